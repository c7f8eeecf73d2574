"""Image-to-image networks in ONNX files, by ONNX Runtime on the CPU."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import onnx
import onnxruntime

from artstudio.errors import BadInputError
from artstudio.imaging import resize
from artstudio.pixels import FloatArray

Layout = Literal["NCHW", "NHWC"]

_TRIAL_SIDE = 96
_MOST_PIXELS = 1 << 21  # painted whole, some 1 GB of activations; a larger picture is painted smaller
_RANGES = ((0.0, 1.0), (0.0, 255.0), (-1.0, 1.0))  # in the order in which they are tried
_TYPES = {onnx.TensorProto.FLOAT: np.float32, onnx.TensorProto.FLOAT16: np.float16}


@dataclass(frozen=True)
class Form:
    """How the network takes and gives a picture. ``size`` is (height, width) where it is fixed."""

    layout: Layout
    dtype: str
    size: tuple[int, int] | None
    range: tuple[float, float]


class OnnxNetwork:
    """An ONNX file as a painter. Raises BadInputError if it is not an image-to-image network."""

    def __init__(self, data: bytes, name: str):
        model = _parse(data, name)
        _refuse(model, name)
        layout, dtype, size = _form(model, name)
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 4  # what is wrong is said by the exception
        try:
            self._session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # the runtime raises its own and others
            raise BadInputError(f"{name} cannot be run ({_reason(error)}).") from error
        self._name = name
        self.form = self._tried(layout, dtype, size)

    def run(self, picture: FloatArray, report: Callable[[int, int], None] = lambda *_: None) -> FloatArray:
        """(H, W, 3) in 0..1 -> the same size. The runtime cannot be stopped half way."""
        report(0, 1)
        height, width = picture.shape[:2]
        if self.form.size is not None:
            small, inside = _letterbox(picture, self.form.size)
        else:
            scale = min(1.0, (_MOST_PIXELS / (height * width)) ** 0.5)
            inside = (max(1, round(height * scale)), max(1, round(width * scale)))
            small = _mirrored(resize(picture, inside[1], inside[0]), *(-(-side // 4) * 4 for side in inside))
        painted = self._painted(small, self.form)
        if painted.shape != small.shape:
            painted = resize(painted, small.shape[1], small.shape[0])
        return resize(painted[: inside[0], : inside[1]], width, height).clip(0.0, 1.0)

    def _painted(self, picture: FloatArray, form: Form) -> FloatArray:
        low, high = form.range
        x = (picture * np.float32(high - low) + np.float32(low))[None].astype(form.dtype)
        x = x.transpose(0, 3, 1, 2) if form.layout == "NCHW" else x
        try:
            (y,) = self._session.run(None, {self._session.get_inputs()[0].name: np.ascontiguousarray(x)})
        except Exception as error:
            raise BadInputError(f"{self._name} failed on a picture ({_reason(error)}).") from error
        y = np.asarray(y, dtype=np.float32)
        y = y.transpose(0, 2, 3, 1) if form.layout == "NCHW" and y.ndim == 4 else y
        if y.ndim != 4 or y.shape[0] != 1 or y.shape[3] != 3 or not y.size:
            raise BadInputError(f"{self._name} gives {_dims(y.shape)} numbers and not a color picture.")
        painted: FloatArray = (y[0] - np.float32(low)) / np.float32(high - low)
        return painted

    def _tried(self, layout: Layout, dtype: str, size: tuple[int, int] | None) -> Form:
        """Paint a test picture with each range of values; the first that gives a picture is the network's."""
        picture = _test_picture(*(size or (_TRIAL_SIDE, _TRIAL_SIDE)))
        for limits in _RANGES:
            form = Form(layout, dtype, size, limits)
            painted = self._painted(picture, form)
            if np.isfinite(painted).all() and _looks_like_picture(painted):
                return form
        raise BadInputError(f"{self._name} does not give a picture: its numbers fit no known range.")


def _looks_like_picture(painted: FloatArray) -> bool:
    low, high = np.percentile(painted, (5, 95))
    return bool(low > -0.4 and high < 1.6 and painted.std() > 0.01)


