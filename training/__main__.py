"""Trains the second reader, measures it, and writes it where it beats the one that stands."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from training import export, pack
from training.base import base_folder
from training.baselines import by_neighbours, linear, spacys
from training.card import card
from training.data import after_others, from_articles, from_hands, from_rules, labels_of, read_rules
from training.duplicates import repeated
from training.encode import Encoder
from training.fit import between, fit, read, weights_of
from training.judge import ARTICLES, READ, figures, judge
from training.measure import truth
from training.near import rank
from training.network import Network
from training.recipe import KEPT, SETTLED, WIDE
from training.report import Compared, page
from training.split import is_taught, split
from training.wide import learn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from training.data import Sentence
    from training.judge import Judged
    from training.recipe import Recipe

ROOT = Path(__file__).parents[1]
READER = ROOT / "reader" / "claimcheck_reader"
REPORT = ROOT / "docs" / "reader.md"
_EPOCHS = 4
_SPACY = f"spaCy's categorizer, from nothing, {_EPOCHS} epochs"
_THREADS = 1
"""More of them share out the sums otherwise, and the last digits differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Material:
    """Everything that is read before anything is learnt."""

    labels: tuple[str, ...]
    sides: Mapping[str, Sequence[Sentence]]
    """The hands' sentences, and under `articles` those of articles that are not learnt from."""
    rules: Sequence[Sentence]
    articles: Sequence[Sentence]

    def taught(self, recipe: Recipe) -> list[Sentence]:
        """Return what a recipe learns from."""
        return [
            *self.sides["train"],
            *(self.rules if recipe.rules else ()),
            *(self.articles if recipe.articles else ()),
        ]


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--base", type=Path, help="folder of the base model, if not the package's")
    parser.add_argument("--check", action="store_true", help="measure the reader that stands, only")
    parser.add_argument("--network", type=Path, help="take these weights, and train nothing")
    parser.add_argument("--save-network", type=Path, help="keep the trained weights here")
    parser.add_argument(
        "--without-spacy", action="store_true", help="leave out the slowest baseline"
    )
    chosen = parser.parse_args()
    torch.set_num_threads(_THREADS)
    base = base_folder(chosen.base)
    _say("reading the sentences, the rules' examples and the articles")
    material = _material()
    encoder = Encoder(base / "tokenizer.json")
    if chosen.check:
        sys.exit(_check(material, encoder))
    network = _network(base, material, encoder, chosen.network)
    if chosen.save_network:
        torch.save(network.state_dict(), chosen.save_network)
    with tempfile.TemporaryDirectory() as folder:
        _finish(Path(folder), base, network, material, encoder, is_long=not chosen.without_spacy)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _material() -> _Material:
    rulebook = read_rules(ROOT)
    labels = labels_of(rulebook)
    articles = from_articles(ROOT, rulebook, labels)
    unseen = [
        one
        for one in articles
        if len(one.known) == len(labels) and not is_taught(one.id.rpartition("-")[0])
    ]
    return _Material(
        labels=labels,
        sides={**split(from_hands(ROOT, labels)), ARTICLES: unseen},
        rules=from_rules(rulebook, labels),
        articles=[one for one in articles if one.known and is_taught(one.id.rpartition("-")[0])],
    )


def _network(base: Path, material: _Material, encoder: Encoder, weights: Path | None) -> Network:
    if weights is None:
        network = fit(base, material.taught(KEPT), material.labels, KEPT)
        before = deepcopy(network.state_dict())
        last = after_others(material.taught(SETTLED), SETTLED.seed)
        network = fit(base, last, material.labels, SETTLED, network)
        network.load_state_dict(between(before, network.state_dict()))
    else:
        network = Network(base, len(material.labels))
        network.load_state_dict(torch.load(weights, weights_only=True), strict=False)
    _say("learning the table of phrases")
    taught = material.taught(WIDE)
    encoded = [encoder(one.before, one.text) for one in taught]
    table, shift = learn(encoded, taught, material.labels, weights_of(taught, WIDE))
    network.wide.table.copy_(torch.from_numpy(table))
    network.wide.shift.copy_(torch.from_numpy(shift))
    return network


def _check(material: _Material, encoder: Encoder) -> int:
    """Return 0 where the standing reader's hashes and figures are those it says, else 1."""
    description = json.loads((READER / pack.DESCRIPTION).read_text(encoding="utf-8"))
    others = [
        name
        for name, stated in description["files"].items()
        if pack.hash_of(READER / name) != stated
    ]
    judged = _judge_graph(READER / pack.MODEL, material, encoder)[0]
    found = figures(judged, material.sides)
    _say(json.dumps(found["test"], indent=2))
    if others:
        _say(f"other than {pack.DESCRIPTION} says: {', '.join(others)}")
    if found != description["metrics"]:
        _say("the figures are other than the reader says")
        return 1
    return 1 if others else 0


def _judge_graph(
    path: Path, material: _Material, encoder: Encoder
) -> tuple[Judged, np.ndarray, float]:
    """Return how a graph does, its embeddings, and how many sentences it reads in a second."""
    graph = export.session(path)
    logits, embeddings, done = {}, [], 0
    started = time.process_time()
    for side in (*READ, ARTICLES):
        _say(f"reading: {side}")
        encoded = [encoder(one.before, one.text) for one in material.sides[side]]
        logits[side], vectors = export.run(graph, encoded)
        embeddings += [vectors] if side in READ else []
        done += len(encoded)
    speed = done / (time.process_time() - started)
    judged = judge(logits, material.sides, material.labels)
    return judged, np.concatenate(embeddings), speed


