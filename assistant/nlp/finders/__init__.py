"""Finders of facts in a message: plain text in, spans out, nothing read at import."""
