"""KT6: repositories and notebooks."""

from __future__ import annotations

from keras_tfjs.diagnostics.model import Confidence, Row, Severity

ROWS: tuple[Row, ...] = (
    Row(
        "KT601",
        "not a notebook",
        Severity.ERROR,
        "not a notebook: {problem}",
        "open and save it with Jupyter; the file is left untouched",
        "The file does not have the JSON structure of a notebook of format 4.",
    ),
    Row(
        "KT602",
        "a notebook of another language",
        Severity.NOTE,
        "the notebook's language is {language}, not Python; left as it is",
        "only Python notebooks are translated",
        "The kernel named in the notebook's metadata does not run Python.",
        Confidence.EXACT,
    ),
    Row(
        "KT603",
        "a cell that is not Python",
        Severity.ERROR,
        "cell {cell} is not Python and stays as it is: {problem}",
        "correct the cell; the other cells are translated without it",
        "The cell does not parse, even with its magics and shell lines set aside.",
    ),
    Row(
        "KT604",
        "Keras in a magic",
        Severity.ERROR,
        "{magic} holds Keras code that is left as it is",
        "move the code out of the magic and translate again",
        "The text of a magic that does not run it as Python in the notebook is kept byte for byte; "
        "here it uses Keras or TensorFlow.js.",
    ),
    Row(
        "KT605",
        "IPython syntax has no JavaScript",
        Severity.ERROR,
        "{magic} assigns what IPython returns, which JavaScript has no form for",
        "assign the value itself before translating",
        "Magics and shell lines become comments in JavaScript. One whose result is used cannot.",
    ),
    Row(
        "KT606",
        "two sources, one target",
        Severity.ERROR,
        "{target} is also {other}; this file is left out",
        "translate one of them, narrow the sources with --from, or write elsewhere with -o DIR",
        "Two files of one call would be written to the same place, or a translation would replace "
        "another file that the same call reads.",
    ),
    Row(
        "KT607",
        "configuration error",
        Severity.ERROR,
        "{problem}",
        "{way_out}",
        "The [tool.keras-tfjs] table of pyproject.toml has a key or value that means nothing here.",
    ),
    Row(
        "KT608",
        "the Python form is the source",
        Severity.NOTE,
        "left out: its translation would be {other}, itself a source of this call",
        "name the file itself, or say --from js, to translate it",
        "Where a directory has a program both in Python and in JavaScript, a translation to Python "
        "reads the Python.",
        Confidence.EXACT,
    ),
    Row(
        "KT609",
        "an edited target",
        Severity.ERROR,
        "{target} was edited since the pair was in step; {others}",
        "make the edit in {source} and say --force to write over it, or translate {target} back",
        "The target of a pair is made from its source. Somebody edited it, which the next "
        "translation would undo; it is left as it is.",
    ),
)
