"""What is known of how large numbers are."""

from __future__ import annotations

import ast

from keras_tfjs.javascript.from_python.translator import Translator


def is_non_negative(t: Translator, node: ast.expr) -> bool:
    """Whether a number is provably not negative: `%` means the same in both languages then."""
    match node:
        case ast.Constant(value=int() | float() as value):
            return value >= 0
        case ast.Call(func=ast.Name(id="len" | "abs")):
            return True
        case ast.BinOp(left=left, op=ast.Add() | ast.Mult() | ast.FloorDiv(), right=right):
            return is_non_negative(t, left) and is_non_negative(t, right)
        case ast.Name():
            if counts_from_zero(t, node):
                return True
            binding = t.facts.binding(node)
            match binding.statement if binding else None:
                case ast.Assign(value=ast.Constant(value=int() | float() as value)):
                    return value >= 0
                case _:
                    return False
        case _:
            return False


def counts_from_zero(t: Translator, node: ast.Name) -> bool:
    """Whether a name is the number of a loop's round."""
    binding = t.facts.binding(node)
    match binding.statement if binding else None:
        case ast.For(iter=ast.Call(func=ast.Name(id="range"), args=[_])):
            return True
        case ast.For(
            target=ast.Tuple(elts=[ast.Name(id=index), _]),
            iter=ast.Call(func=ast.Name(id="enumerate"), args=[_]),
        ):
            return index == node.id
    return False


def is_positive(t: Translator, node: ast.Name) -> bool:
    """Whether a name stands for a positive number written in the program, and nothing else."""
    binding = t.facts.binding(node)
    match binding.statement if binding else None:
        case ast.Assign(targets=[ast.Name()], value=ast.Constant(value=int() | float() as value)):
            return value > 0
        case _:
            return False
