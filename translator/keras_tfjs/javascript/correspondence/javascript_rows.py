"""Rows from JavaScript alone: for operands of any kind, where need be by the support module `js`.

They come after the rows of `rows.py`, which ask for kinds and give the more natural form.
"""

from __future__ import annotations

from keras_tfjs.javascript.correspondence.row import Row, to_python

ONLY_JAVASCRIPT: tuple[Row, ...] = (
    to_python("x.defaultRng(y)", "x.default_rng(y)"),
    to_python("x.defaultRng()", "x.default_rng()"),
    to_python("x.standardNormal(y)", "x.standard_normal(y)"),
    to_python("x.standardNormal()", "x.standard_normal()"),
    to_python("x.randomSample(y)", "x.random_sample(y)"),
    to_python("x.randomSample()", "x.random_sample()"),
    to_python("Object.prototype", "dict"),
    to_python("Array.prototype", "list"),
    to_python("Object.keys(x)", "js.keys(x)"),
    to_python("Object.values(x)", "js.values(x)"),
    to_python("Object.entries(x)", "js.entries(x)"),
    to_python("Object.getOwnPropertyNames(x)", "js.keys(x)"),
    to_python("Object.fromEntries(x)", "dict(x)"),
    to_python("Object.freeze(x)", "x"),
    to_python("Object.seal(x)", "x"),
    to_python("Object.isFrozen(x)", "x is not None"),
    to_python("Object.is(x, y)", "js.identical(x, y)"),
    to_python("Object.hasOwn(x, y)", "js.owns(x, y)"),
    to_python("Object.prototype.hasOwnProperty.call(x, y)", "js.owns(x, y)"),
    to_python("Array.prototype.slice.call(x)", "js.from_iterable(x)"),
    to_python("Object.create(null)", "{}"),
    to_python("Object.create(x)", "js.derived(x)"),
    to_python("Object.getPrototypeOf(x)", "type(x)"),
    to_python("Object.defineProperty(x, y, z)", "js.define(x, y, z)"),
    to_python("Object.groupBy(x, f)", "js.group_by(x, f)"),
    to_python("structuredClone(x)", "copy.deepcopy(x)"),
    to_python("Array.of(x)", "[x]"),
    to_python("Array.of(x, y)", "[x, y]"),
    to_python("Array.from(x)", "js.from_iterable(x)"),
    to_python("Array.from(x, f)", "js.from_iterable(x, f)"),
    to_python("String(x)", "js.text(x)"),
    to_python("Boolean(x)", "js.truthy(x)"),
    to_python("Number(x)", "js.number(x)"),
    to_python("parseInt(x)", "js.parse_int(x)"),
    to_python("parseInt(x, y)", "js.parse_int(x, y)"),
    to_python("Number.parseInt(x)", "js.parse_int(x)"),
    to_python("Number.parseInt(x, y)", "js.parse_int(x, y)"),
    to_python("parseFloat(x)", "js.parse_float(x)"),
    to_python("Number.parseFloat(x)", "js.parse_float(x)"),
    to_python("isNaN(x)", "js.is_nan(x)"),
    to_python("isFinite(x)", "js.is_finite(x)"),
    to_python("Number.isNaN(x)", "js.is_nan(x, False)"),
    to_python("Number.isFinite(x)", "js.is_finite(x, False)"),
    to_python("Number.isInteger(x)", "js.is_integer(x)"),
    to_python("Number.isSafeInteger(x)", "js.is_integer(x, 2**53 - 1)"),
    to_python("Number.MAX_SAFE_INTEGER", "2**53 - 1"),
    to_python("Number.MIN_SAFE_INTEGER", "1 - 2**53"),
    to_python("Number.EPSILON", "sys.float_info.epsilon"),
    to_python("Number.MAX_VALUE", "sys.float_info.max"),
    to_python("Number.MIN_VALUE", "5e-324"),
    to_python("Number.POSITIVE_INFINITY", "math.inf"),
    to_python("Number.NEGATIVE_INFINITY", "-math.inf"),
    to_python("Number.NaN", "math.nan"),
    to_python("Math.SQRT2", "math.sqrt(2)"),
    to_python("Math.SQRT1_2", "math.sqrt(0.5)"),
    to_python("Math.LN2", "math.log(2)"),
    to_python("Math.LN10", "math.log(10)"),
    to_python("Math.LOG2E", "math.log2(math.e)"),
    to_python("Math.LOG10E", "math.log10(math.e)"),
    to_python("Math.sign(n)", "(n > 0) - (n < 0)"),
    to_python("Math.cbrt(x)", "js.Math.cbrt(x)"),
    to_python("Math.log1p(x)", "js.Math.log1p(x)"),
    to_python("Math.expm1(n)", "math.expm1(n)"),
    to_python("Math.sinh(n)", "math.sinh(n)"),
    to_python("Math.cosh(n)", "math.cosh(n)"),
    to_python("Math.asinh(n)", "math.asinh(n)"),
    to_python("Math.acosh(x)", "js.Math.acosh(x)"),
    to_python("Math.atanh(x)", "js.Math.atanh(x)"),
    to_python("Math.asin(x)", "js.Math.asin(x)"),
    to_python("Math.acos(x)", "js.Math.acos(x)"),
    to_python("Math.atan(n)", "math.atan(n)"),
    to_python("Math.fround(x)", "js.Float32Array([x])[0]"),
    to_python("Math.clz32(x)", "32 - (js.int32(x) & 0xFFFFFFFF).bit_length()"),
    to_python("Math.imul(x, y)", "js.int32(js.int32(x) * js.int32(y))"),
    to_python("Math.min.apply(x, xs)", "min(xs)"),
    to_python("Math.max.apply(x, xs)", "max(xs)"),
    to_python("Math.max()", "-math.inf"),
    to_python("Math.min()", "math.inf"),
    to_python("BigInt(x)", "int(x)"),
    to_python("JSON.stringify(x)", "js.stringify(x)"),
    to_python("JSON.stringify(x, y)", "js.stringify(x, y)"),
    to_python("JSON.stringify(x, y, z)", "js.stringify(x, y, z)"),
    to_python("JSON.parse(x)", "json.loads(x)"),
    to_python("JSON.parse(x, f)", "js.parse_json(x, f)"),
    to_python("Symbol(x)", "js.Symbol(x)"),
    to_python("Symbol()", "js.Symbol()"),
    to_python("Symbol.for(x)", "js.Symbol.for_(x)"),
    to_python("ArrayBuffer.isView(x)", "isinstance(x, js.TypedArray)"),
    to_python("x.byteLength", "js.byte_length(x)"),
    to_python("Array()", "[]"),
    to_python("new Array()", "[]"),
    to_python("new Object()", "{}"),
    to_python("Array(x)", "js.array_of(x)"),
    to_python("new Array(x)", "js.array_of(x)"),
    to_python("String.raw", "js.raw"),
    to_python("process.argv.slice(1)", "sys.argv"),
    to_python("process.argv.slice(2)", "sys.argv[1:]"),
    *(to_python(f"process.argv[{place + 1}]", f"sys.argv[{place}]") for place in range(6)),
    to_python("process.argv.length", "len(sys.argv) + 1"),
    to_python("process.argv", "[sys.executable, *sys.argv]"),
    to_python("process.env", "os.environ"),
    to_python("process.exit(x)", "sys.exit(x)"),
    to_python("process.exit()", "sys.exit()"),
    to_python("process.cwd()", "os.getcwd()"),
    to_python("process.platform", "sys.platform"),
    to_python("process.stdout.write(x)", "print(x, end='')"),
    to_python("process.hrtime.bigint()", "time.perf_counter_ns()"),
    to_python("process.memoryUsage()", "js.memory_usage()"),
    to_python("import.meta.url", "pathlib.Path(__file__).absolute().as_uri()"),
    to_python("import.meta.filename", "__file__"),
    to_python("import.meta.dirname", "os.path.dirname(__file__)"),
    to_python("__dirname", "os.path.dirname(__file__)"),
    to_python("__filename", "__file__"),
    to_python("encodeURIComponent(s)", 'urllib.parse.quote(s, safe="!~*\'()")'),
    to_python("encodeURIComponent(x)", 'urllib.parse.quote(js.text(x), safe="!~*\'()")'),
    to_python("decodeURIComponent(x)", "urllib.parse.unquote(x)"),
    to_python("require.main === module", "__name__ == '__main__'"),
    to_python("console.table(x)", "print(x)"),
    to_python("console.dir(x)", "print(x)"),
    to_python("console.group(x)", "print(x)"),
    to_python("console.assert(x, y)", "None if x else print('Assertion failed:', y)"),
)

