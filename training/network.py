"""The network: a small encoder with a score for each category, and a table of phrases beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from torch import Tensor, nn
from transformers import BertModel, logging

from training.wide import Wide

if TYPE_CHECKING:
    from pathlib import Path

logging.set_verbosity_error()
logging.disable_progress_bar()

_RARE = -3.0
"""Where the scores begin: a sentence has one category in twenty."""


class Network(nn.Module):
    """Scores a batch of sentences: a logit for each label, and an embedding."""

    def __init__(self, base: Path, labels: int) -> None:
        """Read the encoder's weights from the folder `base`."""
        super().__init__()
        self.encoder = BertModel.from_pretrained(base, add_pooling_layer=False)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(self.encoder.config.hidden_size, labels + 1)
        self.wide = Wide(labels)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.constant_(self.head.bias, _RARE)

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return the logits of both halves together, and embeddings of length 1."""
        logits, _, embedding = self.deep(input_ids, attention_mask, token_type_ids)
        return logits + self.wide(input_ids, attention_mask, token_type_ids), embedding

    def deep(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return the encoder's logits, the logit of any label, and embeddings of length 1."""
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * mask).sum(dim=1) / mask.sum(dim=1)
        scores = self.head(self.dropout(mean)).float()
        return scores[:, :-1], scores[:, -1], nn.functional.normalize(mean.float(), dim=1)
