"""Write dense marketing articles by a fixed seed, for timing only."""

from __future__ import annotations

import argparse
import random
from pathlib import Path

TREATMENTS = (
    "picosecond laser", "laser hair removal", "microneedling", "a chemical peel", "IPL", "HIFU",
    "the dermal filler", "radiofrequency microneedling", "the thread lift", "laser resurfacing",
)  # fmt: skip
CONCERNS = (
    "sun spots", "freckles", "fine lines", "acne scars", "enlarged pores", "melasma",
    "thread veins", "loose skin", "unwanted hair", "dull skin", "an old tattoo",
)  # fmt: skip
HEADINGS = ("What to expect", "How it works", "Prices", "After your visit")
PLACES = ("Leeds", "Bristol", "Austin", "Dublin", "Perth", "Cardiff", "Denver", "Cork")
CLAIMS = (
    "{T} removes {c} with no downtime at all",
    "our patients see visible results after one session of {t}",
    "{T} is suitable for all skin types and completely safe",
    "the treatment is painless and you can go straight back to work",
    "results from {t} are permanent and guaranteed",
    "we are the leading clinic in {p} for {c}",
    "{T} is clinically proven to clear {c} once and for all",
    "unlike traditional lasers, {t} needs fewer sessions",
    "book before Friday and save 30% on your first course of {t}",
)
FACTS = (
    "most people need between {n} and {m} sessions of {t}, about {m} weeks apart",
    "redness and mild swelling usually settle within {n} days of {t}",
    "a registered practitioner examines your skin before any treatment for {c}",
    "results differ from person to person, and {c} can come back after some months",
    "wear sunscreen every day while your skin recovers from {t}",
    "we do not promise a particular result for {c}",
    "tell us about medicines that make your skin sensitive to light",
    "is {t} painful? Many people describe a warm, prickling feeling",
    "some clinics in {p} claim that {t} has no side effects, which is not true",
)
PLAIN = (
    "the price of {t} depends on the size of the area",
    "your consultation takes about half an hour and you may bring somebody with you",
    "the waiting room has tea, coffee and a small library of {a} magazines",
    "many of our {a} readers ask how {c} begin, and why they often come in summer",
    "the light passes through the surface and is taken up by a {a} target below it",
    "our rooms in {p} are on the second floor, and there is a lift",
    "{c} are often a matter of sun, age and family, in this order",
    "before {t}, please come without make-up and drink a glass of water",
    "the skin has several layers, and {c} may lie in any of them",
    "we photograph the area under the same {a} light at every visit",
    "our nurses in {p} keep a record of the settings that were used for {c}",
    "please call us if a {a} question comes to your mind on the way home",
    "in this article we explain what {t} is and how it differs from a {a} facial",
    "the {a} device was serviced in the spring, as it is every year",
    "{c} look different in {a} light, which is why we look twice",
    "you will find the entrance beside the {a} bakery in {p}",
)
ADJECTIVES = ("old", "new", "common", "soft", "blue", "quiet", "daily", "narrow", "bright", "late")
SHARES = ((0.11, CLAIMS), (0.12, FACTS), (0.77, PLAIN))
"""They give as many findings as the plain articles of our own corpus, 19 in 1000 words."""
CLEAN = ((1.0, PLAIN),)
"""What says nothing of what a treatment does: hardly a finding in it."""
Shares = tuple[tuple[float, tuple[str, ...]], ...]


def sentence(rng: random.Random, shares: Shares = SHARES) -> str:
    """Return a sentence: a claim, a fact or something else."""
    weights, kinds = zip(*shares, strict=True)
    pattern = rng.choice(rng.choices(kinds, weights)[0])
    treatment = rng.choice(TREATMENTS)
    low = rng.randint(1, 4)
    text = pattern.format(
        T=treatment[0].upper() + treatment[1:],
        t=treatment,
        a=rng.choice(ADJECTIVES),
        c=rng.choice(CONCERNS),
        p=rng.choice(PLACES),
        n=low,
        m=low + rng.randint(1, 4),
    )
    opening = rng.choice(("", "", "", "In {p}, ", "For many people with {c}, ", "Honestly, "))
    text = opening.format(p=rng.choice(PLACES), c=rng.choice(CONCERNS)) + text
    return text[0].upper() + text[1:] + "."


def article(rng: random.Random, *, markdown: bool, shares: Shares = SHARES) -> str:
    """Return an article of about 700 words."""
    mark = "## " if markdown else ""
    title = f"{rng.choice(TREATMENTS).title()} in {rng.choice(PLACES)}"
    parts = [("# " if markdown else "") + title]
    words = 0
    while words < 700:  # noqa: PLR2004
        parts.append(mark + rng.choice(HEADINGS))
        for _ in range(rng.randint(1, 3)):
            paragraph = " ".join(sentence(rng, shares) for _ in range(rng.randint(3, 6)))
            if markdown and rng.random() < 0.3:  # noqa: PLR2004
                paragraph = paragraph.replace("results", "**results**").replace("safe", "*safe*")
            words += len(paragraph.split())
            parts.append(paragraph)
    return "\n\n".join(parts) + "\n"


def write_articles(folder: Path, count: int = 500, seed: int = 7, shares: Shares = SHARES) -> int:
    """Write `count` articles, half of them Markdown; return their size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)  # noqa: S311 -- no secret depends on it
    size = 0
    for number in range(count):
        markdown = number % 2 == 0
        text = article(rng, markdown=markdown, shares=shares)
        path = folder / f"{number:04}.{'md' if markdown else 'txt'}"
        path.write_text(text, encoding="utf-8")
        size += len(text.encode())
    return size


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=500)
    options = parser.parse_args()
    print(f"{write_articles(options.folder, options.count)} bytes in {options.folder}")
