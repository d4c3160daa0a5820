"""Rasa actions, flat: each a thin translation from slots to a service to replies."""
