"""Builds graphs of products for onnxruntime, with weights rounded to whole numbers.

A product for one message costs what reading its weights from memory costs, so they are kept in 8
bits, with a scale for every block of a column.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import onnxruntime
from onnx import NodeProto, TensorProto, helper, numpy_helper

_BITS = 8
# What stands for 0 among 8 bits without a sign, and the steps to either side.
_ZERO, _STEPS = 128, 127
_BLOCK = 32
# onnxruntime's name for rounding what is multiplied to 8 bits as well, row by row
_ROUNDED_ROWS = 4
_LEAST_LEVEL = 1e-12
_ONNX = 17
_FILE_VERSION = 8

# A name, or a number of rows or columns, for each axis.
Shape = tuple[str | int, ...]


@dataclass
class OnnxGraph:
    """Collects nodes and constants; its methods return the name of what they add computes."""

    nodes: list[NodeProto] = field(default_factory=list)
    constants: list[TensorProto] = field(default_factory=list)

    def constant(self, values: np.ndarray) -> str:
        """Something that is the same for all inputs; numbers with a point in single precision."""
        name = f"constant {len(self.constants)}"
        if values.dtype == np.float64:
            values = values.astype(np.float32)
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, *inputs: str, domain: str = "", **settings: object) -> str:
        """What an operator of ONNX, or of another domain, makes of its inputs."""
        name = f"value {len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], domain=domain, **settings))
        return name

    def columns(self, value: str, widths: Sequence[int]) -> list[str]:
        """The columns of a value in groups of these widths."""
        names = [f"value {len(self.nodes)}.{group}" for group in range(len(widths))]
        inputs = [value, self.constant(np.array(widths))]
        self.nodes.append(helper.make_node("Split", inputs, names, axis=1))
        return names

    def rows(self, value: str, first: int, last: int) -> str:
        """Rows `first` to `last`; negative numbers count from the end."""
        bounds = (self.constant(np.array([number])) for number in (first, last, 0))
        return self.node("Slice", value, *bounds)

    def coarse_product(self, value: str, weights: np.ndarray) -> str:
        """A product with rounded weights; a row's result does not depend on other rows.

        What is multiplied is rounded as well. A few of its columns are large and count for little:
        each is first scaled by its weights, or rounding would drown the columns beside it.
        """
        inner, width = weights.shape
        level = np.maximum(np.linalg.norm(weights, axis=1), _LEAST_LEVEL)
        levelled = self.node("Mul", value, self.constant(level))
        padded = np.pad(weights / level[:, None], ((0, -inner % _BLOCK), (0, 0)))
        blocks = padded.T.reshape(width, -1, _BLOCK)
        scales = np.maximum(np.abs(blocks).max(axis=2), _LEAST_LEVEL) / _STEPS
        rounded = np.round(blocks / scales[:, :, None]) + _ZERO
        return self.node(
            "MatMulNBits",
            levelled,
            self.constant(rounded.astype(np.uint8)),
            self.constant(scales),
            domain="com.microsoft",
            K=inner,
            N=width,
            bits=_BITS,
            block_size=_BLOCK,
            accuracy_level=_ROUNDED_ROWS,
        )

    def session(
        self, inputs: Mapping[str, Shape], outputs: Mapping[str, Shape]
    ) -> onnxruntime.InferenceSession:
        """What runs the graph, on the caller's thread.

        Args:
            inputs: shapes by name; all are of single precision.
            outputs: shapes by the names that `node` gave.
        """
        given = [_told(name, shape) for name, shape in inputs.items()]
        made = [_told(name, shape) for name, shape in outputs.items()]
        whole = helper.make_graph(self.nodes, "graph", given, made, self.constants)
        versions = [helper.make_opsetid("", _ONNX), helper.make_opsetid("com.microsoft", 1)]
        model = helper.make_model(whole, opset_imports=versions, ir_version=_FILE_VERSION)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        return onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )


def _told(name: str, shape: Shape) -> object:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, list(shape))
