"""The tuned transformer as a graph for onnxruntime, reckoned in eight bits.

That costs nothing measurable in what is understood and takes a third to a half off the time of a
message (docs/decisions/0008-a-tuned-encoder.md). The graph is built when the program starts:
nothing but the published weights and the adapter is kept.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from assistant.nlp.tuned.adapter import Adapter
from assistant.nlp.tuned.base import HEADS, INNER, LAYERS, WIDTH, Base

# onnxruntime's own operators: they quantise, attend and normalise in one step each.
_OWN = "com.microsoft"
_EPSILON = 1e-12
# Seven bits for the matrices: with eight, processors without VNNI cut off sums of two products,
# and the same message gets another vector there (docs/decisions/0008-a-tuned-encoder.md).
_LEVELS = 63.0


def session(base: Base, adapter: Adapter, threads: int = 1) -> onnxruntime.InferenceSession:
    """Takes `embedded` of shape (1, tokens, width); gives `hidden` of the same shape."""
    graph = _Graph(base, adapter)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        graph.model().SerializeToString(), options, providers=["CPUExecutionProvider"]
    )


class _Graph:
    def __init__(self, base: Base, adapter: Adapter) -> None:
        self._base = base
        self._adapter = adapter
        self._nodes: list[Any] = []
        self._constants: list[Any] = []

    def model(self) -> Any:
        """All layers, one after the other."""
        current = "embedded"
        for layer in range(LAYERS):
            current = self._layer(f"l{layer}.", current, last=layer == LAYERS - 1)
        shape = [1, None, WIDTH]
        graph = helper.make_graph(
            self._nodes,
            "encoder",
            [helper.make_tensor_value_info("embedded", TensorProto.FLOAT, shape)],
            [helper.make_tensor_value_info("hidden", TensorProto.FLOAT, shape)],
            self._constants,
        )
        imports = [helper.make_opsetid("", 17), helper.make_opsetid(_OWN, 1)]
        return helper.make_model(graph, opset_imports=imports, ir_version=8)

    def _layer(self, name: str, given: str, last: bool) -> str:
        mixed = self._linear(name + "qkv", [name + "q", name + "k", name + "v"], given, WIDTH)
        parts = [name + part for part in ("query", "key", "value")]
        self._nodes.append(helper.make_node("Split", [mixed], parts, axis=2))
        attended = self._node("MultiHeadAttention", parts, name + "attended", num_heads=HEADS)
        out = self._linear(name + "out", [name + "ao"], attended, WIDTH)
        normed = self._norm(name + "aln", given, out, name + "normed")
        inner = self._linear(name + "inner", [name + "fi"], normed, WIDTH)
        bent = self._node("Gelu", [inner], name + "bent")
        outer = self._linear(name + "outer", [name + "fo"], bent, INNER)
        return self._norm(name + "oln", normed, outer, "hidden" if last else name + "done")

    def _linear(self, result: str, parts: list[str], given: str, columns: int) -> str:
        """One matrix made of several, weights of shape (columns, rows) in eight bits a row."""
        matrices = [
            self._adapter.changed(part, self._base.matrix(part + ".w", columns)) for part in parts
        ]
        whole = np.concatenate(matrices)
        scale = np.abs(whole).max(axis=1) / _LEVELS
        rounded = np.rint(whole / scale[:, None]).astype(np.int8).T
        bias = np.concatenate([self._vector(part + ".b") for part in parts])
        inputs = [
            given,
            self._constant(result + ".w", np.ascontiguousarray(rounded)),
            self._constant(result + ".scale", scale.astype(np.float32)),
            "",
            self._constant(result + ".b", bias),
        ]
        return self._node("DynamicQuantizeMatMul", inputs, result)

    def _norm(self, name: str, before: str, change: str, result: str) -> str:
        inputs = [
            before,
            change,
            self._constant(name + ".w", self._vector(name + ".w")),
            self._constant(name + ".b", self._vector(name + ".b")),
        ]
        return self._node("SkipLayerNormalization", inputs, result, epsilon=_EPSILON)

    def _vector(self, name: str) -> npt.NDArray[np.float32]:
        tuned = self._adapter.vectors.get(name)
        return self._base.vector(name) if tuned is None else tuned

    def _node(self, operator: str, inputs: list[str], result: str, **settings: Any) -> str:
        self._nodes.append(helper.make_node(operator, inputs, [result], domain=_OWN, **settings))
        return result

    def _constant(self, name: str, array: npt.NDArray[Any]) -> str:
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name
