"""Training on a machine that has torch, NumPy, Pillow and safetensors, and on several GPUs."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import torch
from training_lab import gallery, options, tensors

ROOT = Path(__file__).parents[3]
ALONE = ("dcgan", "stylegan2", "vae")
ALLOWED = {"torch", "numpy", "PIL", "safetensors"}
# What the project depends on besides, by the names that are imported.
IMPORTED = {"pillow": "PIL", "opencv-python-headless": "cv2", "pyside6-essentials": "PySide6",
            "pyvips-binary": "_libvips", "pillow-heif": "pillow_heif"}  # fmt: skip


def absent() -> list[str]:
    """Every dependency of the project that a training has to do without."""
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    names = {line.split(";")[0].split(">")[0].split("=")[0].split("<")[0].strip().lower() for line in listed}
    return sorted({IMPORTED.get(name, name) for name in names} - ALLOWED)


def train(home: Path, kind: str, *more: str) -> list[str]:
    tiny = ("--size", "32", "--batch", "4", "--width", "0.0625", "--steps", "2", "--json", "--device", "cpu")
    return [kind, str(home / "pictures"), "-o", str(home / f"{kind}.safetensors"), *tiny, *more]


def test_it_trains_where_nothing_else_is_installed(tmp_path: Path) -> None:
    gallery(tmp_path / "pictures")
    assert {"cv2", "av", "platformdirs", "openvino", "PySide6", "tqdm"} <= set(absent())
    code = f"""
import json, sys
for name in {absent()!r}:
    if name != "tqdm":  # torch imports it where it finds it
        sys.modules[name] = None
from artstudio.cli.train import main
for arguments in {[train(tmp_path, kind, "--conditional") for kind in ALONE]!r}:
    assert main(arguments) == 0
print(json.dumps([name for name in sys.modules if name.startswith("artstudio")]))
"""
    ended = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, cwd=ROOT
    )
    assert ended.returncode == 0, ended.stderr[:3000]
    *said, loaded = ended.stdout.splitlines()
    assert [json.loads(line)["step"] for line in said].count(2) >= len(ALONE)
    assert all((tmp_path / f"{kind}.safetensors").exists() for kind in ALONE)
    wrong = {
        f"{module} imports {name}" for module in json.loads(loaded) for name in imported_at_once(module)
        if name not in ALLOWED | {"artstudio"} | sys.stdlib_module_names
    }  # fmt: skip
    assert not wrong


def imported_at_once(module: str) -> set[str]:
    path = ROOT.joinpath(*module.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    tree = ast.parse(path.read_text("utf-8"))
    found = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(str(node.module).split(".")[0])
    return found


@pytest.mark.parametrize("kind", ["stylegan2"])
def test_two_processes_train_one_network(tmp_path: Path, kind: str) -> None:
    """Each has half of every batch; what they have learnt in the end is the same."""
    gallery(tmp_path / "pictures")
    look = tmp_path / "look.py"
    look.write_text(
        "import sys, torch, torch.distributed as dist\n"
        "from artstudio.models.training import parallel, slice\n"
        "from artstudio.models.training.checkpoint import tensors_of\n"
        "import contextlib\n"
        "parallel.left_in_the_end = contextlib.nullcontext\n"
        "kept = []\n"
        "prepare = slice.Training.prepare\n"
        "slice.Training.prepare = lambda self: (kept.append(self), prepare(self))[1]\n"
        "from artstudio.cli.train import main\n"
        f"assert main({train(tmp_path, kind, '--augment', 'ada', '--conditional')!r}) == 0\n"
        "mine = tensors_of(kept[0].recipe)\n"
        "flat = torch.cat([t.double().flatten() for t in mine.values()])\n"
        "both = [torch.empty_like(flat) for _ in range(2)]\n"
        "dist.all_gather(both, flat)\n"
        "assert torch.equal(*both) and bool(torch.isfinite(flat).all())\n"
        "if dist.get_rank() == 0:\n"
        "    print('same', len(flat))\n"
        "dist.destroy_process_group()\n"
    )
    command = [
        sys.executable,
        "-m",
        "torch.distributed.run",
        "--standalone",
        "--nproc-per-node",
        "2",
        str(look),
    ]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "OMP_NUM_THREADS": "1"}
    ended = subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=tmp_path, env=environment
    )
    assert ended.returncode == 0, ended.stderr[:3000]
    assert "same" in ended.stdout
    steps = [json.loads(line) for line in ended.stdout.splitlines() if line.startswith("{")]
    assert sum(update["stage"] == "saved" for update in steps) == 1
    assert all(torch.isfinite(tensor).all() for tensor in tensors(options(tmp_path, kind, kind)).values())
