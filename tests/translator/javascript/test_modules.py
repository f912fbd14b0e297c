"""Imports and exports."""

from __future__ import annotations

import pytest

from keras_tfjs.javascript import from_python, to_python
from keras_tfjs.source import Dialect, Module, Options


@pytest.mark.parametrize(
    ("javascript", "python"),
    [
        ("import * as tf from '@tensorflow/tfjs';", "import tfjs as tf"),
        ("import tf from '@tensorflow/tfjs';", "import tfjs as tf"),
        ("import * as tfjs from '@tensorflow/tfjs-node';", "import tfjs as tfjs"),
        ("const tf = require('@tensorflow/tfjs-node-gpu');", "import tfjs as tf"),
        (
            "import {layers, train as t} from '@tensorflow/tfjs';",
            "from tfjs import layers, train as t",
        ),
        ("const {layers} = require('@tensorflow/tfjs');", "from tfjs import layers"),
        ("import {buildModel} from './models.js';", "from models import build_model"),
        ("import {a} from './parts/models';", "from parts.models import a"),
        ("import {a as b} from '../models.js';", "from ..models import a as b"),
        ("import * as models from './models.js';", "import models"),
        ("export {a} from './models.js';", "from models import a"),
        ("export * from './models.js';", "from models import *"),
    ],
)
def test_imports_are_read(javascript: str, python: str) -> None:
    stage = to_python(javascript + "\n", Options())
    assert stage.code.strip() == python
    assert not stage.diagnostics


@pytest.mark.parametrize(
    ("python", "javascript"),
    [
        ("import tfjs as tf", "import * as tf from '@tensorflow/tfjs';"),
        ("import tfjs", "import * as tfjs from '@tensorflow/tfjs';"),
        ("from tfjs import layers", "import {layers} from '@tensorflow/tfjs';"),
        ("from models import build_model", "import {buildModel} from './models.js';"),
        ("from .models import a as b", "import {a as b} from './models.js';"),
        ("from ..data.sets import load_all", "import {loadAll} from '../data/sets.js';"),
        ("import models", "import * as models from './models.js';"),
        ("import math", ""),
    ],
)
def test_imports_are_written(python: str, javascript: str) -> None:
    stage = from_python(python + "\n", Options(modules={"models": Module("", Dialect.TFJS)}))
    assert stage.code.strip() == javascript
    assert not stage.diagnostics


def test_what_a_module_only_imports_comes_from_where_it_is() -> None:
    text = "def add_one(x: int):\n    return x + 1\n"
    base = Module(text, Dialect.TFJS, path="/p/parts/base.py")
    text = "import numpy as np\nfrom parts.base import add_one\n\nRATE = 0.1\n"
    modules = {"helpers": Module(text, Dialect.TFJS, {"parts.base": base}, "/p/helpers.py")}
    options = Options(modules=modules, path="/p/main.py")
    made = from_python("from helpers import np, add_one as more, RATE\n", options)
    assert made.code.splitlines() == [
        "import * as np from './numpy.js';",
        "import {addOne as more} from './parts/base.js';",
        "import {RATE} from './helpers.js';",
    ]
    stage = from_python("from helpers import *\n\nprint(add_one(1))\n", options)
    assert "import {addOne} from './parts/base.js';" in stage.code
    assert not stage.diagnostics
    stage = from_python("from helpers import *\n\nprint(np.zeros(1))\n", options)
    assert "KT301" in {one.code for one in stage.diagnostics}


def test_a_name_that_only_the_program_binds_again_is_a_variable() -> None:
    source = "if __name__ == '__main__':\n    from models import a\n    a = a()\n    print(a)\n"
    stage = from_python(source, Options(modules={"models": Module("", Dialect.TFJS)}))
    assert "import {a as a2} from './models.js';" in stage.code
    assert "let a = a2;" in stage.code


def test_a_module_of_definitions_exports_them() -> None:
    source = "RATE = 0.1\n\n\ndef build_model():\n    return 1\n\n\ndef _hidden():\n    return 2\n"
    assert from_python(source, Options()).code == (
        "export const RATE = 0.1;\n\nexport function buildModel() {\n  return 1;\n}\n\n"
        "function _hidden() {\n  return 2;\n}\n"
    )


