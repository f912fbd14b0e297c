"""The rows: a Python expression, the JavaScript expression that means the same, and which way.

Single letters stand for operands and say what they must be:

    xs, ys   a list          ns  a list of numbers    ss  a list of strings
    s, t, u  a string        n, m, k  a number        i, j  an integer
    d, e     a dict          f   a function           x, y, z  anything
    c        a set           o   something of which nothing is known

Every other name is literal. A row without an operand of a stated kind needs no inference.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Way = Literal["both", "to_javascript", "to_python"]


@dataclass(frozen=True)
class Row:
    """`caveat`: how the two differ, for a warning. `proven`: where the kinds are not known, the
    expression is rather a call of another object's method of that name."""

    python: str
    javascript: str
    way: Way = "both"
    caveat: str = ""
    proven: bool = False


def both(python: str, javascript: str) -> Row:
    return Row(python, javascript)


def to_javascript(python: str, javascript: str, caveat: str = "") -> Row:
    return Row(python, javascript, "to_javascript", caveat)


def to_python(javascript: str, python: str, caveat: str = "") -> Row:
    return Row(python, javascript, "to_python", caveat)


def if_proven(javascript: str, python: str) -> Row:
    return Row(python, javascript, "to_python", proven=True)


_LISTS = (
    both("len(xs)", "xs.length"),
    both("xs.append(x)", "xs.push(x)"),
    both("xs.extend(ys)", "xs.push(...ys)"),
    both("xs.pop()", "xs.pop()"),
    both("xs.pop(0)", "xs.shift()"),
    to_javascript("xs.pop(i)", "xs.splice(i, 1)[0]"),
    both("xs.insert(0, x)", "xs.unshift(x)"),
    to_javascript("xs.insert(i, x)", "xs.splice(i, 0, x)"),
    both("xs.reverse()", "xs.reverse()"),
    both("xs.copy()", "xs.slice()"),
    both("xs.clear()", "xs.splice(0)"),
    to_javascript("xs.index(x)", "xs.indexOf(x)"),
    to_python("xs.indexOf(x)", "xs.index(x) if x in xs else -1"),
    to_javascript("xs.count(x)", "xs.filter((value) => value === x).length"),
    both("x in xs", "xs.includes(x)"),
    both("xs[-1]", "xs.at(-1)"),
    both("xs[-i]", "xs.at(-i)"),
    to_python("xs.at(i)", "xs[i]"),
    to_javascript("xs + ys", "[...xs, ...ys]"),
    to_python("xs.concat(ys)", "[*xs, *ys]"),
    to_javascript("[x] * i", "Array(i).fill(x)"),
    to_python("Array(i).fill(x)", "[x] * i"),
    to_python("new Array(i).fill(x)", "[x] * i"),
    to_python("new Array(i)", "[None] * i"),
    to_python("Array(i)", "[None] * i"),
    to_javascript("xs * i", "Array(i).fill(xs).flat()"),
    both("list(reversed(xs))", "[...xs].reverse()"),
    to_javascript("reversed(xs)", "[...xs].reverse()"),
    to_javascript("xs[::-1]", "[...xs].reverse()"),
    both("sorted(ns)", "[...ns].sort((a, b) => a - b)"),
    to_python("ns.slice().sort((a, b) => a - b)", "sorted(ns)"),
    both("sorted(ss)", "[...ss].sort()"),
    to_javascript("xs.sort(key=functools.cmp_to_key(f))", "xs.sort(f)"),
    to_javascript("sorted(xs, key=functools.cmp_to_key(f))", "[...xs].sort(f)"),
    to_javascript("functools.reduce(f, xs)", "xs.reduce(f)"),
    to_javascript("functools.reduce(f, xs, x)", "xs.reduce(f, x)"),
    both("ns.sort()", "ns.sort((a, b) => a - b)"),
    both("ss.sort()", "ss.sort()"),
    both("sum(ns)", "ns.reduce((total, value) => total + value, 0)"),
    to_python("ns.reduce((a, b) => a + b)", "sum(ns)"),
    to_python("ns.reduce((a, b) => a + b, 0)", "sum(ns)"),
    both("max(ns)", "Math.max(...ns)"),
    both("min(ns)", "Math.min(...ns)"),
    both("isinstance(x, list)", "Array.isArray(x)"),
    to_javascript("isinstance(x, (list, tuple))", "Array.isArray(x)"),
    to_javascript("isinstance(x, tuple)", "Array.isArray(x)"),
    both("list(xs)", "[...xs]"),
    to_python("Array.from(xs)", "list(xs)"),
    to_javascript("tuple(xs)", "[...xs]"),
    to_javascript("list(range(i))", "Array.from({length: i}, (_, index) => index)"),
    to_javascript("range(i)", "Array.from({length: i}, (_, index) => index)"),
    to_python("Array.from({length: i}, (_, a) => a)", "list(range(i))"),
    to_python("[...Array(i).keys()]", "list(range(i))"),
    to_javascript("range(i, j)", "Array.from({length: j - i}, (_, index) => i + index)"),
    to_javascript(
        "range(i, j, k)",
        "Array.from({length: Math.max(0, Math.ceil((j - i) / k))}, (_, index) => i + index * k)",
    ),
    to_javascript(
        "list(range(i, j, k))",
        "Array.from({length: Math.max(0, Math.ceil((j - i) / k))}, (_, index) => i + index * k)",
    ),
    to_javascript("list(enumerate(xs))", "xs.map((value, index) => [index, value])"),
    to_javascript("zip(xs, ys)", "xs.map((value, index) => [value, ys[index]])"),
    to_javascript("list(zip(xs, ys))", "xs.map((value, index) => [value, ys[index]])"),
    to_javascript("list(map(f, xs))", "xs.map((value) => f(value))"),
    to_javascript("list(filter(f, xs))", "xs.filter((value) => f(value))"),
)

