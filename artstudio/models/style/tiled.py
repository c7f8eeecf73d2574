"""Paints pictures of any size in bounded memory, with the result of painting them whole.

The normalizations need the statistics of the whole picture, so every layer is gone through in bands of rows:
first to measure the output of its convolution, then to use it. What is small is kept, what is large is
computed again from what is kept: activations at full and at half size need not exist whole, those at a
quarter of the size (a sixteenth of the pixels) do. Convolutions see the mirrored rows of the whole picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol, cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from artstudio.models.style.networks import Layer, Painter, grid_rows, moments

Rows = NDArray[np.float32]  # (h, W, 3), sRGB in 0..1
Read = Callable[[int, int], Rows]  # rows y0 to y1 of the picture
Write = Callable[[int, Rows], None]  # rows from y0 on of the painting, in order
Report = Callable[[int, int], None]  # step, total; may raise to stop

_LEAST_BAND = 1 << 14
_LEAST_ROWS = 4
_MOST_WORK = 1 << 32  # multiplications per band


@dataclass(frozen=True)
class Tiling:
    """How much memory to use: ``kept``, 0.6 kB per pixel of ``band``, 16 bytes per pixel of the picture."""

    band: int = 1 << 18  # pixels of a layer that are computed at once; some 50 ms of work for two cores
    kept: int = 800 << 20  # bytes; a contracting layer is computed again only if its output needs more
    on_device: bool = True  # what is kept lies in the memory of the network's device, else in main memory

    def smaller(self) -> Tiling | None:
        """What to try after running out of memory; None if nothing smaller is left."""
        if self.band > _LEAST_BAND:
            return replace(self, band=self.band // 4, kept=self.kept // 4)
        return replace(self, on_device=False) if self.on_device else None


class _Source(Protocol):
    """Rows of an image with C channels that may or may not exist whole."""

    channels: int
    height: int
    width: int

    def rows(self, top: int, bottom: int) -> Tensor:
        """(1, C, bottom - top, W)."""
        ...


class _Picture:
    """The picture to paint, padded as ``pad_to_grid`` pads it."""

    channels = 3

    def __init__(self, read: Read, height: int, width: int, device: torch.device):
        self._read = read
        self._device = device
        self._grid = np.array(grid_rows(height))
        self._columns = None if width == len(grid_rows(width)) else np.array(grid_rows(width))
        self.height, self.width = len(self._grid), len(grid_rows(width))

    def rows(self, top: int, bottom: int) -> Tensor:
        wanted = self._grid[top:bottom]
        first = int(wanted.min())
        read = self._read(first, int(wanted.max()) + 1)[wanted - first]
        if self._columns is not None:
            read = read[:, self._columns]
        return torch.from_numpy(np.ascontiguousarray(read)).to(self._device).permute(2, 0, 1)[None]


class _Whole:
    """An image that exists whole once its rows were put."""

    def __init__(self, channels: int, height: int, width: int, device: torch.device, storage: torch.device):
        self.channels, self.height, self.width = channels, height, width
        self.bytes = 4 * channels * height * width
        self._device = device
        self._storage = storage
        self._data: Tensor | None = None

    def put(self, top: int, x: Tensor) -> None:
        if self._data is None:
            shape = (1, self.channels, self.height, self.width)
            order = torch.channels_last
            self._data = torch.empty(shape, dtype=x.dtype, device=self._storage, memory_format=order)
        self._data[:, :, top : top + x.shape[2]] = x

    def rows(self, top: int, bottom: int) -> Tensor:
        assert self._data is not None
        return self._data[:, :, top:bottom].to(self._device)

    def free(self) -> None:
        self._data = None


class _Stage:
    """One layer applied to a source. Its rows are computed when asked for unless its convolution was kept."""

    def __init__(self, source: _Source, layer: Layer, tick: Callable[[int], None]):
        self.source = source
        self.layer = layer
        self.channels = layer.weight.shape[0]
        self.height = source.height * layer.upsample // layer.stride
        self.width = source.width * layer.upsample // layer.stride
        self.keep_in: _Whole | None = None
        self.kept = False
        self.norm: tuple[Tensor, Tensor] | None = None
        self._tick = tick

    @property
    def computed_source(self) -> _Stage | None:
        """The source if its rows are computed each time they are asked for."""
        return self.source if isinstance(self.source, _Stage) and self.source.keep_in is None else None

    @property
    def area(self) -> int:
        """Pixels of the finest layer that are computed for one row."""
        source = self.computed_source
        return self.layer.stride * source.area if source else self.width * self.layer.stride**2

    def work(self, top: int, bottom: int) -> int:
        """What computing these rows costs, the rows computed for them included."""
        source = self.computed_source
        first, last = self._source_rows(top, bottom)
        return self._own_work(bottom - top) + (source.work(first, last) if source else 0)

    def _own_work(self, rows: int) -> int:
        # In multiplications. Convolutions compute 16 outputs at a time, and each channel's normalization,
        # padding and activation costs about as much as 150 multiplications: fitted to measured times.
        outputs, inputs, size, _ = self.layer.weight.shape
        return rows * self.width * (inputs * max(outputs, 16) * size**2 + 150 * (inputs + outputs))

    def _seen(self, top: int, bottom: int) -> tuple[int, int]:
        """First and last + 1 of the rows of the enlarged source that are looked at, mirrored ones too."""
        stride, pad = self.layer.stride, self.layer.pad
        return top * stride - pad, (bottom - 1) * stride + pad + 1

    def _source_rows(self, top: int, bottom: int) -> tuple[int, int]:
        """First and last + 1 of the source's rows that are needed."""
        first, last = self._seen(top, bottom)
        upsample = self.layer.upsample
        return max(first, 0) // upsample, min(-(-last // upsample), self.source.height)

    def convolved(self, top: int, bottom: int) -> Tensor:
        """Rows of the convolution's output, mirrored only at the edges of the whole image."""
        if self.kept and self.keep_in is not None:
            return self.keep_in.rows(top, bottom)
        layer = self.layer
        first, last = self._seen(top, bottom)
        begin, end = max(first, 0), min(last, self.source.height * layer.upsample)
        x = self.source.rows(*self._source_rows(top, bottom))
        if layer.upsample > 1:
            x = F.interpolate(x, scale_factor=layer.upsample, mode="nearest")
            x = x[:, :, begin % layer.upsample :][:, :, : end - begin]
        x = layer.convolve(F.pad(x, (layer.pad, layer.pad, begin - first, last - end), mode="reflect"))
        self._tick(self._own_work(bottom - top))
        return x

    def finished(self, x: Tensor) -> Tensor:
        """The normalization and activation of rows of the convolution's output."""
        if self.norm is not None:
            return self.layer.finish(x, *self.norm)
        return F.relu(x) if self.layer.relu else x

    def rows(self, top: int, bottom: int) -> Tensor:
        return self.finished(self.convolved(top, bottom))