def test_a_program_exports_nothing() -> None:
    source = "def build():\n    return 1\n\n\nprint(build())\n"
    assert "export" not in from_python(source, Options()).code


def test_exported_declarations_are_read() -> None:
    source = (
        "/** Says so. */\nexport function f() {}\nexport const a = 1;\nexport default class B {}\n"
    )
    assert to_python(source, Options()).code == (
        'def f():\n    """Says so."""\n\n\na = 1\n\n\nclass B:\n    pass\n\n\ndefault = B\n'
    )


def test_the_main_guard_is_kept() -> None:
    source = 'def main():\n    print("x")\n\n\nif __name__ == "__main__":\n    main()\n'
    javascript = from_python(source, Options()).code
    assert "if (import.meta.url === `file://${process.argv[1]}`) {" in javascript
    assert to_python(javascript, Options()).code == source


def test_the_text_of_a_module_is_said_again_where_it_is_asked_for() -> None:
    source = '"""Trains."""\n\nprint(__doc__)\n'
    assert 'console.log("Trains.");' in from_python(source, Options()).code.replace("'", '"')
    assert "console.log(null);" in from_python("print(__doc__)\n", Options()).code


def test_overrides_of_what_the_module_of_extensions_calls_keep_their_places() -> None:
    source = (
        "import tfjs as tf\n\n\nclass Net(tf.Model):\n"
        "    def computeLoss(self, x=None, y=None, y_pred=None, sample_weight=None):\n"
        "        return y\n"
    )
    signature = "computeLoss(x = null, y = null, yPred = null, sampleWeight = null) {"
    assert signature in from_python(source, Options()).code


LIBRARY = """def block(x, size=3, strides=1):
    return x


def train(model):
    return model.fit(1, 2)
"""
KERAS = {"models": Module(LIBRARY, Dialect.KERAS)}
TFJS = {"models": Module(LIBRARY.replace("2)", "2).result()"), Dialect.TFJS)}


@pytest.mark.parametrize("modules", [KERAS, TFJS], ids=["from Keras", "from TF.js-style Python"])
def test_calls_of_imported_functions_follow_their_signatures(
    modules: dict[str, Module],
) -> None:
    source = (
        "from models import block, train\n\nprint(block(1, 5))\n\n\ndef run(model):\n"
        "    return train(model)\n"
    )
    assert from_python(source, Options(modules=modules)).code == (
        "import {block, train} from './models.js';\n\nconsole.log(block(1, {size: 5}));\n\n"
        "async function run(model) {\n  return await train(model);\n}\n"
    )


@pytest.mark.parametrize(
    ("body", "waits"),
    [
        pytest.param("from tensorflow import keras\n    return keras.models.load_model(x)", True),
        pytest.param("import numpy as np\n    return np.where(x > 0)[0]", True),
        pytest.param("import numpy as np\n    return np.where(x > 0, x, 0)", False),
    ],
    ids=["a model that is read", "places found by a condition", "values chosen by a condition"],
)
def test_imported_functions_are_waited_for_where_they_will_wait(body: str, waits: bool) -> None:
    modules = {"lib": Module(f"def found(x):\n    {body}\n", Dialect.KERAS)}
    made = from_python("from lib import found\n\nprint(found(1))\n", Options(modules=modules))
    assert ("await found(1)" in made.code) is waits


def test_a_package_gives_its_own_names_to_its_modules() -> None:
    modules = {".": Module("class Base:\n    pass\n", Dialect.KERAS, path="/p/__init__.py")}
    source = "from . import Base\n\n\nclass Derived(Base):\n    pass\n\n\nmade = Base()\n"
    made = from_python(source, Options(modules=modules, path="/p/derived.py", package=True))
    assert made.code.startswith("import {Base} from './index.js';\n")
    assert "= new Base();" in made.code


