"""Reads pickles without running them: opcodes in, plain data and inert records out.

Python's own unpickler imports and calls what a file names. This one never imports, never looks up an
attribute and never calls what it has read: every opcode is carried out here, on a stack of plain values. The
names a network file may hold are listed below; each either has a small function of ours that stands in for
it, or becomes a ``Record``, which is a name and some data. Any other name, and any opcode that writers of
networks don't use, ends the reading.

Opcodes are split by the standard library's ``pickletools``, which only decodes them.
"""

from __future__ import annotations

import math
import pickletools
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any

import torch
from torch import Tensor

MOST_OPCODES = 4_000_000  # an official network has about 50,000, a checkpoint with optimizers below 500,000
_MOST_NUMBERS = 1 << 28  # in one tensor

DTYPES = {
    "FloatStorage": torch.float32, "HalfStorage": torch.float16, "BFloat16Storage": torch.bfloat16,
    "DoubleStorage": torch.float64, "LongStorage": torch.int64, "IntStorage": torch.int32,
    "ShortStorage": torch.int16, "CharStorage": torch.int8, "ByteStorage": torch.uint8,
    "BoolStorage": torch.bool,
}  # fmt: skip


class RefusedError(Exception):
    """The pickle names something that no network needs. ``str(error)`` is that name."""


class DamagedError(Exception):
    """The pickle is cut short or contradicts itself."""


@dataclass(frozen=True)
class Name:
    """Something the file refers to by name. It stays a name."""

    module: str
    name: str

    def __str__(self) -> str:
        return f"{self.module}.{self.name}"


@dataclass(eq=False)
class Record:
    """An object of the file: the name of its class, what it was made from, and its attributes."""

    name: str
    args: tuple[Any, ...] = ()
    state: Any = None


@dataclass(frozen=True, eq=False)
class Storage:
    """Numbers in a file, as they lie there. ``read`` fetches the bytes."""

    dtype: torch.dtype
    numbers: int
    read: Callable[[], bytes | memoryview]


@dataclass(frozen=True, eq=False)
class StoredTensor:
    """A tensor that has not been read yet."""

    storage: Storage
    offset: int
    shape: tuple[int, ...]
    stride: tuple[int, ...]

    def read(self) -> Tensor:
        """A copy of the numbers, contiguous. Raises DamagedError where they don't fit into their storage."""
        reach = self.offset + sum((n - 1) * s for n, s in zip(self.shape, self.stride, strict=True))
        if math.prod(self.shape) > min(_MOST_NUMBERS, self.storage.numbers) or reach >= self.storage.numbers:
            raise DamagedError("a tensor is larger than what is stored of it")
        data = bytearray(self.storage.read())
        if len(data) != self.storage.numbers * self.storage.dtype.itemsize:
            raise DamagedError("the numbers of a tensor are cut short")
        if not data:
            return torch.empty(self.shape, dtype=self.storage.dtype)
        numbers = torch.frombuffer(data, dtype=self.storage.dtype)
        return numbers.as_strided(self.shape, self.stride, self.offset).clone(
            memory_format=torch.contiguous_format
        )


Persistent = Callable[[Any], Any]
Nested = Callable[[bytes], Storage]


def load(
    file: IO[bytes], count: Iterator[int], persistent: Persistent | None = None, nested: Nested | None = None
) -> Any:
    """The value of the pickle at the position of ``file``, which is left after it.

    ``count`` counts the opcodes of all pickles in a file. ``persistent`` answers the pickle's references to
    what lies outside of it (torch's storages), and ``nested`` reads a storage that was pickled by itself.
    Raises RefusedError and DamagedError.
    """
    machine = _Machine(persistent, nested)
    try:
        for opcode, arg, _ in pickletools.genops(file):
            if next(count) > MOST_OPCODES:
                raise DamagedError("it is longer than any network")
            step = _STEPS.get(opcode.name)
            if step is None:
                raise RefusedError(f"pickle opcode {opcode.name}")
            step(machine, arg)
        return machine.stack.pop()
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError) as error:
        raise DamagedError("it contradicts itself") from error
    except (struct.error, MemoryError, EOFError) as error:
        raise DamagedError("it is cut short") from error


# What stands in for the functions and classes that network files name. None of them calls what it is given,
# and none copies it: a file may hand in the same megabyte a million times.


def _tensor(storage: Storage, offset: int, shape: Any, stride: Any, *_: object) -> StoredTensor:
    if not isinstance(storage, Storage) or type(shape) is not tuple or type(stride) is not tuple:
        raise DamagedError("a tensor is none")
    if len(shape) != len(stride) or len(shape) > 8:
        raise DamagedError("a tensor has an impossible shape")
    if not all(type(n) is int and 0 <= n < 1 << 40 for n in (offset, *shape, *stride)):
        raise DamagedError("a tensor has an impossible shape")
    return StoredTensor(storage, offset, shape, stride)


def _parameter(data: Any, *_: object) -> StoredTensor:
    if not isinstance(data, StoredTensor):
        raise DamagedError("a parameter is no tensor")
    return data


