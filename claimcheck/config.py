"""What a project asks for: `claimcheck.yaml`, or `[tool.claimcheck]` in `pyproject.toml`."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from claimcheck.errors import ConfigError, Problem
from claimcheck.model.fields import Fields
from claimcheck.model.law import Advertiser, Audience, Channel, Profile
from claimcheck.model.limits import LIMITS, Limits
from claimcheck.model.rule import Severity
from claimcheck.model.second import MODES, Mode
from claimcheck.notation.tables import node_of, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.notation.document import Node, Reader

CONFIG_NAME = "claimcheck.yaml"
NEVER = "never"
RECORDS = MappingProxyType(
    {
        "waivers": "waivers.yaml",
        "claims": "claims.yaml",
        "baseline": "claimcheck-baseline.json",
    },
)
"""For each kind of record the usual name of its file."""
_OF_TOOLS = frozenset(
    {
        CONFIG_NAME,
        *RECORDS.values(),
        *("package.json", "package-lock.json", "tsconfig.json", "jsconfig.json", "composer.json"),
        *("pyproject.toml", "Cargo.toml", "netlify.toml", "docker-compose.yml", "pnpm-lock.yaml"),
    }
)
"""Files of programs that are beside content in many a folder."""
AUTO = "auto"
CHINESE = "zh"
MESSAGE_LANG = (AUTO, "en", CHINESE)
"""In which languages findings can be told; `auto` is Chinese for Chinese articles."""
FAIL_ON = (*(severity.value for severity in Severity), NEVER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Other wishes for the files that one of the globs fits, relative to the configuration."""

    paths: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A project's wishes. `root` is the folder that globs are relative to.

    `sites` names groups of files, by globs, whose articles are compared with each other. `records`
    are the files in which people say what they accept, `profile` says for whom it is checked,
    `glossary` is one of the project's own terms. `fields` are those that are read of content files;
    `include` are globs of the content files in folders, all of them when there are `fields` only,
    and none when there is neither. `message_lang` is one of `MESSAGE_LANG`, `limits` are those of
    one file. `second_reader` is one of `MODES`; empty, nobody has said, and it is off.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: str = Severity.ERROR
    exclude: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    glossary: str = ""
    overrides: tuple[Override, ...] = ()
    sites: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    records: Mapping[str, str] = field(default_factory=dict)
    fields: Fields | None = None
    include: tuple[str, ...] = ()
    profile: Profile = field(default_factory=Profile)
    message_lang: str = AUTO
    limits: Limits = field(default_factory=Limits)
    second_reader: str = ""
    root: Path = field(default_factory=Path)

    @property
    def reads_twice(self) -> bool:
        """Say whether the second reader is asked for."""
        return self.second_reader not in {"", Mode.OFF}

    def tells_in_chinese(self, language: str) -> bool:
        """Say whether what is found in an article in a language is told in Chinese."""
        is_chinese = language.partition("-")[0] == "zh"
        return self.message_lang == CHINESE or (self.message_lang == AUTO and is_chinese)

    def record_file(self, name: str) -> str:
        """Return the file of waivers, claims or the baseline; empty when there is none.

        It is the one that the configuration names, else one of the usual name beside it.
        """
        usual = self.root / RECORDS[name]
        return self.records.get(name) or (str(usual) if usual.is_file() else "")

    def name_of(self, path: str) -> str:
        """Return what records call an article: its path from the root, accents in letters."""
        try:
            name = os.path.relpath(Path(path).resolve(), self.root.resolve())
        except ValueError:  # it is on another drive
            name = path
        return normalize("NFC", Path(name).as_posix())

    def site_of(self, path: str) -> str:
        """Return the name of the first site one of whose globs fits a file; none is empty."""
        for name, globs in self.sites.items():
            if any(fits(path, glob, self.root) for glob in globs):
                return name
        return ""

    def excludes(self, path: str) -> bool:
        """Say whether a file that is in a folder, or fits a glob, is to be left out."""
        return any(fits(path, glob, self.root) for glob in self.exclude)

    def includes(self, path: str) -> bool:
        """Say whether a content file, such as JSON, that is in a folder is to be read."""
        if self.include:
            return any(fits(path, glob, self.root) for glob in self.include)
        return self.fields is not None and Path(path).name not in _OF_TOOLS

    def for_path(self, path: str) -> Override:
        """Return the wishes for one file: those of the project, then of each override that fits."""
        select, ignore, severity = self.select, self.ignore, dict(self.severity)
        for override in self.overrides:
            if any(fits(path, glob, self.root) for glob in override.paths):
                select += override.select
                ignore += override.ignore
                severity.update(override.severity)
        return Override(paths=(path,), select=select, ignore=ignore, severity=severity)


def fits(path: str, glob: str, root: Path) -> bool:
    """Say whether a glob, or a folder, names a path; both are taken relative to `root`."""
    name = relative(path, root)
    return fnmatch(name, glob) or name.startswith(glob.rstrip("/") + "/")


def relative(path: str, root: Path) -> str:
    """Return a path from `root`, with slashes; one outside of it stays as it is."""
    try:
        return Path(path).resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return PurePosixPath(path).as_posix()


def glob_of(folder: str, root: Path) -> str:
    """Return the glob that `fits` all files in a folder."""
    name = relative(folder, root)
    return "*" if name == "." else name


