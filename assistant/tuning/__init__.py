"""Tunes the encoder to this project's messages; run by hand, its result is kept in the code."""
