"""`waivers.yaml`: findings that somebody accepts, why, and until when."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from claimcheck.govern.wishes import names
from claimcheck.model.record import Waiver
from claimcheck.notation.folding import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model.finding import Finding
    from claimcheck.notation.document import Node, Reader

KEYS = ("rule", "reason", "approver", "expires")
MORE = ("quote", "sentence", "path", "fingerprint")
HEAD = """\
# Findings that were accepted: by whom, why, and until when. A change of the sentence reopens one.
waivers:
"""


def read_waivers(reader: Reader, root: Node | None) -> tuple[Waiver, ...]:
    """Return the waivers of a file, noting every mistake in `reader`."""
    fields = reader.fields(root, "a file of waivers", required=("waivers",))
    return tuple(_waiver(reader, item) for item in reader.items(fields.get("waivers"), "`waivers`"))


def _waiver(reader: Reader, node: Node) -> Waiver:
    fields = reader.fields(node, "a waiver", required=KEYS, optional=MORE)
    texts = {
        key: reader.text(fields.get(key), f"`{key}`")
        for key in (*KEYS, *MORE)
        if key != "expires" and not _is_blank(fields.get(key), key)
    }
    if "fingerprint" not in texts and not {"quote", "sentence"} <= texts.keys():
        reader.report(node, "a waiver needs `quote` and `sentence`, or a `fingerprint`")
    return Waiver(
        rule=texts.get("rule", ""),
        quote=texts.get("quote", ""),
        sentence=texts.get("sentence", ""),
        reason=texts.get("reason", ""),
        approver=texts.get("approver", ""),
        expires=reader.date(fields.get("expires"), "`expires`"),
        path=slashed(texts.get("path", "")),
        fingerprint=texts.get("fingerprint", ""),
        line=node.line,
    )


def _is_blank(node: Node | None, key: str) -> bool:
    """Say whether an optional key has nothing: the quote of what is missing is empty."""
    return key in MORE and not getattr(node, "value", "")


def holds_for(waiver: Waiver, finding: Finding, path: str) -> bool:
    """Say whether a waiver means a finding in the article at `path`; its day is not looked at."""
    if waiver.path and waiver.path != path:
        return False
    if waiver.fingerprint:
        return waiver.fingerprint == finding.fingerprint
    return (
        names(waiver.rule, finding.rule)
        and words_in(waiver.quote) == words_in(finding.quote)
        and words_in(waiver.sentence) == words_in(finding.sentence)
    )


def slashed(path: str) -> str:
    """Return the path of an article as records call it, however a person wrote it."""
    return normalize("NFC", PurePosixPath(path.replace("\\", "/")).as_posix()) if path else ""


def with_waivers(source: str, waivers: Iterable[Waiver]) -> str:
    """Return a file of waivers with others behind those in it; an empty source gets a head."""
    return appended(source or HEAD, (_plain(waiver) for waiver in waivers), "waivers:\n")


def _plain(waiver: Waiver) -> dict[str, str]:
    plain = waiver._asdict()
    return {key: plain[key] for key in (*KEYS, *MORE) if plain[key]}


def appended(
    source: str,
    entries: Iterable[dict[str, object]] | Iterable[dict[str, str]],
    head: str,
) -> str:
    """Return YAML whose last list has more members, each a mapping; comments stay.

    Where there is no list yet `head` begins it.
    """
    import yaml  # noqa: PLC0415 -- only who writes needs it

    from claimcheck.notation.document import LOADER  # noqa: PLC0415 -- the same

    root: Any = yaml.compose(source, LOADER)
    if root is None:
        comments = [line + "\n" for line in source.splitlines() if line.lstrip().startswith("#")]
        return appended("".join((*comments, head)), entries, head)
    listed = root.value[0][1]
    if root.flow_style or (listed.value and listed.flow_style):
        root.flow_style = listed.flow_style = False
        return appended(yaml.serialize(root, allow_unicode=True, width=100), entries, head)
    there = source[: root.end_mark.index]
    if not listed.value:
        there = there[: listed.start_mark.index] + there[listed.end_mark.index :]
    margin = " " * listed.start_mark.column if listed.value else "  "
    items = (
        yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=100) for entry in entries
    )
    lines = "".join(items).splitlines(keepends=True)
    return there.rstrip() + "\n" + "".join(margin + line for line in lines)
