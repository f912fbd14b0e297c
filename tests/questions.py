"""Small programs whose last line is a question to the inference."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from textwrap import dedent

from keras_tfjs.kinds import Facts, Kind, infer
from keras_tfjs.source import Dialect, Options


@dataclass
class Program:
    """A program whose last statement, an expression, is the question."""

    tree: ast.Module
    facts: Facts

    @property
    def question(self) -> ast.expr:
        last = self.tree.body[-1]
        assert isinstance(last, ast.Expr)
        return last.value

    @property
    def kind(self) -> Kind:
        return self.facts.kind(self.question)

    @property
    def name(self) -> str | None:
        return self.facts.name(self.question)

    def expression(self, text: str) -> ast.expr:
        """The first expression of the program that is written `text`."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.expr) and ast.unparse(node) == text:
                return node
        raise AssertionError(f"the program has no expression {text!r}")

    def call(self, text: str) -> ast.Call:
        node = self.expression(text)
        assert isinstance(node, ast.Call)
        return node


def _read(text: str, dialect: Dialect) -> Program:
    tree = ast.parse(dedent(text))
    return Program(tree, infer(tree, Options(), dialect))


def keras(text: str) -> Program:
    """A program in Keras Python."""
    return _read(text, Dialect.KERAS)


def tfjs(text: str) -> Program:
    """A program in TF.js-style Python."""
    return _read(text, Dialect.TFJS)