def test_all_names_of_several_modules_are_imported_side_by_side() -> None:
    modules = {
        f".{name}": Module(f"def {name}(x):\n    return x\n", Dialect.TFJS, path=f"/p/{name}.py")
        for name in ("one", "two")
    }
    source = "from .one import *\nfrom .two import *\n\nprint(one(two(3)))\n"
    made = from_python(source, Options(modules=modules, path="/p/main.py"))
    assert made.diagnostics == ()
    assert made.code.startswith("import {one} from './one.js';\nimport {two} from './two.js';\n")
    foreign = from_python("from left import *\nfrom right import *\n", Options())
    assert [one.code for one in foreign.diagnostics] == ["KT301", "KT301"]


def test_calls_of_imported_javascript_functions_follow_theirs() -> None:
    library = (
        "export function block(x, {size = 3} = {}) {\n  return x;\n}\n"
        "export async function train(model) {\n  return await model.fit(1, 2);\n}\n"
    )
    source = (
        "import {block, train} from './models.js';\n\nconsole.log(block(1, {size: 5}));\n"
        "const history = await train(3);\n"
    )
    stage = to_python(source, Options(modules={"./models.js": Module(library, Dialect.JS)}))
    assert stage.code == (
        "from models import block, train\n\nprint(block(1, size=5))\nhistory = train(3)\n"
    )


@pytest.mark.parametrize(
    ("call", "javascript", "codes"),
    [
        ('file=path, mode="r"', "return fs.readFileSync(path, 'utf8');", []),
        ('mode="r", file=path', "return fs.readFileSync(path, 'utf8');", []),
        ("path, mode", "// with open(path, mode) as f:", ["KT308"]),
        ("*path, **mode", "// with open(*path, **mode) as f:", ["KT308"]),
    ],
    ids=["by name", "by name, the mode first", "a mode not written here", "spread arguments"],
)
def test_files_are_opened_by_any_spelling_or_left_over(
    call: str, javascript: str, codes: list[str]
) -> None:
    source = f"def read(path, mode):\n    with open({call}) as f:\n        return f.read()\n"
    made = from_python(source, Options())
    assert javascript in made.code
    assert [one.code for one in made.diagnostics] == codes


def test_methods_of_imported_classes_are_those_of_the_object_that_is_called() -> None:
    library = """\
class Base:
    def load(self, path=None, depth=2):
        print(path, depth)


class Transformer(Base):
    def compile(self, optimizer="adam", active=9):
        print(optimizer, active)


class Recurrent:
    def compile(self, optimizer):
        print(optimizer)

    def load(self, path, depth=2):
        print(path, depth)
"""
    source = """\
from models import Recurrent, Transformer

first = Transformer()
first.compile("sgd")
first.load("a", 3)
second = Recurrent()
second.compile("sgd")
second.load("a", 3)
"""
    options = Options(modules={"models": Module(library, Dialect.TFJS, path="/p/models.py")})
    made = from_python(source, options)
    assert made.diagnostics == ()
    assert "first.compile({optimizer: 'sgd'});\nfirst.load({path: 'a', depth: 3});" in made.code
    assert "second.compile('sgd');\nsecond.load('a', {depth: 3});" in made.code


_FALLBACK = "try:\n    import cPickle as pickle\nexcept ImportError:\n    import pickle\n"


def test_an_import_of_python_2_is_that_of_python_3() -> None:
    source = (
        "try:\n    from itertools import izip as both\nexcept ImportError:\n"
        "    from itertools import chain as both\n"
        "if old:\n    import simplejson as json\nelse:\n    import json\n"
        "print(list(both([1], [2])), json.dumps([1]))\n"
    )
    stage = from_python(source, Options())
    assert "pyChain([1], [2])" in stage.code
    assert "JSON.stringify([1])" in stage.code
    assert "try" not in stage.code
    assert not stage.diagnostics


def test_what_python_3_has_and_javascript_lacks_is_said_of_either() -> None:
    stage = from_python(_FALLBACK + "print(pickle.dumps([1]))\n", Options())
    assert stage.code == "// print(pickle.dumps([1]))\n"
    assert [one.code for one in stage.diagnostics] == ["KT308"]


