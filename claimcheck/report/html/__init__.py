"""The reviewer's desk: one HTML page with the articles, their findings and a place to decide."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from functools import partial
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimcheck import __version__
from claimcheck.report.html.cards import desk
from claimcheck.report.html.data import data
from claimcheck.report.html.overview import overview
from claimcheck.report.html.sheet import GLYPHS, sheet
from claimcheck.report.html.shown import language_tag, shown
from claimcheck.report.html.words import WORDS, said
from claimcheck.report.look import NOT_LEGAL_ADVICE, plural, profile_words, summary
from claimcheck.report.words import NOT_LEGAL_ADVICE as NO_ADVICE_CHINESE

if TYPE_CHECKING:
    from claimcheck.model.report import Report
    from claimcheck.report.look import Look

MOST_IN_FULL = 500
"""Findings that are written out for print and for browsers without scripts; the rest are lines."""
_LARGE = 400  # findings or blocks from which an article is laid out only where it is looked at

_STYLES = ("base.css", "desk.css", "sheet.css", "print.css")
_SCRIPTS = ("page.js", "list.js", "detail.js", "decisions.js", "routes.js", "keys.js")


def render(report: Report, look: Look) -> str:
    """Return the page. It needs no network, and the same report gives the same bytes."""
    chinese = look.chinese
    made = desk(report, chinese=chinese)
    style = "\n".join(map(_part, _STYLES))
    # One function around all of it: nothing of it is a name of the page.
    script = '(() => {\n"use strict";\n' + "\n".join(map(_part, _SCRIPTS)) + "})();\n"
    glance = overview(report, made.cards, chinese=chinese)
    articles = [
        {
            "row": row,
            "cards": cards,
            "parts": sheet(
                row.article.text,
                row.article.blocks,
                [(card.number, card.finding) for card in cards],
                spots,
                chinese=chinese,
            ),
            "language": language_tag(row.article.language),
            "is_large": max(len(cards), len(row.article.blocks)) > _LARGE,
        }
        for row, cards, spots in zip(glance.articles, made.cards, made.spots, strict=True)
    ]
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            report=report,
            version=__version__,
            policy=Markup(policy(style, script)),  # noqa: S704 -- made of hashes only
            style=Markup(style),  # noqa: S704 -- the product's own
            script=Markup(script),  # noqa: S704 -- the product's own
            data=Markup(data(report, made.cards, words=WORDS if chinese else {})),  # noqa: S704 -- escaped for where it stands
            summary=summary(report, chinese=chinese),
            counts=Counter(card.grade for cards in made.cards for card in cards),
            total=sum(map(len, made.cards)),
            overview=glance,
            articles=articles,
            law=profile_words(report),
            not_legal_advice=NO_ADVICE_CHINESE if chinese else NOT_LEGAL_ADVICE,
            chinese=chinese,
            t=partial(said, chinese=chinese),
            glyphs=GLYPHS,
            most_in_full=MOST_IN_FULL,
            plural=plural,
        )
    )


def policy(style: str, script: str) -> str:
    """Return the page's Content-Security-Policy: its own script and style, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(style)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


def _part(name: str) -> str:
    return resources.files(__name__).joinpath("page", name).read_text(encoding="utf-8")


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader(__name__, "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_visible,
    )


def _visible(value: Any) -> Any:  # noqa: ANN401 -- whatever a template prints
    """Return what a template prints, with unseen characters of plain text named."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value