_STRINGS = (
    both("len(s)", "s.length"),
    both("s.upper()", "s.toUpperCase()"),
    both("s.lower()", "s.toLowerCase()"),
    both("s.strip()", "s.trim()"),
    both("s.lstrip()", "s.trimStart()"),
    both("s.rstrip()", "s.trimEnd()"),
    both("s.startswith(t)", "s.startsWith(t)"),
    both("s.endswith(t)", "s.endsWith(t)"),
    both("s.split(t)", "s.split(t)"),
    to_javascript("s.split()", "s.trim().split(/\\s+/)"),
    to_javascript("s.splitlines()", "s.split('\\n')"),
    to_javascript("s.join(map(str, xs))", "xs.join(s)"),
    to_javascript("s.join(map(str, o))", "o.join(s)"),
    to_javascript("s.join(str(x) for x in xs)", "xs.join(s)"),
    both("s.join(ss)", "ss.join(s)"),
    to_javascript("s.join(xs)", "xs.join(s)"),
    to_python("xs.join(s)", "s.join(map(str, xs))"),
    to_javascript("s.join(o)", "o.join(s)"),
    to_python("[...s].reverse().join('')", "s[::-1]"),
    to_python("n.toLocaleString('en-US')", "format(n, ',')"),
    to_python("ss.join()", "','.join(ss)"),
    to_python("xs.join()", "','.join(map(str, xs))"),
    both("s.replace(t, u)", "s.replaceAll(t, u)"),
    to_python("s.replace(t, u)", "s.replace(t, u, 1)"),
    to_javascript("s.replace(t, u, 1)", "s.replace(t, u)"),
    both("s.find(t)", "s.indexOf(t)"),
    to_javascript("s.index(t)", "s.indexOf(t)"),
    both("s.rfind(t)", "s.lastIndexOf(t)"),
    to_javascript("s.count(t)", "s.split(t).length - 1"),
    both("t in s", "s.includes(t)"),
    both("s * i", "s.repeat(i)"),
    both("s.rjust(i, t)", "s.padStart(i, t)"),
    both("s.rjust(i)", "s.padStart(i)"),
    both("s.ljust(i, t)", "s.padEnd(i, t)"),
    both("s.ljust(i)", "s.padEnd(i)"),
    to_javascript("s.zfill(i)", "s.padStart(i, '0')"),
    to_javascript("s.capitalize()", "s.charAt(0).toUpperCase() + s.slice(1).toLowerCase()"),
    both("s[-1]", "s.at(-1)"),
    to_javascript("s[::-1]", "[...s].reverse().join('')"),
    to_python("s.charAt(i)", "s[i]"),
    both("ord(s)", "s.codePointAt(0)"),
    to_python("s.charCodeAt(i)", "ord(s[i])"),
    both("chr(i)", "String.fromCodePoint(i)"),
    to_python("String.fromCharCode(i)", "chr(i)"),
    both("str(x)", "String(x)"),
    to_python("n.toString()", "str(n)"),
    to_python("s.toString()", "s"),
    both("isinstance(x, str)", "typeof x === 'string'"),
    to_python("typeof x == 'string'", "isinstance(x, str)"),
    both("list(s)", "[...s]"),
)