VALUES = {
    "undefined": "None",
    "String": "js.text",
    "Number": "js.number",
    "Boolean": "js.truthy",
    "parseFloat": "js.parse_float",
    "parseInt": "js.parse_int",
    "isNaN": "js.is_nan",
    "isFinite": "js.is_finite",
    "Error": "Exception",
    "TypeError": "TypeError",
    "RangeError": "ValueError",
    "SyntaxError": "SyntaxError",
    "ReferenceError": "NameError",
    "EvalError": "Exception",
    "URIError": "Exception",
    "AggregateError": "js.AggregateError",
    "Array": "list",
    "Object": "dict",
    "Map": "js.Map",
    "Set": "js.Set",
    "WeakMap": "js.WeakMap",
    "WeakSet": "js.WeakSet",
    "WeakRef": "js.WeakRef",
    "Promise": "js.Promise",
    "Date": "js.Date",
    "RegExp": "js.RegExp",
    "Symbol": "js.Symbol",
    "BigInt": "int",
    "JSON": "js.JSON",
    "Math": "js.Math",
    "console": "js.console",
    "setTimeout": "js.setTimeout",
    "setInterval": "js.setInterval",
    "setImmediate": "js.setImmediate",
    "clearTimeout": "js.clearTimeout",
    "clearInterval": "js.clearInterval",
    "queueMicrotask": "js.queueMicrotask",
    **{
        name: f"js.{name}"
        for name in (
            "Float32Array Float64Array Int8Array Int16Array Int32Array Uint8Array Uint16Array "
            "Uint32Array Uint8ClampedArray ArrayBuffer Blob ReadableStream"
        ).split()
    },
}
"""Globals of JavaScript as values: dotted names of Python."""

