"""Pictures people look at and share."""
