"""What fuzzing begins with: small good files, and the words and signs that it puts into them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml
from building import CUES, DOWNTIME, HEDGED, LAW, NEGATED, REACH, REPORTED, TAXONOMY, TERMS
from decks import deck
from pdfs import forms, one_column, plain, price_list, stream
from samples import SAMPLES
from word import box, cell, field, p, picture, r, row, table, word_file

from claimcheck.packs.locate import builtin_packs

SIGNS = """
< > & " ' \\ / | ` * _ ~ # = - + : ; , . ? ! % @ ( ) [ ] { } $ ^ 0 1 9 -1 1e9 NaN null true
&amp; &#0; &#x110000; &nbsp &lt <!-- --> <![CDATA[ ]]> <?xml </p> <p> <br/> <b> </b> <script>
</script>
<table> <tr> <td> <li> <dl> <q> <template> <svg> </svg> hidden lang=zh-Hant aria-hidden=true
``` ~~~ --- +++ === ## > - 1. ]( ![ [^1]: [^1] $$ ::: {{ }} {% %} <!> {/* */} {#a} :a: **
.. note:: .. | |p| __ ___ ____ |=== [quote] ==== //// \\N{ \\x61 \\u0061 \\U00000061 \\ud800 \\n
msgid "" msgstr "" msgctxt #, fuzzy #~ " "\\n" msgstr[0] <target> <g id="1"> <trans-unit id="a">
<x/>
''' ''' \"\"\" [[a]] a.b = - | |2- >+ &a *a !!str !a ? ,, "" ;; 00:00:01,000 --> 00:00:02,000
WEBVTT NOTE
Content-Type: text/html boundary=b --b --b-- =?utf-8?B?YQ==?= =?utf-8?Q?a?= base64
quoted-printable =3D
claimcheck: allow overclaim/painless reason="a" until=2030-01-01 by="b"
<w:p> </w:p> <w:r> <w:t> </w:t> <w:tbl> <w:del> <w:ins> <w:vanish/> <w:fldChar
w:fldCharType="begin"/>
<w:instrText> <a:p> <a:t> <p:sp> <a:tbl> <c:v> r:id="rId1" w:val="1" w:val="-1" xml:space="preserve"
obj endobj stream endstream xref trailer startxref %%EOF /Kids /Parent /Contents /Length /Filter
BT ET
Tj TJ Td Tf Do q Q cm 0 0 0 0 re 1 0 0 1 << >> 3 0 R 4 0 R /FlateDecode /ASCIIHexDecode (a\\)
( a | b ) [ c ] ... ...5 ...99 {no-such} {downtime} #% £# ~ a~ down-time , ,,
"""
"""Signs that mean something in one of the formats or notations, apart by white space."""

ODD = (
    "\0",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    "\f",
    "\v",
    "\x1b",
    "\x1c",
    "\x85",
    "\u00a0",
    "\u00ad",
    "\u0130",
    "\u0131",
    "\u017f",
    "\u0301",
    "\u034f",
    "\u0378",
    "\u061c",
    "\u0660",
    "\u06f3",
    "\u1e9e",
    "\u200b",
    "\u200d",
    "\u2028",
    "\u202e",
    "\u202c",
    "\u2066",
    "\u2162",
    "\u2460",
    "\u2764\ufe0f",
    "\u3000",
    "\u4e09",
    "\u767e",
    "\u76ae\u819a\u3002",
    "\ufb01",
    "\ufeff",
    "\uff11",
    "\uff21",
    "\ufffd",
    "\U0001f1ec\U0001f1e7",
    "\U0001d7d8",
    "\U000e0041",
    "\U0010ffff",
    "½",
    "²",
    "…",
    "—",
    "“",
    "”",
    "’",
    "「",
    "」",
    "ﷺ",
    "ß",
    "  ",
    "    ",
    "\n- ",
    "\n> ",
    "\n# ",
    "\n    ",
    "\n\t",
    "\n..",
    "\n\n\n",
)
"""Signs that programs trip over."""
BYTES = (
    b"\xff",
    b"\xfe\xff",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xc3",
    b"\x80",
    b"\x00",
)
"""Bytes that are no text, or another than it seems."""

CLAIMS = (
    "There is no downtime after the peel.",
    "Results in 3 to 5 sessions, 4 weeks apart.",
    "無痛，永久有效。",
    "We guarantee painless results for everyone!",
    "Redness settles within a day or two.",
    "皮秒雷射三次見效",
    "Is it safe? Yes, completely.",
    "“I saw results at once,” says Ana.",
    "From £90, 50% off until Friday.",
    "Q: Does it hurt? A: Not at all.",
    "Most people need between two and a half and four visits.",
    "98% of our patients would come again.",
    "Nobody promises that it lasts forever.",
    "N o p a i n.",
    "suitable for all skin types (I–VI)",
    "PIH may occur in Fitzpatrick IV.",
    "每4–6星期一次，約需五至八次療程",
)

CONFIG = """\
select: [overclaim, disclaimer/side-effects]
ignore: [terminology]
severity: {overclaim/superlative: warning}
fail-on: warning
exclude: ["drafts/*"]
packs: [rules]
overrides:
  - paths: ["blog/*"]
    ignore: [overclaim/superlative]
sites: {harbour: ["a/*"], hill: [b]}
message-lang: en
waivers: waivers.yaml
fields: {text: [body], ignore: [id]}
include: ["data/*.json"]
limits: {seconds: 3, bytes: 1000000}
market: [uk]
advertiser: clinic
channel: web
audience: public
treatments: [pico]
"""
TOML = """\
[tool.claimcheck]
select = ["overclaim"]
severity = {"overclaim/superlative" = "warning"}
fail-on = "never"
sites = {harbour = ["a/*"]}
limits = {seconds = 3}
[[tool.claimcheck.overrides]]
paths = ["blog/*"]
"""
WAIVERS = """\
waivers:
  - rule: overclaim/no-downtime/stated
    quote: no downtime
    sentence: There is no downtime.
    reason: the surgeon agreed
    approver: Ana
    expires: 2030-01-31
    path: a.md
  - {rule: overclaim, fingerprint: 0123456789abcdef, reason: a, approver: b, expires: 2030-01-31}
"""
REGISTER = """\
claims:
  - id: E-1
    wording: There is no downtime.
    variants: [No downtime.]
    evidence: [study.pdf]
    owner: Ana
    review-by: 2030-01-31
    jurisdictions: [uk]
    rules: [overclaim]
    paths: [a.md]
"""
BASELINE = """\
{"schema":"claimcheck-baseline/1","as_of":"2026-01-01","findings":[
{"path":"a.md","rule":"overclaim/no-downtime/stated","quote":"no downtime",
"fingerprint":"0123456789abcdef","count":1}
]}
"""
DECISIONS = """\
{"schema":"claimcheck-decisions/1","decisions":[{"path":"a.md","rule":"overclaim/no-downtime/stated",
"fingerprint":"0123456789abcdef","quote":"no downtime","sentence":"There is no downtime.",
"decision":"waive","reason":"agreed","by":"Ana","until":"2030-01-31","date":"2026-01-31"}]}
"""
TRACKER = """\
article,rule,fingerprint,quote,sentence,decision,reason,reviewer,until,date
a.md,overclaim/no-downtime/stated,0123456789abcdef,no downtime,"None, no.",waive,a,b,2030-01-31,
a.md,'=overclaim,fedcba9876543210,,,fix,,,,
"""
KINDS = """\
category: terminology/untranslated
why: Because.
rules:
  - {id: alias, kind: alias, severity: info, message: "“{match}” and “{prefer}”.", advice: Say one.,
     match: [laser], beside: [light], examples: {flag: ["A light, a [[laser]]."]}}
  - {id: latin, kind: latin, severity: info, message: "“{match}”.", message-zh: "「{match}」。",
     advice: Say., advice-zh: 說。, terms: {downtime: 恢復期}, known: [IPL], examples: {}}
  - {id: script, kind: script, severity: info, message: "“{match}”.", advice: Say., examples: {}}
  - {id: spelling, kind: spelling, severity: info, message: "“{match}”.", advice: Say.,
     examples: {}}
  - {id: letters, kind: acronym, severity: info, message: "“{match}”.", advice: Say., known: [UK],
     short: [cm], examples: {}}
  - {id: tokens, kind: tokens, severity: error, message: "“{match}”.", advice: Say.,
     anchors: [every], signs: ["^every"], examples: {},
     tokens: [[{ORTH: Every}, {LOWER: {IN: [time, client]}, OP: "?"}, {LOWER: {REGEX: "^a+$"}}]]}
  - {id: unusual, kind: unusual, severity: info, advice: Say.,
     message: "“{match}” {treatment}: {usual} ({source}).",
     wording: ["{sessions} of {treatment}."], fact: sessions, examples: {}}
lexicon: {downtime: [down-time]}
"""
WORDING = """\
wording: {overclaim/no-downtime: [Redness may last some days.]}
headings: {overclaim/painless: [How it feels]}
"""
GLOSSARY = TERMS["en/lexicon/glossary.tsv"]
SPOILT_WORD = field("HYPERLINK", "x") + '<w:proofErr w:type="spellStart"/>'

PACKS = {
    "taxonomy.yaml": TAXONOMY,
    "en/overclaim/no-downtime.yaml": DOWNTIME,
    "en/cues/negated.yaml": NEGATED,
    "en/cues/hedged.yaml": HEDGED,
    "en/cues/reach.yaml": REACH,
    "en/consistency/recovery-time.yaml": REPORTED["en/consistency/recovery-time.yaml"],
    "en/disclaimer/side-effects.yaml": REPORTED["en/disclaimer/side-effects.yaml"],
    "en/terminology/mistranslated.yaml": TERMS["en/terminology/mistranslated.yaml"],
    "en/terminology/untranslated.yaml": TERMS["en/terminology/untranslated.yaml"],
    "en/terminology/kinds.yaml": KINDS,
    "lexicon/terms.yaml": REPORTED["lexicon/terms.yaml"],
    "en/lexicon/words.yaml": "lexicon: {downtime: [down-time, 'recovery (time | period)']}\n",
    "en/lexicon/glossary.tsv": GLOSSARY,
    "en/wording.yaml": WORDING,
    "law/uk.yaml": LAW,
}
"""The files of a pack, by name."""
BESIDE = {"taxonomy.yaml": TAXONOMY, "en/overclaim/no-downtime.yaml": DOWNTIME, **CUES}
"""What stands beside the file that is put to the test."""


def word() -> bytes:
    """Return a small Word file."""
    return word_file(
        p("No pain", style="Heading1")
        + p(
            r("There is "),
            r("no", "<w:b/>"),
            '<w:ins w:id="1" w:author="A"><w:r><w:t> fuss</w:t></w:r></w:ins>',
        )
        + table(row(cell(p("a")), cell(p("b"))))
        + p(picture("alt"), box(p("boxed")), SPOILT_WORD)
    )


def files() -> dict[str, tuple[bytes, ...]]:
    """Return good files of each format."""
    return {
        **{name: (text.encode(),) for name, text in SAMPLES.items()},
        "docx": (word(), word_file(p("No pain"))),
        "pptx": (deck(("No pain", ["calm", "at once"])),),
        "pdf": (
            plain(),
            forms(2, 2),
            one_column(),
            price_list(),
            stream(b"BT /F 12 Tf 20 20 Td (No downtime) Tj ET"),
        ),
    }


@cache
def product_words() -> tuple[str, ...]:
    """Return the cue words, marked examples and passing examples of the product's own packs."""
    found: set[str] = set()
    for path in sorted(Path(builtin_packs()).rglob("*.yaml")):
        plain_file = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 -- strings only
        found.update(_texts(plain_file))
    return tuple(sorted(text for text in found if 2 < len(text) < 300))


def _texts(plain_file: object) -> list[str]:
    if isinstance(plain_file, str):
        return [re.sub(r"\[\[|\]\]|\.\.\.\d?|[~{}]", "", plain_file)]
    if isinstance(plain_file, list):
        return [text for member in plain_file for text in _texts(member)]
    if isinstance(plain_file, dict):
        return [text for member in plain_file.values() for text in _texts(member)]
    return []
