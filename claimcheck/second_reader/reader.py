"""The model at work: a sentence and the one before it in, probabilities and neighbours out."""

from __future__ import annotations

import json
import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from claimcheck.errors import WeightsError
from claimcheck.model.regex import regex
from claimcheck.model.second import Mode, Neighbour
from claimcheck.second_reader.weights import MODEL, SENTENCES, TOKENIZER, VECTORS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from claimcheck.second_reader.weights import Weights

    Vector = NDArray[np.float32]

NEAREST = 3
"""Neighbours that are shown of a sentence."""
_KEPT = 4096  # sentences whose answers are kept: pages of a site say the same again and again
_ASKS = regex(r"\?[\s\"'”’)]*$")
DOUBTED = 0.1
"""The probability from which on a text is read alone too; nothing less comes near a threshold."""
_PAIR = 3  # tokens that the model puts around and between two sentences
_SIGNS = 10_000  # of a sentence that are cut into tokens, of which some dozens are read
_DIGITS = 4
"""Decimals of a probability: what is beyond differs between processors."""


class Answer(NamedTuple):
    """What the model says of a sentence.

    `probabilities` are by category. `vector` is where it puts the sentence: whole numbers in
    -127..127, so that sums of their products are the same on every machine.
    """

    probabilities: Mapping[str, float]
    vector: Vector


class SecondReader:
    """A model, ready to read. It reads one sentence at a time.

    Its weights are whole numbers of eight bits, and the range of the numbers between its layers is
    taken from what it is given at once: in a batch, a sentence's answer would hang on the others.
    """

    def __init__(self, weights: Weights) -> None:
        """Load a model.

        Raises:
            WeightsError: a file is not what the runtime can use.
        """
        self.weights = weights
        try:
            self._session = _session(weights.file(MODEL))
            self._tokenizer = Tokenizer.from_file(str(weights.file(TOKENIZER)))
        except Exception as error:
            # The libraries raise errors of their own, of no common base.
            said = str(error).partition("\n")[0]
            raise WeightsError(f"{weights.folder}: the model cannot be loaded: {said}") from error
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._memory: _Memory | None = None
        self.read = lru_cache(maxsize=_KEPT)(self._read)

    def _read(self, before: str, text: str) -> Answer:
        """Return what the model says of a text, and of the sentence before it, which may be empty.

        What it says only because of the sentence before is that one's claim, not the text's: the
        text is read alone too, and the middle between both counts, unless the text is an answer.
        """
        scores, vector = self._scores(before, text)
        pair = self._probabilities(scores)
        if not before or asks(before) or max(pair.values(), default=0.0) < DOUBTED:
            return Answer(pair, vector)
        alone, _ = self._scores("", text)
        middle = [(one + other) / 2 for one, other in zip(scores, alone, strict=True)]
        return Answer(self._probabilities(middle), vector)

    def _probabilities(self, scores: Sequence[float]) -> dict[str, float]:
        labels = self.weights.labels
        return {label: _sigmoid(score) for label, score in zip(labels, scores, strict=True)}

    def _scores(self, before: str, text: str) -> tuple[list[float], Vector]:
        """Return the calibrated logits of a pair of sentences, and where the model puts it.

        The text is read whole, up to the model's length; of what stands before it, the end.
        """
        ids, kinds = self._encoded(before, text)
        given = {
            "input_ids": np.array([ids], dtype=np.int64),
            "attention_mask": np.ones((1, len(ids)), dtype=np.int64),
            "token_type_ids": np.array([kinds], dtype=np.int64),
        }
        logits, embedding = self._session.run(["logits", "embedding"], given)
        answers = zip(self.weights.labels, logits[0].tolist(), strict=True)
        calibration = self.weights.calibration
        scores = [calibration[label][0] * logit + calibration[label][1] for label, logit in answers]
        return scores, whole(embedding[0])

    def _encoded(self, before: str, text: str) -> tuple[list[int], list[int]]:
        """Return the tokens of a pair of sentences with the segment of each."""
        most = self.weights.max_length
        own = self._tokenizer.encode(_sound(text[:_SIGNS]), add_special_tokens=False)
        room = most - _PAIR - len(own.ids)
        if before and room > 0:
            above = self._tokenizer.encode(_sound(before[-_SIGNS:]), add_special_tokens=False)
            above.truncate(room, direction="left")
            if above.ids:
                pair = self._tokenizer.post_process(above, own)
                return pair.ids, pair.type_ids
        own.truncate(most - _PAIR + 1)
        alone = self._tokenizer.post_process(own)
        return alone.ids, alone.type_ids

    def raises(
        self, answer: Answer, mode: Mode, *, only_sure: bool = False
    ) -> list[tuple[str, float, bool]]:
        """Return the categories that an answer raises, the likeliest first.

        Each comes with its probability, and whether it is at or above the threshold of the gate.
        Where `only_sure`, nothing less is raised.
        """
        suggests = mode is Mode.SUGGEST and not only_sure
        found = []
        for category, probability in answer.probabilities.items():
            levels = self.weights.levels_of(category)
            is_sure = levels.gate is not None and probability >= levels.gate
            is_likely = levels.suggest is not None and probability >= levels.suggest
            if is_sure or (is_likely and suggests):
                found.append((category, probability, is_sure))
        found.sort(key=lambda one: (-one[1], one[0]))
        least = found[0][1] * self.weights.beside if found else 0.0
        return [one for one in found if one[1] >= least]

    def nearest(self, vector: Vector) -> tuple[Neighbour, ...]:
        """Return the sentences it learned from that are nearest to a vector, the nearest first."""
        if self._memory is None:
            self._memory = _remembered(self.weights)
        return self._memory.nearest(vector)


