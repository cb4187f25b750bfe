"""Which language a text in Latin letters is in, where its words are hardly English."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LEAST = 8
"""Words of a text below which nothing is said of its language."""
_MUCH = 8000  # signs of a text that show its language
_OFTEN = 0.1  # how many of the words of a text in a language are of its usual ones
_SURE, _HARDLY = 0.5, 0.05
_ENGLISH = frozenset(
    "the and of you your with for this that from our we are is will can after have has what when"
    " how not it be or by at to as".split()
)
# What the usual languages of the field have in every line and English has not.
_OTHER = frozenset(
    "der die das und ist nicht mit ohne ein eine le la les des et est pour sans une el los las del"
    " una para con sin que il di che per senza della os da do com sem dan yang untuk tanpa dengan"
    " ve bir ile het een van voor zonder och att det som og ikke jest na si nu cu ng mga ja on ei"
    " az nem".split()
)
_ACCENTED = regex(
    r"[\u00df-\u00ff\u0103\u0105\u0107\u010d\u0111\u0119\u011f\u0131\u0142"
    r"\u015f\u0161\u01a1\u01b0\u1ea0-\u1ef9]",
)
_LANGUAGES = "en fr de es it pt nl vi id ms tr pl sv da no fi cs ro hu tl".split()


def identify(text: str) -> str:
    """Return the language of a text in Latin letters: `en` unless it is very likely another one.

    The words decide whether it is worth asking: a few English ones in every line are enough, and
    so is nothing that other languages have. Only then is the identifier loaded.
    """
    text = text[:_MUCH]
    words = text.lower().split()
    few = _OFTEN * len(words)
    if len(words) < LEAST or sum(map(_ENGLISH.__contains__, words)) >= few:
        return "en"
    if sum(map(_OTHER.__contains__, words)) + len(_ACCENTED.findall(text)) < few:
        return "en"
    likely = dict(_identifier().rank(text))
    language = max(likely, key=lambda code: likely[code])
    return language if likely[language] > _SURE and likely["en"] < _HARDLY else "en"


@cache
def _identifier() -> LanguageIdentifier:
    """Return the identifier, whose model takes a second to load."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 -- see above

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LANGUAGES)
    return identifier
