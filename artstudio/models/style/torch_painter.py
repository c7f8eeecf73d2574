"""The style networks by torch: on a GPU, and on the CPU for pictures too large to be painted whole."""

from __future__ import annotations

import numpy as np
import torch

from artstudio.engine.context import Context
from artstudio.engine.devices import Device
from artstudio.models.style import foreign, tiled
from artstudio.models.style.networks import (
    MultiStyleNet,
    Painter,
    StylePredictor,
    StyleTransformer,
    load_network,
)
from artstudio.params import StyleRef
from artstudio.pixels import FloatArray

# Peak of a whole picture per pixel, activations of the first layer and their normalized copy; measured.
WHOLE_BYTES_PER_PIXEL = 420
BAND_BYTES_PER_PIXEL = 600


class TorchPainter:
    """See `artstudio.models.style.family.Painter`. Half precision on CUDA, where it does not show, so that
    previews have nothing to save."""

    def __init__(self, device: Device) -> None:
        self._device = torch.device(device.torch_name)
        self._half = device.kind == "cuda"
        if device.kind == "cuda":
            # TF32 would show: see Painter.halve.
            torch.backends.cudnn.allow_tf32 = False
            torch.backends.cuda.matmul.allow_tf32 = False
        elif device.kind == "cpu" and device.threads:
            torch.set_num_threads(device.threads)
        self._painters: dict[type[MultiStyleNet] | type[StyleTransformer], Painter] = {}
        self._predictor: StylePredictor | None = None
        self._networks: dict[str, foreign.ForeignNetwork] = {}

    def multistyle(
        self, picture: FloatArray, weights: FloatArray, ctx: Context, preview: bool = False
    ) -> FloatArray:
        return self._paint(self._painter(MultiStyleNet), picture, weights, ctx)

    def transform(
        self, picture: FloatArray, vector: FloatArray, ctx: Context, preview: bool = False
    ) -> FloatArray:
        return self._paint(self._painter(StyleTransformer), picture, vector, ctx)

    def predict(self, picture: FloatArray) -> FloatArray:
        if self._predictor is None:
            self._predictor = load_network(StylePredictor).to(self._device)
        with torch.inference_mode():
            vector: FloatArray = self._predictor(self._tensor(picture))[0].float().cpu().numpy()
        return vector

    def network(self, style: StyleRef, picture: FloatArray, ctx: Context) -> FloatArray:
        if style.id not in self._networks:
            self._networks[style.id] = foreign.load(style.path, style.id, str(self._device))
        painting: FloatArray = self._networks[style.id].run(picture, ctx.report)
        ctx.check()
        return painting

    def _painter(self, kind: type[MultiStyleNet] | type[StyleTransformer]) -> Painter:
        if kind not in self._painters:
            network: Painter = load_network(kind).to(self._device)
            self._painters[kind] = network.halve() if self._half else network
        return self._painters[kind]

    def _paint(self, network: Painter, picture: FloatArray, style: FloatArray, ctx: Context) -> FloatArray:
        row = torch.from_numpy(np.ascontiguousarray(style[None]))
        height, width = picture.shape[:2]
        if height * width * WHOLE_BYTES_PER_PIXEL > ctx.budget:
            return self._paint_tiled(network, picture, row, ctx)
        ctx.report(0, 1)
        with torch.inference_mode():
            painting = network(self._tensor(picture), row.to(self._device))[0]
            result: FloatArray = painting.permute(1, 2, 0).float().cpu().numpy()
        ctx.check()
        return result

    def _paint_tiled(
        self, network: Painter, picture: FloatArray, style: torch.Tensor, ctx: Context
    ) -> FloatArray:
        # Half precision holds 0..1 to a tenth of an 8-bit step, in half the memory.
        painting = np.empty(picture.shape, np.float16)

        def write(top: int, rows: FloatArray) -> None:
            painting[top : top + len(rows)] = rows

        tiling = tiled.Tiling(
            band=max(1 << 14, min(1 << 18, ctx.budget // (4 * BAND_BYTES_PER_PIXEL))),
            kept=min(800 << 20, ctx.budget // 2),
        )
        height, width = picture.shape[:2]
        tiled.paint(network, style, (height, width), lambda a, b: picture[a:b], write, ctx.report, tiling)
        return painting.astype(np.float32)

    def _tensor(self, picture: FloatArray) -> torch.Tensor:
        """(H, W, 3) -> (1, 3, H, W) on the device, in the memory order the convolutions like."""
        tensor = torch.from_numpy(np.ascontiguousarray(picture)).to(self._device)
        return tensor.permute(2, 0, 1)[None]
