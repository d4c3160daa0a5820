"""The transformer's layers in TensorFlow, their matrices frozen but for a low-rank change (LoRA).

The low-rank form is that of Hu et al. 2021, "LoRA: Low-Rank Adaptation of Large Language Models".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from assistant.nlp.tuned.base import HEADS, INNER, WIDTH, Base

_EPSILON = 1e-12
_FAR = -1e9
_NORMS = ("aln", "oln")


class Linear(tf.Module):
    """A published matrix and, where `rank` is above 0, what is learnt on top of it."""

    def __init__(self, base: Base, name: str, columns: int, rank: int) -> None:
        super().__init__(name=name.replace(".", "_"))
        self.published = name
        matrix = base.matrix(name + ".w", columns)
        self._weights = tf.constant(matrix.T)
        self._bias = tf.constant(base.vector(name + ".b"))
        self.low_rank: tuple[tf.Variable, tf.Variable] | None = None
        if rank:
            down = tf.random.normal((columns, rank), stddev=columns**-0.5)
            self.low_rank = tf.Variable(down), tf.Variable(tf.zeros((rank, matrix.shape[0])))

    def __call__(self, given: tf.Tensor) -> tf.Tensor:
        """Shape (…, columns) to (…, rows)."""
        # Two dimensions are multiplied twice as fast as three.
        flat = tf.reshape(given, (-1, given.shape[-1]))
        result = flat @ self._weights + self._bias
        if self.low_rank:
            down, up = self.low_rank
            result += (flat @ down) @ up
        return tf.reshape(result, tf.concat([tf.shape(given)[:-1], result.shape[-1:]], 0))


class Layer(tf.Module):
    """One layer of the transformer; its norms are learnt where its matrices are."""

    def __init__(self, base: Base, number: int, rank: int) -> None:
        super().__init__()
        self._prefix = f"l{number}."
        self._linear = {
            part: Linear(base, self._prefix + part, INNER if part == "fo" else WIDTH, rank)
            for part in ("q", "k", "v", "ao", "fi", "fo")
        }
        self._norms = {
            f"{self._prefix}{norm}.{part}": tf.Variable(
                base.vector(f"{self._prefix}{norm}.{part}"), trainable=rank > 0
            )
            for norm in _NORMS
            for part in "wb"
        }

    def __call__(self, given: tf.Tensor, bias: tf.Tensor, dropout: float = 0.0) -> tf.Tensor:
        """Hidden states of shape (batch, tokens, width); `bias` shuts padding out."""
        parts = [self._heads(self._linear[part](given)) for part in "qkv"]
        scores = tf.matmul(parts[0], parts[1], transpose_b=True) * (WIDTH // HEADS) ** -0.5
        mixed = tf.matmul(tf.nn.softmax(scores + bias), parts[2])
        joined = tf.reshape(tf.transpose(mixed, (0, 2, 1, 3)), tf.shape(given))
        attended = tf.nn.dropout(self._linear["ao"](joined), dropout)
        middle = self._normed("aln", given + attended)
        inner = self._linear["fo"](tf.nn.gelu(self._linear["fi"](middle)))
        return self._normed("oln", middle + tf.nn.dropout(inner, dropout))

    def learnt(self) -> tuple[dict[str, tuple[Any, Any]], dict[str, Any]]:
        """The low-rank changes and the norms, as `Adapter` keeps them."""
        changes = {
            linear.published: (linear.low_rank[0].numpy().T, linear.low_rank[1].numpy().T)
            for linear in self._linear.values()
            if linear.low_rank
        }
        return changes, {name: norm.numpy() for name, norm in self._norms.items()}

    @staticmethod
    def _heads(given: tf.Tensor) -> tf.Tensor:
        shape = tf.shape(given)
        split = tf.reshape(given, (shape[0], shape[1], HEADS, WIDTH // HEADS))
        return tf.transpose(split, (0, 2, 1, 3))

    def _normed(self, name: str, given: tf.Tensor) -> tf.Tensor:
        weight, bias = (self._norms[f"{self._prefix}{name}.{part}"] for part in "wb")
        mean, variance = tf.nn.moments(given, axes=-1, keepdims=True)
        return (given - mean) * tf.math.rsqrt(variance + _EPSILON) * weight + bias


def padding(lengths: tf.Tensor) -> tf.Tensor:
    """What is added to attention so that nothing looks beyond a message's end."""
    return tf.where(tf.sequence_mask(lengths), 0.0, _FAR)[:, None, None, :]


def padded(rows: Sequence[np.ndarray[Any, Any]], fill: float = 0) -> np.ndarray[Any, Any]:
    """Arrays of different lengths as one, the short ones filled up."""
    longest = max(len(row) for row in rows)
    whole = np.full((len(rows), longest, *rows[0].shape[1:]), fill, dtype=rows[0].dtype)
    for place, row in zip(whole, rows):
        place[: len(row)] = row
    return whole
