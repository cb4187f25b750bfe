"""Make the weights that the tests of the second reader use: a model of some dozen words.

Each word adds to the answers of some categories and moves the sentence in some direction. Needs
`onnx`, which is no part of what the tests need: what this makes stands beside it.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

FOLDER = Path(__file__).parent
LABELS = (
    "overclaim/no-downtime",
    "overclaim/painless",
    "overclaim/superlative",
    "promotion/testimonial",
)
WORDS = {
    "calendar": (5, 0, 0, 0),
    "noon": (3, 0, 0, 0),
    "feather": (0, 5, 0, 0),
    "brush": (0, 1, 0, 0),
    "hurt": (0, 2, 0, 0),
    "bit": (0, 2, 0, 0),
    "crown": (0, 0, 5, 0),
    "rave": (0, 0, 0, 3.2),
    "perhaps": (-3, -3, -3, -3),
    "never": (-8, -8, -8, -8),
}
BIAS = -2.0
THRESHOLDS = {
    "overclaim/no-downtime": {"suggest": 0.7, "gate": 0.9},
    "overclaim/painless": {"suggest": 0.7, "gate": 0.9},
    "overclaim/superlative": {"suggest": None, "gate": None},
    "promotion/testimonial": {"suggest": 0.6, "gate": None},
}
LEARNED = (
    ("like a feather on the skin", ("overclaim/painless",)),
    ("it did hurt a bit", ()),
    ("your calendar stays as it is", ("overclaim/no-downtime",)),
    ("back at your desk by noon", ("overclaim/no-downtime", "overclaim/painless")),
    ("clients rave about us", ("promotion/testimonial",)),
)
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


def tokenizer() -> Tokenizer:
    """Return a tokenizer that knows the words, and pairs sentences as BERT does."""
    vocabulary = {word: at for at, word in enumerate((*SPECIAL, *WORDS))}
    made = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))  # noqa: S106 -- of words
    made.normalizer = Lowercase()
    made.pre_tokenizer = BertPreTokenizer()
    made.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    return made


def model() -> onnx.ModelProto:
    """Return a model that adds up what the words of a sentence say."""
    none = [(0.0,) * len(LABELS)] * len(SPECIAL)
    says = np.array([*none, *WORDS.values()], dtype=np.float32)
    # No word is without a direction, so that every sentence has one.
    moves = np.hstack([np.maximum(says, 0), np.ones((len(says), 1), dtype=np.float32)])
    constants = {
        "says": says,
        "moves": moves,
        "bias": np.full(len(LABELS), BIAS, dtype=np.float32),
        "words": np.array([1], dtype=np.int64),
        "wide": np.array([2], dtype=np.int64),
    }
    nodes = [
        helper.make_node("Cast", ["attention_mask"], ["is_there"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["is_there", "wide"], ["mask"]),
        helper.make_node("Gather", ["says", "input_ids"], ["said"]),
        helper.make_node("Mul", ["said", "mask"], ["heard"]),
        helper.make_node("ReduceSum", ["heard", "words"], ["total"], keepdims=0),
        helper.make_node("Add", ["total", "bias"], ["logits"]),
        helper.make_node("Gather", ["moves", "input_ids"], ["moved"]),
        helper.make_node("Mul", ["moved", "mask"], ["kept"]),
        helper.make_node("ReduceSum", ["kept", "words"], ["place"], keepdims=0),
        helper.make_node("LpNormalization", ["place"], ["embedding"], axis=1, p=2),
    ]
    shape = ["batch", "length"]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, shape)
        for name in ("input_ids", "attention_mask", "token_type_ids")
    ]
    outputs = [
        helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", len(LABELS)]),
        helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", moves.shape[1]]),
    ]
    stored = [numpy_helper.from_array(value, name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, "second-reader", inputs, outputs, stored)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(made)
    return made


def vector(text: str, words: Tokenizer) -> np.ndarray:
    """Return where the model puts a text, in whole numbers."""
    none = [(0.0,) * len(LABELS)] * len(SPECIAL)
    says = np.maximum(np.array([*none, *WORDS.values()]), 0)
    moves = np.hstack([says, np.ones((len(says), 1))])
    place = moves[words.encode(text).ids].sum(axis=0)
    return np.round(place / np.linalg.norm(place) * 127).astype(np.int8)


def main() -> None:
    """Write all files of the weights, the description last: it holds the hashes of the others."""
    words = tokenizer()
    words.save(str(FOLDER / "tokenizer.json"))
    (FOLDER / "model.onnx").write_bytes(model().SerializeToString(deterministic=True))
    rows = np.array([vector(text, words) for text, _ in LEARNED])
    np.savez(FOLDER / "neighbours.npz", vectors=rows, scale=np.float32(1 / 127))
    lines = [
        json.dumps({"id": f"t-{at}", "text": text, "labels": labels})
        for at, (text, labels) in enumerate(LEARNED, start=1)
    ]
    (FOLDER / "neighbours.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    names = ("model.onnx", "tokenizer.json", "neighbours.npz", "neighbours.jsonl")
    description = {
        "version": "0.0.1",
        "base": {"name": "words", "licence": "MIT", "source": "make.py", "sha256": ""},
        "max_length": 12,
        "labels": LABELS,
        "calibration": dict.fromkeys(LABELS, (1.0, 0.0)),
        "thresholds": THRESHOLDS,
        "files": {n: hashlib.sha256((FOLDER / n).read_bytes()).hexdigest() for n in names},
        "seed": 0,
        "trained_on": [],
        "metrics": {},
    }
    text = json.dumps(description, indent=1) + "\n"
    (FOLDER / "reader.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