def _dict(*_: object) -> dict[Any, Any]:
    return {}


def _same(items: Any = (), *_: object) -> Any:
    """Sets stay lists, sizes tuples, and bytes that were written as text stay text."""
    return items


def _persistent_object(meta: Any) -> Record:
    """An object with the source of its class beside it, of which only the class's name is kept."""
    if not isinstance(meta, dict) or not isinstance(meta.get("class_name"), str):
        raise DamagedError("an object has no class")
    return Record(f"persistent.{meta['class_name']}", state=meta.get("state"))


def _number(dtype: Any, data: Any) -> Any:
    """A number of numpy's; those of other types stay records."""
    code = dtype.args[0] if isinstance(dtype, Record) and dtype.args else None
    form = {"f4": "<f", "f8": "<d", "i4": "<i", "i8": "<q", "b1": "<?"}.get(code if type(code) is str else "")
    if form is None or not isinstance(data, (bytes, str)) or len(data) > 8:
        return Record("numpy.scalar")
    return struct.unpack(form, data.encode("latin-1") if isinstance(data, str) else data)[0]


def _inert(name: Name) -> Callable[..., Record]:
    return lambda *args: Record(str(name), args)


_CALLS: dict[Name, Callable[..., Any]] = {
    **{Name(module, "scalar"): _number for module in ("numpy.core.multiarray", "numpy._core.multiarray")},
    Name("collections", "OrderedDict"): _dict,
    Name("collections", "defaultdict"): _dict,
    Name("dnnlib.util", "EasyDict"): _dict,
    Name("dnnlib", "EasyDict"): _dict,
    Name("builtins", "set"): _same,
    Name("builtins", "dict"): _dict,
    Name("__builtin__", "set"): _same,
    Name("_codecs", "encode"): _same,
    Name("torch", "Size"): _same,
    Name("torch._utils", "_rebuild_tensor"): _tensor,
    Name("torch._utils", "_rebuild_tensor_v2"): _tensor,
    Name("torch._utils", "_rebuild_parameter"): _parameter,
    Name("torch._utils", "_rebuild_parameter_with_state"): _parameter,
    Name("torch_utils.persistence", "_reconstruct_persistent_obj"): _persistent_object,
}
_LOAD_BYTES = Name("torch.storage", "_load_from_bytes")

# Classes whose objects become records: numpy's, settings of a training, and networks that were saved whole.
_RECORDS = {
    Name(module, name)
    for module, names in {
        "numpy": "dtype ndarray",
        "numpy.core.multiarray": "_reconstruct",
        "numpy._core.multiarray": "_reconstruct",
        "argparse": "Namespace",
        "torch": "device",
        "torch.nn.parameter": "Parameter",
        "model": "Generator PixelNorm EqualLinear ConstantInput StyledConv ModulatedConv2d NoiseInjection "
        "ToRGB Upsample Blur",
        "op.fused_act": "FusedLeakyReLU",
        "__main__": "Generator",
        "stylegan2_pytorch.stylegan2_pytorch": "StyleGAN2 StyleVectorizer Generator GeneratorBlock RGBBlock "
        "Conv2DMod EqualLinear Blur Discriminator DiscriminatorBlock AugWrapper EMA Flatten",
    }.items()
    for name in names.split()
}  # fmt: skip
_MODULES = "torch.nn.modules."  # all its classes: they are parts of networks
_TYPES = {Name("torch", name) for name in DTYPES} | {
    Name("torch", str(dtype).removeprefix("torch.")) for dtype in DTYPES.values()
}


def _is_record(name: Name) -> bool:
    return name in _RECORDS or (name.module.startswith(_MODULES) and name.name.isidentifier())


