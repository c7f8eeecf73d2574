"""Make resources/samples from pictures that ship inside scikit-learn and scikit-image.

    pip install scikit-learn scikit-image
    python packaging/build_samples.py

Small ones are enlarged, so that a painting on them has room for its strokes.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from PIL import Image, ImageFilter

TARGET = Path(__file__).resolve().parent.parent / "resources" / "samples"
LONG_SIDE = 1280
SAMPLES = (
    ("1-pagoda", "sklearn.datasets.images", "china.jpg"),
    ("2-coffee", "skimage.data", "coffee.png"),
    ("3-cat", "skimage.data", "chelsea.png"),
    ("4-astronaut", "skimage.data", "astronaut.png"),
)


def main() -> None:
    for name, package, file in SAMPLES:
        with files(package).joinpath(file).open("rb") as stream:
            picture = Image.open(stream).convert("RGB")
        scale = LONG_SIDE / max(picture.size)
        if scale > 1:
            size = (round(picture.width * scale), round(picture.height * scale))
            picture = picture.resize(size, Image.Resampling.LANCZOS)
            picture = picture.filter(ImageFilter.UnsharpMask(radius=2.0, percent=60, threshold=2))
        picture.save(TARGET / f"{name}.jpg", quality=90, subsampling=0, optimize=True)


if __name__ == "__main__":
    main()
