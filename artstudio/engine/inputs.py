"""Requests inside requests: a picture that is made first, to be painted on."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from artstudio.engine.context import Context
from artstudio.engine.request import Lane, Request
from artstudio.errors import BadInputError
from artstudio.models.base import Image, Output
from artstudio.pixels import Pixels

KEPT_BYTES = 192 << 20
# How much of the time the inputs take of a request's.
SHARE = 0.4

Run = Callable[[Request, Context], Output]


class Inputs:
    """Runs requests, those first that are inputs of others, and keeps what came out of them.

    So a slider of the painting doesn't make the picture below it again. Used by the runner's thread only.
    """

    def __init__(self, limit: int = KEPT_BYTES) -> None:
        self._limit = limit
        self._kept: OrderedDict[Request, Pixels] = OrderedDict()

    def run(self, request: Request, ctx: Context, run: Run) -> Output:
        """The output of ``request`` by ``run``, which sees nothing but pictures among the inputs."""
        if request in self._kept:
            self._kept.move_to_end(request)
            return Image(self._kept[request].array)
        nested = [given for given in request.inputs if isinstance(given, Request)]
        if nested:
            first, ctx = ctx.part(0.0, SHARE), ctx.part(SHARE, 1.0)
            request = replace(
                request,
                inputs=tuple(
                    self._picture(given, first, run) if isinstance(given, Request) else given
                    for given in request.inputs
                ),
            )
        output = run(request, ctx)
        if request.keep and isinstance(output, Image):
            self._keep(request, Pixels.of(output.array))
        return output

    def free(self) -> None:
        self._kept.clear()

    def _picture(self, request: Request, ctx: Context, run: Run) -> Pixels:
        output = self.run(request, ctx, run)
        if not isinstance(output, Image) or output.array.dtype != np.float32:
            raise BadInputError(f"{request.model!r} makes no picture to paint on.")
        made = self._kept.get(request) or Pixels.of(output.array)
        # The frames of a film come once each.
        if request not in self._kept and request.lane is not Lane.FINAL:
            self._keep(request, made)
        return made

    def _keep(self, request: Request, made: Pixels) -> None:
        if made.array.nbytes > self._limit // 2:
            return
        self._kept[request] = made
        while sum(kept.array.nbytes for kept in self._kept.values()) > self._limit:
            self._kept.popitem(last=False)
