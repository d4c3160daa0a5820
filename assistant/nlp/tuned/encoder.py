"""Reads a message with the tuned transformer: a vector of the whole, and a tag for each token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from assistant.nlp.tuned.adapter import Adapter, load_adapter
from assistant.nlp.tuned.base import POSITIONS, WIDTH, Base, load_base
from assistant.nlp.tuned.graph import session

Vectors = npt.NDArray[np.float32]
# As the model was trained to be asked.
PREFIX = "query: "
# Longer messages are read up to here; that is three or four hundred words.
LONGEST = POSITIONS
_REMEMBERED = 64
_EPSILON = 1e-12


@dataclass(frozen=True)
class Reading:
    """`vector` of length 1; `spans` are the tokens' characters in the text (start, end);
    `tags` their log probabilities, shape (tokens, tags).
    """

    vector: Vectors
    spans: tuple[tuple[int, int], ...]
    tags: Vectors


def tokenizer(base: Base) -> Tokenizer:
    """Splits as SentencePiece did when the model was trained."""
    made = Tokenizer(models.Unigram(list(base.pieces), unk_id=3))
    made.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")]
    )
    made.pre_tokenizer = pre_tokenizers.Metaspace()
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    made.enable_truncation(LONGEST)
    return made


class Embedder:
    """The transformer's first step: each token's vector by its word and its place."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._places = base.vector("emb.pos").reshape(POSITIONS, WIDTH)
        self._kind = base.vector("emb.type")[:WIDTH]
        self._weight, self._bias = base.vector("emb.ln.w"), base.vector("emb.ln.b")

    def __call__(self, tokens: Sequence[int]) -> Vectors:
        """Shape (tokens, width)."""
        words = self._base.matrix("emb.word", WIDTH, np.asarray(tokens))
        summed = words + self._places[: len(tokens)] + self._kind
        centred = summed - summed.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=1, keepdims=True) + _EPSILON)
        embedded: Vectors = centred / spread * self._weight + self._bias
        return embedded.astype(np.float32)


class TunedEncoder:
    """Both a `SentenceEncoder` and what the title extractor reads tags from."""

    dimensions = WIDTH

    def __init__(self, adapter: Adapter | None = None) -> None:
        base = load_base()
        self._adapter = adapter or load_adapter()
        self._tokenizer = tokenizer(base)
        self._embed = Embedder(base)
        self._session = session(base, self._adapter)
        self._lately = lru_cache(maxsize=_REMEMBERED)(self._read)

    @property
    def labels(self) -> tuple[str, ...]:
        """What the columns of `Reading.tags` stand for."""
        return self._adapter.tags

    def read(self, text: str) -> Reading:
        """One message; what was read lately is not read again."""
        return self._lately(text)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See `SentenceEncoder.encode`."""
        vectors = [self._lately(text).vector for text in texts]
        return np.array(vectors, dtype=np.float32).reshape(-1, WIDTH)

    def _read(self, text: str) -> Reading:
        encoding = self._tokenizer.encode(PREFIX + text)
        (hidden,) = self._session.run(None, {"embedded": self._embed(encoding.ids)[None]})
        hidden = hidden[0]
        pooled = hidden.mean(axis=0)
        scores = hidden @ self._adapter.tag_weights.T + self._adapter.tag_bias
        scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
        shift = len(PREFIX)
        inside = [i for i, (start, end) in enumerate(encoding.offsets) if end > max(start, shift)]
        spans = tuple(
            (max(0, s - shift), e - shift) for s, e in map(encoding.offsets.__getitem__, inside)
        )
        return Reading(pooled / np.linalg.norm(pooled), spans, scores[inside])


@lru_cache(maxsize=2)
def tuned_encoder(adapter: str = "") -> TunedEncoder:
    """The one encoder of a process: the vector and the titles come from one reading of it.

    `adapter` is the path of another adapter than the one kept here; benchmarks tune their own.
    """
    return TunedEncoder(load_adapter(Path(adapter)) if adapter else None)