CLASSES = {
    "Array": "list",
    "Object": "object",
    "Function": "js.Function",
    "String": "str",
    "Number": "(int, float)",
    "Map": "(js.Map, dict)",
    "Set": "(js.Set, set)",
    "Error": "Exception",
    "TypeError": "(TypeError, AttributeError, KeyError)",
    "SyntaxError": "(SyntaxError, json.JSONDecodeError)",
    "Promise": "js.Promise",
}
"""What `instanceof` of a global asks for, where that is more than the global's value."""

LOOPING = frozenset("""Promise setTimeout setInterval setImmediate queueMicrotask""".split())
"""Globals that leave work for the end of the program."""

METHODS = frozenset(
    """at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf localeCompare
    match matchAll normalize padEnd padStart repeat replace replaceAll search slice split startsWith
    substr substring toLocaleLowerCase toLocaleUpperCase toLowerCase toString toUpperCase trim
    trimEnd trimStart valueOf toExponential toFixed toLocaleString toPrecision copyWithin entries
    every fill filter find findIndex findLast findLastIndex flat flatMap forEach join keys map pop
    push reduce reduceRight reverse shift some sort splice toReversed toSorted toSpliced unshift
    values with apply bind call hasOwnProperty isPrototypeOf""".split()
)
"""Methods of texts, arrays, numbers, functions and objects, which `js.call` finds for any value."""

NATURAL = frozenset("push unshift toUpperCase toLowerCase trim trimStart trimEnd reverse".split())
"""Methods whose row is right for whatever in JavaScript has a method of that name."""
