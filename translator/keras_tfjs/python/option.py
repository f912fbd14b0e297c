"""One parameter of one call, and the words that are its values."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog.row import Parameter
from keras_tfjs.catalog.types import OLD_HARD_SIGMOID, READ_LATER, WORDS, Type
from keras_tfjs.catalog.words import listed, nearest
from keras_tfjs.kinds import Function, Instance
from keras_tfjs.python import build
from keras_tfjs.python.keras_version import LATEST
from keras_tfjs.python.number_types import is_ready
from keras_tfjs.python.site import Site
from keras_tfjs.source import Dialect

_MOST_STEPS = 20
_OUTSIDE = frozenset({"sys.argv", "os.environ"})
_READERS = ("argparse.", "json.", "yaml.", "toml.", "tomllib.", "configparser.", "pickle.")
"""Modules whose functions give what a file or a command line holds."""


class Option:
    """One parameter of one call, for which values are converted."""

    def __init__(self, at: Site, owner: str, parameter: Parameter) -> None:
        self.at = at
        self.owner = owner
        self.parameter = parameter
        self.back = at.to is Dialect.KERAS

    @property
    def name(self) -> str:
        key = self.parameter.tfjs if self.back else self.parameter.keras
        return key or self.parameter.keras

    def word(self, value: str) -> str | None:
        """The other language's word; says so where there is none."""
        words = WORDS[self.parameter.type]
        if self._is_old_hard_sigmoid(value):
            self.at.report_once("KT218", version=self.at.file.keras_version)
            return OLD_HARD_SIGMOID
        if self.parameter.type in _CASELESS and not self.back:
            value = value.lower()
        found = words.table(back=self.back).get(value)
        if found is not None:
            self._remark(value)
            return found
        if value in words.none and not self.back:
            self.at.report("KT105", owner=self.owner, parameter=self.name, value=value)
            return None
        similar = nearest(value, [*words.table(back=self.back), *words.none])
        hint = f'did you mean "{similar}"?' if similar else "a function of your own can stand here"
        library = "TF.js" if self.back else "Keras"
        self.at.report(
            "KT106", library=library, parameter=self.name, value=value, hint=hint, owner=self.owner
        )
        return None

    def is_same_word(self, value: cst.BaseExpression) -> bool:
        """Whether all that a name may hold are words that both languages spell alike."""
        table = WORDS[self.parameter.type].table(back=self.back)
        or_none = self.parameter.type is Type.ACTIVATION
        listed = self._listed_words(value)
        if listed:
            return all(table.get(word) == word for word in listed)
        return self.at.is_same_word(value, table, or_none=or_none)

    def _listed_words(self, value: cst.BaseExpression) -> list[str]:
        """The words of a list that is written out and stays as it is, of which a value is one."""
        match self.at.tree(value):
            case ast.Subscript(value=ast.Name() as name, slice=index):
                held, binding = self.at.facts.origin(name), self.at.facts.binding(name)
            case _:
                return []
        if not isinstance(held, ast.List | ast.Tuple) or isinstance(index, ast.Slice):
            return []
        if binding is None or name.id in self.at.file.assigned_into:
            return []
        if any(use.how == "receiver" for use in self.at.facts.uses(binding)):
            return []
        words = [one.value for one in held.elts if isinstance(one, ast.Constant)]
        found = [word for word in words if isinstance(word, str)]
        return found if len(found) == len(held.elts) else []

    def is_read_later(self) -> bool:
        """Whether the runtime will read what a variable holds as Keras does: it takes Keras's words
        besides TF.js's, except for the few that mean different things."""
        differing = READ_LATER.get(self.parameter.type)
        if self.back or differing is None or self.at.options.to_javascript:
            return False
        if self.parameter.type is Type.ACTIVATION and self.at.file.keras_version < LATEST:
            differing = _OLD
        return not differing & self.at.file.words

    def is_readable(self) -> bool:
        """Whether `kerasOption` reads what a variable holds as Keras does; what hard_sigmoid is
        depends on the version that a program was written for."""
        if self.back or self.parameter.type not in {*READ_LATER, Type.DTYPE}:
            return False
        is_old = self.at.file.keras_version < LATEST and self.parameter.type is Type.ACTIVATION
        return not (is_old and _OLD & self.at.file.words)

    def comes_from_outside(self, value: cst.BaseExpression) -> bool:
        """Whether a word that both libraries know and mean other things by may come from nobody's
        text: from a file or the command line."""
        tree = self.at.tree(value)
        if self.back or not READ_LATER.get(self.parameter.type) or not isinstance(tree, ast.expr):
            return False
        sources = [source for source, _ in self.at.facts.sources(tree)]
        return any(self._is_read_from_outside(source) for source in (tree, *sources))

    def _is_read_from_outside(self, tree: ast.expr) -> bool:
        taken = False
        for _ in range(_MOST_STEPS):
            match self.at.facts.origin(tree) or tree:
                case ast.Attribute(value=ast.Name(id="self")):
                    return False
                case ast.Attribute() as member if self.at.facts.name(member) in _OUTSIDE:
                    return True
                case ast.Attribute(value=holder) | ast.Subscript(value=holder):
                    tree, taken = holder, True
                case ast.Call(func=ast.Attribute(value=holder, attr="get")):
                    tree, taken = holder, True
                case ast.Call(func=ast.Attribute(attr="parse_args" | "parse_known_args")):
                    return taken
                case ast.Call() as call:
                    name = self.at.facts.callee(call) or ""
                    return name == "builtins.input" or (taken and name.startswith(_READERS))
                case _:
                    return False
        return False

    def is_own_type(self, value: cst.BaseExpression) -> bool:
        """Whether it is an array's type, or the one that the library asks an initializer for."""
        if build.is_named(value, "dtype"):
            return True
        if not isinstance(value, cst.Name) or value.value != "dtype":
            return False
        parents = self.at.parents
        return any(
            isinstance(each, cst.FunctionDef)
            and self.at.file.naming.name(each, list(parents[:place])) in _INITIALIZED
            for place, each in enumerate(parents)
        )

    def holds_type(self, value: cst.BaseExpression) -> bool:
        """Whether all that a value may be are types that the translation writes where they are."""
        tree = self.at.tree(value) or self.at.tree(self.at.source(value))
        return not self.back and isinstance(tree, ast.expr) and is_ready(tree, self.at)

    def of_layer(self, value: cst.BaseExpression) -> cst.BaseExpression | None:
        """The word of an activation that became a layer: `activations.get(word)`."""
        if self.back or self.parameter.type is not Type.ACTIVATION:
            return None
        kind = self.at.kind(value)
        if not isinstance(kind, Instance) or kind.of != "keras.layers.Activation":
            return None
        match value:
            case cst.Call(
                args=[cst.Arg(value=cst.Dict(elements=[cst.DictElement(value=word)]))]
            ) if (self.at.name_of(value) == "keras.activations.get"):
                return word
            case cst.Name() | cst.Attribute():
                return build.subscript(build.method(value, "getConfig"), "activation")
        return None

    def refuse_called(self, value: cst.BaseExpression) -> None:
        """Keras also calls a layer or a function that stands for an activation."""
        if self.back or self.parameter.type is not Type.ACTIVATION:
            return
        match self.at.kind(value):
            case Instance(role="Layer", of=called):
                pass
            case _ if isinstance(value, cst.Lambda):
                called = "lambda"
            case Function(name=name):
                called = name.rpartition(".")[2]
            case _:
                return
        self.at.report("KT105", owner=self.owner, parameter=self.name, value=called)

    def _remark(self, value: str) -> None:
        if self.parameter.type is Type.DTYPE and value in NARROWED:
            self.at.report("KT210", value=value, other=WORDS[Type.DTYPE].to_tfjs[value])
        for (type_, words), code in _REMARKS.items():
            if self.parameter.type is type_ and value in words.split():
                self.at.report_once(code, value=value)

    def _is_old_hard_sigmoid(self, value: str) -> bool:
        """Whether the word is that of Keras 1 and 2, which means TF.js's function."""
        old = not self.back and self.at.file.keras_version < LATEST
        return old and self.parameter.type is Type.ACTIVATION and value == "hard_sigmoid"


_OLD = frozenset({"hard_sigmoid"})
"""Words of activations that Keras 3 reads otherwise than older ones."""

_CASELESS = frozenset({Type.PADDING, Type.DATA_FORMAT})
"""Words that Keras takes in capitals, too."""

NARROWED = frozenset(listed("float64 double int64 uint64 uint32 complex128"))
"""Number types with values that the TF.js type they become cannot hold."""

_REMARKS = {
    (
        Type.INITIALIZER,
        "glorot_normal he_normal lecun_normal GlorotNormal HeNormal LecunNormal variance_scaling "
        "VarianceScaling glorotNormal heNormal leCunNormal varianceScaling",
    ): "KT204",
    (Type.LOSS, "hinge squared_hinge squaredHinge"): "KT203",
}
"""Words whose counterpart has measured differences."""

_INITIALIZED = (
    "keras.Initializer.__call__",
    "keras.initializers.Initializer.__call__",
    "tfjs.initializers.Initializer.apply",
)
"""Where an initializer of one's own is called."""
