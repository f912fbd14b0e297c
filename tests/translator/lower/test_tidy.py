"""Training steps by hand, and tf.tidy."""

from __future__ import annotations

import pytest
from lowering import PRELUDE, codes, loose, strict


def program(body: str, *, placed: bool = False) -> str:
    rate = "0.1" if placed else '{"learningRate": 0.1}'
    return f"{PRELUDE}optimizer = tf.train.sgd({rate})\nx = tf.ones([2])\n{body}"


COST = """

def cost():
    # squared
    return x.square().mean()


"""

STEPS = {
    "a cost that nobody uses": (
        COST + "loss = optimizer.minimize(cost, True)\n",
        """

def step():
    def cost():
        # squared
        return x.square().mean()

    return optimizer.minimize(cost, True).dataSync()[0]


loss = tf.tidy(step)
""",
    ),
    "a cost that is read": (
        COST + "loss = optimizer.minimize(cost, True)\nprint(loss.dataSync()[0])\n",
        """

def step():
    def cost():
        # squared
        return x.square().mean()

    return optimizer.minimize(cost, True).dataSync()[0]


loss = tf.tidy(step)
print(loss)
""",
    ),
    "a cost that goes on as a tensor": (
        COST + "loss = optimizer.minimize(cost, True)\nloss.print()\n",
        """

def step():
    def cost():
        # squared
        return x.square().mean()

    return optimizer.minimize(cost, True)


loss = tf.tidy(step)
loss.print()
""",
    ),
    "a function used twice": (
        COST
        + "a = optimizer.minimize(cost, True)\nb = optimizer.minimize(cost, True)\nb.print()\n",
        COST + "a = tf.tidy(lambda: optimizer.minimize(cost, True).dataSync()[0])\n"
        "b = tf.tidy(lambda: optimizer.minimize(cost, True))\nb.print()\n",
    ),
    "a lambda in a loop": (
        "for i in range(3):\n    loss = optimizer.minimize(lambda: x.mean(), True)\n"
        "    print(loss.dataSync()[0])\n",
        "for i in range(3):\n"
        "    loss = tf.tidy(lambda: optimizer.minimize(lambda: x.mean(), True).dataSync()[0])\n"
        "    print(loss)\n",
    ),
}


@pytest.mark.parametrize(("written", "tidied"), STEPS.values(), ids=STEPS.keys())
def test_goes_into_a_tidy_and_out_of_it(written: str, tidied: str) -> None:
    stage = strict(program(written))
    assert (stage.code, codes(stage)) == (program(tidied, placed=True), [])
    assert loose(stage.code).code == program(written)


@pytest.mark.parametrize("tidied", [t for _, t in STEPS.values()], ids=STEPS.keys())
def test_a_second_run_changes_nothing(tidied: str) -> None:
    text = program(tidied, placed=True)
    assert strict(text).code == text


GRADIENTS = """

def cost():
    return x.mean()


t = tf.variableGrads(cost)
optimizer.applyGradients(t["grads"])
"""


def test_gradients_that_are_applied_stay_inside() -> None:
    stage = strict(program(GRADIENTS))
    assert '    optimizer.applyGradients(t["grads"])\n' in stage.code
    assert stage.code.endswith("tf.tidy(step)\n")
    assert codes(stage) == []
    assert loose(stage.code).code == program(GRADIENTS)
    assert strict(stage.code).code == stage.code


def test_gradients_that_are_used_afterwards_are_said() -> None:
    stage = strict(program(GRADIENTS + 't["value"].print()\n'))
    assert codes(stage) == ["KT418"]
    assert "tidy" not in stage.code


def test_a_tensor_that_is_used_afterwards_leaves_the_tidy() -> None:
    text = program(
        GRADIENTS.replace("optimizer.", 'loss = t["value"]\noptimizer.') + "loss.print()\n"
    )
    stage = strict(text)
    assert codes(stage) == []
    assert stage.code.endswith("    return loss\n\n\nloss = tf.tidy(step)\nloss.print()\n")
    back = loose(stage.code).code  # with the blank lines behind a function that is gone
    assert list(filter(None, back.splitlines())) == list(filter(None, text.splitlines()))


def test_a_name_that_had_a_value_before_is_not_hidden() -> None:
    head, tail = GRADIENTS.split("optimizer.")
    changed = f'total = 0{head}total += t["value"].dataSync()[0]\noptimizer.{tail}print(total)\n'
    stage = strict(program(changed))
    assert codes(stage) == ["KT418"]
    assert "tidy" not in stage.code


def test_statements_between_come_first() -> None:
    between = COST + "vs = [w for w in y]\nloss = optimizer.minimize(cost, True, vs)\n"
    lines = strict(program(between)).code.splitlines()
    assert lines.index("vs = [w for w in y]") < lines.index("def step():")


def test_a_snippet_without_an_import_keeps_its_name_for_tfjs() -> None:
    head = "w = tf.ones([2])\noptimizer = tf.train.sgd(0.1)\n"
    code = strict(head + "loss = optimizer.minimize(lambda: w.mean(), True)\n").code
    assert "loss = tf.tidy(" in code
    assert "import" not in code


def test_a_name_that_is_taken_is_not_used() -> None:
    code = strict(program("step = 1\n" + COST + "loss = optimizer.minimize(cost, True)\n")).code
    assert "loss = tf.tidy(step_1)" in code


ALONE = {
    "a step that keeps no cost": COST + "optimizer.minimize(cost)\n",
    "a step that asks for no cost": COST + "optimizer.minimize(cost, False)\n",
    "a tidy of the user's": "y = tf.tidy(lambda: x.mul(2))\n",
    "a minimize of somebody else": "loss = scipy.optimize.minimize(cost, True)\n",
    "a function that is not about training": "\n\ndef f():\n    return 1\n\n\ny = f()\n",
}


@pytest.mark.parametrize("text", ALONE.values(), ids=ALONE.keys())
def test_is_left_alone(text: str) -> None:
    for stage in (strict(program(text, placed=True)), loose(program(text))):
        assert codes(stage) == []
    assert strict(program(text, placed=True)).code == program(text, placed=True)
    assert loose(program(text)).code == program(text)
