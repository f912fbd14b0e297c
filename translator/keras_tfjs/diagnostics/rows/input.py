"""KT0: reading input and files."""

from __future__ import annotations

from keras_tfjs.diagnostics.model import Confidence, Row, Severity

ROWS: tuple[Row, ...] = (
    Row(
        "KT001",
        "syntax error",
        Severity.ERROR,
        "{language} syntax error: {problem}",
        "the file is left untouched; correct it, or name its language with --from",
        "The text does not parse as the language it is read as. A file is translated whole or not "
        "at all, so nothing of it is written; the other files of the call are done.",
    ),
    Row(
        "KT002",
        "not text",
        Severity.ERROR,
        "not {codec} text: byte 0x{byte:02x} at offset {offset}",
        "save the file as UTF-8, or, if it is Python, name its encoding in the first line: "
        "# -*- coding: latin-1 -*-",
        "Source files are read as UTF-8; Python files also by their PEP 263 encoding line.",
    ),
    Row(
        "KT003",
        "nothing to translate",
        Severity.NOTE,
        "neither Keras nor TensorFlow.js is used here; nothing to translate",
        "if it is {dialects} all the same, say so with --from",
        "No word of the text belongs to Keras, TensorFlow, NumPy or TensorFlow.js, so it is "
        "returned unchanged and nothing is written.",
        Confidence.EXACT,
    ),
    Row(
        "KT004",
        "empty file",
        Severity.NOTE,
        "the file is empty; nothing to translate",
        "an empty file stays empty",
        "A file without any text is returned as it is and nothing is written.",
        Confidence.EXACT,
    ),
    Row(
        "KT005",
        "no such path",
        Severity.ERROR,
        "no such file or directory{nearest}",
        "check the path; it is taken relative to {directory}",
        "A path of the command line, or a source named in [tool.keras-tfjs], does not exist.",
    ),
    Row(
        "KT006",
        "a directory without a destination",
        Severity.ERROR,
        "{subject} cannot be printed: say where the translations go",
        "-w writes beside the sources, -o DIR into DIR; --diff shows, --check compares; "
        "`keras-tfjs coverage` only counts",
        "One file's translation goes to standard output. Directories, notebooks to JavaScript and "
        "several files need -w, -o DIR, --diff, --check or --report.",
    ),
    Row(
        "KT007",
        "cannot be read",
        Severity.ERROR,
        "cannot be read: {problem}",
        "make it a readable regular file, or leave it out",
        "The operating system refused to open or list the path.",
    ),
    Row(
        "KT008",
        "cannot be written",
        Severity.ERROR,
        "{target} cannot be written: {problem}",
        "make it writable, or choose another place with -o DIR; what was there is unchanged",
        "A translation is written to a temporary file beside its target and renamed, so a failed "
        "write leaves the target as it was.",
    ),
    Row(
        "KT009",
        "nested too deeply",
        Severity.ERROR,
        "nested too deeply to be parsed",
        "split the expression; the file is left untouched",
        "Python's own parser, or the walk over its tree, ran out of stack: an expression of "
        "hundreds of levels, as generated code has them.",
    ),
    Row(
        "KT010",
        "a bug of keras-tfjs",
        Severity.ERROR,
        "keras-tfjs failed on this file: {problem}",
        "this is a bug of keras-tfjs, not of the file: please report it with the file; "
        "--traceback shows where it happened",
        "The translator itself raised an exception. The file is left untouched, the other files of "
        "the call are done, and the exit status is 4.",
    ),
    Row(
        "KT011",
        "half translated",
        Severity.WARNING,
        "both Keras and TF.js are imported; the file is read as TF.js-style Python",
        "finish by hand what is still Keras, or say --from keras if none of it is translated yet",
        "What an earlier translation left over keeps its imports of Keras or TensorFlow. Reading "
        "such a file as Keras once more would translate its TF.js calls a second time.",
        Confidence.LEFT,
    ),
    Row(
        "KT012",
        "a suppression without effect",
        Severity.NOTE,
        "this comment accepts {codes}, which is not said here",
        "remove the comment, or correct its codes",
        "A comment `keras-tfjs: ignore[KT...]` accepts what would be said about its line. There is "
        "nothing of the kind to say: the reason for the comment has gone, or a code is misspelt.",
        Confidence.EXACT,
    ),
)
