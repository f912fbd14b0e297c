"""KT3: the language half, Python and JavaScript."""

from __future__ import annotations

from keras_tfjs.diagnostics.model import Confidence, Row, Severity

ROWS: tuple[Row, ...] = (
    Row(
        "KT301",
        "construct without a counterpart",
        Severity.ERROR,
        "{what} has no counterpart here: `{source}`",
        "the statement is kept as a comment; write it in a form that both languages have",
        "The other language has no form that does the same, or the translator knows none. The "
        "statement stays in the output as a comment, and everything else is translated.",
    ),
    Row(
        "KT302",
        "operand of unknown kind",
        Severity.ERROR,
        "`{operator}`: what `{operand}` is, is not known here",
        "annotate it (`x: float`, `name: str`), or use a tensor's method if it is one",
        "JavaScript's operators take no tensors: the result would be NaN, a text or false, and "
        "nothing would be thrown. Numbers, texts and booleans are translated where the operands "
        "are known to be such, from literals, annotations, defaults or calls in the same file.",
    ),
    Row(
        "KT303",
        "operator on an object",
        Severity.ERROR,
        "`{operator}` on a {kind} gives NaN or false in JavaScript: `{operand}`",
        "use the method: x.add(y), x.sub(y), x.mul(y), x.div(y), x.less(y)",
        "JavaScript has no operators for objects; tensors are computed with by methods.",
    ),
    Row(
        "KT305",
        "waiting where it is not possible",
        Severity.ERROR,
        "`{source}` waits for a promise, which {place} cannot",
        "wait before, and hand over the result",
        "In JavaScript only async functions can wait. A constructor, an accessor, a layer's call, "
        "a loss, a metric, and a function handed to tidy, minimize, map or sort return at once.",
    ),
    Row(
        "KT306",
        "keyword argument of a TF.js function",
        Severity.ERROR,
        "{name} takes no keyword argument `{keyword}`",
        'TF.js-style Python gives options in a dict: f(x, {{"{keyword}": ...}})',
        "JavaScript has no keyword arguments; TF.js's functions take positional ones and config "
        "objects.",
    ),
    Row(
        "KT307",
        "self before super().__init__",
        Severity.ERROR,
        "class {name} uses self before super().__init__(...)",
        "call super().__init__(...) first",
        "A JavaScript constructor of a derived class must call super() before it uses `this`.",
    ),
    Row(
        "KT308",
        "library function without a counterpart",
        Severity.ERROR,
        "{name} has no counterpart here",
        "{help}",
        "The function belongs to a library of one language that the other has nothing like, or "
        "nothing in the file declares the name.",
    ),
    Row(
        "KT309",
        "counterpart that differs at the edges",
        Severity.WARNING,
        "`{source}`: {caveat}",
        "check that it does not matter here",
        "The two languages' functions agree except in the case that the message names.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT310",
        "import without a counterpart",
        Severity.ERROR,
        "module {module} has no counterpart here",
        "the import is kept as a comment: {help}",
        "Only TF.js, modules of the same project and a few standard modules are translated.",
    ),
    Row(
        "KT311",
        "older form of TF.js",
        Severity.WARNING,
        "{found} is read as {wanted}",
        "today's form is written",
        "The text has a form of an older TF.js or of its documentation that TF.js 4 does not take.",
        Confidence.EXACT,
    ),
    Row(
        "KT312",
        "interface of the browser or of Node",
        Severity.ERROR,
        "{name} belongs to {host}; Python has {counterpart}",
        "the statement is kept as a comment; use {counterpart}",
        "Documents, windows, requests and files are the host's, not JavaScript's.",
    ),
    Row(
        "KT313",
        "how an exact half is rounded for display",
        Severity.NOTE,
        "`{source}` shows an exact half rounded up, Python's format to the even digit",
        "where that matters: js.to_fixed of the runtime's module tfjs.js",
        "0.125 with two digits is 0.13 in JavaScript and 0.12 in Python. Sums of float32 are "
        "hardly ever exact halves, so files with tensors get Python's own format; other files get "
        "js.to_fixed, which rounds as JavaScript does. Said once per file.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT314",
        "an export of CommonJS that is not there in time",
        Severity.ERROR,
        "{name} is exported, and made only after something was awaited",
        "make it in a function that is called, or write ES modules: --modules es",
        "What a CommonJS module exports is handed over when its text has run; `await` outside of "
        "functions would make the module that asks wait, which require() cannot. The other "
        "exports are handed over, this one is not.",
    ),
    Row(
        "KT315",
        "two imports under one name",
        Severity.ERROR,
        "{name} is the name of another import, too",
        "give the two imports names of their own and choose between them where they are used",
        "JavaScript imports at the head of a module, whichever branch or function an import stands "
        "in, and no two under one name. The first import is kept.",
    ),
    Row(
        "KT330",
        "null told from undefined",
        Severity.WARNING,
        "`{source}` tells null from undefined, and `{operand}` may be either: Python has None "
        "for both",
        "compare with `== null`, or let it be only one of the two",
        "Both are None in Python. A value that the file shows to be only one of them is translated "
        "as what it is; here it shows that both come to this place.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT331",
        "whole number of more than 53 bits",
        Severity.WARNING,
        "`{source}` passes 2 ** 53: JavaScript's numbers have no more whole digits",
        "keep it smaller, or compute that part in Python",
        "Whole numbers of Python have any size. JavaScript computes in float64, which is exact up "
        "to 2 ** 53; the first sixteen digits are right. Remainders of products are computed with "
        "BigInt where the product is written beside them.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT343",
        "attribute named by a text that is computed",
        Severity.WARNING,
        "`{source}`: attributes are in camelCase here, {name} for one, and a computed name stays "
        "as it is",
        "give the texts the names that the attributes have here, or translate with --keep-names",
        "Attributes of the program's own classes are spelled as JavaScript's are, and so is a name "
        "that stands in the call as a text. A name that comes out of a dict or a loop is not known "
        "before the program runs.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT346",
        "call that its function does not take",
        Severity.WARNING,
        "{name} {what}: Python raises a TypeError, JavaScript runs on",
        "give the call what the function takes",
        "In JavaScript parameters that are not given are undefined, and arguments without a "
        "parameter are dropped. Where such a call is reached the original program stops, and its "
        "translation computes something else.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT347",
        "part of a package that the file does not import",
        Severity.ERROR,
        "{name}: `import {module}` is all that binds the package's name here",
        "import the part that is used as well, `import package.part`",
        "Python's import of a module binds its package, which has all parts that any file has "
        "imported by then. JavaScript binds the module alone.",
    ),
    Row(
        "KT478",
        "expression that Python refuses",
        Severity.ERROR,
        "Python raises TypeError here: {what}",
        "fill in what is meant, or translate what the template is filled in to",
        "Exercises have None where the reader writes something, templates have {{...}} for what "
        "takes their place before the program runs. Python refuses to compute with either of them. "
        "JavaScript does not: null is 0 to it, and a set holds sets.",
    ),
)
