"""The other files of a pack: taxonomy, cues, terms, wordings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.errors import did_you_mean
from claimcheck.model.regex import regex
from claimcheck.model.rule import (
    Category,
    Cue,
    CueGroup,
    Example,
    Manner,
    Qualifier,
    Severity,
    Term,
)
from claimcheck.notation.document import Text
from claimcheck.notation.folding import fold
from claimcheck.notation.marks import read_marks
from claimcheck.notation.phrase import NotationError
from claimcheck.packs.rules import read_wordings
from claimcheck.packs.settings import range_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from claimcheck.model.rule import Rule
    from claimcheck.notation.document import Node, Reader

DEFAULT_REACH = 8
_SAID, _PRINTED = ("message", "advice", "why"), ("incomplete", "alike-because")
_NAMED = regex(r"\{(\w+)\}").findall


def read_taxonomy(reader: Reader, root: Node | None) -> dict[str, Category]:
    """Return the categories by id."""
    fields = reader.fields(root, "the taxonomy", required=("categories",))
    found = {}
    table = reader.table(fields.get("categories"), "`categories`")
    for name, node in table.items():
        required = ("severity", "definition", "why")
        optional = ("drop", "yields", "gathers")
        entry = reader.fields(node, f"`{name}`", required=required, optional=optional)
        severity = reader.choice(entry.get("severity"), "`severity`", Severity, "warning")
        found[name] = Category(
            id=name,
            severity=Severity(severity),
            definition=reader.text(entry.get("definition"), "`definition`"),
            why=reader.text(entry.get("why"), "`why`"),
            drop=frozenset(
                Qualifier(name)
                for name in reader.choices(entry.get("drop"), "`drop`", Qualifier)
                if name
            ),
            yields=frozenset(reader.choices(entry.get("yields"), "`yields`", table)) - {""},
            gathers=frozenset(reader.choices(entry.get("gathers"), "`gathers`", table)) - {""},
        )
    return found


def read_cues(reader: Reader, root: Node | None) -> tuple[list[Cue], tuple[Example, ...]]:
    """Return the cues of a file, and its examples.

    A `flag` example marks a stretch that must get the file's qualifier, a `pass` example one that
    must not.
    """
    groups = tuple(CueGroup)
    optional = ("reach", "unless-about", "examples", *groups)
    fields = reader.fields(root, "a cue file", required=("qualifier",), optional=optional)
    qualifier = Qualifier(
        reader.choice(fields.get("qualifier"), "`qualifier`", Qualifier, Qualifier.NEGATED),
    )
    reach = int(reader.number(fields.get("reach"), "`reach`", DEFAULT_REACH))
    about = reader.text(fields.get("unless-about"), "`unless-about`")
    cues = [
        Cue(
            qualifier=qualifier,
            group=group,
            pattern=text.value,
            reach=reach,
            unless_about=about,
            path=reader.path,
            line=text.line,
        )
        for group in groups
        for text in reader.texts(fields.get(group), f"`{group}`")
    ]
    return cues, tuple(_cue_examples(reader, fields.get("examples")))


def read_messages(
    reader: Reader,
    root: Node | None,
    categories: Collection[str],
) -> dict[str, dict[str, str]]:
    """Return by category what is said of a finding whose rule says nothing in the language."""
    fields = reader.fields(root, "a message file", required=("messages",))
    found = {}
    for name, node in reader.table(fields.get("messages"), "`messages`").items():
        key = Text(value=name, line=node.line, column=node.column)
        reader.choice(key, "a category", categories, "")
        entry = reader.fields(node, f"`{name}`", required=_SAID, optional=_PRINTED)
        found[name] = {key: reader.text(text, f"`{key}`") for key, text in entry.items()}
    return found


def told_generally(rule: Rule, general: Mapping[str, Mapping[str, str]]) -> Rule:
    """Return a rule with what its category says in Chinese, where it says nothing itself.

    A message that names what the rule does not know is of another kind of rule.
    """
    said = general.get(rule.category)
    if said is None or not rule.message or "message" in rule.chinese:
        return rule
    if not set(_NAMED(said["message"])) <= set(_NAMED(rule.message)):
        return rule
    chinese = {key: text for key, text in said.items() if key in _SAID or rule.setting(key)}
    return replace(rule, chinese={**chinese, **rule.chinese})


def _cue_examples(reader: Reader, node: Node | None) -> Iterator[Example]:
    if node is None:
        return
    lists = reader.fields(node, "`examples`", optional=("flag", "pass"))
    for name, members in lists.items():
        for text in reader.texts(members, f"`{name}`"):
            try:
                plain, spans = read_marks(text.value)
            except NotationError as error:
                reader.report(text, str(error))
                continue
            if len(spans) != 1:
                reader.report(text, "a cue's example marks one stretch: [[like this]]")
                continue
            yield Example(list=name, text=plain, spans=spans, line=text.line)


def read_reach(reader: Reader, root: Node | None) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words that open a clause after a comma, and those that say yes to a question."""
    fields = reader.fields(root, "`reach.yaml`", required=("affirmations",), optional=("openers",))
    openers = reader.texts(fields.get("openers"), "`openers`")
    affirmations = reader.texts(fields.get("affirmations"), "`affirmations`")
    return (
        frozenset(text.value for text in openers),
        tuple(text.value for text in affirmations),
    )


