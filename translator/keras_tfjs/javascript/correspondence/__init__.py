"""Expressions that mean the same in Python and JavaScript: rows, and how they are matched."""

from keras_tfjs.javascript.correspondence.javascript_patterns import match_javascript
from keras_tfjs.javascript.correspondence.python_patterns import match_python

__all__ = ["match_javascript", "match_python"]