def _sound(text: str) -> str:
    """Return a text with a mark for each half of a character pair, which is no text."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def whole(embedding: Vector) -> Vector:
    """Return a vector in whole numbers, the largest of which is 127; its direction counts."""
    vector = np.asarray(embedding, dtype=np.float32)
    largest = float(np.abs(vector).max(initial=0.0))
    return np.round(vector * (127 / largest)) if largest else vector


def _session(path: Path) -> onnxruntime.InferenceSession:
    """Return a model on one thread of this machine, which tells nobody of it."""
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(
        str(path), sess_options=options, providers=["CPUExecutionProvider"]
    )


def asks(text: str) -> bool:
    """Say whether a text is a question, which what follows may answer."""
    return _ASKS.search(text) is not None


def _sigmoid(score: float) -> float:
    # What is beyond ±60 is as good as certain, and the exponential stays a number.
    return round(1 / (1 + math.exp(-max(-60.0, min(60.0, score)))), _DIGITS)


class _Memory(NamedTuple):
    """The sentences it learned from, a row each.

    Rows hold whole numbers, whose products sum up exactly as long as they stay below 2**24.
    """

    rows: NDArray[np.float32]
    scale: NDArray[np.float32]
    sentences: tuple[Neighbour, ...]

    def nearest(self, vector: Vector) -> tuple[Neighbour, ...]:
        likeness = (self.rows @ vector) * self.scale
        order = np.argsort(-likeness, kind="stable")[:NEAREST]
        return tuple(self.sentences[at] for at in order)


def _remembered(weights: Weights) -> _Memory:
    try:
        with np.load(weights.file(VECTORS), allow_pickle=False) as stored:
            rows = stored["vectors"].astype(np.float32)
            scale = np.broadcast_to(stored["scale"].astype(np.float32).ravel(), len(rows))
        lines = weights.file(SENTENCES).read_text(encoding="utf-8").rstrip("\n").split("\n")
        sentences = tuple(_neighbour(line) for line in lines if line)
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise WeightsError(f"{weights.folder}: the neighbours cannot be read: {error}") from error
    if len(sentences) != len(rows):
        raise WeightsError(
            f"{weights.folder}: it has {len(rows)} vectors of neighbours, and not as many sentences"
        )
    return _Memory(rows, scale, sentences)


def _neighbour(line: str) -> Neighbour:
    row = json.loads(line)
    return Neighbour(id=str(row["id"]), text=str(row["text"]), labels=tuple(row["labels"]))
