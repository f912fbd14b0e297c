"""Copies of weights that go back to Keras, which gives no others."""

from __future__ import annotations

import libcst as cst
import libcst.matchers as m

from keras_tfjs.python import Site


def copies_to_keras(node: cst.ListComp, at: Site) -> cst.BaseExpression | None:
    """`[w.clone() for w in model.getWeights()]` is `model.get_weights()`."""
    made = at.original
    if not isinstance(made, cst.ListComp) or not m.matches(made, _COPIES):
        return None
    elt, target = made.elt, made.for_in.target
    if not isinstance(elt, cst.Call) or not isinstance(elt.func, cst.Attribute):
        return None
    same = elt.func.value.deep_equals(target)
    return node.for_in.iter if same else None


_COPIES = m.ListComp(
    elt=m.Call(func=m.Attribute(value=m.Name(), attr=m.Name("clone")), args=[]),
    for_in=m.CompFor(
        target=m.Name(),
        iter=m.Call(func=m.Attribute(attr=m.Name("getWeights")), args=[]),
        ifs=[],
        inner_for_in=None,
    ),
)