def find_config(start: Path) -> Path | None:
    """Return the nearest configuration at or above a folder."""
    for folder in (start, *start.parents):
        if (candidate := folder / CONFIG_NAME).is_file():
            return candidate
        pyproject = folder / "pyproject.toml"
        if pyproject.is_file() and table_of(pyproject) is not None:
            return pyproject
    return None


def load_config(path: Path) -> Config:
    """Return the configuration in a file.

    Raises:
        ConfigError: with every mistake in it.
    """
    from claimcheck.notation.document import Reader  # noqa: PLC0415 -- most runs have none

    reader = Reader(str(path))
    root: Node | None
    if path.suffix == ".toml":
        table = table_of(path)
        if table is None:
            message = "this is not TOML with a table [tool.claimcheck]"
            raise ConfigError([Problem(path=str(path), message=message)])
        root = node_of(table)
    else:
        try:
            root = reader.parse(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(
                [Problem(path=str(path), message=f"cannot be read: {error}")]
            ) from error
    config = _decode(reader, root, path.parent) if root is not None else Config(root=path.parent)
    if reader.problems:
        raise ConfigError(reader.problems)
    return config


_WISHES = ("select", "ignore", "severity")
_PROFILE = ("market", "advertiser", "channel", "audience", "treatments")
_KEYS = (
    *_WISHES, "fail-on", "exclude", "packs", "glossary", "overrides", "sites", "message-lang",
    *RECORDS, "fields", "include", "limits", "second-reader", *_PROFILE,
)  # fmt: skip
_FIELDS = ("text", "title", "description", "html", "ignore")


def _decode(reader: Reader, root: Node, folder: Path) -> Config:
    node = reader.fields(root, "the configuration", optional=_KEYS)
    return Config(
        **_wishes(reader, node),
        fail_on=reader.choice(node.get("fail-on"), "`fail-on`", FAIL_ON, Severity.ERROR),
        exclude=_texts(reader, node, "exclude"),
        packs=tuple(str(folder / pack) for pack in _texts(reader, node, "packs")),
        glossary=_file(reader, node, "glossary", folder),
        overrides=tuple(
            _override(reader, item) for item in reader.items(node.get("overrides"), "`overrides`")
        ),
        sites=_sites(reader, node.get("sites")),
        records={name: _file(reader, node, name, folder) for name in RECORDS if name in node},
        fields=_fields(reader, node.get("fields")),
        include=_texts(reader, node, "include"),
        profile=_profile(reader, node),
        message_lang=reader.choice(node.get("message-lang"), "`message-lang`", MESSAGE_LANG, AUTO),
        limits=_limits(reader, node.get("limits")),
        second_reader=reader.choice(node.get("second-reader"), "`second-reader`", MODES, ""),
        root=folder,
    )


def _limits(reader: Reader, node: Node | None) -> Limits:
    found = reader.fields(node, "`limits`", optional=LIMITS) if node is not None else {}
    given = {name: reader.number(value, f"`{name}`", 0) for name, value in found.items()}
    for name, number in given.items():
        if number < 0:
            reader.report(found[name], f"`{name}` must not be below 0")
    return Limits().changed(given)


def _file(reader: Reader, node: Mapping[str, Node], key: str, folder: Path) -> str:
    return str(folder / reader.text(node[key], f"`{key}`")) if key in node else ""


def _profile(reader: Reader, node: Mapping[str, Node]) -> Profile:
    return Profile(
        jurisdictions=tuple(dict.fromkeys(_texts(reader, node, "market"))),
        advertiser=reader.choice(node.get("advertiser"), "`advertiser`", Advertiser, ""),
        channel=reader.choice(node.get("channel"), "`channel`", Channel, ""),
        audience=reader.choice(node.get("audience"), "`audience`", Audience, ""),
        treatments=_texts(reader, node, "treatments"),
    )


def _sites(reader: Reader, node: Node | None) -> dict[str, tuple[str, ...]]:
    if node is None:
        return {}
    values = getattr(node, "values", None)
    if not isinstance(values, dict):
        reader.report(node, "`sites` must be a mapping of names to globs")
        return {}
    return {name: _texts(reader, values, name) for name in values}


def _fields(reader: Reader, node: Node | None) -> Fields | None:
    if node is None:
        return None
    found = reader.fields(node, "`fields`", optional=_FIELDS)
    return Fields(**{name: _texts(reader, found, name) for name in _FIELDS})


def _override(reader: Reader, node: Node) -> Override:
    found = reader.fields(node, "an override", required=("paths",), optional=_WISHES)
    return Override(paths=_texts(reader, found, "paths"), **_wishes(reader, found))


def _wishes(reader: Reader, node: Mapping[str, Node]) -> dict[str, Any]:
    severity: dict[str, Severity] = {}
    table = node.get("severity")
    if table is not None:
        values = getattr(table, "values", None)
        if not isinstance(values, dict):
            reader.report(table, "`severity` must be a mapping of rules to severities")
        else:
            severity = {
                prefix: Severity(reader.choice(value, f"`{prefix}`", Severity, Severity.WARNING))
                for prefix, value in values.items()
            }
    return {
        "select": _texts(reader, node, "select"),
        "ignore": _texts(reader, node, "ignore"),
        "severity": severity,
    }


def _texts(reader: Reader, node: Mapping[str, Node], key: str) -> tuple[str, ...]:
    return tuple(text.value for text in reader.texts(node.get(key), f"`{key}`"))
