"""tf.grad and its relatives: results, second derivatives, custom gradients, errors."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import tfjs as tf
from tfjs.ops.matmul import dense


def test_grad_of_a_tensor_like() -> None:
    assert tf.grad(lambda x: x.square())([3, 4]).arraySync() == [6, 8]


@pytest.mark.parametrize(
    "loss",
    [
        lambda x: tf.mean([x.sum(), x.mul(2).sum()]),
        lambda x: tf.matMul([x, x], [[[1.5], [0]], [[0], [1.5]]]).sum(),
        lambda x: tf.tensor([x.sum(), 1, 2, x.sum()], [2, 2]).sum().mul(0.75),
    ],
)
def test_grad_by_tensors_in_a_list(loss: Any) -> None:
    """A list of tensors is stacked where a tensor is wanted, and differentiated through."""
    assert tf.grad(loss)(tf.tensor2d([[1, 2]])).arraySync() == [[1.5, 1.5]]


def test_grad_weighted_by_dy() -> None:
    gradient = tf.grad(lambda x: x.square())(tf.tensor1d([3, 4]), tf.tensor1d([1, 10]))
    assert gradient.arraySync() == [6, 80]


def test_grads_by_several_inputs() -> None:
    da, db = tf.grads(lambda a, b: a.mul(b))([tf.tensor1d([2, 3]), tf.tensor1d([-2, -3])])
    assert (da.arraySync(), db.arraySync()) == ([-2, -3], [2, 3])


def test_value_and_gradients() -> None:
    one = tf.valueAndGrad(lambda x: x.square())(tf.tensor1d([2, 3]))
    assert (one["value"].arraySync(), one["grad"].arraySync()) == ([4, 9], [4, 6])
    both = tf.valueAndGrads(lambda a, b: a.mul(b).sum())([tf.scalar(2), tf.scalar(5)])
    assert both["value"].item() == 10
    assert [g.item() for g in both["grads"]] == [5, 2]


def test_variable_gradients_by_name() -> None:
    a = tf.variable(tf.tensor1d([3, 4]), True, "a_name")
    b = tf.variable(tf.tensor1d([5, 6]))
    x = tf.tensor1d([1, 2])
    result = tf.variableGrads(lambda: a.mul(x.square()).add(b.mul(x)).sum(), [a, b])
    assert result["value"].item() == 3 + 16 + 5 + 12
    assert result["grads"]["a_name"].arraySync() == [1, 4]
    assert result["grads"][b.name].arraySync() == [1, 2]


def test_variables_that_are_not_trainable_get_none() -> None:
    a, b = tf.variable(tf.scalar(1)), tf.variable(tf.scalar(2), False)
    grads = tf.variableGrads(lambda: a.mul(b), [a, b])["grads"]
    assert grads[a.name].item() == 2
    assert grads[b.name] is None


def test_a_variable_without_influence_is_left_out() -> None:
    a, b = tf.variable(tf.scalar(1)), tf.variable(tf.scalar(2))
    assert list(tf.variableGrads(lambda: a.square(), [a, b])["grads"]) == [a.name]


def test_an_input_used_twice_adds_up() -> None:
    assert tf.grad(lambda x: x.mul(x).add(x))(tf.scalar(3)).item() == 7


def test_a_function_of_itself_has_gradient_one() -> None:
    gradient = tf.grad(lambda x: x)(tf.scalar(3))
    assert gradient.item() == 1
    gradient.dispose()
    assert tf.scalar(4).add(1).item() == 5


def test_second_and_third_derivatives() -> None:
    cube = tf.grad(tf.grad(lambda x: x.pow(3)))
    assert cube(tf.scalar(2)).item() == 12
    assert tf.grad(cube)(tf.scalar(2)).item() == 6


def test_a_gradient_inside_of_a_loss() -> None:
    w = tf.variable(tf.scalar(3))

    def penalty() -> Any:
        slope = tf.grad(lambda x: x.square().mul(w).sum())(tf.tensor1d([1, 2]))
        return slope.square().sum()

    result = tf.variableGrads(penalty, [w])
    assert result["value"].item() == pytest.approx(9 * (4 + 16))
    assert result["grads"][w.name].item() == pytest.approx(6 * 20)


def test_the_fused_layer_differentiates_twice_like_the_plain_one() -> None:
    generator = np.random.default_rng(0)
    x, w = (tf.tensor(generator.standard_normal(s, np.float32)) for s in ((4, 3), (3, 2)))
    b = tf.tensor1d([0.5, -0.25])
    for name in ("sigmoid", "tanh", "elu", "relu"):

        def fused(w: Any, name: str = name) -> Any:
            return dense(x, w, b, name).square().sum()

        def plain(w: Any, name: str = name) -> Any:
            return getattr(x.matMul(w).add(b), name)().square().sum()

        first, second = tf.grad(fused), tf.grad(plain)
        np.testing.assert_allclose(first(w), second(w), rtol=1e-5, atol=1e-6)
        again = [tf.grad(lambda v, g=g: g(v).square().sum())(w) for g in (first, second)]
        np.testing.assert_allclose(again[0], again[1], rtol=1e-4, atol=1e-5)


def test_broadcasting_sums_the_gradient_back() -> None:
    a, b = tf.ones([2, 3]), tf.ones([3])
    da, db = tf.grads(lambda a, b: a.add(b).mul(2).sum())([a, b])
    assert da.shape == [2, 3]
    assert db.arraySync() == [4, 4, 4]


def test_integers_lead_nowhere_but_do_not_disturb() -> None:
    x = tf.tensor1d([1.5, 2.5])
    gradient = tf.grad(lambda v: v.mul(v.argMax().toFloat()).sum())(x)
    assert gradient.arraySync() == [1, 1]


def test_a_custom_gradient_replaces_the_real_one() -> None:
    def body(x: Any, save: Any) -> dict[str, Any]:
        save([x])
        return {"value": x.square(), "gradFunc": lambda dy, saved: [dy.mul(saved[0].abs())]}

    custom = tf.customGrad(body)
    x = tf.tensor1d([-1, -2, 3])
    assert custom(x).arraySync() == [1, 4, 9]
    assert tf.grad(lambda v: custom(v))(x).arraySync() == [1, 2, 3]
    assert tf.grad(lambda v: tf.grad(lambda u: custom(u))(v).sum())(x).arraySync() == [-1, -1, 1]


def test_a_custom_gradient_of_several_inputs() -> None:
    def body(a: Any, b: Any, save: Any) -> dict[str, Any]:
        return {"value": a.mul(b), "gradFunc": lambda dy, saved: [dy.mul(10), dy.mul(20)]}

    da, db = tf.grads(lambda a, b: tf.customGrad(body)(a, b))([tf.scalar(2), tf.scalar(3)])
    assert (da.item(), db.item()) == (10, 20)


def _custom(value: Any, gradient: Any) -> Any:
    return tf.grad(
        lambda x: tf.customGrad(lambda x, save: {"value": value(x), "gradFunc": gradient})(x)
    )


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: tf.grad(3), "must be a function"),
        (lambda: tf.grads(lambda a: a)(tf.scalar(1)), "must be an array"),
        (lambda: tf.valueAndGrad(lambda x: x)(3), "must be tensors"),
        (lambda: tf.grad(lambda x: 3)(tf.scalar(1)), "result y returned by f"),
        (lambda: tf.grad(lambda x: tf.scalar(1))(tf.scalar(1)), "encloses all operations"),
        (lambda: tf.grad(lambda x: x.equal(1))(tf.tensor1d([1, 2])), "Cannot compute gradient"),
        (
            lambda: tf.grad(lambda x: x)(tf.tensor1d([1, 2]), tf.tensor1d([1])),
            "Shapes 2 and 1 must match",
        ),
        (
            lambda: tf.grad(lambda x: x)(tf.scalar(1), tf.scalar(1, "int32")),
            "dy must have 'float32' dtype",
        ),
        (lambda: tf.variableGrads(lambda: tf.scalar(1), [tf.scalar(1)]), "array of variables"),
        (
            lambda: tf.variableGrads(lambda: tf.scalar(1), [tf.variable(tf.scalar(1), False)]),
            "at least one of the input variables to be trainable",
        ),
        (lambda: _custom(lambda x: 3, lambda dy, s: [dy])(tf.scalar(1)), "`obj.value` is a tensor"),
        (lambda: _custom(lambda x: x, None)(tf.scalar(1)), "must be a function"),
        (
            lambda: _custom(lambda x: x.square(), lambda dy, s: [dy, dy])(tf.scalar(1)),
            "same number of tensors",
        ),
        (
            lambda: _custom(lambda x: x.square(), lambda dy, s: [tf.zeros([2])])(tf.scalar(1)),
            "gradient of input 0 must have shape",
        ),
    ],
)
def test_says_what_is_wrong(call: Any, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        call()


def test_a_loss_that_is_no_scalar_is_refused() -> None:
    v = tf.variable(tf.zeros([2]))
    with pytest.raises(ValueError, match="must return a scalar, but it returned a rank-1 tensor"):
        tf.variableGrads(lambda: v.mul(2), [v])


def test_a_loss_without_variables_is_refused() -> None:
    v = tf.variable(tf.zeros([2]))
    with pytest.raises(ValueError, match="Cannot find a connection between any variable"):
        tf.variableGrads(lambda: tf.scalar(1).mul(2), [v])


def test_an_exception_inside_does_not_leave_the_tape_running() -> None:
    from tfjs import engine

    with pytest.raises(ZeroDivisionError):
        tf.grad(lambda x: 1 // 0)(tf.scalar(1))
    assert not engine.recording()