def _test_picture(height: int, width: int) -> FloatArray:
    """Color gradients and a checkerboard, which leave no network without contrast."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    board = ((x // 8 + y // 8) % 2) * np.float32(0.4)
    channels = [x / max(width - 1, 1), y / max(height - 1, 1), np.full_like(x, 0.5)]
    return np.stack([channel * np.float32(0.6) + board for channel in channels], axis=-1)


def _parse(data: bytes, name: str) -> onnx.ModelProto:
    try:
        model = onnx.load_from_string(data)
    except Exception as error:  # protobuf's own, which has no types
        raise BadInputError(f"{name} is damaged or not an ONNX file.") from error
    if not model.graph.node:
        raise BadInputError(f"{name} is not an ONNX network: it holds no layers.")
    return model


def _messages(message: Any) -> Iterator[Any]:
    """A protobuf message and all that it holds."""
    yield message
    for field, value in message.ListFields():
        if field.message_type is not None:
            for part in value if not hasattr(value, "ListFields") else [value]:
                yield from _messages(part)


def _refuse(model: onnx.ModelProto, name: str) -> None:
    """Refuse what reads other files or need not end."""
    for message in _messages(model):
        if isinstance(message, onnx.TensorProto) and (
            message.data_location == onnx.TensorProto.EXTERNAL or message.external_data
        ):
            raise BadInputError(
                f"{name} keeps its weights in other files; only networks in a single file are taken."
            )
        if isinstance(message, onnx.NodeProto) and message.op_type in ("Loop", "Scan"):
            raise BadInputError(f"{name} contains a loop ({message.op_type}); such networks are not taken.")


def _form(model: onnx.ModelProto, name: str) -> tuple[Layout, str, tuple[int, int] | None]:
    constants = {tensor.name for tensor in model.graph.initializer}
    inputs = [value for value in model.graph.input if value.name not in constants]
    outputs = list(model.graph.output)
    if len(inputs) != 1 or len(outputs) != 1:
        raise BadInputError(
            f"{name} has {len(inputs)} inputs and {len(outputs)} outputs; a network that turns one picture "
            "into one picture is needed."
        )
    kind, shape = inputs[0].type.tensor_type, _shape(inputs[0])
    if kind.elem_type not in _TYPES or outputs[0].type.tensor_type.elem_type not in _TYPES:
        raise BadInputError(f"{name} takes or gives other values than the colors of a picture.")
    if len(shape) != 4 or shape[0] not in (0, 1) or 3 not in (shape[1], shape[3]):
        raise BadInputError(f"{name} takes {_dims(shape)} numbers and not a color picture.")
    layout: Layout = "NCHW" if shape[1] == 3 else "NHWC"
    height, width = shape[2:] if layout == "NCHW" else shape[1:3]
    if not height or not width:
        return layout, np.dtype(_TYPES[kind.elem_type]).name, None
    if height * width > _MOST_PIXELS:
        raise BadInputError(f"{name} takes pictures of {height} x {width} only, which is too large.")
    return layout, np.dtype(_TYPES[kind.elem_type]).name, (height, width)


def _shape(value: onnx.ValueInfoProto) -> tuple[int, ...]:
    """The dimensions, 0 for those that are not fixed."""
    return tuple(max(0, size.dim_value) for size in value.type.tensor_type.shape.dim)


def _dims(shape: tuple[int, ...]) -> str:
    return " x ".join(str(size or "?") for size in shape) or "no"


def _letterbox(picture: FloatArray, size: tuple[int, int]) -> tuple[FloatArray, tuple[int, int]]:
    """The picture scaled to fit and mirrored up to ``size``; and the (height, width) it has in there."""
    height, width = picture.shape[:2]
    scale = min(size[0] / height, size[1] / width)
    inside = min(size[0], max(1, round(height * scale))), min(size[1], max(1, round(width * scale)))
    return _mirrored(resize(picture, inside[1], inside[0]), *size), inside


def _mirrored(picture: FloatArray, height: int, width: int) -> FloatArray:
    """The picture with mirrored rows and columns added at the bottom and right."""
    add = ((0, height - picture.shape[0]), (0, width - picture.shape[1]), (0, 0))
    return np.pad(picture, add, mode="symmetric")


def _reason(error: Exception) -> str:
    """The runtime's own words: ``[ONNXRuntimeError] : 10 : INVALID_GRAPH : ...`` without its head."""
    text = " ".join(str(error).split()) or type(error).__name__
    return text.split(" : ", 3)[-1][:160].rstrip(". ")
