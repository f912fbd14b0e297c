"""The JavaScript syntax tree: what the reader makes, the printer prints and Python is made from.

TypeScript is the same tree with `Type` where it has types. Comments hang on statements, members of
classes and elements of lists (`leading`, `trailing`), or lie at the end of a body (`dangling`).
"""

# Every node type is a public name of this package, as `tree.Call`: the files hold nothing else.
from keras_tfjs.javascript.tree.base import *  # noqa: F403
from keras_tfjs.javascript.tree.expressions import *  # noqa: F403
from keras_tfjs.javascript.tree.statements import *  # noqa: F403
