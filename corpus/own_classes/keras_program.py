import keras
import numpy as np
from keras import ops


class MeanShifted(keras.constraints.Constraint):
    """Keeps weights centered around a value."""

    def __init__(self, ref_value):
        self.ref_value = ref_value

    def __call__(self, w):
        return w - ops.mean(w) + self.ref_value

    def get_config(self):
        return {"ref_value": self.ref_value}


@keras.saving.register_keras_serializable()
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, strength=0.1):
        self.strength = strength

    def __call__(self, x):
        return self.strength * ops.sum(ops.square(x))

    def get_config(self):
        return {"strength": self.strength}


class ScaledOnes(keras.initializers.Initializer):
    def __init__(self, scale=1.0):
        self.scale = scale

    def __call__(self, shape, dtype=None, **kwargs):
        return self.scale * ops.ones(shape, dtype=dtype)


class PullToMiddle(keras.losses.Loss):
    def __init__(self, factor=0.1, name="pull_to_middle"):
        super().__init__(name=name)
        self.factor = factor

    def call(self, y_true, y_pred):
        mse = ops.mean(ops.square(y_true - y_pred), axis=-1)
        reg = ops.mean(ops.square(0.5 - y_pred), axis=-1)
        return mse + reg * self.factor


class LargestError(keras.metrics.Metric):
    def __init__(self, name="largest_error", **kwargs):
        super().__init__(name=name, **kwargs)
        self.largest = self.add_weight(name="largest", initializer="zeros")
        self.total = self.add_variable(shape=(), initializer="zeros", name="total")

    def update_state(self, y_true, y_pred, sample_weight=None):
        errors = ops.abs(y_true - y_pred)
        self.largest.assign(ops.maximum(self.largest, ops.max(errors)))
        self.total.assign_add(ops.sum(errors))

    def result(self):
        return self.largest

    def reset_state(self):
        self.largest.assign(0.0)
        self.total.assign(0.0)


model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        keras.layers.Dense(4, activation="tanh", kernel_regularizer=L2Penalty(0.05)),
        keras.layers.Dense(
            1, kernel_initializer=ScaledOnes(0.5), bias_regularizer=L2Penalty()
        ),
    ]
)
print("kernel at first:", model.layers[-1].get_weights()[0])
model.compile(optimizer="sgd", loss=PullToMiddle(), metrics=[LargestError()])

x = np.sin(np.arange(48)).reshape(16, 3)
y = x.mean(axis=1, keepdims=True)
history = model.fit(x, y, batch_size=4, epochs=3, verbose=0)
print(history.history["loss"])
print(history.history["largest_error"])
print("loss:", float(PullToMiddle(factor=0.2)(y, model.predict(x))))
print("centered:", MeanShifted(0.1)(ops.convert_to_tensor(x)))
metric = LargestError()
metric.update_state(y, y + 0.25)
print("metric:", float(metric.result()))
