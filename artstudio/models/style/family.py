"""Style transfer: what the runner loads and runs."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import partial
from pathlib import Path
from typing import Protocol

import numpy as np

from artstudio.engine.context import Context
from artstudio.engine.devices import Device
from artstudio.engine.request import Quality, Request
from artstudio.errors import BadInputError
from artstudio.imaging import fit_size
from artstudio.models.base import Image, NetworkFile, VectorOutput
from artstudio.models.style.finish import (
    Rows,
    center_square,
    finished_rows,
    in_bands,
    original_rows,
    painted_rows,
    photo_for,
)
from artstudio.models.style.latent import PREDICTOR_SIDE, StyleLatent
from artstudio.models.style.mix import Mix, resolve
from artstudio.models.style.sizes import COARSE_SIDE, Sizes, plan
from artstudio.models.style.space import style_space
from artstudio.models.style.spec import ENCODE, NETWORK, PAINT, POINT, VECTOR_SIZE
from artstudio.params import StyleRef
from artstudio.paths import cache_dir
from artstudio.pixels import FloatArray, Pixels

CACHE_BYTES = 384 << 20
SMALL_CACHE_BYTES = 24 << 20


class Painter(Protocol):
    """The style networks on some device. Pictures are float32 (H, W, 3) in 0..1 of any size.

    ``preview``: quickly rather than exactly, where that is a choice.
    """

    def multistyle(
        self, picture: FloatArray, weights: FloatArray, ctx: Context, preview: bool = False
    ) -> FloatArray:
        """Paint in a blend (26,) of the built-in styles."""

    def transform(
        self, picture: FloatArray, vector: FloatArray, ctx: Context, preview: bool = False
    ) -> FloatArray:
        """Paint in the style of a vector (100,)."""

    def predict(self, picture: FloatArray) -> FloatArray:
        """The style vector (100,) of a picture (256, 256, 3)."""

    def network(self, style: StyleRef, picture: FloatArray, ctx: Context) -> FloatArray:
        """Paint with a network file of the artist's."""


def make_painter(device: Device) -> Painter:
    """The fastest way to run the networks on ``device`` (measured by ``make bench``)."""
    if device.is_gpu:
        from artstudio.models.style.torch_painter import TorchPainter

        return TorchPainter(device)
    from artstudio.models.style.cpu_painter import CpuPainter

    return CpuPainter(device)


class Recent:
    """The last arrays made, up to a number of bytes, so that a slider repeats only what it changes."""

    def __init__(self, limit: int = CACHE_BYTES) -> None:
        self._limit = limit
        self._held: OrderedDict[Hashable, FloatArray] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], FloatArray]) -> FloatArray:
        if key in self._held:
            self._held.move_to_end(key)
            return self._held[key]
        array = make()
        array.flags.writeable = False  # so the painter may know it again by its identity
        if array.nbytes <= self._limit // 2:
            self._held[key] = array
            while sum(held.nbytes for held in self._held.values()) > self._limit:
                self._held.popitem(last=False)
        return array


def _parts(sizes: Sizes, ctx: Context) -> tuple[Context, Context]:
    """What the network and the finishing take of the time: about four to one for a pixel on the CPU."""
    net, out = (4 * sizes.net[0] * sizes.net[1], sizes.out[0] * sizes.out[1])
    share = net / (net + out)
    return ctx.part(0.0, share), ctx.part(share, 1.0)


