"""A small file of each text format, in which something stands beside what readers do not see."""

from __future__ import annotations

SAMPLES = {
    "text": (
        "No pain\n=======\n\nDoes it hurt?  A little,\nand not for long.\n\n- one visit\n- calm\n\n"
        "    Peel   90\n    Laser  300\n\n> We healed in 3 days.\n-- Lee, Leeds\n"
    ),
    "markdown": (
        "---\ntitle: No *pain*\nfaq:\n  - question: Hurts?\n---\n# Calm {#a}\n\n"
        "**No** pain[^1], `c`\n"
        "<b title=x>a &amp; b</b>\n\n1. one\n   > two\n\n"
        "| a | b |\n|--|:-:|\n| c | ![d](e 'f') |\n\n"
        "[^1]: Lasers [sting](x).\n\n```\nno\n```\n<!-- claimcheck: allow overclaim/painless -->\n"
    ),
    "html": (
        "<!doctype html><html lang=en><head><title>No pain</title>"
        "<meta name=description content='a "
        '&lt; b\'><script type=application/ld+json>{"@type":"Question","name":"Hurts?",'
        '"acceptedAnswer":{"@type":"Answer","text":"A <b>bit</b>."}}</script></head><body><h1>'
        "Calm</h1><p hidden>no<p>A<wbr>ll &nbsp;<b>well</b><!-- no --><table><tr><th>a<th>b<tr><td "
        "colspan=2>c</table><ul><li>d<li>e</ul><blockquote>f</blockquote><img alt='g'>"
    ),
    "json": (
        '{"title": "No \\u0070ain", "faq": [{"question": "Hurts?", "answer": "A <b>bit</b>."}]}'
    ),
    "yaml": "title: &t 'No pain'\nbody: |\n  Calm\n\n  - skin\nfaq: [{question: \"Hurts\\x3f\"}]\n",
    "toml": 'title = "No \\u0070ain"\n[[faq]]\nquestion = """\nHurts?"""\nx = [1, {a = \'b\'}]\n',
    "csv": 'id,title\n1,"No ""pain"""\n2,Calm\n',
    "po": 'msgid ""\nmsgstr "Language: de\\n"\n\n#, fuzzy\nmsgid "a"\nmsgstr "No "\n"p\\x61in"\n',
    "xliff": (
        '<?xml version="1.0"?><xliff><file><body><trans-unit id="a"><target>No '
        '<g id="1">pain</g><![CDATA[ at ]]>&#97;ll</target></trans-unit></body></file></xliff>'
    ),
    "mdx": (
        "---\ntitle: Calm\n---\nimport A from 'a'\n\n# Hi {x}\n\n<A title='b'>\n  *No* pain\n</A>\n"
    ),
    "rst": (
        "Title\n=====\n\n*No* |p| ``c``\n\n.. |p| replace:: pain\n.. note:: a\n\n   - b\n"
        "\n+---+\n| c |\n+---+\n"
    ),
    "asciidoc": (
        "= Title\n:a: b\n\n*No* {a} link:x[pain]\n\n* one\n\n[quote]\n____\nz\n____\n\n"
        "|===\n|c |d\n|===\n"
    ),
    "srt": (
        "1\n00:00:01,000 --> 00:00:02,000\n<i>No</i>\npain.\n\n2\n00:00:02,500 --> "
        "00:00:04,000\nCalm\n"
    ),
    "vtt": "WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:02.000 align:start\n<v Lee>No pain.</v>\n",
    "eml": (
        "Subject: =?utf-8?Q?No_pain?=\nContent-Type: multipart/alternative; boundary=b\n\n"
        "--b\n\nCalm\n--b\nContent-Type: text/html\n"
        "Content-Transfer-Encoding: base64\n\nPHA+Q2FsbTwvcD4=\n--b--\n"
    ),
}
