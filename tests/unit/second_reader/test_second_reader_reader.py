"""What the second reader says of a sentence is the same whenever it is asked."""

from __future__ import annotations

import hashlib
import json
import shutil
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np
import pytest

from claimcheck.errors import WeightsError
from claimcheck.model.second import Mode
from claimcheck.second_reader import second_reader
from claimcheck.second_reader.reader import SecondReader
from claimcheck.second_reader.weights import weights_at

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def reader(weights: Path) -> SecondReader:
    return SecondReader(weights_at(str(weights)))


def _painless(reader: SecondReader, before: str, text: str) -> float:
    return reader.read(before, text).probabilities["overclaim/painless"]


def test_each_category_has_a_probability(reader: SecondReader) -> None:
    assert reader.read("", "A brush with a feather.").probabilities == {
        "overclaim/no-downtime": 0.1192,
        "overclaim/painless": 0.982,
        "overclaim/superlative": 0.1192,
        "promotion/testimonial": 0.1192,
    }


def test_what_stands_before_a_sentence_is_read_with_it(reader: SecondReader) -> None:
    assert _painless(reader, "", "Not a bit.") == 0.5
    assert _painless(reader, "Does it hurt?", "Not a bit.") == 0.8808


def test_a_long_sentence_before_is_cut_from_its_left(reader: SecondReader) -> None:
    assert _painless(reader, "hurt" + " x" * 20 + "?", "Not a bit.") == 0.5
    assert _painless(reader, "x " * 20 + "hurt?", "Not a bit.") == 0.8808


def test_what_only_the_sentence_before_says_counts_half(reader: SecondReader) -> None:
    assert _painless(reader, "It will not hurt?", "Not a bit.") == 0.8808
    assert _painless(reader, "It will not hurt.", "Not a bit.") == 0.7311
    assert _painless(reader, "", "Not a bit.") == 0.5
    assert _painless(reader, "“Will it hurt?”", "Not a bit.") == 0.8808


def test_a_sentence_that_leaves_no_room_is_read_alone(reader: SecondReader) -> None:
    assert _painless(reader, "hurt ?", "bit" + " x" * 8) == 0.5
    assert _painless(reader, "? hurt?", "bit" + " x" * 6) == 0.8808


def test_a_sentence_that_is_too_long_is_cut_at_its_end(reader: SecondReader) -> None:
    assert _painless(reader, "", "feather " + "x " * 50 + "never") == 0.9526


@pytest.mark.parametrize("text", ["", " ", "\ud800", "\x00", "x" * 100_000, "\u202e\u200b"])
def test_any_text_has_an_answer(reader: SecondReader, text: str) -> None:
    assert _painless(reader, text, text) == 0.1192


def test_answers_do_not_hang_on_what_was_read_before(weights: Path) -> None:
    texts = ("A feather.", "By noon, perhaps, and never a bit of " + "x " * 9, "Clients rave.")
    answers = []
    for order in permutations(texts):
        reader = SecondReader(weights_at(str(weights)))
        read = {text: reader.read("", text) for text in order}
        answers.append([(read[t].probabilities, read[t].vector.tolist()) for t in texts])
    assert [answer for answer in answers if answer != answers[0]] == []


def test_a_suggestion_is_raised_from_one_threshold_and_a_gate_from_another(
    reader: SecondReader,
) -> None:
    likely = reader.read("", "Clients rave.")
    assert reader.raises(likely, Mode.SUGGEST) == [("promotion/testimonial", 0.7685, False)]
    assert reader.raises(likely, Mode.GATE) == []
    sure = reader.read("", "A feather by noon.")
    assert reader.raises(sure, Mode.GATE) == [("overclaim/painless", 0.9526, True)]
    assert reader.raises(sure, Mode.SUGGEST) == [
        ("overclaim/painless", 0.9526, True),
        ("overclaim/no-downtime", 0.7311, False),
    ]


def test_a_category_without_thresholds_is_never_raised(reader: SecondReader) -> None:
    crown = reader.read("", "The crown of crowns.")
    assert crown.probabilities["overclaim/superlative"] == 0.9526
    assert [reader.raises(crown, mode) for mode in (Mode.SUGGEST, Mode.GATE)] == [[], []]


def test_what_is_much_less_likely_than_another_category_can_be_left_out(
    weights: Path, tmp_path: Path
) -> None:
    raised = {}
    for beside in (0.7, 0.8):
        folder = shutil.copytree(weights, tmp_path / f"{beside}")
        told = json.loads((folder / "reader.json").read_bytes())
        changed = json.dumps({**told, "beside": beside})
        (folder / "reader.json").write_text(changed, encoding="utf-8")
        reader = SecondReader(weights_at(str(folder)))
        answer = reader.read("", "A feather by noon.")
        raised[beside] = [category for category, *_ in reader.raises(answer, Mode.SUGGEST)]
    assert raised == {
        0.7: ["overclaim/painless", "overclaim/no-downtime"],
        0.8: ["overclaim/painless"],
    }


def test_in_a_fragment_only_what_is_sure_is_raised(reader: SecondReader) -> None:
    answer = reader.read("", "A feather by noon.")
    assert reader.raises(answer, Mode.SUGGEST, only_sure=True) == [
        ("overclaim/painless", 0.9526, True)
    ]


def test_the_nearest_sentences_come_with_their_labels(reader: SecondReader) -> None:
    nearest = reader.nearest(reader.read("", "Back at your desk by noon.").vector)
    assert nearest[0]._asdict() == {
        "id": "t-4",
        "text": "back at your desk by noon",
        "labels": ("overclaim/no-downtime", "overclaim/painless"),
    }
    assert len(nearest) == 3


def test_a_vector_has_whole_numbers(reader: SecondReader) -> None:
    vector = reader.read("", "Back at noon.").vector
    assert vector.tolist() == np.round(vector).tolist()


def test_a_process_loads_it_once(weights: Path) -> None:
    assert weights.is_dir()
    assert second_reader() is second_reader()


def _with_file(folder: Path, name: str, content: bytes) -> None:
    """Put another file into weights, and its hash into their description."""
    (folder / name).write_bytes(content)
    told = json.loads((folder / "reader.json").read_bytes())
    told["files"][name] = hashlib.sha256(content).hexdigest()
    (folder / "reader.json").write_text(json.dumps(told), encoding="utf-8")


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_model_that_cannot_be_loaded_is_an_error_of_the_weights(
    weights: Path, tmp_path: Path, name: str
) -> None:
    folder = shutil.copytree(weights, tmp_path / "weights")
    _with_file(folder, name, b"nothing of the kind")
    with pytest.raises(WeightsError, match="the model cannot be loaded: "):
        SecondReader(weights_at(str(folder)))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("neighbours.npz", b"nothing of the kind", "the neighbours cannot be read"),
        ("neighbours.jsonl", b'{"id": 1}\n', "the neighbours cannot be read: 'text'"),
        ("neighbours.jsonl", b"", "it has 5 vectors of neighbours, and not as many sentences"),
    ],
)
def test_neighbours_that_cannot_be_read_are_an_error_of_the_weights(
    weights: Path, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    folder = shutil.copytree(weights, tmp_path / "weights")
    _with_file(folder, name, content)
    reader = SecondReader(weights_at(str(folder)))
    with pytest.raises(WeightsError, match=said):
        reader.nearest(reader.read("", "A feather.").vector)
