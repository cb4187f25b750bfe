"""The JSON Schema of rule files says what the loader says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from building import DOWNTIME
from jsonschema import Draft202012Validator

from claimcheck.kinds import KINDS
from claimcheck.packs.schema import rule_file_schema

if TYPE_CHECKING:
    from collections.abc import Callable

_VALIDATOR = Draft202012Validator(rule_file_schema(("overclaim/no-downtime",)))


def _file() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(DOWNTIME)
    return loaded


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(rule_file_schema(("overclaim/no-downtime",)))


def test_a_good_file_passes() -> None:
    assert list(_VALIDATOR.iter_errors(_file())) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.pop("why"),
        lambda file: file.update(category="overclaim/nothing"),
        lambda file: file.update(rulez=[]),
        lambda file: file["rules"][0].pop("advice"),
        lambda file: file["rules"][0].update(id="Not a slug"),
        lambda file: file["rules"][0].update(severity="grave"),
        lambda file: file["rules"][0].update(drop=["nothing"]),
        lambda file: file["rules"][0].update(message="x" * 121),
        lambda file: file["rules"][0].update(kind="term"),
        lambda file: file["rules"][0]["examples"]["pass"][0].pop("because"),
        lambda file: file["rules"][0]["examples"].update(flagg=[]),
    ],
)
def test_a_spoilt_file_fails(spoil: Callable[[dict[str, Any]], object]) -> None:
    file = _file()
    spoil(file)
    assert not _VALIDATOR.is_valid(file)


def test_a_known_false_alarm_may_say_why() -> None:
    file = _file()
    example = {"text": "There is [[no downtime]] today.", "because": "near-miss"}
    file["rules"][0]["examples"]["todo-pass"] = [example, "It has [[no downtime]]."]
    assert list(_VALIDATOR.iter_errors(file)) == []


def test_each_kind_has_its_own_shape() -> None:
    shapes = _VALIDATOR.schema["properties"]["rules"]["items"]["oneOf"]
    assert [shape["properties"]["kind"]["const"] for shape in shapes] == list(KINDS)
