"""The network as an ONNX graph of 8-bit weights, and how it is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.encode import padded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from training.encode import Encoded
    from training.network import Network

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OPSET = 17


def write_float(network: Network, path: Path) -> None:
    """Write the network as a graph of 32-bit weights."""
    network.eval()
    network.encoder.set_attn_implementation("eager")  # the fused one cannot be exported
    example = torch.ones((2, 8), dtype=torch.int64)
    torch.onnx.export(
        network,
        (example, example, torch.zeros_like(example)),
        str(path),
        input_names=list(INPUTS),
        output_names=["logits", "embedding"],
        dynamic_axes={
            **{name: {0: "batch", 1: "length"} for name in INPUTS},
            "logits": {0: "batch"},
            "embedding": {0: "batch"},
        },
        opset_version=OPSET,
        dynamo=False,
    )


def write_small(source: Path, path: Path, *, per_channel: bool = True) -> None:
    """Write the graph with 8-bit weights, a scale for each column of a matrix.

    Weights use seven of the eight bits: without that, processors that lack VNNI clip sums, and
    the same sentence would get another score there.
    """
    quantize_dynamic(
        source,
        path,
        per_channel=per_channel,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )
    model = onnx.load(path)
    model.producer_version = ""
    model.doc_string = ""
    onnx.save(model, path)


def session(path: Path) -> onnxruntime.InferenceSession:
    """Return the graph, ready to run on one core."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def run(
    graph: onnxruntime.InferenceSession, encoded: Sequence[Encoded]
) -> tuple[np.ndarray, np.ndarray]:
    """Return logits and embeddings of sentences, each run by itself.

    Activations are quantized by the range of their batch; alone, a sentence always gets the same.
    """
    said = [graph.run(["logits", "embedding"], padded([one])) for one in encoded]
    return np.concatenate([one[0] for one in said]), np.concatenate([one[1] for one in said])
