"""3 x 3 convolutions with a quarter of the multiplications (Winograd 1980; Lavin and Gray 2016, "Fast
Algorithms for Convolutional Neural Networks", F(4 x 4, 3 x 3)).

A tile of 4 x 4 results comes of 6 x 6 numbers. Those and the kernel are transformed by small fixed matrices,
so that the convolution becomes 36 products over the channels, one matrix product each over all tiles at once.
Exact but for rounding, about 1e-5 of the largest number. It pays on a CPU, and for many channels.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor

TILE = 4
_WINDOW = TILE + 2
_STRIP = 1 << 22  # numbers of transformed tiles at a time, which fit into the caches

# Bᵀ, G and Aᵀ of the paper.
_INPUT = torch.tensor([
    [4, 0, -5, 0, 1, 0],
    [0, -4, -4, 1, 1, 0],
    [0, 4, -4, -1, 1, 0],
    [0, -2, -1, 2, 1, 0],
    [0, 2, -1, -2, 1, 0],
    [0, 4, 0, -5, 0, 1],
], dtype=torch.float64)  # fmt: skip
_KERNEL = torch.tensor([
    [1 / 4, 0, 0],
    [-1 / 6, -1 / 6, -1 / 6],
    [-1 / 6, 1 / 6, -1 / 6],
    [1 / 24, 1 / 12, 1 / 6],
    [1 / 24, -1 / 12, 1 / 6],
    [0, 0, 1],
], dtype=torch.float64)  # fmt: skip
_OUTPUT = torch.tensor([
    [1, 1, 1, 1, 1, 0],
    [0, 1, -1, 2, -2, 0],
    [0, 1, 1, 4, 4, 0],
    [0, 1, -1, 8, -8, 1],
], dtype=torch.float64)  # fmt: skip


class Winograd:
    """The convolution by ``weight`` (O, I, 3, 3), float32 on the CPU."""

    def __init__(self, weight: Tensor):
        outputs, inputs = weight.shape[:2]
        kernel = torch.kron(_KERNEL, _KERNEL).float()  # (36, 9)
        flat = weight.reshape(outputs * inputs, 9)
        self._kernels = (kernel @ flat.t()).view(36, outputs, inputs).transpose(1, 2).contiguous()
        self._input = torch.kron(_INPUT, _INPUT).float()  # (36, 36)
        self._output = torch.kron(_OUTPUT, _OUTPUT).float()  # (16, 36)

    def strips(self, padded: Tensor, scale: Tensor) -> Iterator[tuple[int, Tensor]]:
        """padded (H + 2, W + 2, I) with a border of zeros, contiguous, H and W multiples of 4; scale (I,) of
        its channels -> the result strip by strip: its first row, and (rows / 4, W / 4, 4, 4, O), which the
        next strip writes over."""
        height, width, inputs = padded.shape
        down, across = (height - 2) // TILE, (width - 2) // TILE
        rows = max(1, min(down, _STRIP // (36 * across * inputs)))
        outputs = self._kernels.shape[2]
        most = rows * across
        tiles, seen = (padded.new_empty(most, 36, inputs) for _ in range(2))
        products, made = padded.new_empty(36, most, outputs), padded.new_empty(most, 16, outputs)
        strides = (TILE * width * inputs, TILE * inputs, width * inputs, inputs, 1)
        for first in range(0, down, rows):
            n = min(rows, down - first)
            count = n * across
            windows = padded[first * TILE :].as_strided(
                (n, across, _WINDOW, _WINDOW, inputs), strides, first * strides[0] + padded.storage_offset()
            )
            torch.mul(windows, scale, out=tiles[:count].view(n, across, _WINDOW, _WINDOW, inputs))
            torch.bmm(self._input.expand(count, -1, -1), tiles[:count], out=seen[:count])
            by_kernel = products.view(-1)[: 36 * count * outputs].view(36, count, outputs)
            torch.bmm(seen[:count].transpose(0, 1), self._kernels, out=by_kernel)
            torch.bmm(self._output.expand(count, -1, -1), by_kernel.transpose(0, 1), out=made[:count])
            yield first * TILE, made[:count].view(n, across, TILE, TILE, outputs)
