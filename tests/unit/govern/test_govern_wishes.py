"""Which findings are asked for, and how gravely."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import SMALL, load_pack, reconciled

from claimcheck.govern.wishes import is_selected, wanted
from claimcheck.model.rule import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.model.finding import Finding

_RULE = "overclaim/no-downtime/stated"


@pytest.mark.parametrize(
    ("select", "ignore", "is_wanted"),
    [
        ((), (), True),
        (("overclaim",), (), True),
        (("overclaim/",), (), True),
        (("overclaim/no-downtime",), (), True),
        ((_RULE,), (), True),
        (("promotion",), (), False),
        (("over",), (), False),
        (("overclaim/no-down",), (), False),
        ((), ("overclaim",), False),
        ((), ("promotion",), True),
        ((), (_RULE,), False),
        (("overclaim/no-downtime",), ("overclaim",), True),
        (("overclaim",), ("overclaim/no-downtime",), False),
        (("overclaim",), ("overclaim",), False),
    ],
)
def test_the_longest_prefix_decides_and_a_tie_ignores(
    select: tuple[str, ...], ignore: tuple[str, ...], *, is_wanted: bool
) -> None:
    assert is_selected(_RULE, select, ignore) is is_wanted


@pytest.fixture
def finding(tmp_path: Path) -> Finding:
    (found,), _ = reconciled(load_pack(tmp_path, SMALL), "There is no downtime.")
    return found


def test_a_finding_that_nobody_speaks_of_stays_as_it_is(finding: Finding) -> None:
    assert wanted([finding]) == (finding,)


def test_an_unwanted_finding_goes(finding: Finding) -> None:
    assert wanted([finding], ignore=["overclaim"]) == ()


def test_the_longest_prefix_gives_the_severity(finding: Finding) -> None:
    severity = {"overclaim": Severity.WARNING, "overclaim/no-downtime": Severity.INFO}
    assert wanted([finding], severity=severity) == (finding._replace(severity=Severity.INFO),)
