"""Where the weights of the second reader lie, whether they are whole, and what goes with them."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from claimcheck.errors import WeightsError

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE = "CLAIMCHECK_READER"
"""The environment variable that names a folder of weights, in the place of those installed."""
PACKAGE = "claimcheck_reader"
LIBRARIES = ("onnxruntime", "tokenizers", "numpy")
DESCRIPTION = "reader.json"
MODEL, TOKENIZER = "model.onnx", "tokenizer.json"
VECTORS, SENTENCES = "neighbours.npz", "neighbours.jsonl"
_FILES = frozenset({MODEL, TOKENIZER, VECTORS, SENTENCES})
_HOW = 'pip install "claimcheck-lint[reader]" ./reader'


class Thresholds(NamedTuple):
    """The least probability at which a category is suggested, and at which it may decide.

    None is never.
    """

    suggest: float | None
    gate: float | None

    def words(self) -> str:
        """Return the thresholds in words."""
        suggest, gate = ("never" if at is None else f"from {at:.2f}" for at in self)
        return f"suggested {suggest}, a gate {gate}"


_NEVER = Thresholds(None, None)


class Base(msgspec.Struct, frozen=True):
    """What the weights were trained from."""

    name: str
    licence: str
    source: str = ""
    sha256: str = ""


class _Levels(msgspec.Struct, frozen=True):
    suggest: float | None = None
    gate: float | None = None


class _Description(msgspec.Struct, frozen=True):
    """What `reader.json` holds, as far as it is used here."""

    version: str
    base: Base
    max_length: int
    labels: list[str]
    calibration: dict[str, tuple[float, float]]
    thresholds: dict[str, _Levels | None]
    files: dict[str, str]
    beside: float = 0.0
    fewest_words: int = 0
    metrics: dict[str, object] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A folder of weights with its description.

    `labels` are the categories in the order of the model's answers. A probability is the sigmoid of
    a category's answer times the first number of its `calibration` plus the second. Beside the
    likeliest category of a sentence others are raised that have at least the share `beside` of its
    probability. What has less than `fewest_words` is not read. A sentence and the one before it
    have at most `max_length` tokens together. `stamp` is the hash of the description, which holds
    the hashes of all else.
    """

    folder: Path
    version: str
    base: Base
    max_length: int
    labels: tuple[str, ...]
    calibration: Mapping[str, tuple[float, float]]
    thresholds: Mapping[str, Thresholds]
    beside: float
    fewest_words: int
    files: Mapping[str, str]
    metrics: Mapping[str, object]
    stamp: str

    def file(self, name: str) -> Path:
        """Return the path of one of the files."""
        return self.folder / name

    def levels_of(self, category: str) -> Thresholds:
        """Return the thresholds of a category."""
        return self.thresholds.get(category, _NEVER)


def is_installed() -> bool:
    """Say whether the libraries and the weights are there; nothing of them is loaded."""
    return all(map(find_spec, LIBRARIES)) and _folder() is not None


def weights_at(folder: str = "") -> Weights:
    """Return the weights in a folder, by default those that are installed, once they are checked.

    Raises:
        WeightsError: a library or the weights are missing, or a file is not what it should be.
    """
    lacking = [name for name in LIBRARIES if find_spec(name) is None]
    found = Path(folder) if folder else _folder()
    if lacking or found is None:
        what = f"{', '.join(lacking)} is missing" if lacking else "there are no weights"
        raise WeightsError(f"the second reader is not installed, {what}: {_HOW}")
    return _checked(found)


def _folder() -> Path | None:
    """Return the folder of the weights that are installed, or that the environment names."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        folder = Path(named)
    else:
        spec = find_spec(PACKAGE)
        places = spec.submodule_search_locations if spec else None
        if not places:
            return None
        folder = Path(next(iter(places)))
    return folder if (folder / DESCRIPTION).is_file() else None


@lru_cache(maxsize=1)
def _checked(folder: Path) -> Weights:
    """Return the weights of a folder when each file has the hash that it should have."""
    data = _read(folder / DESCRIPTION)
    try:
        told = msgspec.json.decode(data, type=_Description)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise WeightsError(f"{folder / DESCRIPTION}: {error}") from error
    lacking = _FILES - told.files.keys()
    lacking |= {f"calibration of {one}" for one in told.labels if one not in told.calibration}
    if lacking or told.max_length < 4:  # noqa: PLR2004 -- two signs of the model and two words
        what = ", ".join(sorted(lacking)) or "a max_length above 3"
        raise WeightsError(f"{folder / DESCRIPTION}: it lacks {what}")
    for name in sorted(_FILES):
        if hashlib.sha256(_read(folder / name)).hexdigest() != told.files[name]:
            raise WeightsError(
                f"{folder / name}: it is not the file that {DESCRIPTION} names (its SHA-256 "
                f"differs); install the weights again: {_HOW}"
            )
    return Weights(
        folder=folder,
        version=told.version,
        base=told.base,
        max_length=told.max_length,
        labels=tuple(told.labels),
        calibration=told.calibration,
        thresholds={
            name: Thresholds(levels.suggest, levels.gate)
            for name, levels in told.thresholds.items()
            if levels is not None
        },
        beside=told.beside,
        fewest_words=told.fewest_words,
        files=told.files,
        metrics=told.metrics,
        stamp=hashlib.sha256(data).hexdigest(),
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise WeightsError(f"{path}: {error.strerror or error}; {_HOW}") from error
