"""Names of left-over statements that classes and other modules need: they are there, as `any`."""

from __future__ import annotations

from keras_tfjs import translate
from keras_tfjs.diagnostics import Severity

SOURCE = """\
import strange.layers as KL
import strange.figures as fig


class Normal(KL.Batch):
    def call(self, x):
        return self.scaled(x)


class Base(object, metaclass=Strange):
    def run(self):
        return 1


class Derived(Base):
    def run(self):
        fig.show()
"""


def test_the_base_of_a_class_is_declared_where_its_import_is_left() -> None:
    made = translate(SOURCE, to="js", from_="tfjs")
    assert "// import strange.layers as KL\n/** @type {any} */\nlet KL;\n" in made.code
    assert "/** @type {any} */\nexport let Base;\n" in made.code
    assert "let fig" not in made.code
    errors = [one.span.line for one in made.diagnostics if one.severity is Severity.ERROR]
    assert errors == [1, 2, 10]


def test_what_is_declared_elsewhere_is_not_declared_twice() -> None:
    source = SOURCE.replace("import strange.figures as fig", "KL = make()")
    made = translate(source, to="js", from_="tfjs").code
    assert "let KL;" not in made


def test_other_modules_can_import_what_is_left() -> None:
    source = SOURCE.replace("class Derived(Base)", "class Derived")
    made = translate(source, to="js", from_="tfjs").code
    assert "export let Base;" in made
    program = translate(source + "\n\nprint(Derived())\n", to="js", from_="tfjs").code
    assert "let Base;" not in program


def test_a_class_of_ours_stands_behind_all_imports() -> None:
    program = (
        "import missing\nimport keras\nfrom os.path import exists\n\n"
        "try:\n    assert exists('a')\nexcept AssertionError:\n    print(1)\n"
    )
    lines = translate(program, to="js").code.split("\n")
    declared = lines.index("class AssertionError extends Error {}")
    imports = [at for at, line in enumerate(lines) if line.startswith(("import ", "// import "))]
    assert len(imports) == 2
    assert max(imports) < declared
