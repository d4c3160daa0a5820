"""Every table, a module for each topic; importing one of them makes all known to the metadata."""

from assistant.storage.tables import conversations, directory, requests

__all__ = ["conversations", "directory", "requests"]
