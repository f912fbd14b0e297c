"""Rows of the helpers that stand for operations of Python which JavaScript has no form for, read
back. What has no row here is translated as any other code of the file: `helpers` keeps it."""

from __future__ import annotations

from keras_tfjs.javascript.correspondence.row import Row, both, to_python


def _optional(helper: str, *rows: str) -> tuple[Row, ...]:
    """Rows for calls with more and more arguments, the last first: `x, y -> x.f(y)`."""
    pairs = (row.split(" -> ") for row in rows)
    return tuple(to_python(f"{helper}({arguments})", python) for arguments, python in pairs)


_VALUES = (
    both("repr(x)", "pyRepr(x)"),
    to_python("pyStr(x)", "str(x)"),
    to_python("pyDigits(x)", "str(x)"),
    to_python("pyAdd(x, y)", "x + y"),
    to_python("new KeyError(pyRepr(x))", "KeyError(x)"),
    to_python("pyIsError(x, s)", "js.is_error(x, s)"),
    to_python("pyIsInstance(x, y)", "isinstance(x, y)"),
    to_python("pyErrorName(x)", "type(x).__name__"),
    to_python("pyEquals(x, y)", "x == y"),
    to_python("pyCompare(x, y)", "(x > y) - (x < y)"),
    to_python("pyTruth(x)", "bool(x)"),
    to_python("pyCopy(x)", "copy.copy(x)"),
    to_python("pyDeepCopy(x)", "copy.deepcopy(x)"),
    to_python("pyFormat(x, y)", "format(x, y)"),
    to_python("pyFormatted(x, y)", "x.format(*y)"),
    to_python("pyFormatted(x, y, z)", "x.format(*y, **z)"),
    to_python("pyKey(xs)", "tuple(xs)"),
    to_python("pyKey(v)", "v"),
    to_python("pyKey(x)", "tuple(x) if isinstance(x, list) else x"),
    to_python("pyNamedTuple(x, y)", "collections.namedtuple(x, y)"),
    to_python("pyNamedTuple(x, y, z)", "collections.namedtuple(x, y, defaults=z)"),
    to_python("pyCached(f)", "functools.cache(f)"),
    to_python("pyContext(f)", "contextlib.contextmanager(f)"),
    to_python("pyNamed(f, x)", "functools.wraps(x)(f)"),
    *_optional("pyAttribute", "x, y -> getattr(x, y)", "x, y, z -> getattr(x, y, z)"),
)

_NUMBERS = (
    to_python("pyModulo(x, y)", "x % y"),
    to_python("pyTimes(x, y)", "x * y"),
    to_python("pyDivisor(x)", "x"),
    to_python("pyProductModulo(x, y, z)", "x * y % z"),
    to_python("pyPowerModulo(x, y, z)", "pow(x, y, z)"),
    to_python("pyBitLength(x)", "x.bit_length()"),
    *_optional("pyRound", "x -> round(x)", "x, y -> round(x, y)"),
    *_optional("pyInt", "x -> int(x)", "x, y -> int(x, y)"),
    to_python("pyFloat(x)", "float(x)"),
    *(to_python(f"pyBits(x, '{one}', y)", f"x {one} y") for one in ("&", "|", "^", "<<", ">>")),
    to_python("pyIsClose(x, y, {relTol: z})", "math.isclose(x, y, rel_tol=z)"),
    to_python("pyIsClose(x, y, {absTol: z})", "math.isclose(x, y, abs_tol=z)"),
    to_python("pyMedian(x)", "statistics.median(x)"),
    to_python("pyVariance(x, 0)", "statistics.pvariance(x)"),
    to_python("pyVariance(x, 1)", "statistics.variance(x)"),
    to_python("pyShuffle(x)", "random.shuffle(x)"),
    to_python("pySample(x, y)", "random.sample(x, y)"),
    to_python("pyChoices(x, {k: y})", "random.choices(x, k=y)"),
    to_python("pyChoices(x, {weights: y, k: z})", "random.choices(x, weights=y, k=z)"),
    *_optional("pyGauss", " -> random.gauss(0, 1)", "x, y -> random.gauss(x, y)"),
    *_optional(
        "pyRandomBelow",
        "0, x -> random.randrange(x)",
        "x, y -> random.randrange(x, y)",
        "x, y, z -> random.randrange(x, y, z)",
    ),
)

_TEXTS = (
    *_optional(
        "pySplit",
        "x -> x.split()",
        "x, y -> x.split(y)",
        "x, null, y -> x.split(maxsplit=y)",
        "x, y, z -> x.split(y, z)",
    ),
    to_python("pySplit(x, y, i).join(z)", "x.replace(y, z, i)"),
    *_optional("pySplitRight", "x, y, z -> x.rsplit(y, z)"),
    *_optional(
        "pyTranslation",
        "x -> str.maketrans(x)",
        "x, y -> str.maketrans(x, y)",
        "x, y, z -> str.maketrans(x, y, z)",
    ),
    to_python("pyTranslate(x, y)", "x.translate(y)"),
)

