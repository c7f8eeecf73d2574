"""Puts a generator that `artstudio train` made among the weights that ship: file, card, and line in the list.

    python packaging/ship_generator.py paintings.safetensors packaging/paintings.json

The second file says what the trained one can't: title, source, how it was made, names of the classes, what
shows it at its best, data, measures, limits. Its name is the generator's id.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

from weight_index import INDEX, put

from artstudio.models.base import NetworkFile
from artstudio.models.generators import installed, recognize
from artstudio.models.generators.reader import facts_of

LICENSE = "Apache-2.0, the Art Studio authors"


def ship(trained: Path, about: Path) -> Path:
    """Returns the weight file that was written, in half precision."""
    found = recognize.recognize(trained)
    said = json.loads(about.read_text(encoding="utf-8"))
    listed = {"source": said.pop("source"), "license": LICENSE, "made": said.pop("made")}
    halves = {name: tensor.half() for name, tensor in found.tensors.items()}
    data = replace(found, tensors=halves, card={}).to_safetensors()
    model_id = about.stem
    path = put(model_id, f"{model_id}.safetensors", data, {**listed, "card": f"{model_id}.json"})
    said["training"] = {**found.card["training"], **said.get("training", {})}
    facts = facts_of(replace(found, card={**said, "license": LICENSE}))
    network = NetworkFile(found.kind, said["title"], "0" * 64, {**facts, "bytes": len(data)}, str(path))
    card = installed.card_of(network, model_id).to_json()
    for key in ("id", "bytes", "sha256", "license"):  # which the list says
        del card[key]
    text = json.dumps(card, indent=2, ensure_ascii=False)
    INDEX.with_name(f"{model_id}.json").write_text(text + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    print(ship(Path(sys.argv[1]), Path(sys.argv[2])))
