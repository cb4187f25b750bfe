"""Trains the second reader, measures it, and writes it where it beats the one that stands."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from copy import deepcopy
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from training import export, pack
from training.base import base_folder
from training.baselines import by_neighbours, linear, spacys
from training.card import card
from training.data import PAGES, after_others
from training.duplicates import repeated
from training.encode import Encoder
from training.fit import fit, mixed, read, weights_of
from training.judge import ARTICLES, READ, figures, judge
from training.material import read_material
from training.measure import truth
from training.near import rank
from training.network import Network
from training.recipe import KEPT, KEPT_SHARE, SEEDS, SETTLED, WIDE
from training.report import Compared, page
from training.wide import learn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from training.data import Sentence
    from training.encode import Encoded
    from training.judge import Judged
    from training.material import Material

ROOT = Path(__file__).parents[1]
READER = ROOT / "reader" / "claimcheck_reader"
REPORT = ROOT / "docs" / "reader.md"
_EPOCHS = 4
_SPACY = f"spaCy's categorizer, from nothing, {_EPOCHS} epochs"
_THREADS = 1
"""More of them share out the sums otherwise, and the last digits differ."""


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
    material = read_material(ROOT)
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


def _network(base: Path, material: Material, encoder: Encoder, weights: Path | None) -> Network:
    if weights is None:
        network = fit(base, material.taught(KEPT), material.labels, KEPT)
        first = deepcopy(network.state_dict())
        parts = [(KEPT_SHARE, first)]
        for seed in SEEDS:
            network.load_state_dict(first)
            recipe = replace(SETTLED, seed=seed)
            last = after_others(material.taught(recipe), recipe.alone, seed)
            network = fit(base, last, material.labels, recipe, network)
            share = (1 - KEPT_SHARE) / len(SEEDS)
            parts.append((share, deepcopy(network.state_dict())))
        network.load_state_dict(mixed(parts))
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


def _check(material: Material, encoder: Encoder) -> int:
    """Return 0 where the standing reader's hashes and figures are those it says, else 1."""
    description = json.loads((READER / pack.DESCRIPTION).read_text(encoding="utf-8"))
    others = [
        name
        for name, stated in description["files"].items()
        if pack.hash_of(READER / name) != stated
    ]
    judged = _judge_graph(READER / pack.MODEL, material, encoder)[0]
    found = figures(judged, material.sides, material.measuring)
    _say(json.dumps(found["test"], indent=2))
    if others:
        _say(f"other than {pack.DESCRIPTION} says: {', '.join(others)}")
    if found != description["metrics"]:
        _say("the figures are other than the reader says")
        return 1
    return 1 if others else 0


def _judge_graph(
    path: Path, material: Material, encoder: Encoder
) -> tuple[Judged, np.ndarray, float]:
    """Return how a graph does, its embeddings, and how many sentences it reads in a second."""
    graph = export.session(path)
    logits, alone, embeddings, done = {}, {}, [], 0
    started = time.process_time()
    for side in (*READ, ARTICLES):
        _say(f"reading: {side}")
        encoded = [encoder(one.before, one.text) for one in material.sides[side]]
        logits[side], vectors = export.run(graph, encoded)
        embeddings += [vectors] if side in READ else []
        done += len(encoded)
    speed = done / (time.process_time() - started)
    for side in logits:
        alone[side] = export.run(graph, _alone(material.sides[side], encoder))[0]
    judged = judge(logits, material.sides, material.labels, material.measuring, alone)
    return judged, np.concatenate(embeddings), speed


def _alone(sentences: Sequence[Sentence], encoder: Encoder) -> list[Encoded]:
    return [encoder("", one.text) for one in sentences]


def _finish(  # noqa: PLR0913 -- what was made on the way
    folder: Path,
    base: Path,
    network: Network,
    material: Material,
    encoder: Encoder,
    *,
    is_long: bool,
) -> None:
    """Export, measure, compare, and write the reader and its page."""
    big = folder / "float.onnx"
    export.write_float(network, big)
    export.write_small(big, folder / pack.MODEL)
    own, read_vectors, speed = _judge_graph(folder / pack.MODEL, material, encoder)
    sides = material.sides
    exact = judge(
        {s: read(network, [encoder(one.before, one.text) for one in sides[s]])[0] for s in READ},
        sides,
        material.labels,
        alone={s: read(network, _alone(sides[s], encoder))[0] for s in READ},
    )
    found = figures(own, material.sides, material.measuring)
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
        hands=[*sorted({one.hand for one in train}), PAGES, ARTICLES],
        metrics=found,
    )
    READER.mkdir(parents=True, exist_ok=True)
    for name in (*pack.FILES, pack.DESCRIPTION):
        (READER / name).write_bytes((folder / name).read_bytes())
    untuned = Network(base, len(material.labels))
    learnt = {"pages": len(material.pages), "articles": len(material.articles)}
    (READER / "MODEL_CARD.md").write_text(card(own, found, READER, sides, learnt), encoding="utf-8")
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


def _beats(found: Mapping[str, Any], material: Material, encoder: Encoder) -> bool:
    """Return whether the new reader is better on what is held out than the one that stands.

    That is the area under the curve with the test hands and in articles, both together.
    """
    if not (READER / pack.MODEL).exists():
        return True
    judged = _judge_graph(READER / pack.MODEL, material, encoder)[0]
    standing = figures(judged, material.sides, material.measuring)
    areas = [
        tuple(each[side]["average_precision"] for side in ("test", ARTICLES))
        for each in (found, standing)
    ]
    _say(f"area with the test hands, in articles: new {areas[0]}, standing {areas[1]}")
    return sum(areas[0]) > sum(areas[1])


def _baselines(
    material: Material,
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


def _across(material: Material) -> dict[str, int]:
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
