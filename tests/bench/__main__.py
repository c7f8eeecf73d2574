"""Every benchmark, one after another, each in a process of its own: ``make bench``."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("only", nargs="*", help="names of benchmarks, for example: style")
    options = parser.parse_args()
    known = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    if unknown := set(options.only) - set(known):
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}; there are: {', '.join(known)}")
    tables: list[Any] = []
    failed = []
    for name in options.only or known:
        command = [sys.executable, "-m", f"tests.bench.bench_{name}", *(["--json"] if options.json else [])]
        captured = subprocess.PIPE if options.json else None
        run = subprocess.run(command, check=False, stdout=captured, text=True)
        if options.json and run.returncode == 0:
            tables += json.loads(run.stdout)
        if run.returncode:
            failed.append(name)
    if options.json:
        print(json.dumps(tables, indent=2))
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
