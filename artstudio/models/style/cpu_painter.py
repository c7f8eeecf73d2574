"""The style networks on the CPU: OpenVINO for pictures that fit, torch in bands for those that don't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artstudio.engine.context import Context
from artstudio.engine.devices import Device
from artstudio.models.style.openvino_backend import BYTES_PER_PIXEL, CpuStyleBackend
from artstudio.params import StyleRef
from artstudio.pixels import FloatArray

if TYPE_CHECKING:
    from artstudio.models.style.torch_painter import TorchPainter


class CpuPainter:
    """See `artstudio.models.style.family.Painter`."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._whole = CpuStyleBackend(device.threads)
        self._banded: TorchPainter | None = None

    def multistyle(
        self, picture: FloatArray, weights: FloatArray, ctx: Context, preview: bool = False
    ) -> FloatArray:
        if not _fits(picture, ctx):
            return self._bands().multistyle(picture, weights, ctx)
        ctx.report(0, 1)
        return self._whole.multistyle(picture, weights, ctx.check, preview)

    def transform(
        self, picture: FloatArray, vector: FloatArray, ctx: Context, preview: bool = False
    ) -> FloatArray:
        if not _fits(picture, ctx):
            return self._bands().transform(picture, vector, ctx)
        ctx.report(0, 1)
        return self._whole.transform(picture, vector, ctx.check, preview)

    def predict(self, picture: FloatArray) -> FloatArray:
        return self._whole.predict(picture)

    def network(self, style: StyleRef, picture: FloatArray, ctx: Context) -> FloatArray:
        return self._bands().network(style, picture, ctx)

    def _bands(self) -> TorchPainter:
        if self._banded is None:
            # torch takes seconds to import; most pictures never need it.
            from artstudio.models.style.torch_painter import TorchPainter

            self._banded = TorchPainter(self._device)
        return self._banded


def _fits(picture: FloatArray, ctx: Context) -> bool:
    height, width = picture.shape[:2]
    return int(height * width * BYTES_PER_PIXEL) <= ctx.budget
