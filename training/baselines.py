"""What the reader is compared with: a linear model, spaCy's categorizer, untuned neighbours."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
import spacy
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch

from training.measure import truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scipy.sparse import csr_matrix

    from training.data import Sentence

_NEIGHBOURS = 8
_TEXTCAT = {
    "threshold": 0.5,
    "model": {
        "@architectures": "spacy.TextCatEnsemble.v2",
        "tok2vec": {
            "@architectures": "spacy.HashEmbedCNN.v2",
            "width": 96,
            "depth": 4,
            "embed_size": 2000,
            "window_size": 1,
            "maxout_pieces": 3,
            "subword_features": True,
            "pretrained_vectors": None,
        },
        "linear_model": {
            "@architectures": "spacy.TextCatBOW.v3",
            "exclusive_classes": False,
            "length": 262144,
            "ngram_size": 2,
            "no_output_layer": False,
        },
    },
}


def linear(
    train: Sequence[Sentence], read: Sequence[Sentence], labels: Sequence[str]
) -> np.ndarray:
    """Return logits of a logistic regression on n-grams of words and of letters."""
    words = TfidfVectorizer(ngram_range=(1, 3), min_df=2, sublinear_tf=True, strip_accents=None)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=3, sublinear_tf=True)
    texts = [sentence.text for sentence in train]
    seen: csr_matrix = hstack([words.fit_transform(texts), letters.fit_transform(texts)]).tocsr()
    new_texts = [sentence.text for sentence in read]
    new: csr_matrix = hstack([words.transform(new_texts), letters.transform(new_texts)]).tocsr()
    right = truth(train, labels)
    columns = []
    for column in range(len(labels)):
        model = LogisticRegression(C=8.0, class_weight="balanced", max_iter=300, solver="liblinear")
        columns.append(model.fit(seen, right[:, column]).decision_function(new))
    return np.stack(columns, axis=1)


def spacys(
    train: Sequence[Sentence],
    read: Sequence[Sentence],
    labels: Sequence[str],
    *,
    epochs: int,
    seed: int = 1,
) -> np.ndarray:
    """Return logits of spaCy's text categorizer, an ensemble of a CNN and a bag of bigrams."""
    fix_random_seed(seed)
    shuffled = random.Random(seed)  # noqa: S311 -- an order, not a secret
    nlp = spacy.blank("en")
    nlp.add_pipe("textcat_multilabel", config=_TEXTCAT)
    examples = [
        Example.from_dict(
            nlp.make_doc(sentence.text),
            {"cats": {label: float(label in sentence.labels) for label in labels}},
        )
        for sentence in train
    ]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(epochs):
        shuffled.shuffle(examples)
        for batch in minibatch(examples, 64):
            nlp.update(batch, sgd=optimizer, drop=0.2)
    docs = nlp.pipe(sentence.text for sentence in read)
    stated = np.array([[doc.cats[label] for label in labels] for doc in docs])
    stated = np.clip(stated, 1e-6, 1 - 1e-6)
    return np.log(stated / (1 - stated))


def by_neighbours(seen: np.ndarray, right: np.ndarray, new: np.ndarray) -> np.ndarray:
    """Return for each new embedding the share of its nearest seen ones that have each label."""
    nearest = np.argsort(-(new @ seen.T), axis=1, kind="stable")[:, :_NEIGHBOURS]
    return right[nearest].mean(axis=1)