def test_a_name_of_one_of_two_modules_is_said_where_it_is_used() -> None:
    source = (
        "if threads:\n    from multiprocessing.dummy import Pool\n"
        "else:\n    from multiprocessing import Pool\npool = Pool(2)\n"
    )
    stage = from_python(source, Options())
    assert "// pool = Pool(2)\n" in stage.code
    (said,) = [one for one in stage.diagnostics if one.code == "KT308"]
    assert "multiprocessing.Pool or multiprocessing.dummy.Pool" in said.message


def test_a_builtin_under_another_name_is_the_builtin() -> None:
    source = "from builtins import zip as pairs\nfor i in pairs([1], [2]):\n    print(i)\n"
    assert "[1].map(" in from_python(source, Options()).code


@pytest.mark.parametrize("written", ["settings.LIMIT = 3", "settings.LIMIT += 1"])
def test_a_variable_of_another_module_cannot_be_set(written: str) -> None:
    source = f"import settings\n\n{written}\nprint(settings.LIMIT)\n"
    module = Module("LIMIT = 2\n", Dialect.TFJS, path="/p/settings.py")
    options = Options(modules={"settings": module}, path="/p/main.py")
    stage = from_python(source, options)
    assert [(one.code, one.span.line) for one in stage.diagnostics] == [("KT479", 3)]
    assert f"// {written}" in stage.code


def test_a_member_that_a_module_only_imports_is_imported_from_where_it_is() -> None:
    base = Module("RATE = 1\n", Dialect.TFJS, path="/p/parts/base.py")
    text = "import requests\nfrom parts import base\n\nSIZE = 2\n"
    modules = {"helpers": Module(text, Dialect.TFJS, {"parts.base": base}, "/p/helpers.py")}
    options = Options(modules=modules, path="/p/main.py")
    stage = from_python("import helpers\n\nprint(helpers.base.RATE, helpers.SIZE)\n", options)
    assert stage.code.splitlines() == [
        "import * as helpers from './helpers.js';",
        "import * as base from './parts/base.js';",
        "",
        "console.log(base.RATE, helpers.SIZE);",
    ]
    assert not stage.diagnostics
    stage = from_python("import helpers\n\nprint(helpers.requests.get('x'))\n", options)
    assert [one.code for one in stage.diagnostics] == ["KT310"]
    stage = from_python("import helpers\n\nhelpers.base.RATE = 2\n", options)
    assert [one.code for one in stage.diagnostics] == ["KT479"]


def test_a_module_of_a_package_exports_what_modules_below_may_import() -> None:
    source = "import math\n\nprint(math.pi)\n\n\ndef _area(side: int):\n    return side * side\n"
    assert "export function _area" in from_python(source, Options(package=True)).code
    assert "export" not in from_python(source, Options()).code


_LOADER = """import * as tf from '@tensorflow/tfjs';
export async function plain(x) {
  return x + 1;
}
export async function started(x) {
  return (await tf.scalar(x).data())[0];
}
started(1);
console.log('behind');
"""


@pytest.mark.parametrize(
    ("call", "python"),
    [
        ("await loader.plain(1)", "loader.plain(1)"),
        ("await plain(1)", "plain(1)"),
        ("await loader.started(1)", "js.wait(loader.started(1))"),
        ("await started(1)", "js.wait(started(1))"),
    ],
)
def test_async_functions_of_modules_are_waited_for_as_they_are_defined(
    call: str, python: str
) -> None:
    """`plain` waits by itself in Python; `started`, which its module does not wait for, is a
    coroutine."""
    text = (
        "import * as loader from './loader';\nimport {plain, started} from './loader';\n"
        f"async function main() {{\n  console.log({call});\n}}\nmain();\n"
    )
    modules = {"./loader": Module(_LOADER, Dialect.JS, path="/p/loader.js")}
    made = to_python(text, Options(modules=modules, path="/p/main.js"))
    assert f"    print({python})\n" in made.code
    unwaited = text.replace("main();", "main();\nconsole.log('behind');")
    inside = to_python(unwaited, Options(modules=modules, path="/p/main.js"))
    coroutine = python.removeprefix("js.wait(").removesuffix(")") + ")" * ("wait" in python)
    waits = f"await {coroutine}" if "wait" in python else f"await js.Promise.resolve({python})"
    assert waits in inside.code
