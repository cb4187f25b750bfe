"""What the product's rules take for a contradiction, and what stands side by side on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.pipeline import check_text
from claimcheck.reconcile import alike, conflicts, pairs
from claimcheck.reconcile.findings import MOST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.fact import Fact


def _conflicts(text: str, product: Rulebook) -> set[str]:
    """Return the categories of the contradictions in a text; it is Markdown."""
    findings = check_text(text, packs=product, format="markdown").findings
    return {f.category.partition("/")[2] for f in findings if f.category.startswith("consistency/")}


@pytest.mark.parametrize(
    "text",
    [
        # An optional extra, some cases, and a figure that belongs to another part of the body.
        "# Needling\n\nNeedling costs £320.\n\nTea.\n\nAdd exosomes and the needling costs £520.",
        "# Veins\n\nMost need one session.\n\nTea.\n\nSomeone with many needs four sessions.",
        "# Hair laser\n\nFace: come back after four weeks.\n\nBack: come back after eight weeks.",
        "# Gel\n\nLip filler is given from age 19.\n\nTea.\n\nHand filler is for patients over 40.",
        # Two figures in one breath are of two things.
        "The laser takes two minutes. The appointment is booked for half an hour.",
        "# Hair laser\n\nLegs need six, spaced eight weeks apart. Faces come every five weeks.",
        # Nobody is kept from work by what can be seen.
        "# Peel\n\nYou can go straight back to work.\n\nExpect flaking for five to seven days.",
        "# Peel\n\nYou needn't take time off.\n\nScabs come away within ten days.",
        # Prices of other days, of other rows, for more than one.
        "# Fat freezing\n\nOne cup is £350.\n\nUntil last spring a cup was £395.",
        "Laser, one leg: £120 a visit\n\nLaser, both legs: £200 a visit",
        "| Booster | Session | Course |\n|---|---|---|\n| Face | £220 | £410 for two |",
        (
            "| Size | Each visit | Block of five |\n|---|---|---|\n| S | £60 | £250 |\n\n"
            "Most tattoos need eight to ten sessions."
        ),
        # The column says of what, the row what is measured.
        (
            "| | Blue lamp | Red lamp |\n|---|---|---|\n| Spacing | Twice a week | Once a week |\n"
            "| Upkeep | Every month | Every two months |"
        ),
        # Sections side by side.
        (
            "# Menu\n\n## Gold facial\n\nHow long: 30 minutes.\n\nHow many: three visits.\n\n"
            "## Jade facial\n\nHow long: 60 minutes.\n\nHow many: six visits."
        ),
        (
            "## PRP for hair\n\nPlan three sessions, a month apart.\n\n## PRP for the face\n\n"
            "Here the course is two sessions."
        ),
        # Upkeep is no interval of the course, and cells that are gone need none.
        "# Peel\n\nPeels are two weeks apart.\n\nAfter the course, one peel every three months.",
        "# Fat freezing\n\nTreated cells don't come back.\n\nPlan a top-up every six months.",
        # What is sold beside the treatment has a price of its own; one thing is free, another not.
        "# Fillers\n\nLip filler costs £240.\n\nA consultation costs £40.",
        "# Peel\n\nLaser patch tests are free. Peel patch tests are £15.",
        "# Peel\n\nThe price covers everything.\n\nA touch-up next year is £60.",
        # A list with leaders gives each line its price.
        "Underarms, one visit ...... £45\n\nUnderarms, the full ten ...... £400",
        # What patients here lose, and what was lost in a trial.
        "# Fat\n\nOur own patients lose 15% of the fat.\n\nIn the trial they lost 25% of the fat.",
        # Of what people are shares?
        "# Laser\n\n90% of patients were happy.\n\n60% of patients needed a second visit.",
        # Cuts and needles.
        "# Filler\n\nThere is no knife in it.\n\nThe filler goes in with a fine needle.",
        # A price of every area, and what has one of its own.
        "# Freezing\n\nEvery area is £300.\n\nThe consultation costs £400.",
        # A patient's own time.
        "# Fillers\n\nLip filler lasts six to nine months.\n\nMy lips lasted two years last time!",
        # What somebody tells of themselves, or says that it is not for somebody.
        "# Reviews\n\nI had the peel and it didn't hurt.\n\nIt was painful, but he was kind to me.",
        "# Toxin\n\nIf you want a lasting result, toxin is not for you.\n\nIt lasts four months.",
        "# Toxin\n\nYour doctor explains that no exact result can be promised.\n\nResults vary.",
        "# Fillers\n\nA clinic that says yes to everyone is not a safe one.\n\nNot in pregnancy.",
        # One of some cases, a time between other things, a time of another thing.
        "# Tags\n\nMost tags clear in one session.\n\nWe name any tag that may need more than one.",
        (
            "# Booster\n\nBook two sessions (four weeks apart).\n\n"
            "The change is greatest around eight weeks after the second session."
        ),
        "# Laser\n\nVisits are six to eight weeks apart.\n\nThey are a month and a half apart.",
        "# Toxin\n\nIt peaks on day 7 and settles by day 14.\n\nIt has fully settled by day 14.",
        "# Lips\n\nThe numbing in the filler wears off after an hour.\n\nFiller lasts 9 months.",
        "# Lips\n\nNo aspirin for a day as it can cause bruising.\n\nBruises fade in a week.",
        "# Toxin\n\nIt is over in a few minutes.\n\nYou start with a 30-minute consultation.",
        "# Toxin\n\nThere is no obvious sign of it.\n\nAvoid hot yoga for 24 hours.",
        "# Laser\n\nSafe for dark skin when the settings suit it.\n\nDark skin can blister.",
        # What another treatment is compared with, and what is sold on one evening only.
        (
            "# HIFU\n\nBack at work the same day.\n\nHIFU needs no needles.\n\n"
            "A surgical facelift lasts for years, but you need two weeks off."
        ),
        "# Lift\n\nThe jaw is £650.\n\nOur open-evening price for the jaw is £550.",
        "# Boosters\n\nThe face takes two sessions. Necks usually take three.",
        "# Light\n\nResults last a year.\n\nPlease hold off judging until a month is over.",
        # Goods with names of their own, prices for members, what somebody reports, a part of it.
        (
            "# Our peels\n\nHoney Peels work as a series of six, two weeks apart.\n\n"
            "A Maple Peel is for autumn. Backs want four Body Peels, spaced three weeks."
        ),
        "| Toxin | Guest price | Member price |\n|---|---|---|\n| Per unit | $14 | $12 |",
        '# PRP\n\nYour scalp may be sore for two days.\n\n"Didn\'t feel a thing," reports Marcus.',
        "# PRP\n\nStart with four treatments.\n\nEyebrows have their own plan: two treatments.",
        "# Tattoos\n\nA tattoo takes six sessions.\n\nThree sessions get your artist a canvas.",
        "# Laser\n\nThe laser is on your skin for ten minutes.\n\nAllow an hour door to door.",
        "# Lips\n\nYou see fullness right away.\n\nThe settled result shows at two weeks.",
        "# Tattoos\n\nLeave eight weeks between sessions.\n\nIt fades a month after session one.",
        "# Chin\n\nThe chin is $1,100.\n\nIn a package it works out at $990 for the chin.",
        "# Laser\n\nEye area only: three days at home.\n\nFull face: take fourteen days off work.",
        # Sections, labels and treatments beside each other.
        (
            "# Legs\n\n## Thread veins\n\nIt takes two sessions.\n\n"
            "## Foam\n\nPlan for one session.\n\n## Varicose veins\n\nPlan five sessions."
        ),
        "# Resurfacing\n\nLight. Three sessions, a month apart.\n\nDeep. Usually one session.",
        (
            "# Fillers and anti-wrinkle injections\n\nFiller is visible straight away. We inject "
            "fillers daily.\n\nAnti-wrinkle injections begin to work after three to five days."
        ),
        "| Area | Single | Course price |\n|---|---|---|\n| Abdomen | £110 | £700 |",
        (
            "PRICES\n\n        One    Course of 6\nLip     £35    £175\n"
            "Chin    £45    £225\nLegs    £90    £450"
        ),
    ],
)
def test_what_stands_side_by_side_is_no_contradiction(text: str, product: Rulebook) -> None:
    assert _conflicts(text, product) == set()


@pytest.mark.parametrize(
    ("text", "category"),
    [
        # A limit holds whatever else must be given, and an “if” behind “and” is not its own.
        (
            (
                "# Hair\n\nWe treat men once they turn 21, if it is hereditary.\n\n"
                "You must be at least 30."
            ),
            "eligibility",
        ),
        (
            (
                "# Eyelids\n\nMost are at their desks again on the third day.\n\n"
                "You will need two weeks off work, and three if you wear a helmet."
            ),
            "recovery-time",
        ),
        # What comes after surgery is told of the article's own where that is surgery.
        (
            (
                "# Hair transplant\n\nThe transplant has no side effects.\n\n"
                "After surgery there can be swelling of the forehead."
            ),
            "safety",
        ),
        # What stands in a row and is told once more in words.
        (
            (
                "# Facials\n\n| Facial | Price |\n|---|---|\n| Night Glow | £48 |\n"
                "| Night Glow Facial | £78 |\n\nAt £92 the Night Glow Facial is our favourite."
            ),
            "price",
        ),
        # What it is offered instead of is not what it is.
        (
            (
                "# Thread lift\n\nThe non-invasive alternative to a facelift.\n\n"
                "For a thread lift a cannula is passed beneath the skin."
            ),
            "invasiveness",
        ),
        ("# Peel\n\nThe visit takes 20 minutes.\n\nEach visit takes an hour.", "duration"),
        (
            "# Peel\n\nYou can go straight back to work.\n\nTake four days off work.",
            "recovery-time",
        ),
        (
            "# Needling\n\nBack at work next day.\n\n**How long should I book off?** Five days.",
            "recovery-time",
        ),
        (
            "# Scars\n\nCheeks take three visits.\n\n| | How many |\n|-|-|\n| Cheeks | Allow six |",
            "session-count",
        ),
        (
            "# Lift\n\nAfter. There is no downtime.\n\nDesk. You are swollen for a week.",
            "recovery-time",
        ),
        (
            "# Freezing\n\nEvery area is £300.\n\nFreezing fat on the stomach costs £480.",
            "price",
        ),
        (
            "# Balloon\n\nNone of our patients has come to harm.\n\nOne patient had surgery.",
            "safety",
        ),
        (
            "# Needling\n\nYou can put make-up on that evening.\n\nNo make-up for three days.",
            "recovery-time",
        ),
        (
            (
                "# Peel\n\nYou are back at your computer in two days.\n\n"
                "**How soon can I use a screen?** After ten days."
            ),
            "recovery-time",
        ),
        ("# Fillers\n\n1 ml of lip filler is £240.\n\n1 ml of lip filler is £285.", "price"),
        (
            (
                "| Area | Session |\n|---|---|\n| Full legs | £150 |\n| Arms | £90 |\n\n"
                "A full legs session is £165."
            ),
            "price",
        ),
        (
            (
                "| Menu | Time |\n|---|---|\n| Gold Aqua | 30 minutes |\n"
                "| Jade Aqua | 45 minutes |\n\n"
                "You're on the couch for 75 minutes with the Jade."
            ),
            "duration",
        ),
        (
            (
                "# Peel\n\nPeels are booked two weeks apart.\n\n"
                "Do not have your next peel until five weeks have passed."
            ),
            "interval",
        ),
        (
            "# HIFU\n\nFor people aged 18 or over.\n\nWe don't offer it to under-35s.",
            "eligibility",
        ),
        (
            "# Needling\n\nIt is non-invasive.\n\nThe pen drives fine needles into the skin.",
            "invasiveness",
        ),
        ("# Toxin\n\nResults last three months.\n\nThe effect holds for nine months.", "efficacy"),
        (
            "# Threads\n\nIt lasts up to three years.\n\nThe lift lasts nine to twelve months.",
            "efficacy",
        ),
        ("# Peel\n\nWill it hurt? Too easy. It is painless.\n\nThe peel stings badly.", "pain"),
    ],
)
def test_what_cannot_both_hold_is_told(text: str, category: str, product: Rulebook) -> None:
    assert category in _conflicts(text, product)


def test_a_long_price_list_is_compared_with_what_may_deny_it_alone(
    product: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[tuple[Fact, Fact]] = []

    def same_subject(a: Fact, b: Fact, groups: Mapping[str, str]) -> bool:
        compared.append((a, b))
        return alike.same_subject(a, b, groups)

    monkeypatch.setattr(pairs, "same_subject", same_subject)
    monkeypatch.setattr(conflicts, "same_subject", same_subject)
    rows, plain = range(100, 300), range(50, 60)
    table = "".join(f"| Row{price} | £{price} |\n" for price in rows)
    said = "".join(f"\nThe filler costs £{price}.\n" for price in plain)
    assert _conflicts(f"# Filler\n\n| Area | Price |\n|-|-|\n{table}{said}", product) == {"price"}
    assert len(compared) < 3 * len(plain) * (len(rows) + len(plain))


def test_a_conflict_that_is_said_over_and_over_names_some_places(product: Rulebook) -> None:
    said = [f"Plan {count} sessions of peels on part {count}." for count in range(3, 20)]
    text = "\n\n".join(["# Peel", "A peel takes one session only.", *said])
    findings = check_text(text, packs=product, format="markdown").findings
    (finding,) = (f for f in findings if f.category == "consistency/session-count")
    assert len(finding.related) == MOST
    assert finding.message.endswith(f" {len(said) - MOST} more places say one or the other.")
