"""Convolutions over enlarged pictures, computed at the small size.

The painters' expanding half repeats every pixel twice, twice, and convolves the enlarged picture with ever
fewer channels: 8, 4, 3. Processors work on 8 or 16 channels at a time and on many more at once, so most of
their width would lie idle. Here a picture that is B times as large is kept in phase form instead: the B x B
pixels that belong to one pixel of the small picture become B * B times as many channels of a small picture,
channel ``(row in block, column in block, channel)``. Repeating pixels, mirroring at the border and convolving
are all linear, so each becomes another 3 x 3 convolution of the small picture with the weights below, and
nothing is approximated (the "sub-pixel" identity of Shi et al. 2016, "Is the deconvolution layer the same as
a convolutional layer?").
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def phase_kernel(weight: Floats, block: int, upsample: int) -> Floats:
    """The weights that do in phase form what ``weight`` does to the enlarged picture.

    ``weight`` (O, I, K, K) slides over the input repeated ``upsample`` times, K // 2 <= block * upsample. The
    input is in blocks of ``block``, the output in blocks of B = block * upsample. Returns
    (B * B * O, block * block * I, 3, 3).
    """
    size = weight.shape[-1]
    out_block = block * upsample
    # reach[p, k, t, q]: whether tap k of the pixel at phase p meets phase q of the block at offset t - 1.
    reach = np.zeros((out_block, size, 3, block), np.float32)
    for phase in range(out_block):
        for tap in range(size):
            pixel = (phase + tap - size // 2) // upsample
            reach[phase, tap, pixel // block + 1, pixel % block] = 1.0
    spread = np.einsum("rkta,cluB,oikl->rcoaBitu", reach, reach, weight, optimize=True)
    outputs, inputs = out_block**2 * weight.shape[0], block**2 * weight.shape[1]
    return np.ascontiguousarray(spread.reshape(outputs, inputs, 3, 3), dtype=np.float32)


def border_kernel(channels: int, block: int, blocks: int, axis: int, end: bool) -> Floats:
    """The weights that make the block beyond a border from the ``blocks`` blocks inside of it.

    With two blocks the border is mirrored without repeating its pixel (``reflect``), with one it is mirrored
    with it (``symmetric``), which is what reflecting a picture of repeated pixels comes to. ``axis`` 0 for
    rows, 1 for columns; ``end`` for the bottom or right border. Returns a permutation of shape
    (block * block * channels, block * block * channels, blocks or 1, 1 or blocks).
    """
    keep = np.eye(block, dtype=np.float32)
    move = np.zeros((block, block, blocks), np.float32)  # (phase outside, phase inside, block)
    for phase in range(block):
        pixel = blocks * block - phase - blocks if end else block - phase - 2 + blocks
        move[phase, pixel % block, pixel // block] = 1.0
    pattern = "pqt,rs,cd->prcqsdt" if axis == 0 else "pqt,rs,cd->rpcsqdt"
    kernel = np.einsum(pattern, move, keep, np.eye(channels, dtype=np.float32))
    count = block * block * channels
    shape = (blocks, 1) if axis == 0 else (1, blocks)
    return np.ascontiguousarray(kernel.reshape(count, count, *shape), dtype=np.float32)


def from_phases(picture: Floats, block: int) -> Floats:
    """(H, W, block * block * C) in phase form -> (H * block, W * block, C)."""
    height, width, count = picture.shape
    channels = count // block**2
    rows = picture.reshape(height, width, block, block * channels).transpose(0, 2, 1, 3)
    return rows.reshape(height * block, width * block, channels)
