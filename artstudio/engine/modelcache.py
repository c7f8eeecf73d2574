"""Loaded models, kept until memory is short."""

from __future__ import annotations

from artstudio.engine.devices import Device
from artstudio.models import registry
from artstudio.models.base import Model


class ModelCache:
    """Loads a model the first time it is asked for on a device. Used by the runner's thread only."""

    def __init__(self) -> None:
        self._loaded: dict[tuple[str, Device], Model] = {}

    def get(self, model_id: str, device: Device) -> Model:
        key = (model_id, device)
        if key not in self._loaded:
            model = registry.get(model_id).make()
            model.load(device)
            self._loaded[key] = model
        return self._loaded[key]

    def free(self) -> None:
        """Forget every model, so that its memory can be used for something else."""
        self._loaded.clear()