_NUMBERS = (
    both("abs(n)", "Math.abs(n)"),
    both("math.floor(n)", "Math.floor(n)"),
    both("math.ceil(n)", "Math.ceil(n)"),
    both("math.trunc(n)", "Math.trunc(n)"),
    to_javascript("int(n)", "Math.trunc(n)"),
    to_javascript("float(n)", "Number(n)"),
    to_javascript("int(s)", "parseInt(s, 10)"),
    to_python("parseInt(s, 10)", "int(s)"),
    to_python("parseInt(s)", "int(s)"),
    both("float(s)", "parseFloat(s)"),
    to_python("Number(s)", "float(s)"),
    to_python("Number(n)", "n"),
    to_python("Math.round(n)", "math.floor(n + 0.5)"),
    to_javascript(
        "round(n)", "Math.round(n)", "a half is rounded up in JavaScript, to even in Python"
    ),
    to_javascript("round(n, i)", "Number(n.toFixed(i))"),
    both("math.sqrt(n)", "Math.sqrt(n)"),
    both("math.exp(n)", "Math.exp(n)"),
    both("math.log(n)", "Math.log(n)"),
    both("math.log2(n)", "Math.log2(n)"),
    both("math.log10(n)", "Math.log10(n)"),
    both("math.sin(n)", "Math.sin(n)"),
    both("math.cos(n)", "Math.cos(n)"),
    both("math.tan(n)", "Math.tan(n)"),
    both("math.tanh(n)", "Math.tanh(n)"),
    both("math.atan2(n, m)", "Math.atan2(n, m)"),
    both("math.hypot(n, m)", "Math.hypot(n, m)"),
    both("math.pow(n, m)", "Math.pow(n, m)"),
    to_javascript("pow(n, m)", "n ** m"),
    both("math.pi", "Math.PI"),
    both("math.e", "Math.E"),
    both("math.inf", "Infinity"),
    both("math.nan", "NaN"),
    to_javascript("float('inf')", "Infinity"),
    to_javascript("float('-inf')", "-Infinity"),
    to_javascript("float('nan')", "NaN"),
    both("math.isnan(n)", "Number.isNaN(n)"),
    to_python("isNaN(n)", "math.isnan(n)"),
    both("math.isfinite(n)", "Number.isFinite(n)"),
    to_python("isFinite(n)", "math.isfinite(n)"),
    to_python("Number.isInteger(n)", "n == math.floor(n)"),
    both("max(n, m)", "Math.max(n, m)"),
    both("min(n, m)", "Math.min(n, m)"),
    both("max(n, m, k)", "Math.max(n, m, k)"),
    both("min(n, m, k)", "Math.min(n, m, k)"),
    both("n // m", "Math.floor(n / m)"),
    both("random.random()", "Math.random()"),
    to_javascript("random.randint(i, j)", "i + Math.floor(Math.random() * (j - i + 1))"),
    to_javascript("random.choice(xs)", "xs[Math.floor(Math.random() * xs.length)]"),
    both("isinstance(x, (int, float))", "typeof x === 'number'"),
    to_python("typeof x == 'number'", "isinstance(x, (int, float))"),
    to_javascript("isinstance(x, int)", "Number.isInteger(x)"),
    to_javascript("isinstance(x, float)", "typeof x === 'number'"),
    both("isinstance(x, bool)", "typeof x === 'boolean'"),
    both("bool(x)", "Boolean(x)"),
)

