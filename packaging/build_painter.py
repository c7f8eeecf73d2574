"""Trains what the hybrid painter knows of paintings, on a CPU in a few minutes.

    python packaging/build_painter.py ../shared/data/paintings --work build/painter

Each painting becomes a point w: the principal components of its composition (32 x 32 pixels), those of its
style vector, and a few measures of its brushwork. A small network learns to carry normal numbers z to such
points along straight paths (Liu et al. 2023, "Flow Straight and Fast", rectified flow; Lipman et al. 2023),
knowing the painter or not (Ho and Salimans 2022, classifier-free guidance). What is measured of the pictures
and a checkpoint every minute lie in the work folder, and the script goes on from there.

Writes ``resources/weights/painter.safetensors`` and ``painter.json``, its card, whose measures are filled in
by hand afterwards.
"""

from __future__ import annotations

import argparse
import json
import platform
import time
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
import weight_index
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor, nn
from torch.nn import functional as F

from artstudio.models.generators.painter_space import HANDS, SIDE, Traits, flow_time, traits_of
from artstudio.models.style.openvino_backend import CpuStyleBackend

Floats = NDArray[np.float32]

COMPOSITION, STYLE = 80, 24  # principal components that are kept
WIDTH, BLOCKS = 384, 4
STEPS, BATCH, SEED = 3000, 256, 1
UNKNOWN = 0.15  # how often the painter is not told
SAVED_EVERY = 60.0