class _Moments:
    """Mean and variance of an image from those of its bands (Chan, Golub, LeVeque 1979), in float64."""

    def __init__(self) -> None:
        self._pixels = 0
        self._mean: Tensor | float = 0.0
        self._squares: Tensor | float = 0.0

    def add(self, x: Tensor) -> None:
        mean, variance = (value.cpu().double() for value in moments(x))
        count = x.shape[2] * x.shape[3]
        total = self._pixels + count
        delta = mean - self._mean
        self._squares = self._squares + variance * count + delta.square() * (self._pixels * count / total)
        self._mean = self._mean + delta * (count / total)
        self._pixels = total

    def result(self, device: torch.device) -> tuple[Tensor, Tensor]:
        """(1, C), (1, C) in float32."""
        mean = torch.as_tensor(self._mean)
        variance = torch.as_tensor(self._squares) / self._pixels
        return mean.float().to(device), variance.float().to(device)


def paint(
    network: Painter,
    style: Tensor,
    size: tuple[int, int],
    read: Read,
    write: Write,
    report: Report,
    tiling: Tiling | None = None,
) -> None:
    """Paint a picture of ``size`` (height, width) on the network's device, in one ``style`` (1, S).

    ``read`` is asked for the same rows several times. ``report`` is called every few tens of milliseconds;
    what it raises ends the work. The result differs from ``network(picture, style)`` by rounding only.
    """
    with torch.inference_mode():
        _Tiled(network, style, size, read, report, tiling or Tiling()).run(write)


