"""NumPy's files: in JavaScript the module numpy.js reads and writes them, with options in an object
and an archive's arrays under their names."""

from __future__ import annotations

import keyword

import libcst as cst

from keras_tfjs.catalog.numpy_arrays import DTYPE_NAMES, DTYPES, camel
from keras_tfjs.catalog.numpy_files import ARCHIVES, FILE_FUNCTIONS, FileFunction
from keras_tfjs.kinds import ListOf, Number
from keras_tfjs.kinds.model import Kind
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_TEXTS = ("builtins.str", "numpy.str_", "numpy.unicode_", "numpy.str")
_FIRST = "arr_"
_WRITERS = {f"numpy.{camel(last)}": last for last in (name[6:] for name in ARCHIVES)}


@rule(cst.Call, *FILE_FUNCTIONS, to=Dialect.JS)
def called(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    function = FILE_FUNCTIONS[at.name or ""]
    given = _given(call, function)
    if given is None or not all(name in given for name in function.positional):
        return at.report("KT409", name=_written(call, function))
    options: dict[str, cst.BaseExpression] = {}
    for name, value in given.items():
        if name not in function.options or name in function.ignored:
            continue
        own = _dtype(value, at) if name == "dtype" else value
        if own is None:
            return at.report("KT409", name=f"{_written(call, function)} of this dtype")
        options[camel(name)] = own
    args = [_array(given[name], name, at) for name in function.positional]
    if options:
        args.append(build.dict_(options))
    return call.with_changes(args=[cst.Arg(each) for each in args])


@rule(cst.Call, *ARCHIVES, to=Dialect.JS)
def archived(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(keyword=None | cst.Name(value="file"), star="", value=file), *arrays]:
            pass
        case _:
            return at.report("KT409", name="np." + (at.name or "").removeprefix("numpy."))
    found: list[cst.BaseDictElement] = []
    for place, arg in enumerate(arrays):
        if arg.star == "**":
            found.append(cst.StarredDictElement(arg.value))
        elif arg.star:
            return at.report("KT409", name="np.savez(*arrays)")
        elif arg.keyword is None or arg.keyword.value != "allow_pickle":
            name = arg.keyword.value if arg.keyword else f"{_FIRST}{place}"
            found.append(build.entry(build.string(name), _array(arg.value, "arr", at)))
    func = call.func
    if isinstance(func, cst.Attribute):
        func = func.with_changes(attr=cst.Name(camel((at.name or "").rpartition(".")[2])))
    value = found[0].value if _is_handed_on(found) else build.dict_of(found)
    return call.with_changes(func=func, args=[cst.Arg(file), cst.Arg(value)])


def _is_handed_on(entries: list[cst.BaseDictElement]) -> bool:
    return len(entries) == 1 and isinstance(entries[0], cst.StarredDictElement)


def _written(call: cst.Call, function: FileFunction) -> str:
    """The call, with the options that JavaScript lacks."""
    known = {*function.positional, *function.options} - {""}
    names = [arg.keyword.value for arg in call.args if arg.keyword]
    lacking = [name for name in names if name not in known]
    shown = ", ".join(f"{name}=" for name in lacking)
    return f"np.{function.name.removeprefix('numpy.')}" + (f"({shown})" if shown else "")


def _given(call: cst.Call, function: FileFunction) -> dict[str, cst.BaseExpression] | None:
    """What is given by its name; None where JavaScript lacks some of it."""
    places = iter((*function.positional, *function.options))
    found: dict[str, cst.BaseExpression] = {}
    for arg in call.args:
        name = arg.keyword.value if arg.keyword else next(places, "")
        known = name in function.positional or name in function.options
        if arg.star or not known or name == "":
            if not arg.star and build.is_literal(arg.value, None):
                continue
            return None
        found[name] = build.bare(arg.value)
    return found


def _dtype(value: cst.BaseExpression, at: Site) -> cst.BaseExpression | None:
    """A type as text; None for one that numpy.js has not, and for None, which lets NumPy guess."""
    written = build.evaluated(value)
    if isinstance(written, str):
        is_known = written in DTYPE_NAMES or written in DTYPES.values() or written == "str"
        return value if is_known else None
    name = at.name_of(value) or ""
    if isinstance(value, cst.Name) and value.value in ("int", "float", "bool", "str"):
        name = f"builtins.{value.value}"
    if name in _TEXTS:
        return build.string("str")
    return build.string(DTYPES[name]) if name in DTYPES else None


def _array(value: cst.BaseExpression, name: str, at: Site) -> cst.BaseExpression:
    """A list of Python's floats, which JavaScript does not tell from whole numbers, as an array."""
    if name in ("arr", "X") and _leaf(at.kind(value)) == Number(False):
        return build.method(at.imports.need("np"), "array", value, "float64")
    return value


def _leaf(kind: Kind) -> Kind | None:
    if not isinstance(kind, ListOf):
        return None
    while isinstance(kind, ListOf):
        kind = kind.of
    return kind


@rule(cst.Call, *FILE_FUNCTIONS, to=Dialect.TFJS)
def with_options(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """The object of options as Python's keywords."""
    function = FILE_FUNCTIONS[at.name or ""]
    names = {camel(name): name for name in function.options if name}
    match call.args[len(function.positional) :]:
        case [cst.Arg(keyword=None, star="", value=cst.Dict() as options)]:
            found = _keywords(options)
        case _:
            return None
    if found is None or not all(key in names for key in found):
        return None
    keywords = [build.keyword(names[key], value) for key, value in found.items()]
    return call.with_changes(args=[*call.args[: len(function.positional)], *keywords])


@rule(cst.Call, *_WRITERS, to=Dialect.TFJS)
def as_archive(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """The arrays under their names; those that have none stand in their order."""
    func = call.func
    if isinstance(func, cst.Attribute):
        func = func.with_changes(attr=cst.Name(_WRITERS[at.name or ""]))
    match call.args:
        case [file, cst.Arg(keyword=None, star="", value=cst.Dict() as arrays)]:
            found = _keywords(arrays)
        case [file, cst.Arg(keyword=None, star="", value=value)]:
            is_list = isinstance(at.kind(value), ListOf)
            spread = cst.Arg(value, star="*" if is_list else "**")
            return call.with_changes(func=func, args=[file, spread])
        case _:
            return None
    if found is None:
        named = cst.Arg(arrays, star="**")
        return call.with_changes(func=func, args=[file, named])
    is_ordered = all(key == f"{_FIRST}{place}" for place, key in enumerate(found))
    given = [
        cst.Arg(value) if is_ordered else build.keyword(key, value) for key, value in found.items()
    ]
    return call.with_changes(func=func, args=[file, *given])


def _keywords(entries: cst.Dict) -> dict[str, cst.BaseExpression] | None:
    """The values under names that Python's keywords may have."""
    found: dict[str, cst.BaseExpression] = {}
    for entry in entries.elements:
        key = build.evaluated(entry.key) if isinstance(entry, cst.DictElement) else None
        if not isinstance(key, str) or not key.isidentifier() or keyword.iskeyword(key):
            return None
        found[key] = entry.value
    return found
