"""Mails: how they are written down, and how they are handed on."""
