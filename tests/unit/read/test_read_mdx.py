from __future__ import annotations

import pytest
from reading import blocks_of, place_of

from claimcheck.errors import ReadError
from claimcheck.read import read_text


def shown(source: str) -> list[tuple[str, str]]:
    return blocks_of(read_text(source, format="mdx"))


@pytest.mark.parametrize(
    "code",
    [
        "import X from './painless'",
        "import {\n  A,\n} from 'y'",
        "export const meta = {\n  title: 'Painless',\n\n  other: `}`\n}",
        "export default ({children}) => <div>{children}</div>",
        "{/* painless */}",
        "{cond && <p>Painless</p>}",
        "{\n  // it's }\n  list.map((x) => x)\n}",
        "```js\nconst x = {a: <p>\n```",
        "<Chart data={[1, {a: '}'}]} onClick={() => { a > b }} />",
    ],
)
def test_code_is_left_out(code: str) -> None:
    assert shown(f"Calm.\n\n{code}\n\nSkin.\n") == [("paragraph", "Calm."), ("paragraph", "Skin.")]


def test_text_in_components_is_read_as_markdown_whatever_its_indent() -> None:
    source = (
        "<Card>\n    No **pain**.\n\n    - one\n        - two\n</Card>\n"
        "<div className='x'>\n  *Calm* skin\n</div>\n\n      Indented.\n"
    )
    assert shown(source) == [
        ("paragraph", "No pain."),
        ("list-item", "one"),
        ("list-item", "two"),
        ("paragraph", "Calm skin"),
        ("paragraph", "Indented."),
    ]


def test_components_in_a_line_leave_no_trace() -> None:
    article = read_text("No <B>pain</B>,{' '}<>ever</>.", format="mdx")
    assert article.text == "No pain, ever."
    assert place_of(article, "pain, ever") == "pain</B>,{' '}<>ever"


def test_the_texts_of_attributes_are_read_behind_the_rest() -> None:
    article = read_text(
        "<Hero title='Safe' image='x.png' caption={`Calm`}>\n\nSkin.\n\n</Hero>\n", format="mdx"
    )
    assert [(b.kind.value, b.unit, b.span.of(article.text)) for b in article.blocks] == [
        ("paragraph", "", "Skin."),
        ("heading", "<Hero> title", "Safe"),
        ("caption", "<Hero> caption", "Calm"),
    ]


def test_front_matter_and_escapes_are_those_of_markdown() -> None:
    source = "---\ntitle: Calm\nlang: de\n---\n\n\\{x\\} `{y}` 5 < 6 <https://a.test> &amp; z\n"
    assert shown(source) == [("title", "Calm"), ("paragraph", "{x} 5 < 6 https://a.test & z")]
    assert read_text(source, format="mdx").language == "de"


def test_html_keeps_its_meaning_without_values_in_braces() -> None:
    assert shown("<h2 style={{color: 'red'}}>Peel</h2>\n<img alt={'No pain'} />\n") == [
        ("heading", "Peel"),
        ("alt", "No pain"),
    ]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("Calm.\n{a", "not MDX: an expression is never closed (line 2, column 1)"),
        ("<Card title='x'", "not MDX: a tag is never closed (line 1, column 1)"),
        ("{" * 100_000, "not MDX: an expression is never closed (line 1, column 1)"),
    ],
)
def test_code_that_is_never_closed_is_refused(source: str, why: str) -> None:
    with pytest.raises(ReadError) as error:
        read_text(source, format="mdx")
    assert error.value.why == why