def read_terms(reader: Reader, root: Node | None) -> list[tuple[Term, tuple[Text, ...]]]:
    """Return the terms of a file, each with its names as they stand there."""
    optional = (
        "called", "zh-hant", "zh-hans", "sessions", "interval-weeks", "downtime-days",
        "duration-months", "source", "certainty",
    )  # fmt: skip
    fields = reader.fields(root, "a term file", required=("terms",))
    found = []
    for node in reader.items(fields.get("terms"), "`terms`"):
        required = ("id", "name", "family", "names")
        entry = reader.fields(node, "a term", required=required, optional=optional)
        names = reader.texts(entry.get("names"), "`names`")
        usual = _usual(reader, entry)
        is_sure = reader.text(entry.get("certainty"), "`certainty`") == "high"
        term = Term(
            id=reader.text(entry.get("id"), "`id`"),
            name=reader.text(entry.get("name"), "`name`"),
            family=reader.text(entry.get("family"), "`family`"),
            names=tuple(text.value for text in (*names, *_chinese(reader, entry))),
            called=reader.text(entry.get("called"), "`called`"),
            usual={name: words for name, (words, _) in usual.items()},
            ranges={name: range_ for name, (_, range_) in usual.items()} if is_sure else {},
            source=reader.text(entry.get("source"), "`source`"),
            chinese=next((text.value for text in _chinese(reader, entry)), ""),
        )
        found.append((term, names))
    return found


def _chinese(reader: Reader, entry: Mapping[str, Node]) -> tuple[Text, ...]:
    """Return the Chinese names of a term; those of the two scripts are often the same."""
    names = [
        text for key in ("zh-hant", "zh-hans") for text in reader.texts(entry.get(key), f"`{key}`")
    ]
    return tuple({fold(text.value): text for text in reversed(names)}.values())[::-1]


# For each placeholder of a wording the key of a term, the unit for one and for several, and what
# that is in sessions or in days.
_USUAL = {
    "sessions": ("sessions", "session", "sessions", 1),
    "interval": ("interval-weeks", "week", "weeks", 7),
    "downtime": ("downtime-days", "day", "days", 1),
    "duration": ("duration-months", "month", "months", 30),
}


def _usual(reader: Reader, entry: Mapping[str, Node]) -> dict[str, tuple[str, tuple[float, float]]]:
    """Return what is usual for a treatment, in words and as a range.

    What is little certain is not told.
    """
    if reader.text(entry.get("certainty"), "`certainty`") == "low":
        return {}
    usual = {}
    for name, (key, one, several, scale) in _USUAL.items():
        if key not in entry:
            continue
        low, _, high = range_of(reader, entry[key], f"`{key}`").partition("..")
        if high not in {"0", "inf"}:
            number = high if low in {high, "0"} else f"{low} to {high}"
            least = "up to " if low == "0" else ""
            words = f"{least}{number} {one if number == '1' else several}"
            usual[name] = words, (float(low) * scale, float(high) * scale)
    return usual


def read_wording(
    reader: Reader,
    root: Node | None,
    categories: Collection[str],
) -> dict[Manner, dict[str, tuple[str, ...]]]:
    """Return for each category what may stand in for what was flagged, in prose and elsewhere."""
    keys = {Manner.PROSE: "wording", Manner.HEADING: "headings"}
    fields = reader.fields(root, "a wording file", optional=tuple(keys.values()))
    found = {}
    for manner, key in keys.items():
        table = reader.table(fields.get(key), f"`{key}`", of="categories")
        for name, node in table.items():
            if name not in categories:
                reader.report(
                    node, f"there is no category `{name}`{did_you_mean(name, sorted(categories))}"
                )
        found[manner] = {name: read_wordings(reader, node) for name, node in table.items()}
    return found
