"""Finds the principal directions of the style space, and the built-in styles in it, from paintings.

    python packaging/build_style_space.py ../shared/data/paintings

Writes ``resources/styles/style_space.safetensors``:

- ``mean`` (100,), ``components`` (30, 100) orthonormal rows, ``sigma`` (30,) standard deviations and
  ``explained`` (30,) shares of the variance: PCA of the paintings' style vectors.
- ``builtin_vectors`` (26, 100): for each built-in style the mean style vector of samples painted in it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
import weight_index
from numpy.typing import NDArray
from PIL import Image

from artstudio.models.style.finish import center_square
from artstudio.models.style.networks import MULTISTYLE, MultiStyleNet, StylePredictor, load_network

Floats = NDArray[np.float32]

DIRECTIONS = 30
SIDE = 256  # the size the predictor was trained on
PAINTED_SIDE = 640  # longer side of the samples when painted
REVERSED = [
    0,
    2,
    3,
    4,
]  # turned so that their positive end is the one with more: light, warmth, texture, color


def main() -> None:
    """Build the space and list it in the index."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paintings", type=Path, help="a folder of pictures; its subfolders are searched too")
    paths = sorted(parser.parse_args().paintings.rglob("*.jpg"))
    samples = sorted((weight_index.RESOURCES / "samples").glob("*.jpg"))
    predictor = load_network(StylePredictor)
    with torch.inference_mode():
        vectors = np.stack([style_vector(predictor, read(path)) for path in paths])
        tensors = principal_directions(vectors)
        tensors["builtin_vectors"] = builtin_vectors(
            predictor, [read(path, PAINTED_SIDE) for path in samples]
        )
    names = ", ".join(path.name for path in samples)
    weight_index.save(
        "style_space",
        "../styles/style_space.safetensors",
        tensors,
        {
            "source": f"style vectors of {len(paths):,} paintings by Monet, Cézanne, van Gogh, Kandinsky and "
            "Japanese printmakers; the pictures themselves are not included",
            "license": "Apache-2.0, the Art Studio authors",
            "made": f"PCA by packaging/build_style_space.py; built-in styles on {names}",
        },
    )
    share = tensors["explained"].sum()
    print(f"{len(paths)} paintings; {DIRECTIONS} directions hold {share:.1%} of the variance")


def read(path: Path, longest: int | None = None) -> Floats:
    """(H, W, 3) in 0..1."""
    with Image.open(path) as file:
        image = file.convert("RGB")
    if longest:
        image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return np.asarray(image, dtype=np.float32) / np.float32(255)


def tensor(picture: Floats) -> torch.Tensor:
    return torch.from_numpy(np.ascontiguousarray(picture)).permute(2, 0, 1)[None]


def style_vector(predictor: StylePredictor, picture: Floats) -> Floats:
    """(100,)."""
    vector: Floats = predictor(tensor(center_square(picture, SIDE)))[0].numpy()
    return vector


def principal_directions(vectors: Floats) -> dict[str, Floats]:
    """PCA of (N, 100) in float64. A direction's largest coordinate is positive, where REVERSED negative."""
    mean = vectors.mean(axis=0, dtype=np.float64)
    _, singular, rows = np.linalg.svd(vectors - mean, full_matrices=False)
    rows *= np.sign(rows[np.arange(len(rows)), np.abs(rows).argmax(axis=1)])[:, None]
    rows[REVERSED] *= -1
    variance = singular**2 / (len(vectors) - 1)
    return {
        "mean": mean.astype(np.float32),
        "components": rows[:DIRECTIONS].astype(np.float32),
        "sigma": np.sqrt(variance[:DIRECTIONS]).astype(np.float32),
        "explained": (variance[:DIRECTIONS] / variance.sum()).astype(np.float32),
    }


def builtin_vectors(predictor: StylePredictor, samples: list[Floats]) -> Floats:
    """(26, 100)."""
    network = load_network(MultiStyleNet)
    found = []
    for style in torch.eye(MULTISTYLE.style_size):
        painted = [network(tensor(sample), style[None])[0].permute(1, 2, 0).numpy() for sample in samples]
        found.append(np.mean([style_vector(predictor, picture) for picture in painted], axis=0))
    return np.stack(found).astype(np.float32)


if __name__ == "__main__":
    main()