class StyleModel:
    """Paints a picture in the mixture of styles on the mixer."""

    spec = PAINT

    def __init__(self) -> None:
        self._recent = Recent()
        # Apart, so that a drag in coarse pictures doesn't drive out the full ones.
        self._small = Recent(SMALL_CACHE_BYTES)
        # Apart as well: of a film every frame comes once, and would fill the memory there is.
        self._final = Recent(SMALL_CACHE_BYTES)

    def load(self, device: Device) -> None:
        self._painter = make_painter(device)

    def run(self, request: Request, ctx: Context) -> Image:
        content, values = request.pictures[0], request.values
        sizes = plan(content.width, content.height, values, request.quality, request.size)
        recent = self._final if request.quality is Quality.FINAL else self._recent
        photo = recent.get((content.key, sizes.net), lambda: photo_for(content, sizes.net))
        mix = resolve(values["styles"])
        if mix.amount == 0 and not any(values["space"]):
            values = values.with_(strength=0.0)  # nothing to paint: the photo, to the last bit
        preview = request.quality is Quality.COARSE
        key = (content.key, sizes.net, values["styles"], values["space"], preview)
        work, rest = _parts(sizes, ctx)
        held = self._small if max(sizes.net) <= COARSE_SIDE else recent
        painting = held.get(
            key, lambda: self._paint(content, photo, mix, values["space"], held, work, preview)
        )

        def kept(key: Hashable, make: Callable[[], Rows], part: Context) -> Rows:
            """What the cheap parameters don't change: made whole and held, unless it is for a file."""
            if request.quality is Quality.FINAL:
                return make()
            held = self._small if preview else self._recent
            whole = held.get((key, sizes.out), lambda: in_bands(make(), sizes.out, part))
            return lambda top, bottom: whole[top:bottom]

        original = kept(content.key, lambda: original_rows(content, sizes.out), rest.part(0.0, 0.1))
        painted = kept(
            key, lambda: painted_rows(photo, painting, mix.amount, original, sizes.out), rest.part(0.1, 0.7)
        )
        rows = finished_rows(original, painted, values, request.depth)
        last = rest if request.quality is Quality.FINAL else rest.part(0.7, 1.0)
        return Image(in_bands(rows, sizes.out, last), preview)

    def _paint(
        self,
        content: Pixels,
        photo: FloatArray,
        mix: Mix,
        sliders: tuple[float, ...],
        held: Recent,
        ctx: Context,
        preview: bool,
    ) -> FloatArray:
        """Cross-fade the pictures of each kind of style; (H, W, 3) at the size of ``photo``.

        ``held`` keeps what comes before the sliders.
        """
        step = style_space().offset(sliders) if any(sliders) else None
        key = (content.key, photo.shape, preview)
        move = partial(self._moved, held, step, preview)
        if mix.amount == 0:
            return move((key, "photo"), lambda ctx: photo, ctx)
        parts: list[tuple[float, Callable[[Context], FloatArray]]] = []
        if mix.builtin is not None:
            paint = partial(self._painter.multistyle, photo, mix.builtin, preview=preview)
            parts.append((mix.builtin_share, partial(move, (key, mix.builtin.tobytes()), paint)))
        if mix.vector is not None:
            vector = self._vector(content, mix, step)
            paint = partial(self._painter.transform, photo, vector, preview=preview)
            parts.append((mix.vector_share, paint))
        for style, share in mix.networks:
            paint = partial(self._painter.network, style, photo)
            parts.append((share, partial(move, (key, style), paint)))
        painting: FloatArray | None = None
        for i, (share, make) in enumerate(parts):
            picture = make(ctx.part(i / len(parts), (i + 1) / len(parts)))
            if len(parts) == 1:
                painting = picture
            else:
                scaled = picture * np.float32(share)
                painting = scaled if painting is None else np.add(painting, scaled, out=painting)
        assert painting is not None
        if mix.amount < 1:
            painting = photo + np.float32(mix.amount) * (painting - photo)
        return painting

    def _vector(self, content: Pixels, mix: Mix, step: FloatArray | None) -> FloatArray:
        vector = mix.vector
        assert vector is not None
        if mix.own:
            own = self._recent.get(("own", content.key), lambda: self._own_style(content))
            vector = vector + np.float32(mix.own) * own
        if step is not None:
            vector = vector + step
        return style_space().bound(vector)

    def _own_style(self, content: Pixels) -> FloatArray:
        """The style vector of the photo itself: at one size, whatever the size of the request."""
        small = photo_for(content, fit_size(content.width, content.height, 2 * PREDICTOR_SIDE))
        return self._painter.predict(center_square(small, PREDICTOR_SIDE))

    def _moved(
        self,
        held: Recent,
        step: FloatArray | None,
        preview: bool,
        key: Hashable,
        paint: Callable[[Context], FloatArray],
        ctx: Context,
    ) -> FloatArray:
        """A picture without a style vector, moved through the style space all the same.

        Its own vector v is predicted, and what the step changes between painting in v and in v + step is
        added to it: nothing at a step of zero, and smooth from there. Only painting in v + step has to be
        repeated for another step; ``held`` keeps the rest under ``key``.
        """
        if step is None:
            return paint(ctx)
        picture = held.get(key, lambda: paint(ctx.part(0.0, 0.3)))
        vector = held.get(
            (key, "vector"), lambda: self._painter.predict(center_square(picture, PREDICTOR_SIDE))
        )
        transform = partial(self._painter.transform, picture, preview=preview)
        before = held.get((key, "before"), lambda: transform(vector, ctx.part(0.3, 0.6)))
        after = transform(style_space().bound(vector + step), ctx.part(0.6, 1.0))
        moved = after - before
        moved += picture
        return np.clip(moved, 0.0, 1.0, out=moved)


class StyleEncoder:
    """Turns a picture into the 100-number style vector it is painted in."""

    spec = ENCODE

    def load(self, device: Device) -> None:
        self._painter = make_painter(device)

    def run(self, request: Request, ctx: Context) -> VectorOutput:
        if not request.pictures:
            raise BadInputError("There is no picture to take the style from.")
        content = request.pictures[0]
        photo = photo_for(content, (content.width, content.height))
        return VectorOutput(StyleLatent(self._painter, photo).encode(photo, ctx)[0])


class StylePoint(StyleModel):
    """The point of the style space that comes closest to what is on the mixer."""

    spec = POINT

    def run(self, request: Request, ctx: Context) -> VectorOutput:  # type: ignore[override]
        content, mix = request.pictures[0], resolve(request.values["styles"])
        space = style_space()
        point = np.zeros(VECTOR_SIZE, np.float32)
        if mix.builtin is not None:
            point += np.float32(mix.builtin_share) * (mix.builtin @ space.builtin_vectors)
        if mix.vector is not None:
            point += np.float32(mix.vector_share) * self._vector(content, mix, None)
        for style, share in mix.networks:
            small = photo_for(content, fit_size(content.width, content.height, 2 * PREDICTOR_SIDE))
            painting = self._painter.network(style, small, ctx)
            point += np.float32(share) * self._painter.predict(center_square(painting, PREDICTOR_SIDE))
        if mix.amount < 1:
            point = point * np.float32(mix.amount) + self._own_style(content) * np.float32(1 - mix.amount)
        return VectorOutput(space.bound(point + space.offset(request.values["space"])))


class NetworkReader:
    """Recognizes a network file without running anything in it."""

    spec = NETWORK

    def load(self, device: Device) -> None:
        """Nothing to load: the file is read when it is known which."""

    def run(self, request: Request, ctx: Context) -> NetworkFile:
        from artstudio.models.style import foreign

        ctx.report(0, 1)
        info, path = foreign.import_file(Path(request.values["path"]), cache_dir() / "networks")
        return NetworkFile(info.kind, info.title, info.sha256, info.details, str(path))
