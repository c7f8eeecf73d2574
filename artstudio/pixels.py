"""The one in-memory form of a picture that crosses between rooms."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]


@dataclass(frozen=True)
class Pixels:
    """A read-only picture that can be compared and hashed by content.

    ``array``: float32 (H, W, C), C 3 or 4, sRGB in 0..1, alpha not premultiplied.
    ``key``: digest of the content, so that two requests compare without comparing megapixels.
    """

    array: FloatArray = field(compare=False, repr=False)
    key: str

    @classmethod
    def of(cls, array: NDArray[np.float32]) -> Pixels:
        """Freeze ``array`` (copied only if it isn't float32 and contiguous) and take its digest."""
        frozen = np.ascontiguousarray(array, dtype=np.float32)
        if frozen.ndim != 3 or frozen.shape[2] not in (3, 4):
            raise ValueError(f"a picture is (H, W, 3 or 4), not {frozen.shape}")
        if frozen is array:
            frozen = array.view()
        frozen.flags.writeable = False
        digest = hashlib.blake2b(repr(frozen.shape).encode(), digest_size=16)
        digest.update(frozen.data)
        return cls(frozen, digest.hexdigest())

    @property
    def width(self) -> int:
        return int(self.array.shape[1])

    @property
    def height(self) -> int:
        return int(self.array.shape[0])

    @property
    def has_alpha(self) -> bool:
        return bool(self.array.shape[2] == 4)

    @property
    def rgb(self) -> FloatArray:
        """The color channels, a read-only view (H, W, 3)."""
        return self.array[:, :, :3]
