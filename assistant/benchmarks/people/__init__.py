"""Simulated people who look for a mentor.

They know the assistant only by what it shows them: nothing of it may be imported here, and their
sentences were written for them alone.
"""
