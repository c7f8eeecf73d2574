"""The kind of generator to begin with, and why."""

from __future__ import annotations

from artstudio.engine.devices import Device
from artstudio.engine.training import FEW
from artstudio.qt.actions import QT_TRANSLATE_NOOP
from artstudio.qt.training.words import said

_NO_GPU = QT_TRANSLATE_NOOP(
    "training", "Suggested: a VAE, which has something to show soonest without a GPU."
)
_GPU = QT_TRANSLATE_NOOP("training", "Suggested: StyleGAN2, since there is a GPU here.")
_GPU_FEW = QT_TRANSLATE_NOOP(
    "training",
    "Suggested: StyleGAN2, since there is a GPU here. From so few pictures it learns best when it begins "
    "with a generator that can draw.",
)


def suited(device: Device | None, pictures: int | None) -> tuple[str, str]:
    """The kind that is worth most on ``device`` and from so many ``pictures``, and a sentence that says why.

    None for what isn't known yet.
    """
    if device is None or not device.is_gpu:
        return "vae", said(_NO_GPU)
    few = pictures is not None and pictures < FEW
    return "stylegan2", said(_GPU_FEW if few else _GPU)