def _finish(  # noqa: PLR0913 -- what was made on the way
    folder: Path,
    base: Path,
    network: Network,
    material: _Material,
    encoder: Encoder,
    *,
    is_long: bool,
) -> None:
    """Export, measure, compare, and write the reader and its page."""
    big = folder / "float.onnx"
    export.write_float(network, big)
    export.write_small(big, folder / pack.MODEL)
    own, read_vectors, speed = _judge_graph(folder / pack.MODEL, material, encoder)
    exact = judge(
        {
            side: read(network, [encoder(one.before, one.text) for one in material.sides[side]])[0]
            for side in READ
        },
        material.sides,
        material.labels,
    )
    found = figures(own, material.sides)
    _say(json.dumps(found, indent=2))
    if not _beats(found, material, encoder):
        _say("The reader that stands is at least as good: nothing was written.")
        return
    graph = export.session(folder / pack.MODEL)
    train = material.sides["train"]
    _say("reading the sentences that are shown as reasons")
    vectors = export.run(graph, [encoder(one.before, one.text) for one in train])[1]
    pack.write_tokenizer(base / "tokenizer.json", folder)
    pack.write_neighbours(train, vectors, folder)
    pack.write_description(
        folder,
        labels=material.labels,
        calibration=own.calibration,
        thresholds=own.thresholds,
        seed=KEPT.seed,
        hands=sorted({one.hand for one in train}),
        metrics=found,
    )
    READER.mkdir(parents=True, exist_ok=True)
    for name in (*pack.FILES, pack.DESCRIPTION):
        (READER / name).write_bytes((folder / name).read_bytes())
    untuned = Network(base, len(material.labels))
    (READER / "MODEL_CARD.md").write_text(
        card(own, found, READER, material.sides), encoding="utf-8"
    )
    compared = [
        Compared(name="second reader, 8 bits", figures=found),
        Compared(name="second reader, 32 bits", figures=figures(exact, material.sides)),
        *_baselines(material, encoder, untuned, (vectors, read_vectors), is_long=is_long),
    ]
    REPORT.write_text(
        page(
            judged=own,
            sides=material.sides,
            compared=compared,
            ranking=rank(
                partial(_embed, untuned, encoder),
                partial(_embed, network, encoder),
            ),
            repeated=_across(material),
            facts=_facts(folder, speed),
        ),
        encoding="utf-8",
    )


def _beats(found: Mapping[str, Any], material: _Material, encoder: Encoder) -> bool:
    """Return whether the new reader is better on the held-out side than the one that stands."""
    if not (READER / pack.MODEL).exists():
        return True
    standing = figures(_judge_graph(READER / pack.MODEL, material, encoder)[0], material.sides)
    measure = "average_precision"
    new, old = found["test"][measure], standing["test"][measure]
    _say(f"{measure} on the test side: new {new:.3f}, standing {old:.3f}")
    return bool(new > old)


def _baselines(
    material: _Material,
    encoder: Encoder,
    untuned: Network,
    trained: tuple[np.ndarray, np.ndarray],
    *,
    is_long: bool,
) -> list[Compared]:
    train = material.sides["train"]
    every = [one for side in READ for one in material.sides[side]]
    first = len(material.sides["dev"])
    right = truth(train, material.labels)
    rows = []

    def add(name: str, logits: np.ndarray) -> None:
        parts = {"dev": logits[:first], "test": logits[first:]}
        judged = judge(parts, material.sides, material.labels)
        rows.append(Compared(name=name, figures=figures(judged, material.sides)))

    _say("linear model")
    add("linear, n-grams of words and letters", linear(train, every, material.labels))
    if is_long:
        _say("spaCy's text categorizer")
        add(_SPACY, spacys(train, every, material.labels, epochs=_EPOCHS))
    _say("nearest neighbours")
    plain = [
        read(untuned, [encoder(one.before, one.text) for one in some])[1] for some in (train, every)
    ]
    add("nearest neighbours, untuned embeddings", by_neighbours(plain[0], right, plain[1]))
    add("nearest neighbours, trained embeddings", by_neighbours(trained[0], right, trained[1]))
    return rows


def _embed(network: Network, encoder: Encoder, texts: Sequence[str]) -> np.ndarray:
    return read(network, [encoder("", text) for text in texts])[1]


def _across(material: _Material) -> dict[str, int]:
    sides = material.sides
    pairs = {
        "train and test": (sides["train"], sides["test"]),
        "train and dev": (sides["train"], sides["dev"]),
        "dev and test": (sides["dev"], sides["test"]),
        "examples of rules and test": (material.rules, sides["test"]),
        "articles and test": (material.articles, sides["test"]),
    }
    return {name: sum(1 for _ in repeated(*both)) for name, both in pairs.items()}


def _facts(folder: Path, speed: float) -> list[str]:
    size = (folder / pack.MODEL).stat().st_size / 1e6
    return [
        f"`{pack.MODEL}`: {size:.1f} MB, 8-bit weights",
        f"{speed:.0f} sentences for each second of processor time on one core, one at a time",
    ]


if __name__ == "__main__":
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    main()
