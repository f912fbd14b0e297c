"""Statements that stand in Black's spacing already, told by one look at the text.

Most of what is written anew is a call, an assignment or a `return` of names, numbers, strings and
brackets. What is not sure here, `spacing` reads token by token.
"""

from __future__ import annotations

import re

from keras_tfjs.layout.leaves import WORDS_BEFORE_OPERANDS
from keras_tfjs.layout.rows import Row

_WORDS = "|".join(sorted(WORDS_BEFORE_OPERANDS | {"break", "class", "continue", "def", "pass"}))
_NAME = rf"(?!(?:{_WORDS})\b)[A-Za-z_]\w*+(?:\.[A-Za-z_]\w*+)*+(?![\"'])"
_STATEMENT = re.compile(
    rf"""(?:(?:{_NAME}(?:,[ ]{_NAME})*+[ ]=|return)[ ](?![(]))?
    (?:{_NAME}|(?=[\[{{])|(?<=[ ])(?=["\d-]))
    (?:
        "[^"\\\n]*"(?!["'])(?::[ ](?=["\w\[{{-]))?
        |(?<![\w)\]}}"])-?\d+(?:\.\d+)?(?:e-?\d+)?(?![\w.])
        |(?<![\w)\]}}".]){_NAME}
        |(?<=[)\]])\.{_NAME}
        |(?<=[\w)\]])\((?!,)
        |(?<![}}"])\[(?!,)
        |(?<![\w)\]}}"])\{{(?!,)
        |(?<![,:])[)\]}}]
        |,[ ](?=["\w\[{{-])
        |(?<=[\w)\]])[ ][+*/-][ ](?=["\w\[-])
    )*+\n?""",
    re.VERBOSE,
)
_INDEX = re.compile(r"[\w)\]]\[")


def plain_row(code: str) -> Row | None:
    """The only row of `code`, where it is plain; None where that is not sure."""
    if _STATEMENT.fullmatch(code) is None:
        return None
    if '": ' in code and _INDEX.search(code):
        return None  # the colon may be that of a slice
    return Row(0, code.rstrip("\n"), 1)
