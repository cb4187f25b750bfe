"""Comments in an article that accept what stands beside them."""

from __future__ import annotations

import pytest

from claimcheck.govern.inline import HOW, allowances_in
from claimcheck.read import read_text

KNOWN = frozenset({"overclaim", "overclaim/painless", "overclaim/painless/stated"})
GOOD = 'allow overclaim/painless reason="award, E-12"'


def _allowed(source: str, format_: str = "markdown") -> list[tuple[str, str | None]]:
    """Return the rule of each allowance and the text that it holds for."""
    article = read_text(source, path="a", format=format_)
    found, notices = allowances_in(article, KNOWN)
    assert notices == ()
    return [(one.rule, one.span.of(article.text) if one.span else None) for one in found]


def _said(source: str, format_: str = "markdown") -> list[tuple[int, str]]:
    """Return the line and the message of what is wrong."""
    found, notices = allowances_in(read_text(source, path="a", format=format_), KNOWN)
    assert found == ()
    return [(notice.line, notice.message) for notice in notices]


def test_a_comment_between_blocks_holds_for_the_next() -> None:
    source = f"One.\n\n<!-- claimcheck: {GOOD} -->\n\nTwo.\n\nThree.\n"
    assert _allowed(source) == [("overclaim/painless", "Two.")]


def test_a_comment_inside_a_block_holds_for_it() -> None:
    source = f"One.\n\nTwo <!-- claimcheck: {GOOD} --> words.\n\nThree.\n"
    assert _allowed(source) == [("overclaim/painless", "Two words.")]


def test_a_comment_behind_everything_holds_for_nothing() -> None:
    assert _allowed(f"One.\n\n<!-- claimcheck: {GOOD} -->\n") == [("overclaim/painless", "")]


@pytest.mark.parametrize(
    "matter",
    [
        f"claimcheck: {GOOD}",
        f"claimcheck:\n  - {GOOD}",
        f"# claimcheck: {GOOD}",
        f"claimcheck: '{GOOD}'",
        f"claimcheck:\n- {GOOD}",
    ],
)
def test_front_matter_holds_for_the_whole_article(matter: str) -> None:
    source = f"---\ntitle: A peel\n{matter}\n---\n\nOne.\n"
    assert _allowed(source) == [("overclaim/painless", None)]


def test_front_matter_may_have_other_fences_and_line_ends() -> None:
    assert _allowed(f"+++\n# claimcheck: {GOOD}\n+++\n\nOne.\n") == [("overclaim/painless", None)]
    assert _allowed(f"---\r\nclaimcheck: {GOOD}\r\n---\r\nOne.\r\n") == [
        ("overclaim/painless", None)
    ]


def test_a_mistake_in_front_matter_is_said() -> None:
    assert _said("---\nclaimcheck: ignore overclaim/painless\n---\nOne.\n") == [
        (2, f"“ignore overclaim/painless” allows nothing: {HOW}")
    ]


def test_the_first_document_of_yaml_is_no_front_matter() -> None:
    source = f"---\n# claimcheck: {GOOD}\nbody: One is here.\n---\nbody: Two is here.\n"
    assert _allowed(source, "yaml") == [("overclaim/painless", "One is here.")]


@pytest.mark.parametrize("start", ["<!-- claimcheck:\n", "<!--\nclaimcheck: "])
def test_a_comment_may_have_several_lines(start: str) -> None:
    source = f"{start}{GOOD.replace(' ', chr(10), 1)}\n-->\nOne.\n\nTwo.\n"
    assert _allowed(source) == [("overclaim/painless", "One.")]


@pytest.mark.parametrize(
    ("source", "format_"),
    [
        ("One. {}\n\nTwo.\n", "markdown"),
        ("- One. {}\n- Two.\n", "markdown"),
        ("- **One.** {}\n- Two.\n", "markdown"),
        ("<p><b>One.</b>{}</p><p>Two.</p>", "html"),
    ],
)
def test_a_comment_at_the_end_of_a_block_holds_for_it(source: str, format_: str) -> None:
    allowed = _allowed(source.format(f"<!-- claimcheck: {GOOD} -->"), format_)
    assert allowed == [("overclaim/painless", "One.")]


def test_a_comment_at_the_end_of_a_line_of_yaml_holds_for_it() -> None:
    source = f"body: One is here. # claimcheck: {GOOD}\ntext: Two is here.\n"
    assert _allowed(source, "yaml") == [("overclaim/painless", "One is here.")]


def test_a_comment_in_a_cell_of_a_table_holds_for_that_cell() -> None:
    source = f"| A | B |\n|---|---|\n| One | <!-- claimcheck: {GOOD} --> Two |\n"
    assert _allowed(source) == [("overclaim/painless", "Two")]


def test_html_has_its_comments_too() -> None:
    source = f"<p>One.</p><!-- claimcheck: {GOOD} --><p>Two.</p>"
    assert _allowed(source, "html") == [("overclaim/painless", "Two.")]


def test_who_and_until_when_may_be_said() -> None:
    source = '<!-- claimcheck: allow overclaim/painless reason="x" by="Jo" until="2030-01-31" -->'
    (found,), _ = allowances_in(read_text(f"{source}\n\nOne.", format="markdown"), KNOWN)
    assert (found.by, found.until, found.line) == ("Jo", "2030-01-31", 1)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ('allow all reason="x"', "a category or a rule must be named, not `all`"),
        ('allow overclaim reason="x"', "a category or a rule must be named, not `overclaim`"),
        (
            'allow overclaim/painles reason="x"',
            "there is no rule or category `overclaim/painles`, did you mean `overclaim/painless`?",
        ),
        ("allow overclaim/painless", "it gives no reason"),
        ('allow overclaim/painless reason=" "', "it gives no reason"),
        (
            'allow overclaim/painless reason="x" until="soon"',
            "`until` must be a day such as 2027-01-31, not `soon`",
        ),
        (
            'allow overclaim/painless reason="x" who="Jo"',
            "`who` is not known (known: reason, by, until)",
        ),
        (
            "ignore overclaim/painless",
            'write: claimcheck: allow CATEGORY/RULE reason="why"',
        ),
    ],
)
def test_a_mistake_is_said_at_its_line(said: str, problem: str) -> None:
    source = f"One.\n\n<!-- claimcheck: {said} -->\n\nTwo.\n"
    assert _said(source) == [(3, f"“{said}” allows nothing: {problem}")]


@pytest.mark.parametrize(
    "source",
    [
        "```html\n<!-- {} -->\n```\n\nTwo.\n",
        "One.\n\n~~~~\n```\n<!-- {} -->\n~~~~\n",
        "> ```\n> <!-- {} -->\n> ```\n\nTwo.\n",
        "One.\n\n```\n<!-- {} -->\n",
        "Write `<!-- {} -->` above it.\n\nTwo.\n",
    ],
)
def test_a_comment_that_is_shown_as_code_allows_nothing(source: str) -> None:
    ((_, message),) = _said(source.format(f"claimcheck: {GOOD}"))
    assert message.endswith("readers see this; it is no comment in this format")


def test_a_comment_behind_code_allows() -> None:
    source = f"```\ncode\n```\n\nUse `a` or `b`.\n\n<!-- claimcheck: {GOOD} -->\n\nTwo.\n"
    assert _allowed(source) == [("overclaim/painless", "Two.")]


def test_what_readers_see_is_no_comment() -> None:
    assert _said(f"# claimcheck: {GOOD}\n", "text") == [
        (1, f"“{GOOD}” allows nothing: readers see this; it is no comment in this format")
    ]
