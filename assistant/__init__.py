"""A conversational assistant that helps people find a mentor."""
