"""tf.string: tokens, n-grams, hashes and replacements in string tensors."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from tfjs import engine
from tfjs.ops.registry import StringTensor, op
from tfjs.tensor import Tensor, encoded, from_numpy, objects

FINGERPRINT = engine.kernel("fingerprint_u64")


def fingerprints(texts: Sequence[bytes]) -> NDArray[np.uint64]:
    """FarmHash's 64-bit fingerprint of each byte string."""
    result = np.empty(len(texts), np.uint64)
    starts = np.zeros(len(texts) + 1, np.int64)
    np.cumsum([len(text) for text in texts], out=starts[1:])
    text = engine.borrow(b"".join(texts) or b"\0")
    buffers = (text, engine.borrow(starts), engine.borrow(result))
    engine.run(FINGERPRINT, buffers, (0, len(texts), 1024))
    return result


def _vector(values: Sequence[str | bytes]) -> Tensor:
    return from_numpy(encoded(values), [len(values)], "string")


def _int32(values: Sequence[int] | NDArray[np.int_], shape: Sequence[int]) -> Tensor:
    return from_numpy(np.array(values, np.int32).reshape(-1), shape, "int32")


@op(namespace="string")
def stringToHashBucketFast(input: StringTensor, numBuckets: int) -> Tensor:
    """The fingerprint of each string modulo ``numBuckets``, as int32."""
    if numBuckets < 1:
        raise ValueError("Number of buckets must be at least 1")
    buckets = fingerprints(list(objects(input).flat)) % np.uint64(numBuckets)
    return _int32(buckets.astype(np.uint32).view(np.int32), input.dims)


def _tokens(text: bytes, delimiters: bytes, skip_empty: bool) -> list[bytes]:
    if not text:
        return []
    if not delimiters:
        return [text[at : at + 1] for at in range(len(text))]
    parts = re.split(b"[" + re.escape(delimiters) + b"]", text)
    return [part for part in parts if part] if skip_empty else parts


@op(namespace="string")
def stringSplit(
    input: StringTensor, delimiter: StringTensor, skipEmpty: bool = True
) -> dict[str, Tensor]:
    """The tokens between the delimiter's bytes, as a sparse tensor.

    ``{"indices", "values", "shape"}``. Without a delimiter every byte is a token.
    """
    if input.rank != 1:
        raise ValueError(
            f"Input should be Tensor1D but received shape {','.join(map(str, input.dims))}"
        )
    if delimiter.rank != 0:
        raise ValueError(
            "Delimiter should be a scalar but received shape "
            f"{','.join(map(str, delimiter.dims))}"
        )
    marks: bytes = objects(delimiter).item()
    rows = [_tokens(text, marks, skipEmpty) for text in objects(input)]
    places = [(row, column) for row, tokens in enumerate(rows) for column in range(len(tokens))]
    return {
        "indices": _int32(np.array(places, np.int32), [len(places), 2]),
        "values": _vector([token for tokens in rows for token in tokens]),
        "shape": _int32([len(rows), max(map(len, rows), default=0)], [2]),
    }


def _check_splits(splits: list[int], count: int) -> None:
    before = 0
    if splits and splits[0] != 0:
        raise ValueError(f"First split value must be 0, got {splits[0]}")
    for split in splits:
        if not before <= split <= count:
            raise ValueError(f"Invalid split value {split}, must be in [{before}, {count}]")
        before = split
    if splits and before != count:
        raise ValueError(f"Last split value must be data size. Expected {count}, got {before}")


@op(namespace="string")
def stringNGrams(
    data: StringTensor,
    dataSplits: Tensor,
    separator: str,
    nGramWidths: Sequence[int],
    leftPad: str,
    rightPad: str,
    padWidth: int,
    preserveShortSequences: bool,
) -> dict[str, Tensor]:
    """Neighbouring tokens of each row joined by ``separator``: ``{"nGrams", "nGramsSplits"}``.

    Rows lie between ``dataSplits``. They are padded on both sides by up to ``padWidth`` (-1: as
    many as fit) tokens; a row too short for all widths is kept whole if ``preserveShortSequences``.
    """
    if data.rank != 1:
        raise ValueError(f"Data must be a vector, saw: {','.join(map(str, data.dims))}")
    if dataSplits.dtype != "int32":
        raise TypeError("Data splits must be of datatype int32")
    tokens, splits = list(objects(data)), dataSplits.dataSync().tolist()
    _check_splits(splits, len(tokens))
    left, right = leftPad.encode(), rightPad.encode()

    def grams(row: list[bytes], width: int) -> list[bytes]:
        padding = min(width - 1 if padWidth < 0 else padWidth, width - 1)
        padded = [left] * padding + row + [right] * padding
        count = max(0, len(padded) - width + 1)
        return [separator.encode().join(padded[at : at + width]) for at in range(count)]

    found: list[bytes] = []
    ends = [0] * len(splits)
    for at in range(1, len(splits) if tokens else 0):
        row = tokens[splits[at - 1] : splits[at]]
        own = [gram for width in nGramWidths for gram in grams(row, width)]
        if preserveShortSequences and row and not own:
            own = grams(row, len(row) + 2 * padWidth)
        found += own
        ends[at] = len(found)
    return {"nGrams": _vector(found), "nGramsSplits": _int32(ends, dataSplits.dims)}


def _rewriting(rewrite: str) -> Callable[[re.Match[str]], str]:
    """JavaScript's replacement text as a function: $1, $<name>, $&, $`, $' and $$."""

    def one(match: re.Match[str], found: re.Match[str]) -> str:
        what = found[1]
        if what == "$":
            return "$"
        if what == "&":
            return match[0]
        if what == "`":
            return match.string[: match.start()]
        if what == "'":
            return match.string[match.end() :]
        if what.startswith("<"):
            names = match.re.groupindex
            return (match[what[1:-1]] or "") if what[1:-1] in names else ""
        if 0 < int(what) <= match.re.groups:
            return match[int(what)] or ""
        if len(what) == 2 and 0 < int(what[0]) <= match.re.groups:
            return (match[int(what[0])] or "") + what[1]
        return found[0]

    references = re.compile(r"\$(\$|&|`|'|<[^>]*>|\d{1,2})")
    return lambda match: references.sub(lambda found: one(match, found), rewrite)


@op(namespace="string")
def staticRegexReplace(
    input: StringTensor, pattern: str, rewrite: str, replaceGlobal: bool = True
) -> Tensor:
    """Every string with the matches of a regular expression (or the first one) rewritten."""
    expression = re.compile(re.sub(r"\(\?<(?![=!])", "(?P<", pattern), re.ASCII)
    replace = _rewriting(rewrite)
    texts = [
        expression.sub(replace, text, count=0 if replaceGlobal else 1) for text in input.dataSync()
    ]
    return from_numpy(encoded(texts), input.dims, "string")
