"""Trains a network on sentences of several sources."""

from __future__ import annotations

import math
import random
import sys
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.data import ARTICLE, PAGES, RULES
from training.encode import Encoded, Encoder, padded
from training.measure import known, truth
from training.network import Network

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from training.data import Sentence
    from training.recipe import Recipe

_SORTED = 20
"""Batches that are sorted by length together, so that little is padded."""
_READ = 64
"""Sentences in a batch that is only read."""


def tensors(batch: Sequence[Encoded]) -> dict[str, Tensor]:
    """Return a padded batch as the network's inputs."""
    return {name: torch.from_numpy(values) for name, values in padded(batch).items()}


def read(network: Network, encoded: Sequence[Encoded]) -> tuple[np.ndarray, np.ndarray]:
    """Return logits and embeddings of sentences, in their order."""
    order = sorted(range(len(encoded)), key=lambda number: len(encoded[number].ids))
    network.eval()
    logits: list[np.ndarray] = []
    embeddings: list[np.ndarray] = []
    with torch.no_grad():
        for start in range(0, len(order), _READ):
            chosen = [encoded[number] for number in order[start : start + _READ]]
            scores, vectors = network(**tensors(chosen))
            logits.append(scores.numpy())
            embeddings.append(vectors.numpy())
    back = np.argsort(order, kind="stable")
    return np.concatenate(logits)[back], np.concatenate(embeddings)[back]


def weights_of(sentences: Sequence[Sentence], recipe: Recipe) -> np.ndarray:
    """Return how much the loss of each sentence counts."""
    by_source = {RULES: recipe.rules, PAGES: recipe.pages, ARTICLE: recipe.articles}
    return np.array([by_source.get(one.hand, 1.0) for one in sentences], dtype=np.float32)


def fit(
    base: Path,
    sentences: Sequence[Sentence],
    labels: Sequence[str],
    recipe: Recipe,
    network: Network | None = None,
) -> Network:
    """Return a network that has learnt from the sentences; equal for equal seeds.

    A `network` that is given goes on learning; without one, that of the base begins.
    """
    torch.manual_seed(recipe.seed)
    torch.use_deterministic_algorithms(mode=True)
    shuffled = random.Random(recipe.seed)  # noqa: S311 -- an order, not a secret
    encoder = Encoder(base / "tokenizer.json")
    encoded = [encoder(sentence.before, sentence.text) for sentence in sentences]
    right = torch.from_numpy(truth(sentences, labels))
    told = known(sentences, labels) * weights_of(sentences, recipe)[:, None]
    mask = torch.from_numpy(told)
    network = network or Network(base, len(labels))
    optimizer = _optimizer(network, recipe)
    steps = recipe.epochs * math.ceil(len(sentences) / recipe.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: _pace(step, steps, recipe.warm_up)
    )
    for epoch in range(recipe.epochs):
        network.train()
        total = 0.0
        for number, batch in enumerate(_batches(encoded, recipe.batch, shuffled), start=1):
            loss = _loss(
                network, [encoded[one] for one in batch], right[batch], mask[batch], recipe
            )
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
            _show(f"epoch {epoch + 1}/{recipe.epochs}, batch {number}, loss {total / number:.3f}")
        sys.stderr.write("\n")
    network.eval()
    return network


def mixed(parts: Sequence[tuple[float, Mapping[str, Tensor]]]) -> dict[str, Tensor]:
    """Return the weights of networks together, each by its share; shares sum up to 1."""
    first = parts[0][1]
    return {name: sum(share * weights[name] for share, weights in parts) for name in first}


def _pace(step: int, steps: int, warm_up: float) -> float:
    """Return the share of the learning rate at a step: up to the whole, then down to none."""
    rising = warm_up * steps
    return (steps - step) / steps if step > rising else min(1.0, (step + 1) / rising)


def _optimizer(network: Network, recipe: Recipe) -> torch.optim.Optimizer:
    groups = []
    for name, parameter in network.named_parameters():
        is_top = not name.startswith("encoder.")
        groups.append(
            {
                "params": [parameter],
                "lr": recipe.head_rate if is_top else recipe.rate,
                "weight_decay": recipe.weight_decay if parameter.ndim > 1 else 0.0,
            }
        )
    return torch.optim.AdamW(groups, fused=True)


def _batches(encoded: Sequence[Encoded], size: int, shuffled: random.Random) -> Iterator[list[int]]:
    """Yield the numbers of all sentences, those of like length together, in a random order."""
    order = list(range(len(encoded)))
    shuffled.shuffle(order)
    batches = []
    for start in range(0, len(order), size * _SORTED):
        alike = sorted(
            order[start : start + size * _SORTED], key=lambda number: len(encoded[number].ids)
        )
        batches += [alike[at : at + size] for at in range(0, len(alike), size)]
    shuffled.shuffle(batches)
    yield from batches


def _loss(
    network: Network, batch: list[Encoded], right: Tensor, mask: Tensor, recipe: Recipe
) -> Tensor:
    """Return the mean over sentences of the loss over the categories that are known of them."""
    inputs = tensors(batch)
    with torch.autocast("cpu", torch.bfloat16):
        logits, whether, _ = network.deep(**inputs)
        again = network.deep(**inputs)[0] if recipe.consistency else None
    cells = functional.binary_cross_entropy_with_logits(logits, right, reduction="none")
    loss = (cells * mask).sum() / len(right)
    if recipe.whether:
        anything = right.amax(dim=1)
        # Where little is known of a sentence, only that there is a claim is known for certain.
        certain = ((mask > 0).all(dim=1) | (anything > 0)).float()
        cells = functional.binary_cross_entropy_with_logits(whether, anything, reduction="none")
        loss = loss + recipe.whether * (cells * certain).sum() / len(right)
    if again is not None:
        gap = (torch.sigmoid(logits) - torch.sigmoid(again)) * (logits - again)
        loss = loss + recipe.consistency * gap.sum() / len(right)
    return loss


def _show(text: str) -> None:
    sys.stderr.write(f"\r{text}")
    sys.stderr.flush()
