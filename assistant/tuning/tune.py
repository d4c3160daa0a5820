"""Teaches the encoder three things at once: intents, goals, and where titles stand.

Only the upper layers learn; what the lower ones make of each message is worked out once. The
heads for intents and goals are thrown away: `mentor train` fits its own on the tuned vectors, so
new messages need no tuning to be learnt from.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import tensorflow as tf

from assistant.mentoring.goals import GOALS
from assistant.nlp.asides import Asides
from assistant.nlp.tuned.adapter import Adapter
from assistant.nlp.tuned.base import LAYERS, WIDTH, load_base
from assistant.nlp.tuned.encoder import PREFIX, Embedder, tokenizer
from assistant.tuning.examples import TAGS, Example, tags, told_with, variants
from assistant.tuning.network import Layer, padded, padding

# Chosen by cross-validation on the training messages: docs/decisions/0008-a-tuned-encoder.md.
_FROZEN = 6
_RANK = 32
_BATCH = 32
_PREPARED_AT_ONCE = 64
_RATE = 2e-3
_HEADS_FASTER = 3.0
_WARM_UP = 100
_DROPOUT = 0.1
_SMOOTHING = 0.05
_GOALS_WEIGHT, _FIRST_GOAL_WEIGHT, _TAGS_WEIGHT = 4.0, 0.5, 2.0
_AS_WRITTEN = 0.4
_LONGEST_TOKENS = 128
_UNLABELLED = -1
_KINDS = tuple(GOALS)

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class _Prepared:
    """The frozen layers' view of a message, shape (tokens, width), and its tokens' tags."""

    hidden: Array
    tags: Array


def tune(
    examples: Sequence[Example],
    titles: Sequence[str],
    epochs: int,
    say: Callable[[str], None] = lambda _: None,
) -> Adapter:
    """Fit an adapter; the same input gives nearly the same adapter on the same machine.

    Takes about a minute and a half an epoch for eight thousand messages on two cores.
    """
    tf.random.set_seed(0)
    chance = random.Random(0)
    base = load_base()
    asides = Asides(examples, lambda e: e.intent, lambda e: e.text, chance)
    ways = [
        (example, *variants(example, titles, chance), *told_with(example, asides, chance))
        for example in examples
    ]
    written = [form for forms in ways for form in forms]
    prepared = _prepared(written, base)
    forms = len(ways[0])
    say(f"{len(examples)} messages in {forms} forms each are read by the frozen layers")
    network = _Network(base, sorted({example.intent for example in examples}))
    steps = epochs * -(-len(examples) // _BATCH)
    step = 0
    for epoch in range(epochs):
        started, total = time.perf_counter(), 0.0
        chosen = [
            number * forms + (0 if chance.random() < _AS_WRITTEN else chance.randrange(1, forms))
            for number in range(len(examples))
        ]
        for batch in _batches([len(prepared[place].hidden) for place in chosen], chance):
            rate = min(1.0, (step + 1) / _WARM_UP) * max(0.02, 1 - step / steps)
            total += network.learn(
                [prepared[chosen[number]] for number in batch],
                [written[chosen[number]] for number in batch],
                rate,
            )
            step += 1
        took = time.perf_counter() - started
        say(f"epoch {epoch + 1} of {epochs}: loss {total * epochs / steps:.3f}, {took:.0f} s")
    return network.adapter()


def _prepared(written: Sequence[Example], base: Any) -> list[_Prepared]:
    layers = [Layer(base, number, rank=0) for number in range(_FROZEN)]

    @tf.function(input_signature=[_HIDDEN, _LENGTHS])
    def below(hidden: tf.Tensor, lengths: tf.Tensor) -> tf.Tensor:
        bias = padding(lengths)
        for layer in layers:
            hidden = layer(hidden, bias)
        return hidden

    split, embed = tokenizer(base), Embedder(base)
    split.enable_truncation(_LONGEST_TOKENS)
    encodings = split.encode_batch([PREFIX + example.text for example in written])
    found: list[Any] = [None] * len(written)
    order = np.argsort([len(encoding.ids) for encoding in encodings], kind="stable")
    for start in range(0, len(order), _PREPARED_AT_ONCE):
        places = order[start : start + _PREPARED_AT_ONCE]
        rows = [embed(encodings[place].ids) for place in places]
        lengths = np.array([len(row) for row in rows], dtype=np.int32)
        hidden = below(padded(rows), lengths).numpy().astype(np.float16)
        for place, row, length in zip(places, hidden, lengths):
            shift = len(PREFIX)
            tokens = [(s - shift, e - shift) for s, e in encodings[place].offsets]
            labels = np.array(tags(written[place].spans, tokens), dtype=np.int32)
            found[place] = _Prepared(row[:length].copy(), labels)
    return found


def _batches(lengths: Sequence[int], chance: random.Random) -> Iterator[Array]:
    """Messages of about one length together, in a random order."""
    order = np.argsort([length + 4 * chance.random() for length in lengths])
    batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
    chance.shuffle(batches)
    return iter(batches)


_HIDDEN = tf.TensorSpec((None, None, WIDTH), tf.float32)
_LENGTHS = tf.TensorSpec((None,), tf.int32)
_MANY = tf.TensorSpec((None, None), tf.float32)
_TAGGED = tf.TensorSpec((None, None), tf.int32)


class _Network:
    def __init__(self, base: Any, intents: Sequence[str]) -> None:
        self._intents = {intent: place for place, intent in enumerate(intents)}
        self._layers = [Layer(base, number, _RANK) for number in range(_FROZEN, LAYERS)]
        sizes = {"intents": len(intents), "goals": len(GOALS), "first": len(GOALS)}
        self._heads = {name: _head(size) for name, size in {**sizes, "tags": len(TAGS)}.items()}
        self._below = [v for layer in self._layers for v in layer.trainable_variables]
        self._above = [part for head in self._heads.values() for part in head]
        self._optimizers = [
            tf.keras.optimizers.AdamW(_RATE, weight_decay=0.01, jit_compile=False) for _ in range(2)
        ]
        self._step = tf.function(
            self._learn,
            input_signature=[_HIDDEN, _LENGTHS, _LENGTHS, _MANY, _LENGTHS, _TAGGED],
        )

    def learn(self, rows: Sequence[_Prepared], examples: Sequence[Example], rate: float) -> float:
        """One step on a batch; the loss before it."""
        for optimizer, faster in zip(self._optimizers, (1.0, _HEADS_FASTER)):
            optimizer.learning_rate.assign(_RATE * rate * faster)
        goals = [[float(goal in example.goals) for goal in GOALS] for example in examples]
        first = [_KINDS.index(e.goals[0]) if e.goals else _UNLABELLED for e in examples]
        loss = self._step(
            padded([row.hidden for row in rows]).astype(np.float32),
            np.array([len(row.hidden) for row in rows], dtype=np.int32),
            np.array([self._intents[example.intent] for example in examples], dtype=np.int32),
            np.array(goals, dtype=np.float32),
            np.array(first, dtype=np.int32),
            padded([row.tags for row in rows], _UNLABELLED),
        )
        return float(loss)

    def adapter(self) -> Adapter:
        """What was learnt, but for the heads that `mentor train` fits anew."""
        changes: dict[str, Any] = {}
        norms: dict[str, Any] = {}
        for layer in self._layers:
            more, vectors = layer.learnt()
            changes.update(more)
            norms.update(vectors)
        weights, bias = self._heads["tags"]
        return Adapter(changes, norms, TAGS, weights.numpy().T, bias.numpy())

    def _learn(
        self,
        hidden: tf.Tensor,
        lengths: tf.Tensor,
        intents: tf.Tensor,
        goals: tf.Tensor,
        first: tf.Tensor,
        tagged: tf.Tensor,
    ) -> tf.Tensor:
        with tf.GradientTape() as tape:
            bias = padding(lengths)
            for layer in self._layers:
                hidden = layer(hidden, bias, _DROPOUT)
            inside = tf.cast(tf.sequence_mask(lengths), tf.float32)[:, :, None]
            pooled = tf.reduce_sum(hidden * inside, 1) / tf.reduce_sum(inside, 1)
            pooled = tf.nn.dropout(_standard(pooled), _DROPOUT)
            loss = _cross_entropy(intents, self._scores("intents", pooled))
            loss += _GOALS_WEIGHT * tf.reduce_mean(
                tf.nn.sigmoid_cross_entropy_with_logits(goals, self._scores("goals", pooled))
            )
            loss += _FIRST_GOAL_WEIGHT * _cross_entropy(first, self._scores("first", pooled))
            loss += _TAGS_WEIGHT * _cross_entropy(tagged, self._scores("tags", hidden), 0.0)
        gradients = tape.gradient(loss, [*self._below, *self._above])
        gradients, _ = tf.clip_by_global_norm(gradients, 1.0)
        count = len(self._below)
        self._optimizers[0].apply_gradients(zip(gradients[:count], self._below))
        self._optimizers[1].apply_gradients(zip(gradients[count:], self._above))
        return loss

    def _scores(self, name: str, given: tf.Tensor) -> tf.Tensor:
        weights, bias = self._heads[name]
        return given @ weights + bias


def _head(size: int) -> tuple[tf.Variable, tf.Variable]:
    spread = WIDTH**-0.5
    return (
        tf.Variable(tf.random.uniform((WIDTH, size), -spread, spread)),
        tf.Variable(tf.zeros((size,))),
    )


def _standard(vectors: tf.Tensor) -> tf.Tensor:
    mean, variance = tf.nn.moments(vectors, axes=-1, keepdims=True)
    return (vectors - mean) * tf.math.rsqrt(variance + 1e-5)


def _cross_entropy(wanted: tf.Tensor, scores: tf.Tensor, smooth: float = _SMOOTHING) -> tf.Tensor:
    """Mean over what is labelled; 0 where nothing is."""
    labelled = tf.cast(wanted >= 0, tf.float32)
    size = scores.shape[-1]
    aim = tf.one_hot(tf.maximum(wanted, 0), size) * (1 - smooth) + smooth / size
    each = tf.nn.softmax_cross_entropy_with_logits(aim, scores) * labelled
    return tf.reduce_sum(each) / tf.maximum(tf.reduce_sum(labelled), 1.0)
