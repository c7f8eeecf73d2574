"""The style networks on the CPU, executed by OpenVINO. No torch: this also makes the first picture come fast.

Chosen by measurement (``python -m tests.bench.bench_style``): on the same weights OpenVINO is the fastest of
torch, ONNX Runtime and itself. The networks are those of networks.py; the results agree to 2/255.
"""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
import openvino as ov
from numpy.typing import NDArray

from artstudio.models.openvino_cpu import OPTIONS, Poll, compile_graph, preview_options, run
from artstudio.models.style import openvino_graphs as graphs
from artstudio.models.style.phases import from_phases
from artstudio.models.weights import load_arrays

Floats = NDArray[np.float32]
_Key = tuple[str, int, int, bool]  # of a compiled network: its weights, height, width, whether for previews

MIN_SIDE = 32  # as in networks.py: fewer pixels have no statistics to speak of
BYTES_PER_PIXEL = 400  # the most that a compiled painter keeps for each pixel of its picture, as measured


@dataclass
class _Compiled:
    """A network compiled for one size of picture, with the buffers of one run.

    A painter is two graphs: what depends on the picture alone, and the rest, which repeats when only the
    style changes. ``picture`` is the one whose content the buffers hold.
    """

    bytes: int
    painting: ov.InferRequest
    content: ov.InferRequest | None = None
    picture: weakref.ref[Floats] | None = None


