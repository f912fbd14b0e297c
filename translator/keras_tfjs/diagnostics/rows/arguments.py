"""KT1: arguments and options."""

from __future__ import annotations

from keras_tfjs.diagnostics.model import Confidence, Row, Severity

ROWS: tuple[Row, ...] = (
    Row(
        "KT103",
        "no such parameter",
        Severity.ERROR,
        "{owner} has no parameter {parameter}",
        "{hint}",
        "No version of Keras that this tool knows takes the keyword. It is kept under its own "
        "name, which the runtime refuses.",
    ),
    Row(
        "KT104",
        "parameter without counterpart",
        Severity.ERROR,
        "{owner}: TF.js has nothing for {parameter}",
        "{parameter} is kept under its own name, which the runtime refuses; remove it if the "
        "program can do without",
        "Keras has the parameter, TF.js 4.22 has no counterpart. A value that asks for what TF.js "
        "does anyway is left out without a word.",
    ),
    Row(
        "KT105",
        "option without counterpart",
        Severity.ERROR,
        "{owner}: TF.js has no {parameter} {value!r}",
        "the value is left as it is; choose another, or write the function out",
        "Keras knows the option string, TF.js 4.22 has nothing that computes the same.",
    ),
    Row(
        "KT106",
        "unknown option",
        Severity.ERROR,
        "{owner}: {library} has no {parameter} {value!r}",
        "{hint}",
        "The string is none of the words that the parameter takes. It is left as it is.",
    ),
    Row(
        "KT107",
        "old parameter name",
        Severity.NOTE,
        "{owner}: {old} is now {new}",
        "write {new}; it was read as that",
        "An older version took the argument under another name. It is read, and written back in "
        "today's form.",
        Confidence.EXACT,
    ),
    Row(
        "KT109",
        "options that are not written here",
        Severity.ERROR,
        "{owner}: the keys of these options are not known here",
        "write the options out in the call; Keras and TF.js spell their keys differently",
        "A dict that is built elsewhere keeps its keys, so it means something else in the other "
        "language unless all its keys are spelt alike in both.",
    ),
    Row(
        "KT110",
        "option given by a variable",
        Severity.WARNING,
        "{owner}: the value of {parameter} is not written here, so it was not converted",
        "see that the variable holds the word of the language that is written",
        "Option strings are spelt differently in Keras and TF.js (`he_normal`, `heNormal`). On the "
        "way to TF.js kerasOption reads what a variable holds as Keras does, in JavaScript and "
        "where the runtime might take it for another word of TF.js's. It does not know what "
        "hard_sigmoid was in programs for Keras 1 and 2, and Keras itself reads no words of "
        "TF.js's: there a string that comes from elsewhere is passed on as it is.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT113",
        "unknown config key",
        Severity.ERROR,
        "{owner} has no option {parameter}",
        "{hint}",
        "TF.js ignores keys that it does not know, the runtime refuses them. The key is kept under "
        "its own name.",
    ),
    Row(
        "KT114",
        "too many arguments",
        Severity.ERROR,
        "{owner} takes {count} positional arguments at most",
        "name the further ones; the call is left as it is",
        "A call with more positional arguments than the signature has raises in the original.",
    ),
    Row(
        "KT118",
        "option without influence",
        Severity.NOTE,
        "{owner}: {parameter} changes no number and was left out",
        "nothing to do",
        "The parameter has no counterpart: it says what is shown, or how the work is done.",
        Confidence.EXACT,
    ),
    Row(
        "KT119",
        "arguments that are not written here",
        Severity.ERROR,
        "{owner}: which arguments these are is not known here",
        "write the arguments out; the call is left as it is",
        "`*arguments`, or keywords in a TF.js-style call: what goes into which option cannot be "
        "told.",
    ),
    Row(
        "KT131",
        "arguments without a form",
        Severity.ERROR,
        "{name}: no form in TF.js fits these arguments",
        "write axes, sizes and options out, or make arrays whose shape this file shows",
        "What TF.js says in several calls often depends on the rank of an array, on an axis or on "
        "an option. Here one of them is not known, or has a value for which TF.js has nothing. The "
        "call is left as it is.",
    ),
    Row(
        "KT166",
        "options respelled in the running program",
        Severity.NOTE,
        "{owner}: the keys of these options are respelled when the program runs",
        "write the options out in the call where they are known",
        "A dict that is built elsewhere has Keras's keys and words. kerasOptions gives the same "
        "options as TF.js writes them.",
        Confidence.NUMERIC,
    ),
    Row(
        "KT348",
        "number type that a variable holds",
        Severity.NOTE,
        "{owner}: what {parameter} holds is read when the program runs",
        "nothing to do where it is float32, int32 or None",
        "Keras's words for types of numbers are read where the program hands them on: all floats "
        "are float32 in TF.js, and all whole numbers int32. The library's layers compute with "
        "float32 whatever they are given.",
        Confidence.NUMERIC,
    ),
)