_OBJECTS = (
    to_javascript("len(d)", "Object.keys(d).length"),
    both("list(d.keys())", "Object.keys(d)"),
    to_javascript("list(d)", "Object.keys(d)"),
    to_javascript("d.keys()", "Object.keys(d)"),
    both("list(d.values())", "Object.values(d)"),
    to_javascript("d.values()", "Object.values(d)"),
    both("list(d.items())", "Object.entries(d)"),
    to_javascript("d.items()", "Object.entries(d)"),
    to_javascript("d.copy()", "({...d})"),
    both("d.update(e)", "Object.assign(d, e)"),
    both("s in d", "s in d"),
    to_python("d.hasOwnProperty(s)", "s in d"),
    to_python("Object.hasOwn(d, s)", "s in d"),
    to_python("Object.assign({}, d)", "{**d}"),
    to_python("Object.assign({}, d, e)", "{**d, **e}"),
    both("dict(xs)", "Object.fromEntries(xs)"),
    to_javascript("isinstance(x, dict)", "typeof x === 'object' && !Array.isArray(x)"),
    both("callable(x)", "typeof x === 'function'"),
    to_python("typeof x === 'undefined'", "x is None"),
    to_python("typeof x !== 'undefined'", "x is not None"),
    to_python("typeof x == 'undefined'", "x is None"),
    to_python("typeof x != 'undefined'", "x is not None"),
    both("json.dumps(x)", "JSON.stringify(x)"),
    both("json.dumps(x, indent=i)", "JSON.stringify(x, null, i)"),
    both("json.loads(s)", "JSON.parse(s)"),
    to_javascript("x is None", "x == null"),
    to_javascript("x is not None", "x != null"),
    both("time.time()", "Date.now() / 1000"),
    to_python("Date.now()", "time.time() * 1000"),
    to_python("performance.now()", "time.perf_counter() * 1000"),
    to_javascript("time.perf_counter()", "performance.now() / 1000"),
)

_COLLECTIONS = (
    to_javascript("len(c)", "c.size"),
    to_javascript("c.discard(x)", "c.delete(x)"),
    to_javascript("c.remove(x)", "c.delete(x)"),
    to_javascript("c.clear()", "c.clear()"),
    to_javascript("list(c)", "[...c]"),
    if_proven("d.size", "len(d)"),
    if_proven("d.has(x)", "x in d"),
    if_proven("d.get(x)", "d.get(x)"),
    if_proven("d.set(x, y)", "d.update({x: y})"),
    if_proven("d.delete(x)", "d.pop(x, None)"),
    if_proven("d.keys()", "d.keys()"),
    if_proven("d.values()", "d.values()"),
    if_proven("d.entries()", "d.items()"),
    if_proven("d.clear()", "d.clear()"),
    if_proven("xs.size", "len(xs)"),
    if_proven("xs.has(x)", "x in xs"),
    if_proven("xs.add(x)", "xs.add(x)"),
    if_proven("xs.delete(x)", "xs.discard(x)"),
    if_proven("xs.clear()", "xs.clear()"),
    if_proven("xs.values()", "xs"),
)
"""Maps are dicts, Sets are sets; tensors and models have methods of these names too."""

ROWS: tuple[Row, ...] = (*_LISTS, *_STRINGS, *_NUMBERS, *_OBJECTS, *_COLLECTIONS)

KINDS = {
    **dict.fromkeys(("xs", "ys"), "list"),
    "ns": "numbers",
    "ss": "strings",
    **dict.fromkeys("stu", "string"),
    **dict.fromkeys("nmk", "number"),
    **dict.fromkeys("ij", "integer"),
    **dict.fromkeys("de", "dict"),
    "f": "function",
    "c": "set",
    "o": "unknown",
    **dict.fromkeys("xyz", "any"),
}
"""What a placeholder must be."""

EXCEPTIONS = {
    "Exception": "Error",
    "TypeError": "TypeError",
    "ValueError": "RangeError",
    "RuntimeError": "Error",
    "NotImplementedError": "Error",
    "KeyError": "Error",
    "IndexError": "RangeError",
    "AssertionError": "Error",
    "ZeroDivisionError": "Error",
}
"""Python's exceptions as JavaScript's errors."""

ERRORS = {"Error": "Exception", "TypeError": "TypeError", "RangeError": "ValueError"}
"""JavaScript's errors as Python's exceptions."""