class CpuStyleBackend:
    """Runs the three style networks, one picture at a time.

    ``threads``: how many cores to use, 0 for all. ``memory``: bytes that compiled graphs may keep, by default
    two painters for 1024 x 1024 and some for previews; large ones go first, the least recently used of them
    before the others, and the one in use always stays. Calls from several threads wait for each other.

    Pictures are float32 (H, W, 3) in 0..1, any size. The same read-only array again is known to be the same
    picture, and then another style takes three quarters of the time. Every method takes ``poll``, which is
    called every 20 ms while the network runs and may raise to abandon it. ``preview``: in bfloat16 where that
    is quicker, which changes a painting by less than a level of 8 bits on average.
    """

    def __init__(self, threads: int = 0, memory: int = 5 << 28):
        self._threads = {"INFERENCE_NUM_THREADS": str(threads)} if threads else {}
        self._memory = memory
        self._arrays: dict[str, graphs.Arrays] = {}
        self._styles: dict[str, graphs.StyleMap] = {}
        self._compiled: OrderedDict[_Key, _Compiled] = OrderedDict()
        self._lock = threading.Lock()

    def multistyle(
        self, picture: Floats, weights: Floats, poll: Poll | None = None, preview: bool = False
    ) -> Floats:
        """Paint with the 26 built-in styles; ``weights`` (26,) sums to 1. Returns (H, W, 3) in 0..1."""
        return self._paint("multistyle26", picture, weights, poll, preview)

    def transform(
        self, picture: Floats, vector: Floats, poll: Poll | None = None, preview: bool = False
    ) -> Floats:
        """Paint in the style of ``vector`` (100,). Returns (H, W, 3) in 0..1."""
        return self._paint("style_transformer", picture, vector, poll, preview)

    def predict(self, picture: Floats, poll: Poll | None = None) -> Floats:
        """The style vector (100,) of a picture, at best 256 x 256."""
        with self._lock:
            compiled = self._get(("style_predictor", *picture.shape[:2], False))
            run(compiled.painting, {"picture": picture[None]}, poll)
            vector: Floats = compiled.painting.get_output_tensor().data[0].copy()
        return vector

    def _paint(
        self, weight_id: str, picture: Floats, style: Floats, poll: Poll | None, preview: bool
    ) -> Floats:
        height, width = picture.shape[:2]
        padded = pad_to_grid(picture)
        with self._lock:
            compiled = self._get((weight_id, *padded.shape[:2], preview))
            if compiled.picture is None or compiled.picture() is not picture:
                assert compiled.content is not None
                compiled.picture = None
                rows = padded.reshape(1, padded.shape[0], -1)
                run(compiled.content, {"picture": rows, "middle": self._middle(weight_id, padded)}, poll)
                compiled.picture = None if picture.flags.writeable else weakref.ref(picture)
            values = self._style_map(weight_id)(style, is_flat(padded))
            run(compiled.painting, {"style": values}, poll)
            painting = from_phases(compiled.painting.get_output_tensor().data[0], 4)
        return painting[:height, :width]

    def _middle(self, weight_id: str, picture: Floats) -> Floats:
        """The color that the graph subtracts, once for every pixel of a row: about the mean of the picture.

        It changes nothing behind a normalization, whose sums are exact near zero even when the picture has
        little contrast. Where no normalization follows it is zero.
        """
        normalized = graphs.starts_styled(self._load(weight_id))
        color = picture[::16, ::16].mean(axis=(0, 1)) if normalized else np.zeros(3, np.float32)
        return np.tile(color, picture.shape[1]).reshape(1, 1, -1)

    def _get(self, key: _Key) -> _Compiled:
        """The network compiled for a size of picture, from the cache if it is there."""
        if key not in self._compiled:
            _, height, width, _ = key
            needed = height * width * BYTES_PER_PIXEL
            self._make_room(needed)
            self._compiled[key] = self._compile(key, needed)
        self._compiled.move_to_end(key)
        return self._compiled[key]

    def _make_room(self, needed: int) -> None:
        """Give up the least recently used, small ones last: they give little room, and previews need them."""
        while self._compiled and sum(c.bytes for c in self._compiled.values()) + needed > self._memory:
            large = (key for key, compiled in self._compiled.items() if 4 * compiled.bytes >= needed)
            del self._compiled[next(large, next(iter(self._compiled)))]

    def _compile(self, key: _Key, needed: int) -> _Compiled:
        weight_id, height, width, preview = key
        arrays = self._load(weight_id)
        options = {**(preview_options() if preview else OPTIONS), **self._threads}
        if weight_id == "style_predictor":
            return _Compiled(needed, compile_graph(graphs.predictor(arrays, height, width), options))
        content = compile_graph(graphs.content_graph(arrays, height, width), options)
        painting = compile_graph(graphs.painting_graph(arrays, height, width), options)
        for output in content.model_outputs:
            painting.set_tensor(output.any_name, content.get_tensor(output.any_name))
        return _Compiled(needed, painting, content)

    def _style_map(self, weight_id: str) -> graphs.StyleMap:
        if weight_id not in self._styles:
            self._styles[weight_id] = graphs.StyleMap(self._load(weight_id))
        return self._styles[weight_id]

    def _load(self, weight_id: str) -> graphs.Arrays:
        if weight_id not in self._arrays:
            self._arrays[weight_id] = load_arrays(weight_id)
        return self._arrays[weight_id]


def is_flat(picture: Floats) -> bool:
    """Whether all pixels of (H, W, C) are one color, but for the rounding of having been resized."""
    color = picture[0, 0]
    return bool(all(np.ptp(some - color) < 1e-6 for some in (picture[::16, ::16], picture)))


def pad_to_grid(picture: Floats) -> Floats:
    """(H, W, C) -> the same picture at the top left of one whose sides the painters can halve twice.

    A side shorter than MIN_SIDE repeats its last row, any other is mirrored up to a multiple of 4.
    """
    picture = np.ascontiguousarray(picture, np.float32)
    for axis, length in enumerate(picture.shape[:2]):
        pads = [(0, 0)] * 3
        if length < MIN_SIDE:
            pads[axis] = (0, MIN_SIDE - length)
            picture = np.pad(picture, pads, mode="edge")
        elif length % 4:
            pads[axis] = (0, -length % 4)
            picture = np.pad(picture, pads, mode="reflect")
    return picture
