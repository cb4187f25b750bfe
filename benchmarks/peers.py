"""The peers: how each is given the same phrase rules, and how each is run."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
NODE = HERE / "peers" / "node_modules"

# Plain phrases that every tool with rules can express; claimcheck runs its whole pack beside them.
PHRASES = (
    "no downtime", "zero downtime", "completely safe", "100% safe", "no side effects", "painless",
    "pain-free", "all skin types", "every skin type", "suitable for everyone", "permanent results",
    "results are permanent", "guaranteed results", "guaranteed", "clinically proven",
    "scientifically proven", "instant results", "immediate results", "visible results",
    "one session", "single session", "leading clinic", "best clinic", "number one clinic",
    "world-class", "once and for all", "for good", "forever", "never returns", "fewer sessions",
    "unlike traditional lasers", "safer than", "more effective than", "flawless skin",
    "perfect skin", "spotless", "without a trace", "cures", "cure for", "miracle", "revolutionary",
    "groundbreaking", "cutting-edge", "state-of-the-art", "before and after", "limited time",
    "book before", "book now", "save 30%", "half price", "free consultation", "money back",
    "risk-free", "no risk", "straight back to work", "lunchtime treatment", "walk in walk out",
    "doctor recommended", "FDA approved", "as seen on",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A tool and its command line; `rules` says what it was given to look for."""

    name: str
    rules: str
    command: tuple[str, ...]


def installed_peers(folder: Path, work: Path) -> tuple[list[Peer], list[str]]:
    """Return the peers that can be run on a folder, and the names of those that cannot.

    Their configuration is written into `work`.
    """
    found: list[Peer] = []
    absent: list[str] = []
    for name, make in _PEERS.items():
        peer = make(folder, work)
        if peer is None:
            absent.append(name)
        else:
            found.append(peer)
    return found, absent


def _node_tool(name: str) -> str | None:
    path = NODE / ".bin" / name
    return str(path) if path.exists() else None


def _textlint(folder: Path, work: Path) -> Peer | None:
    tool = _node_tool("textlint")
    if tool is None:
        return None
    rules = {"version": 1, "rules": [{"expected": "[claim]", "pattern": p} for p in PHRASES]}
    (work / "prh.yml").write_text(json.dumps(rules), encoding="utf-8")
    config = {"rules": {"prh": {"rulePaths": [str(work / "prh.yml")]}}}
    (work / "textlintrc.json").write_text(json.dumps(config), encoding="utf-8")
    command = (
        tool, "--config", str(work / "textlintrc.json"), "--rules-base-directory", str(NODE),
        "--format", "json", str(folder / "**" / "*.{md,txt}"),
    )  # fmt: skip
    return Peer(name="textlint", rules=f"{len(PHRASES)} phrases (prh)", command=command)


def _write_good(folder: Path, work: Path) -> Peer | None:
    if not (NODE / "write-good").exists() or shutil.which("node") is None:
        return None
    script = work / "write-good.mjs"
    script.write_text(
        f"""
import {{ createRequire }} from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
const require = createRequire({json.dumps(str(NODE) + "/")});
const writeGood = require('write-good');
const phrases = {json.dumps(PHRASES)};
const escaped = (phrase) => phrase.replace(/[.*+?^${{}}()|[\\]\\\\]/g, '\\\\$&');
const expressions = phrases.map((phrase) => new RegExp(escaped(phrase), 'gi'));
const claims = {{
  fn: (text) => expressions.flatMap((e) => [...text.matchAll(e)].map((m) => ({{
    index: m.index, offset: m[0].length }}))),
  explanation: 'is a claim',
}};
const folder = {json.dumps(str(folder))};
const found = fs.readdirSync(folder).map((name) => [name, writeGood(
  fs.readFileSync(path.join(folder, name), 'utf8'), {{ checks: {{ claims }} }})]);
console.log(JSON.stringify(found));
""",
        encoding="utf-8",
    )
    rules = f"its own and {len(PHRASES)} phrases"
    return Peer(name="write-good", rules=rules, command=("node", str(script)))


def _alex(folder: Path, work: Path) -> Peer | None:
    del work
    tool = _node_tool("alex")
    if tool is None:
        return None
    return Peer(name="alex", rules="its own", command=(tool, "--quiet", str(folder)))


def _proselint(folder: Path, work: Path) -> Peer | None:
    del work
    tool = Path(sys.executable).with_name("proselint")
    if not tool.exists():
        return None
    return Peer(name="proselint", rules="its own", command=(str(tool), "check", str(folder)))


_PEERS = {
    "textlint": _textlint,
    "write-good": _write_good,
    "alex": _alex,
    "proselint": _proselint,
}
