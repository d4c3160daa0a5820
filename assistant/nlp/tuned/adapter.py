"""What tuning changed in the transformer, small enough to be kept beside the code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.nlp.tuned.base import WIDTH

Matrix = npt.NDArray[np.float32]
PATH = Path(__file__).parent / "adapter.npz"
# What the vectors depend on: a change in any of them makes trained models stale.
SOURCES = (PATH, *(Path(__file__).parent / name for name in ("base.py", "encoder.py", "graph.py")))
_DOWN, _UP = ".down", ".up"


@dataclass(frozen=True)
class Adapter:
    """Low-rank changes of matrices (LoRA), replaced vectors, and the head that tags tokens.

    `low_rank` holds, by the matrix's name in `Base`, `down` of shape (rank, columns) and `up` of
    shape (rows, rank): the tuned matrix is the published one plus ``up @ down``. `vectors`
    replaces norms outright. `tag_weights` has the shape (tags, width).
    """

    low_rank: Mapping[str, tuple[Matrix, Matrix]]
    vectors: Mapping[str, Matrix]
    tags: tuple[str, ...]
    tag_weights: Matrix
    tag_bias: Matrix

    def changed(self, name: str, matrix: Matrix) -> Matrix:
        """The tuned form of a published matrix."""
        if name not in self.low_rank:
            return matrix
        down, up = self.low_rank[name]
        return matrix + up @ down

    def save(self, path: Path) -> None:
        """Write it in half precision, without pickles."""
        arrays: dict[str, npt.NDArray[np.generic]] = {
            **{name + _DOWN: down for name, (down, _) in self.low_rank.items()},
            **{name + _UP: up for name, (_, up) in self.low_rank.items()},
            **self.vectors,
            "tag_weights": self.tag_weights,
            "tag_bias": self.tag_bias,
        }
        half = {name: array.astype(np.float16) for name, array in arrays.items()}
        np.savez_compressed(path, tags=np.array(self.tags), **half)


# One that changes nothing and knows no tags.
UNTUNED = Adapter({}, {}, ("O",), np.zeros((1, WIDTH), np.float32), np.zeros(1, np.float32))


def load_adapter(path: Path = PATH) -> Adapter:
    """Read what `Adapter.save` wrote."""
    with np.load(path, allow_pickle=False) as file:
        tags = tuple(file["tags"].tolist())
        arrays = {
            name: file[name].astype(np.float32) for name in file.files if name not in ("tags",)
        }
    weights, bias = arrays.pop("tag_weights"), arrays.pop("tag_bias")
    names = [name.removesuffix(_DOWN) for name in arrays if name.endswith(_DOWN)]
    low_rank = {name: (arrays.pop(name + _DOWN), arrays.pop(name + _UP)) for name in names}
    return Adapter(low_rank, arrays, tags, weights, bias)
