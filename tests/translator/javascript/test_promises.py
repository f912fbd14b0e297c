"""Who waits for a promise, and how it is said in either language."""

from __future__ import annotations

import pytest

from keras_tfjs import translate
from keras_tfjs.javascript import from_python, to_python
from keras_tfjs.source import Options

MODEL = "model = tf.sequential()\n"


@pytest.mark.parametrize(
    ("javascript", "python"),
    [
        pytest.param(
            "async function main() {\n  const m = await tf.loadLayersModel('x');\n}\nmain();\n",
            'def main():\n    m = tf.loadLayersModel("x").result()\n\n\nmain()\n',
            id="started at the end of the program",
        ),
        pytest.param(
            "async function main() {}\nmain().then(() => f(1)).catch(console.error);\n",
            "import sys\n\n\ndef main():\n    pass\n\n\ntry:\n    main()\n"
            "    f(1)\nexcept Exception as error:\n    print(error, file=sys.stderr)\n",
            id="a chain at the top",
        ),
        pytest.param(
            "async function step() {\n  await tf.nextFrame();\n}\nstep();\nconsole.log('first');\n",
            "from tfjs import js\n\n\nasync def step():\n    await tf.nextFrame()\n\n\n"
            'js.start(step())\nprint("first")\njs.run()\n',
            id="started and not waited for",
        ),
        pytest.param(
            "(async () => {\n  await tf.ready();\n})();\n",
            "def main():\n    tf.ready().result()\n\n\nmain()\n",
            id="an immediately called function",
        ),
        pytest.param(
            "const [a, b] = await Promise.all([tf.ready(), tf.loadLayersModel('x')]);\n",
            'a, b = tf.ready().result(), tf.loadLayersModel("x").result()\n',
            id="several promises",
        ),
        pytest.param(
            "try {\n  await tf.ready();\n} catch {\n  console.log('no');\n}\n",
            'try:\n    tf.ready().result()\nexcept Exception:\n    print("no")\n',
            id="where what goes wrong is caught",
        ),
        pytest.param(
            "const value = await unknown();\n",
            "from tfjs import js\n\nvalue = js.wait(unknown())\n",
            id="something that may be no promise",
        ),
    ],
)
def test_javascript_waits(javascript: str, python: str) -> None:
    stage = to_python(javascript, Options())
    assert not stage.diagnostics
    assert stage.code == python


def test_waiting_spreads_to_callers() -> None:
    source = (
        f"{MODEL}\n\ndef inner():\n    return model.fit(1, 2).result()\n\n\ndef outer():\n"
        "    return inner()\n\n\nouter()\n"
    )
    code = from_python(source, Options()).code
    assert "async function inner() {" in code
    assert "async function outer() {\n  return await inner();" in code
    assert code.endswith("await outer();\n")


def test_what_a_function_makes_is_waited_for_where_it_is_called() -> None:
    source = (
        "import tfjs as tf\n\n\ndef counting(by=1):\n    def count(x, times=2):\n"
        "        return tf.whereAsync(x).result().shape[0] * by * times\n\n    return count\n\n\n"
        "print(counting(by=2)(tf.ones([2]), 3))\n"
    )
    code = from_python(source, Options()).code
    assert "console.log(await counting({by: 2})(tf.ones([2]), {times: 3}));" in code


def test_a_bare_call_waits_unless_a_loop_runs() -> None:
    source = f"{MODEL}model.fit(1, 2)\n"
    assert from_python(source, Options()).code.endswith("await model.fit(1, 2);\n")
    assert from_python(source, Options(notebook=True)).code.endswith("\nmodel.fit(1, 2);\n")


def test_an_async_def_starts_and_awaits_as_it_says() -> None:
    source = f"{MODEL}\n\nasync def train():\n    model.fit(1, 2)\n    await model.fit(3, 4)\n"
    code = from_python(source, Options()).code
    assert "  model.fit(1, 2);\n  await model.fit(3, 4);\n" in code


def test_results_of_other_objects_are_left() -> None:
    source = "metric = Metric()\nprint(metric.result())\n"
    assert "metric.result()" in from_python(source, Options()).code


def test_comprehensions_that_wait_become_loops() -> None:
    source = f"{MODEL}hs = [model.fit(x, x).result() for x in [1, 2]]\n"
    assert from_python(source, Options()).code.endswith(
        "const results = [];\nfor (const x of [1, 2]) {\n"
        "  results.push(await model.fit(x, x));\n}\nconst hs = results;\n"
    )


GET = MODEL + "def get(n):\n    return model.fit(n, n).result()\n"


@pytest.mark.parametrize(
    ("python", "javascript"),
    [
        (
            "rows = [[get(n + i) for n in [1, 2]] for i in [3]]",
            """
            const results = [];
            for (const i of [3]) {
            const results2 = [];
            for (const n of [1, 2]) {
            results2.push(await get(n + i));
            }
            results.push(results2);
            }
            const rows = results;
            """,
        ),
        (
            "runs = {n: get(n) for n in [1, 2]}",
            """
            const results = [];
            for (const n of [1, 2]) {
            results.push([n, await get(n)]);
            }
            const runs = new Map(results);
            """,
        ),
        (
            "runs = {get(n) for n in [1, 2]}",
            """
            const results = [];
            for (const n of [1, 2]) {
            results.push(await get(n));
            }
            const runs = new Set(results);
            """,
        ),
        (
            "print(all(get(n) for n in [1, 2] if n))",
            """
            let holds = true;
            for (const n of [1, 2]) {
            if (n) {
            if (!(await get(n))) {
            holds = false;
            break;
            }
            }
            }
            console.log(holds);
            """,
        ),
    ],
    ids=["within another", "of a dict", "of a set", "all"],
)
def test_a_comprehension_waits_in_each_turn(python: str, javascript: str) -> None:
    code = translate(f"import tfjs as tf\n{GET}{python}\n", to="js", from_="tfjs").code
    lines = [line.strip() for line in code.split("}\n", 1)[1].strip().split("\n")]
    assert lines == [line.strip() for line in javascript.strip().split("\n")]


def test_loops_that_wait_for_any_of_several_are_said() -> None:
    source = f"import tfjs as tf\n{GET}print(any(get(n) for m in [[1]] for n in m))\n"
    assert [one.code for one in translate(source, to="js", from_="tfjs").diagnostics] == ["KT301"]


def test_a_callback_of_a_callback_of_ones_own_keeps_the_promise() -> None:
    source = (
        "import tfjs as tf\nclass A(tf.Callback):\n    def more(self):\n        pass\n"
        "class B(A):\n    def onTrainBegin(self, logs):\n        print(1)\n"
        "    def more(self):\n        print(2)\n"
    )
    made = translate(source, to="js", from_="tfjs").code
    assert "async onTrainBegin(logs)" in made
    assert "async more" not in made
