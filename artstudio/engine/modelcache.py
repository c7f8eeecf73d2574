"""Loaded models, kept until memory is short."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from artstudio.engine.devices import Device
from artstudio.models import registry
from artstudio.models.base import Model

_MANY = 100  # modules, which no model brings but a library such as torch


class ModelCache:
    """Loads a model the first time it is asked for on a device. Used by the runner's thread only."""

    _modules = 0  # of the program, when what was there was set aside last

    def __init__(self) -> None:
        self._loaded: dict[tuple[str, Device], tuple[str, Model]] = {}

    def get(self, model_id: str, device: Device) -> Model:
        key = (model_id, device)
        entry = registry.get(model_id)
        revision, model = self._loaded.get(key, ("", None))
        with _uncollected():
            if model is None or revision != entry.revision:
                model = entry.make()
                model.load(device)
                self._loaded[key] = (entry.revision, model)
            self._set_aside()
        return model

    def free(self) -> None:
        """Forget every model, so that its memory can be used for something else."""
        self._loaded.clear()

    @classmethod
    def _set_aside(cls) -> None:
        """Spare the garbage collector what libraries have brought, which stays to the end.

        With torch that is 300,000 objects. To look through them takes 0.2 s, in which no other thread of the
        program runs: the window would stand still, again and again.
        """
        if len(sys.modules) > cls._modules + _MANY:
            cls._modules = len(sys.modules)
            gc.freeze()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector: an import has it look through all that was imported before, again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
