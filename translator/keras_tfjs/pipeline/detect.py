"""Which dialect a text is: by its file's suffix, by what it imports and uses, by what parses."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import PurePath

from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.source import Dialect, SourceSyntaxError, dialect_of_suffix

_WORDS = re.compile(r"\b(?:keras|tensorflow|tensorlow|tf_keras|tfjs|numpy|tf|np)\b")
_TFJS_WORD = re.compile(r"\btfjs\b")
_KERAS_WORD = re.compile(r"\b(?:keras|tensorflow|tf_keras)\b")
_OPTIONS_OF_TFJS = frozenset(
    {
        "batchSize",
        "callbacks",
        "classWeight",
        "epochs",
        "initialEpoch",
        "shuffle",
        "stepsPerEpoch",
        "validationData",
        "validationSplit",
        "verbose",
    }
)
_TFJS_FORM = re.compile(
    r"\.compile\(\s*\{|file://|[\"'](?:" + "|".join(sorted(_OPTIONS_OF_TFJS)) + r")[\"']\s*:"
)
"""What only TF.js-style Python says to a model that came from elsewhere."""
_JAVASCRIPT_MARK = re.compile(
    r"^\s*//|;[ \t]*$|=>|^\s*(?:export\s+)?(?:const|let|var|function|async function)\b"
    r"|^\s*import\b.*\bfrom\s*['\"]|^\s*import\s*['\"]",
    re.MULTILINE,
)
_PYTHON_SUFFIXES = frozenset({".py", ".ipynb"})
_KERAS_MODULES = frozenset({"keras", "tensorflow", "tf_keras"})


def mentions(text: str) -> bool:
    """Whether any word of the text can belong to Keras, NumPy or TensorFlow.js.

    The filter before every parse: it may say yes wrongly, never no.
    """
    return _WORDS.search(text) is not None


def detect(text: str, filename: str) -> Dialect:
    """The dialect of `text`: of its suffix, or, for Python, of what it imports and uses.

    Where the suffix says nothing (standard input) it is the language that parses. What imports both
    Keras and TF.js is TF.js-style: reading its calls as Keras's would translate them twice. Text
    that parses as nothing is given the language it looks most like, whose reader names the error.
    """
    known = dialect_of_suffix(PurePath(filename))
    if known is not None:
        return known
    if PurePath(filename).suffix.lower() in _PYTHON_SUFFIXES:
        return _python_dialect(text)
    return _by_parsing(text)


def is_half_translated(text: str) -> bool:
    """Whether Python imports both TF.js and Keras or TensorFlow."""
    if not (_may_be_tfjs(text) and _KERAS_WORD.search(text)):
        return False
    tree = _tree(text)
    if tree is None:
        return False
    modules = set(_imported(tree))
    return not modules.isdisjoint(_KERAS_MODULES) and ("tfjs" in modules or _has_tfjs_form(tree))


def _by_parsing(text: str) -> Dialect:
    looks_javascript = _JAVASCRIPT_MARK.search(text) is not None
    if looks_javascript:
        for dialect in (Dialect.JS, Dialect.TS):
            if _is_javascript(text, typescript=dialect is Dialect.TS):
                return dialect
    if looks_javascript and _tree(text) is None:
        return Dialect.JS
    return _python_dialect(text)


def _is_javascript(text: str, *, typescript: bool) -> bool:
    from keras_tfjs.javascript.parse import parse

    try:
        parse(text, typescript)
    except SourceSyntaxError:
        return False
    return True


def _tree(text: str) -> ast.Module | None:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _python_dialect(text: str) -> Dialect:
    may_be_tfjs = _may_be_tfjs(text)
    if _KERAS_WORD.search(text) and not may_be_tfjs:
        return Dialect.KERAS
    tree = _tree(text)
    if tree is None:
        return Dialect.TFJS if _TFJS_WORD.search(text) else Dialect.KERAS
    modules = set(_imported(tree))
    if "tfjs" in modules or (may_be_tfjs and _has_tfjs_form(tree)):
        return Dialect.TFJS
    if not modules.isdisjoint(_KERAS_MODULES):
        return Dialect.KERAS
    if may_be_tfjs and any(map(_is_saved_at_address, subtree(tree))):
        return Dialect.TFJS
    if "numpy" in modules:
        return Dialect.KERAS
    return _of_free_names(tree)


def _may_be_tfjs(text: str) -> bool:
    return bool(_TFJS_WORD.search(text) or _TFJS_FORM.search(text))


def _has_tfjs_form(tree: ast.Module) -> bool:
    return any(map(_is_tfjs_form, subtree(tree)))


def _is_tfjs_form(node: ast.AST) -> bool:
    """Whether a model gets its options as one object, or is waited for while it is saved."""
    match node:
        case ast.Call(func=ast.Attribute(attr="compile"), args=[ast.Dict()], keywords=[]):
            return True
        case ast.Call(
            func=ast.Attribute(attr="fit" | "fitDataset" | "predict" | "evaluate"),
            args=[_, *_, ast.Dict(keys=[*keys])],
            keywords=[],
        ):
            named = {key.value for key in keys if isinstance(key, ast.Constant)}
            return bool(named) and named <= _OPTIONS_OF_TFJS
        case ast.Call(func=ast.Attribute(value=saved, attr="result"), args=[], keywords=[]):
            return _is_saved_at_address(saved)
        case _:
            return False


def _is_saved_at_address(node: ast.AST) -> bool:
    match node:
        case ast.Call(
            func=ast.Attribute(attr="save"),
            args=[
                ast.Constant(value=str(start))
                | ast.JoinedStr(values=[ast.Constant(value=start), *_])
            ],
            keywords=[],
        ):
            return str(start).startswith("file://")
        case _:
            return False


def _of_free_names(tree: ast.Module) -> Dialect:
    """Of a snippet without imports: TF.js-style where TF.js has all that it takes of `tf`."""
    names = {node.id for node in subtree(tree) if isinstance(node, ast.Name)}
    chains = _chains(tree, "tf")
    if chains and names.isdisjoint({"keras", "np"}):
        from keras_tfjs.catalog import tfjs

        if all(tfjs.exists(f"tfjs.{chain}") for chain in chains):
            return Dialect.TFJS
    return Dialect.KERAS


def _chains(tree: ast.Module, root: str) -> set[str]:
    """What is taken of the name `root`: "layers.dense" of `tf.layers.dense(...)`."""
    attributes = [node for node in subtree(tree) if isinstance(node, ast.Attribute)]
    inner = {id(node.value) for node in attributes}
    whole = (_chain(node) for node in attributes if id(node) not in inner)
    return {".".join(names[1:]) for names in whole if names[:1] == [root]}


def _chain(node: ast.expr) -> list[str]:
    """The names of `a.b.c`; none of anything else."""
    match node:
        case ast.Name(id=name):
            return [name]
        case ast.Attribute(value=value, attr=name) if names := _chain(value):
            return [*names, name]
        case _:
            return []


def _imported(tree: ast.Module) -> Iterator[str]:
    """The top-level packages that any statement of the tree imports."""
    for node in subtree(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.partition(".")[0] for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.partition(".")[0]
