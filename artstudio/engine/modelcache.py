"""Loaded models, kept until memory is short."""

from __future__ import annotations

from artstudio.engine.devices import Device
from artstudio.models import registry
from artstudio.models.base import Model


class ModelCache:
    """Loads a model the first time it is asked for on a device. Used by the runner's thread only."""

    def __init__(self) -> None:
        self._loaded: dict[tuple[str, Device], tuple[str, Model]] = {}

    def get(self, model_id: str, device: Device) -> Model:
        key = (model_id, device)
        entry = registry.get(model_id)
        revision, model = self._loaded.get(key, ("", None))
        if model is None or revision != entry.revision:
            model = entry.make()
            model.load(device)
            self._loaded[key] = (entry.revision, model)
        return model

    def free(self) -> None:
        """Forget every model, so that its memory can be used for something else."""
        self._loaded.clear()