def main() -> None:
    """Measure, train, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paintings", type=Path, help=f"a folder with one for each of {', '.join(HANDS)}")
    parser.add_argument("--work", type=Path, required=True, help="where checkpoints lie")
    parser.add_argument("--steps", type=int, default=STEPS)
    given = parser.parse_args()
    torch.set_num_threads(1)  # the same sums on every machine
    given.work.mkdir(parents=True, exist_ok=True)
    measured = measure(given.paintings, given.work / "measured.npz")
    basis, points, weights = points_of(measured)
    hands = torch.from_numpy(measured["hand"])
    flow, seconds = train(points, hands, weights, given.work / "checkpoint.pt", given.steps)
    tensors = basis | {f"flow.{name}": t.numpy() for name, t in flow.state_dict().items()}
    means = [points[:, hands == hand].mean((0, 1)) for hand in range(len(HANDS))]
    tensors["means"] = torch.stack([*means, points.mean((0, 1))]).numpy()
    path = weight_index.save(
        "painter",
        "painter.safetensors",
        {name: array.astype(np.float16) for name, array in tensors.items()},
        {
            "source": f"compositions, style vectors and brushwork of {len(hands):,} paintings by Monet, "
            "Cézanne, van Gogh, Kandinsky and Japanese printmakers; the pictures are not included",
            "license": "Apache-2.0, the Art Studio authors",
            "made": "PCA and a rectified flow by packaging/build_painter.py",
        },
    )
    about = card(measured["hand"], given.steps, seconds)
    (path.parent / "painter.json").write_text(json.dumps(about, indent=2, ensure_ascii=False) + "\n", "utf-8")


def measure(folder: Path, kept: Path) -> dict[str, NDArray[Any]]:
    """Of each painting, and of its mirror image: composition, style vector, traits; and whose hand it is."""
    if kept.exists():
        return dict(np.load(kept))
    backend = CpuStyleBackend(1)
    rows: dict[str, list[Any]] = {"composition": [], "style": [], "traits": [], "hand": []}
    for hand, name in enumerate(HANDS):
        for path in sorted((folder / name).glob("*.jpg")):
            with Image.open(path) as file:
                picture = np.asarray(file.convert("RGB"), np.float32) / np.float32(255)
            rows["style"].append(backend.predict(picture))
            inner = picture[8:-8, 8:-8]  # prints often have a margin of paper
            rows["composition"].append(cv2.resize(inner, (SIDE, SIDE), interpolation=cv2.INTER_AREA))
            rows["traits"].append(traits_of(inner))
            rows["hand"].append(hand)
    arrays = {name: np.asarray(values) for name, values in rows.items()}
    np.savez(kept, **arrays)  # type: ignore[arg-type]
    return arrays


def points_of(measured: dict[str, NDArray[Any]]) -> tuple[dict[str, Floats], Tensor, Tensor]:
    """The basis, the points w (2, N, D) of the paintings and their mirror images, and how much each
    coordinate counts in training: large components show more."""
    flat = measured["composition"].reshape(len(measured["hand"]), -1).astype(np.float64) * 2 - 1
    mirrored = measured["composition"][:, :, ::-1].reshape(flat.shape).astype(np.float64) * 2 - 1
    middle, rows, sigma = principal(np.concatenate([flat, mirrored]), COMPOSITION)
    style_middle, style_rows, style_sigma = principal(measured["style"].astype(np.float64), STYLE)
    traits = measured["traits"].astype(np.float64)
    basis = {
        "composition.mean": middle,
        "composition.rows": rows * sigma[:, None],
        "style.mean": style_middle,
        "style.rows": style_rows * style_sigma[:, None],
        "traits.mean": traits.mean(0),
        "traits.sigma": traits.std(0),
    }
    rest = [
        (measured["style"] - style_middle) @ style_rows.T / style_sigma,
        (traits - traits.mean(0)) / traits.std(0),
    ]
    both = [np.concatenate([(x - middle) @ rows.T / sigma, *rest], axis=1) for x in (flat, mirrored)]
    counts = [(sigma / sigma[0]) ** 0.7, (style_sigma / style_sigma[0]) ** 0.7, np.ones(len(Traits._fields))]
    weights = np.concatenate(counts)
    return (
        {name: np.asarray(array, np.float32) for name, array in basis.items()},
        torch.from_numpy(np.stack(both).astype(np.float32)),
        torch.from_numpy((weights / weights.mean()).astype(np.float32)),
    )


def principal(x: NDArray[np.float64], count: int) -> tuple[NDArray[np.float64], ...]:
    """Mean, the first ``count`` directions and standard deviations of (N, n). The largest coordinate of a
    direction is positive."""
    middle = x.mean(0)
    variance, columns = np.linalg.eigh(np.cov(x, rowvar=False))
    rows = columns.T[::-1][:count]
    rows = rows * np.sign(rows[np.arange(count), np.abs(rows).argmax(1)])[:, None]
    return middle, rows, np.sqrt(variance[::-1][:count])


class Flow(nn.Module):
    """Velocity (N, D) of points (N, D) at times (N, 1) in 0..1, by hand (N, hands), all zero if unknown."""

    def __init__(self, size: int):
        super().__init__()
        self.inputs = nn.Linear(size, WIDTH)
        self.hand = nn.Linear(len(HANDS), WIDTH, bias=False)
        self.time = nn.Linear(16, WIDTH)
        self.first = nn.ModuleList(nn.Linear(WIDTH, WIDTH) for _ in range(BLOCKS))
        self.second = nn.ModuleList(nn.Linear(WIDTH, WIDTH) for _ in range(BLOCKS))
        self.outputs = nn.Linear(WIDTH, size)
        nn.init.zeros_(self.outputs.weight)

    def forward(self, x: Tensor, time: Tensor, hand: Tensor, drop: float = 0.0) -> Tensor:
        h = self.inputs(x) + self.hand(hand) + self.time(torch.from_numpy(flow_time(time.numpy())))
        for first, second in zip(self.first, self.second, strict=True):
            y = F.silu(first(F.silu(F.layer_norm(h, (WIDTH,)))))
            h = h + second(F.dropout(y, drop, drop > 0))
        return self.outputs(F.silu(h))  # type: ignore[no-any-return]


def train(points: Tensor, hands: Tensor, weights: Tensor, kept: Path, steps: int) -> tuple[Flow, float]:
    """The running mean of the network over its training, and for how many seconds that has run."""
    torch.manual_seed(SEED)
    flow, mean = Flow(points.shape[2]), Flow(points.shape[2])
    optimizer = torch.optim.AdamW(flow.parameters(), weight_decay=0.05)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimizer, 1e-3, total_steps=steps)
    step, spent = 0, 0.0
    if kept.exists():
        state = torch.load(kept, weights_only=True)
        for part, name in ((flow, "flow"), (mean, "mean"), (optimizer, "optimizer"), (plan, "plan")):
            part.load_state_dict(state[name])
        step, spent = state["step"], state["spent"]
        torch.set_rng_state(state["random"])
    else:
        mean.load_state_dict(flow.state_dict())
    began = saved = time.monotonic()
    while step < steps:
        loss = one_step(flow, points, hands, weights)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        plan.step()
        step += 1
        with torch.no_grad():
            for slow, fast in zip(mean.parameters(), flow.parameters(), strict=True):
                slow.lerp_(fast, max(0.005, 1 / step))
        if step % 100 == 0:
            print(f"step {step} of {steps}, loss {loss.item():.4f}", flush=True)
        if step == steps or time.monotonic() - saved > SAVED_EVERY:
            saved = time.monotonic()
            state = {"flow": flow.state_dict(), "mean": mean.state_dict(), "plan": plan.state_dict()}
            state |= {"optimizer": optimizer.state_dict(), "random": torch.get_rng_state()}
            state |= {"step": step, "spent": spent + saved - began}
            save(state, kept)
    return mean, spent + time.monotonic() - began


def one_step(flow: Flow, points: Tensor, hands: Tensor, weights: Tensor) -> Tensor:
    """The loss of one batch: how far the velocity is from the straight way of a normal z to a painting."""
    drawn = torch.randint(points.shape[1], (BATCH,))
    target = points[torch.randint(2, (BATCH,)), drawn]
    z, moment = torch.randn_like(target), torch.rand(BATCH, 1)
    known = F.one_hot(hands[drawn], len(HANDS)) * (torch.rand(BATCH, 1) >= UNKNOWN)
    way = flow(torch.lerp(z, target, moment), moment, known.float(), drop=0.1)
    loss: Tensor = ((way - (target - z)).square() * weights).mean()
    return loss


def save(state: dict[str, Any], path: Path) -> None:
    """Written beside and renamed, so that a checkpoint is whole or the one before."""
    beside = path.with_suffix(".part")
    torch.save(state, beside)
    beside.replace(path)


def card(hands: NDArray[Any], steps: int, seconds: float) -> dict[str, Any]:
    """What a person should know of the model, as JSON data."""
    counts = {name: int((hands == hand).sum()) for hand, name in enumerate(HANDS)}
    return {
        "method": "principal components, rectified flow, brush strokes, arbitrary-style network",
        "data": {
            "name": "paintings, 256 x 256, mirrored",
            "counts": counts,
            "rights": "The paintings are in the public domain (Kandinsky where copyright lasts 70 years). "
            "They were scanned by others, and none is part of the model's file.",
        },
        "training": {
            "steps": steps,
            "batch": BATCH,
            "seed": SEED,
            "minutes": round(seconds / 60, 1),
            "machine": f"1 thread of a {platform.machine()} CPU, shared; torch {torch.__version__}",
            "script": "packaging/build_painter.py",
        },
        "measures": "not measured; see artstudio measure",
        "limits": [
            "Paints color, light, layout and brushwork, but no things: no faces, boats or houses.",
            "What it knows of a layout is 32 x 32 pixels in 80 components; every finer shape is made by its "
            "noise and its brushes.",
            "Five kinds of paintings, mostly European landscapes between 1865 and 1940 and Japanese prints.",
        ],
    }


if __name__ == "__main__":
    main()
