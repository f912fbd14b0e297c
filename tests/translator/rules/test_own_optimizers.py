"""Optimizers and schedules of one's own: what their pages do not show."""

from __future__ import annotations

import pytest

from keras_tfjs import translate

SCHEDULE = """\
import keras
import tensorflow as tf


class WarmUp(tf.keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, rate, after, name=None):
        self.rate = rate
        self.after = after
        self.name = name

    def __call__(self, step):
        with tf.name_scope(self.name or "WarmUp") as name:
            done = tf.cast(step, tf.float32) / 3.0
            return tf.cond(done < 1, lambda: done * self.rate, lambda: self.after(step), name=name)


decay = keras.optimizers.schedules.CosineDecay(0.1, 10)
warm = WarmUp(0.1, decay)
"""

OPTIMIZER = """\
import keras


class Plain(keras.optimizers.Optimizer):
    def __init__(self, rate=0.1, weight_decay=0.2, clipnorm=0.3, **kwargs):
        super().__init__({base}**kwargs)
        self.weight = weight_decay
        self.norm = clipnorm

    def update_step(self, gradient, variable, learning_rate):
        {step}


optimizer = Plain({given})
"""


def to_tfjs(text: str) -> str:
    done = translate(text, to="tfjs", from_="keras")
    assert done.complete, done.diagnostics
    return done.code


def optimizer(
    base: str = "learning_rate=rate, ", step: str = "variable.assign(gradient)", given: str = ""
) -> str:
    return OPTIMIZER.format(base=base, step=step, given=given)


def test_a_scope_whose_name_is_only_handed_on_is_left_out() -> None:
    assert "name_scope" not in to_tfjs(SCHEDULE)


@pytest.mark.parametrize("call", ["warm(2)", "decay(2)"])
def test_a_schedule_that_is_known_gives_a_tensor(call: str) -> None:
    name = call.partition("(")[0]
    assert f"{name}.apply(2).print()" in to_tfjs(f"{SCHEDULE}print({call})\n")


def test_an_option_that_the_class_takes_for_itself_is_not_the_bases() -> None:
    assert '"clipnorm": None' in to_tfjs(optimizer())


def test_an_option_that_is_handed_on_stays_the_bases() -> None:
    made = to_tfjs(optimizer("learning_rate=rate, clipnorm=clipnorm, "))
    assert '"clipnorm": clipnorm' in made
    assert "None" not in made


def test_options_in_kwargs_have_the_names_of_the_base() -> None:
    made = to_tfjs(optimizer(given="0.5, global_clipnorm=2.0"))
    assert 'Plain({"rate": 0.5, "globalClipnorm": 2.0})' in made


@pytest.mark.parametrize(
    ("step", "wanted"),
    [
        ("self.assign(variable, gradient)", "variable.assign(gradient)"),
        (
            "variable.assign_sub(learning_rate * gradient)",
            "variable.assign(variable.sub(learning_rate.mul(gradient)))",
        ),
        (
            "self.assign_add(variable, -gradient)",
            "variable.assign(variable.add(gradient.neg()))",
        ),
    ],
)
def test_variables_get_new_values(step: str, wanted: str) -> None:
    assert wanted in to_tfjs(optimizer(step=step))


def test_how_many_steps_were_taken_is_a_number() -> None:
    text = "import keras\nadam = keras.optimizers.Adam()\nprint(adam.iterations.numpy() + 1)\n"
    assert "print(adam.iterations + 1)" in to_tfjs(text)


def test_the_number_of_steps_is_not_set() -> None:
    text = "import keras\nadam = keras.optimizers.Adam()\nadam.iterations.assign(0)\n"
    done = translate(text, to="tfjs", from_="keras")
    assert "KT102" in [one.code for one in done.diagnostics]


def test_a_slot_of_another_start_is_said() -> None:
    text = optimizer(step='self.add_variable_from_reference(variable, "m", "glorot_uniform")')
    assert "KT131" in [one.code for one in translate(text, to="tfjs", from_="keras").diagnostics]
