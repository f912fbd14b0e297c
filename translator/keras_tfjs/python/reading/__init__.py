"""libcst's tree of a text, made from Python's own in a fraction of the time of libcst's parser.

Python's parser says what each node is and where it stands; what libcst keeps besides (parentheses,
last commas, comments behind a line) is found between the nodes. The spaces are the usual ones: what
is not rewritten is copied from the text, and what is goes through the layout. Where a statement or
the head of a block has comments or backslashes inside, libcst reads it, and where that is not
enough, the whole text.
"""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.python.reading.blocks import Blocks
from keras_tfjs.python.reading.places import Irregular

__all__ = ["read"]


def read(text: str, tree: ast.Module) -> cst.Module:
    """libcst's tree of `text`, whose tree of Python's is `tree`. Raises cst.ParserSyntaxError."""
    try:
        return Blocks(text).module(tree)
    except Irregular:
        return cst.parse_module(text)