_SEQUENCES = (
    *_optional(
        "pySlice",
        "x, null, null, y -> x[::y]",
        "x, null, y, z -> x[:y:z]",
        "x, y, null, z -> x[y::z]",
        "x, y, z -> x[y:z]",
        "x, y, z, h -> x[y:z:h]",
    ),
    to_python("pyItem(x, y)", "x[y]"),
    to_python("pyIncludes(x, y)", "y in x"),
    to_python("pyLength(x)", "len(x)"),
    *_optional(
        "pySorted",
        "x -> sorted(x)",
        "x, null, true -> sorted(x, reverse=True)",
        "x, f -> sorted(x, key=f)",
        "x, f, true -> sorted(x, key=f, reverse=True)",
        "x, null, y -> sorted(x, reverse=y)",
        "x, f, y -> sorted(x, key=f, reverse=y)",
    ),
    *_optional(
        "pySort",
        "x -> x.sort()",
        "x, null, true -> x.sort(reverse=True)",
        "x, f -> x.sort(key=f)",
        "x, f, true -> x.sort(key=f, reverse=True)",
        "x, null, y -> x.sort(reverse=y)",
        "x, f, y -> x.sort(key=f, reverse=y)",
    ),
    *(
        row
        for sign, name in (("1", "max"), ("-1", "min"))
        for row in _optional(
            "pyMost",
            f"x, {sign} -> {name}(x)",
            f"x, {sign}, null, y -> {name}(x, default=y)",
            f"x, {sign}, f -> {name}(x, key=f)",
            f"x, {sign}, f, y -> {name}(x, key=f, default=y)",
        )
    ),
    to_python("pyRemove(x, y)", "x.remove(y)"),
    *_optional("pyIndex", "x, y -> x.index(y)", "x, y, z -> x.index(y, z)"),
    to_python("pyPopAny(x)", "x.pop()"),
    *_optional(
        "pyBisect", "x, y -> bisect.bisect(x, y)", "x, y, false -> bisect.bisect_left(x, y)"
    ),
    to_python("pyHeapPush(x, y)", "heapq.heappush(x, y)"),
    to_python("pyHeapPop(x)", "heapq.heappop(x)"),
    to_python("pyHeapify(x)", "heapq.heapify(x)"),
)

_DICTS = (
    to_python("pyItems(x)", "list(x.items())"),
    to_python("pyKeys(x)", "list(x.keys())"),
    to_python("pyValues(x)", "list(x.values())"),
    *_optional("pyGet", "x, y -> x.get(y)", "x, y, z -> x.get(y, z)"),
    *_optional("pyPop", "x, y -> x.pop(y)", "x, y, z -> x.pop(y, z)"),
    *_optional("pySetDefault", "x, y -> x.setdefault(y)", "x, y, z -> x.setdefault(y, z)"),
    to_python("pyPopItem(x)", "x.popitem()"),
    to_python("pyUpdate(x, y)", "x.update(y)"),
    to_python("pyPlain(x)", "x"),
)

_QUEUES = (
    to_python("new PyDeque()", "collections.deque()"),
    to_python("new PyDeque(x)", "collections.deque(x)"),
    to_python("new PyDeque([], y)", "collections.deque(maxlen=y)"),
    to_python("new PyDeque(x, y)", "collections.deque(x, maxlen=y)"),
)

_ITERATION = (
    *_optional("pyNext", "x -> next(x)", "x, y -> next(x, y)"),
    to_python("pyIterator(x)", "iter(x)"),
    *_optional("pyEnumerate", "x -> enumerate(x)", "x, y -> enumerate(x, y)"),
    to_python("pyFilter(f, x)", "filter(f, x)"),
    *_optional(
        "pyCount",
        " -> itertools.count()",
        "x -> itertools.count(x)",
        "x, y -> itertools.count(x, y)",
    ),
    to_python("pyCycle(x)", "itertools.cycle(x)"),
    *_optional("pyRepeat", "x -> itertools.repeat(x)", "x, y -> itertools.repeat(x, y)"),
    *_optional(
        "pyTake",
        "x, 0, y -> itertools.islice(x, y)",
        "x, y, z -> itertools.islice(x, y, z)",
        "x, y, z, h -> itertools.islice(x, y, z, h)",
    ),
    *_optional(
        "pyProduct",
        "[x], y -> list(itertools.product(x, repeat=y))",
        "[x] -> list(itertools.product(x))",
        "[x, y] -> list(itertools.product(x, y))",
        "[x, y, z] -> list(itertools.product(x, y, z))",
        "x -> list(itertools.product(*x))",
        "x, y -> list(itertools.product(*x, repeat=y))",
    ),
    *_optional(
        "pyPermutations",
        "x -> list(itertools.permutations(x))",
        "x, y -> list(itertools.permutations(x, y))",
    ),
    *_optional(
        "pyCombinations",
        "x, y -> list(itertools.combinations(x, y))",
        "x, y, true -> list(itertools.combinations_with_replacement(x, y))",
    ),
    *_optional(
        "pyAccumulate",
        "x -> list(itertools.accumulate(x))",
        "x, undefined, y -> list(itertools.accumulate(x, initial=y))",
        "x, f -> list(itertools.accumulate(x, f))",
        "x, f, y -> list(itertools.accumulate(x, f, initial=y))",
    ),
    *_optional(
        "pyGroupBy",
        "x -> [(one, list(group)) for one, group in itertools.groupby(x)]",
        "x, f -> [(one, list(group)) for one, group in itertools.groupby(x, f)]",
    ),
    to_python("pyTakeWhile(f, x)", "itertools.takewhile(f, x)"),
    to_python("pyDropWhile(f, x)", "itertools.dropwhile(f, x)"),
    to_python("pyPairwise(x)", "list(itertools.pairwise(x))"),
    *_optional(
        "pyZipLongest",
        "[x, y] -> itertools.zip_longest(x, y)",
        "[x, y], z -> itertools.zip_longest(x, y, fillvalue=z)",
        "x -> itertools.zip_longest(*x)",
        "x, z -> itertools.zip_longest(*x, fillvalue=z)",
    ),
)

HELPERS = (*_VALUES, *_NUMBERS, *_TEXTS, *_SEQUENCES, *_DICTS, *_QUEUES, *_ITERATION)

OF_ANY_COUNT = {"pyZip": "zip", "pyMap": "map", "pyChain": "itertools.chain"}
"""Helpers whose arguments, of whatever count, are those of Python's function."""
