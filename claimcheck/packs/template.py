"""A rule file to start from."""

from __future__ import annotations

_TEMPLATE = """\
category: {category}
why: {why}
rules:
  - id: {slug}
    severity: warning
    message: "“{{match}}” promises ... (say what it promises)."
    advice: "Say what to write instead."
    match:
      - "words (to | that) find~ it"
    drop: [negated]
    examples:
      flag: ["A sentence with [[words that find it]]."]
      pass:
        - {{text: "We never use words that find it.", because: negated}}
        - {{text: "A sentence with other words.", because: near-miss}}
"""


def new_rule_file(category: str, slug: str, why: str) -> str:
    """Return a rule file that loads and passes its own examples."""
    quoted = '"' + why.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return _TEMPLATE.format(category=category, slug=slug, why=quoted)
