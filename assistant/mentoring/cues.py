"""The words by which a message asks or refuses, for whatever listens for them.

Each place adds words that refuse there alone: "back" is no to sending, and none to a condition.
"""

from __future__ import annotations

# So a question or a request begins.
ASKING = (
    "who", "whom", "why", "how", "when", "where", "which", "is", "are", "am", "do", "does", "did",
    "can", "could", "may", "should", "would", "will", "tell me", "explain",
)  # fmt: skip
# Whatever stands behind these is not wanted, or not so.
REFUSING = ("not", "never")
# Also where the apostrophe is left out.
DONT = r"don['\u2019]?t"
# The end of "don't", "isn't", "can't".
NT = r"n['\u2019]t\b"


def any_of(*words: str) -> str:
    """A pattern for any of some words or phrases, whole."""
    return rf"\b(?:{'|'.join(words)})\b"
