"""The model card that lies beside the model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.encode import MAX_LENGTH
from training.pack import BASE, FILES, VERSION, hash_of
from training.split import DEV, TEST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from training.data import Sentence
    from training.judge import Judged

_CARD = Path(__file__).with_suffix(".md")


def card(
    judged: Judged,
    found: Mapping[str, Any],
    folder: Path,
    sides: Mapping[str, Sequence[Sentence]],
    learnt: Mapping[str, int],
) -> str:
    """Return the card in Markdown; `folder` holds the files that it names.

    `learnt` counts the lines that were learnt from beside the hands' sentences, by source.
    """
    return _CARD.read_text(encoding="utf-8").format(
        version=VERSION,
        labels=len(judged.labels),
        base=BASE["name"],
        licence=BASE["licence"],
        source=BASE["source"],
        sha256=BASE["sha256"],
        length=MAX_LENGTH,
        train=len(sides["train"]),
        dev=len(sides["dev"]),
        test=len(sides["test"]),
        hands=", ".join(sorted({one.hand for one in sides["train"]})),
        dev_hands=", ".join(DEV),
        test_hands=", ".join(TEST),
        rows="\n".join(_row(side, found[side]) for side in ("dev", "test")),
        pages=learnt["pages"],
        taught=learnt["articles"],
        articles=len(sides["articles"]),
        **{
            f"{mode}_{name}": found["articles"][mode][name]
            for mode in ("suggest", "gate")
            for name in ("rules_recall", "rules_precision", "recall", "precision", "added")
        },
        hashes="\n".join(f"| `{name}` | `{hash_of(folder / name)}` |" for name in FILES),
    )


def _row(side: str, own: Mapping[str, Any]) -> str:
    cells = [
        own["precision_at_recall_0.80"],
        own["recall_at_precision_0.85"],
        own["calibration_error_of_the_highest"],
        *(
            own[mode][measure]
            for mode in ("suggest", "gate")
            for measure in ("precision", "recall", "traps_flagged")
        ),
    ]
    return f"| {side} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |"
