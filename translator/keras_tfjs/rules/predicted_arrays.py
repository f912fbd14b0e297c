"""Predictions that are assigned into: NumPy's arrays in Keras, tensors in TF.js.

On the way from Keras the rows of the catalogue make arrays of them; here is the way back.
"""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect


@rule(cst.Call, "numpy.array", to=Dialect.KERAS)
def predicted(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`np.array(model.predict(x))`: Keras's predictions are arrays."""
    match at.original, call.args:
        case cst.Call(args=[source]), [cst.Arg(value=value, keyword=None, star="")]:
            tree = at.tree(source.value)
            if isinstance(tree, ast.Call) and at.facts.callee(tree) in _PREDICTING:
                return build.bare(value)
    return None


_PREDICTING = frozenset({"tfjs.LayersModel.predict", "tfjs.LayersModel.predictOnBatch"})