class _Tiled:
    def __init__(
        self,
        network: Painter,
        style: Tensor,
        size: tuple[int, int],
        read: Read,
        report: Report,
        tiling: Tiling,
    ):
        self._network = network
        self._tiling = tiling
        self._report = report
        self._size = size
        self._device = next(network.parameters()).device
        self._style = style.to(self._device)
        picture = _Picture(read, *size, self._device)

        # Each line of stages computes its sources again for every pass, up to the last one that is kept.
        self._contract = self._line(picture, network.contract)
        for stage in self._contract[:-1]:
            whole = self._whole(stage)
            stage.keep_in = whole if stage.layer.styled and whole.bytes <= tiling.kept else None
        self._stream = self._contract[-1].keep_in = self._whole(self._contract[-1])
        self._inner = self._whole(self._stream)
        self._blocks = [self._line(self._stream, block) for block in network.blocks()]
        for stage in (stage for block in self._blocks for stage in block):
            stage.keep_in = self._inner
        self._expand = self._line(self._stream, network.expand)
        self._expand[0].keep_in = self._whole(self._expand[0])

        stages = [*self._contract, *(stage for block in self._blocks for stage in block), *self._expand]
        passes = [(stage, stage.height) for stage in stages if stage.layer.styled or stage.keep_in]
        passes.append((self._expand[-1], size[0]))
        self._total = sum(s.work(*band) for s, height in passes for band in self._bands(s, height))
        self._done = 0

    def run(self, write: Write) -> None:
        for stage in self._contract:
            if stage.layer.styled or stage.keep_in:
                self._measure(stage)
        last = self._contract[-1]
        for top, bottom in self._bands(last, last.height):
            self._stream.put(top, last.finished(self._stream.rows(top, bottom)))
            self._tick(0)
        for stage in self._contract[:-1]:
            if stage.keep_in:
                stage.keep_in.free()

        for first, second in self._blocks:
            self._measure(first)
            self._measure(second)  # over the rows of the first, which are not needed again
            for top, bottom in self._bands(second, second.height):
                self._stream.put(top, self._stream.rows(top, bottom) + second.rows(top, bottom))
                self._tick(0)
        self._inner.free()

        self._measure(self._expand[0])
        self._stream.free()
        for stage in self._expand[1:]:
            if stage.layer.styled:
                self._measure(stage)
        self._write(self._expand[-1], write)

    def _line(self, source: _Source, layers: Iterable[nn.Module]) -> list[_Stage]:
        stages: list[_Stage] = []
        for layer in layers:
            stages.append(_Stage(stages[-1] if stages else source, cast(Layer, layer), self._tick))
        return stages

    def _whole(self, like: _Source) -> _Whole:
        storage = self._device if self._tiling.on_device else torch.device("cpu")
        return _Whole(like.channels, like.height, like.width, self._device, storage)

    def _bands(self, stage: _Stage, height: int) -> Iterator[tuple[int, int]]:
        """Tops and bottoms of the bands in which the first ``height`` rows of a stage are computed."""
        work = stage.work(0, stage.height) // stage.height
        rows = max(_LEAST_ROWS, min(self._tiling.band // stage.area, _MOST_WORK // work))
        return ((top, min(top + rows, height)) for top in range(0, height, rows))

    def _measure(self, stage: _Stage) -> None:
        """Go through the stage's convolution once, for its statistics and to keep it."""
        moments = _Moments()
        waiting: list[tuple[int, Tensor]] = []
        for top, bottom in self._bands(stage, stage.height):
            x = stage.convolved(top, bottom)
            if stage.layer.styled:
                moments.add(x)
            if stage.keep_in is not None:
                # One band late: where a stage replaces its source, the next band still looks at the last row.
                waiting.append((top, x))
                if len(waiting) > 1:
                    stage.keep_in.put(*waiting.pop(0))
        if stage.keep_in is not None:
            stage.keep_in.put(*waiting.pop())
            stage.kept = True
        if stage.layer.styled:
            stage.norm = stage.layer.scale_shift(self._style, *moments.result(self._device))

    def _write(self, stage: _Stage, write: Write) -> None:
        height, width = self._size
        for top, bottom in self._bands(stage, height):
            x = self._network.to_colors(stage.rows(top, bottom))[0, :, :, :width]
            write(top, x.permute(1, 2, 0).contiguous().cpu().numpy())

    def _tick(self, work: int) -> None:
        self._done += work
        self._report(self._done, self._total)