class _Machine:
    """The stack and the memory of one pickle."""

    def __init__(self, persistent: Persistent | None, nested: Nested | None):
        self.stack: list[Any] = []
        self.marks: list[list[Any]] = []
        self.memo: dict[int, Any] = {}
        self.persistent = persistent
        self.nested = nested

    def push(self, value: Any) -> None:
        self.stack.append(value)

    def mark(self, _: object) -> None:
        self.marks.append(self.stack)
        self.stack = []

    def since_mark(self) -> list[Any]:
        items, self.stack = self.stack, self.marks.pop()
        return items

    def last(self, count: int) -> tuple[Any, ...]:
        if len(self.stack) < count:
            raise DamagedError("its stack is empty")
        items = tuple(self.stack[len(self.stack) - count :])
        del self.stack[len(self.stack) - count :]
        return items

    def put(self, key: Any) -> None:
        self.memo[int(key)] = self.stack[-1]

    def get(self, key: Any) -> None:
        self.push(self.memo[int(key)])

    def name(self, module: object, name: object) -> None:
        found = Name(str(module), str(name))
        if not (found in _CALLS or found in _TYPES or found == _LOAD_BYTES or _is_record(found)):
            raise RefusedError(str(found))
        self.push(found)

    def global_(self, arg: str) -> None:
        module, _, name = arg.partition(" ")
        self.name(module, name)

    def stack_global(self, _: object) -> None:
        self.name(*self.last(2))

    def call(self, _: object) -> None:
        """REDUCE and NEWOBJ: the stand-in of a name is given the arguments."""
        name, args = self.last(2)
        if not isinstance(name, Name) or not isinstance(args, tuple):
            raise RefusedError(f"a call of {type(name).__name__}")
        if name == _LOAD_BYTES:
            if self.nested is None or len(args) != 1 or type(args[0]) is not bytes:
                raise RefusedError(str(name))
            self.push(self.nested(args[0]))
        elif name in _CALLS:
            self.push(_CALLS[name](*args))
        elif _is_record(name):
            self.push(_inert(name)(*args))
        else:
            raise RefusedError(str(name))

    def build(self, _: object) -> None:
        """The attributes of an object. Only records have any; on a dictionary they are let go."""
        target, state = self.last(2)
        if isinstance(target, Record):
            target.state = state
        elif not isinstance(target, dict):
            raise RefusedError(f"attributes for a {type(target).__name__}")
        self.push(target)

    def persistent_id(self, _: object) -> None:
        if self.persistent is None:
            raise RefusedError("a reference to something outside of the file")
        self.push(self.persistent(self.stack.pop()))

    def set_items(self, items: list[Any]) -> None:
        target = self.stack[-1]
        if type(target) is not dict or len(items) % 2:
            raise RefusedError(f"items for a {type(target).__name__}")
        for key, value in zip(items[::2], items[1::2], strict=True):
            if type(key) not in (str, int, float, bool):  # others may nest so deep that hashing them crashes
                raise DamagedError("a key is no key")
            target[key] = value

    def append(self, items: list[Any]) -> None:
        target = self.stack[-1]
        if type(target) is not list:
            raise RefusedError(f"items for a {type(target).__name__}")
        target.extend(items)


def _dict_of(machine: _Machine, _: object) -> None:
    items = machine.since_mark()
    machine.push({})
    machine.set_items(items)


def _constant(value: Any) -> Callable[[_Machine, Any], None]:
    return lambda machine, _: machine.push(value)


def _literal(machine: _Machine, arg: Any) -> None:
    machine.push(arg)


def _nothing(_: _Machine, __: Any) -> None:
    pass


def _tuple_of(count: int) -> Callable[[_Machine, Any], None]:
    return lambda machine, _: machine.push(machine.last(count))


_STEPS: dict[str, Callable[[_Machine, Any], Any]] = {
    **dict.fromkeys(
        ("BININT", "BININT1", "BININT2", "LONG1", "BINFLOAT", "BINSTRING", "SHORT_BINSTRING", "BINUNICODE",
         "SHORT_BINUNICODE", "BINUNICODE8", "BINBYTES", "SHORT_BINBYTES", "BINBYTES8"),
        _literal,
    ),
    **dict.fromkeys(("PROTO", "FRAME", "STOP"), _nothing),
    **dict.fromkeys(("BINPUT", "LONG_BINPUT"), _Machine.put),
    **dict.fromkeys(("BINGET", "LONG_BINGET"), _Machine.get),
    **dict.fromkeys(("REDUCE", "NEWOBJ"), _Machine.call),
    "MEMOIZE": lambda machine, _: machine.put(len(machine.memo)),
    "NONE": _constant(None),
    "NEWTRUE": _constant(True),
    "NEWFALSE": _constant(False),
    "EMPTY_TUPLE": _constant(()),
    "EMPTY_LIST": lambda machine, _: machine.push([]),
    "EMPTY_DICT": lambda machine, _: machine.push({}),
    "EMPTY_SET": lambda machine, _: machine.push([]),
    "MARK": _Machine.mark,
    "TUPLE": lambda machine, _: machine.push(tuple(machine.since_mark())),
    "TUPLE1": _tuple_of(1),
    "TUPLE2": _tuple_of(2),
    "TUPLE3": _tuple_of(3),
    "LIST": lambda machine, _: machine.push(machine.since_mark()),
    "FROZENSET": lambda machine, _: machine.push(tuple(machine.since_mark())),
    "DICT": _dict_of,
    "APPEND": lambda machine, _: machine.append(list(machine.last(1))),
    "APPENDS": lambda machine, _: machine.append(machine.since_mark()),
    "ADDITEMS": lambda machine, _: machine.append(machine.since_mark()),
    "SETITEM": lambda machine, _: machine.set_items(list(machine.last(2))),
    "SETITEMS": lambda machine, _: machine.set_items(machine.since_mark()),
    "GLOBAL": _Machine.global_,
    "STACK_GLOBAL": _Machine.stack_global,
    "BUILD": _Machine.build,
    "BINPERSID": _Machine.persistent_id,
    "POP": lambda machine, _: machine.last(1),
    "POP_MARK": lambda machine, _: machine.since_mark(),
}  # fmt: skip
