"""Articles of one site that say different things of one treatment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import CUES, load_pack, write_files

from claimcheck.config import Config
from claimcheck.model.rule import Severity
from claimcheck.reconcile.findings import MOST
from claimcheck.run import check_paths

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Finding

_PACK = {
    **CUES,
    "en/consistency/recovery-time.yaml": """\
category: consistency/recovery-time
why: One is wrong.
rules:
  - {id: usual, kind: quantity, fact: sessions, modality: typical, match: ["takes # session~"],
     drop: [negated, asked], examples: {}}
  - {id: differ, kind: conflict, severity: error, message: "“{left}” against “{right}”.",
     advice: Say one., disagree: ranges, facts: [sessions], examples: {}}
""",
    "lexicon/terms.yaml": """\
terms:
  - {id: pico, name: pico laser, family: laser, names: [pico]}
  - {id: peel, name: peel, family: peel, names: [peel]}
  - {id: tattoo, name: tattoos, family: concern, names: [tattoo~]}
  - {id: freckles, name: freckles, family: concern, names: [freckle~]}
""",
}


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return load_pack(tmp_path / "pack", _PACK)


def _check(
    book: Rulebook,
    folder: Path,
    pages: dict[str, str],
    sites: dict[str, tuple[str, ...]] | None = None,
) -> list[Finding]:
    write_files(folder, pages)
    config = Config(sites={"all": ("*",)} if sites is None else sites, root=folder)
    report = check_paths([folder / name for name in pages], packs=book, config=config, jobs=1)
    return [finding for finding in report.findings if finding.related]


def _names(finding: Finding, folder: Path) -> list[str]:
    paths = (finding.path, *(related.path for related in finding.related))
    return [path.removeprefix(f"{folder}/") for path in paths]


_PICO = "# Pico\n\nPico is a laser. "


def test_two_pages_that_disagree_are_one_finding_with_both_places(
    book: Rulebook, tmp_path: Path
) -> None:
    pages = {"a.md": _PICO + "It takes 5 sessions.", "b.md": _PICO + "It takes 2 sessions."}
    (finding,) = _check(book, tmp_path, pages)
    assert _names(finding, tmp_path) == ["b.md", "a.md"]
    assert (finding.quote, finding.related[0].quote) == ("takes 2 sessions", "takes 5 sessions")
    assert finding.message == (
        f"“takes 2 sessions” against “takes 5 sessions”. The other is in {tmp_path / 'a.md'}."
    )
    assert (finding.start.number, finding.related[0].start.number) == (3, 3)


def test_it_is_less_grave_than_within_an_article(book: Rulebook, tmp_path: Path) -> None:
    pages = {"a.md": _PICO + "It takes 5 sessions.", "b.md": _PICO + "It takes 2 sessions."}
    (finding,) = _check(book, tmp_path, pages)
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_PICO + "It takes 2 sessions.", "# Peel\n\nA peel is a peel. It takes 5 sessions."),
        (_PICO + "It takes 2 sessions.", _PICO + "It takes 2 sessions."),
        (_PICO + "It takes 2 sessions.", _PICO + "A peel takes 5 sessions."),
        (_PICO + "It takes 2 sessions.", "It takes 5 sessions."),
        (
            "# Pico for freckles\n\nIt takes 2 sessions.",
            "# Pico for tattoos\n\nIt takes 5 sessions.",
        ),
        (_PICO + "It takes 2 sessions.", _PICO + "Never say it takes 5 sessions."),
    ],
)
def test_what_may_be_of_two_things_is_no_disagreement(
    book: Rulebook, tmp_path: Path, one: str, other: str
) -> None:
    assert _check(book, tmp_path, {"a.md": one, "b.md": other}) == []


def test_pages_without_a_treatment_are_compared_by_their_concern(
    book: Rulebook, tmp_path: Path
) -> None:
    pages = {
        "a.md": "# Freckles\n\nIt takes 5 sessions.",
        "b.md": "# Home\n\nClearing freckles takes 2 sessions.",
    }
    (finding,) = _check(book, tmp_path, pages)
    assert _names(finding, tmp_path) == ["b.md", "a.md"]


def test_a_page_that_promises_nothing_may_deny_another(tmp_path: Path) -> None:
    none = (
        "  - {id: none, kind: quantity, fact: recovery, modality: absolute, range: '0..0',\n"
        "     match: ['no down-time'], examples: {}}\n"
        "  - {id: red, kind: quantity, fact: symptom-duration, modality: typical,\n"
        "     match: ['redness for # day~'], examples: {}}\n"
        "  - {id: some, kind: conflict, severity: error, message: '{left} {right}', advice: x,\n"
        "     disagree: none-and-some, facts: [recovery], against: [symptom-duration],\n"
        "     examples: {}}\n"
    )
    name = "en/consistency/recovery-time.yaml"
    book = load_pack(tmp_path / "pack", {**_PACK, name: _PACK[name] + none})
    pages = {"a.md": _PICO + "No downtime.", "b.md": _PICO + "Expect redness for 5 days."}
    (finding,) = _check(book, tmp_path, pages)
    assert _names(finding, tmp_path) == ["a.md", "b.md"]


def test_pages_of_two_sites_are_not_compared(book: Rulebook, tmp_path: Path) -> None:
    pages = {"x/a.md": _PICO + "It takes 5 sessions.", "y/b.md": _PICO + "It takes 2 sessions."}
    assert _check(book, tmp_path, pages, {"x": ("x",), "y": ("y",)}) == []
    assert _check(book, tmp_path, pages, {}) == []
    assert len(_check(book, tmp_path, pages, {"both": ("x", "y")})) == 1


def test_a_page_that_denies_itself_is_not_blamed_for_another(
    book: Rulebook, tmp_path: Path
) -> None:
    both = _PICO + "It takes 2 sessions. It takes 5 sessions."
    pages = {"a.md": both, "b.md": _PICO + "It takes 2 sessions."}
    within, across = _check(book, tmp_path, pages)
    assert _names(within, tmp_path) == ["a.md", "a.md"]
    assert _names(across, tmp_path) == ["b.md", "a.md", "a.md"]


def test_a_site_that_says_the_same_on_every_page_names_a_few(
    book: Rulebook, tmp_path: Path
) -> None:
    many = {f"p{n:02}.md": _PICO + "It takes 5 sessions." for n in range(MOST + 3)}
    (finding,) = _check(book, tmp_path, {"a.md": _PICO + "It takes 2 sessions.", **many})
    assert len(finding.related) == MOST
    assert finding.message.endswith(" 3 more places say one or the other.")


def test_the_order_and_the_number_of_processes_make_no_difference(
    book: Rulebook, tmp_path: Path
) -> None:
    pages = {f"{n}.md": _PICO + f"It takes {n} sessions." for n in range(1, 7)}
    write_files(tmp_path, pages)
    config = Config(sites={"all": ("*",)}, root=tmp_path)
    paths = [tmp_path / name for name in pages]
    first = check_paths(paths, packs=book, config=config, jobs=1)
    second = check_paths(paths[::-1], packs=book, config=config, jobs=2)
    assert any(finding.related for finding in first.findings)
    assert first == second


def test_what_the_configuration_ignores_is_not_reported(book: Rulebook, tmp_path: Path) -> None:
    write_files(tmp_path, {"a.md": _PICO + "It takes 5 sessions."})
    write_files(tmp_path, {"b.md": _PICO + "It takes 2 sessions."})
    config = Config(sites={"all": ("*",)}, root=tmp_path, ignore=("consistency",))
    paths = [tmp_path / "a.md", tmp_path / "b.md"]
    assert check_paths(paths, packs=book, config=config, jobs=1).findings == ()
