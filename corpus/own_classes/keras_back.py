import keras
import numpy as np


@keras.saving.register_keras_serializable()
class MeanShifted(keras.constraints.Constraint):
    """Keeps weights centered around a value."""

    def __init__(self, ref_value):
        super().__init__()
        self.ref_value = ref_value

    def __call__(self, w):
        return w - keras.ops.mean(w) + self.ref_value

    def get_config(self):
        return {"ref_value": self.ref_value}


@keras.saving.register_keras_serializable()
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, strength=0.1):
        super().__init__()
        self.strength = strength

    def __call__(self, x):
        return keras.ops.sum(keras.ops.square(x)) * self.strength

    def get_config(self):
        return {"strength": self.strength}


@keras.saving.register_keras_serializable()
class ScaledOnes(keras.initializers.Initializer):
    def __init__(self, scale=1.0):
        super().__init__()
        self.scale = scale

    def __call__(self, shape, dtype=None):
        return np.ones(shape, dtype=dtype) * self.scale


@keras.saving.register_keras_serializable()
class PullToMiddle(keras.losses.Loss):
    def __init__(self, name="pull_to_middle", factor=0.1):
        super().__init__(name=name)
        self.factor = factor

    def call(self, y_true, y_pred):
        mse = keras.ops.mean(keras.ops.square(y_true - y_pred), axis=-1)
        reg = keras.ops.mean(keras.ops.square(0.5 - y_pred), axis=-1)
        return mse + reg * self.factor


@keras.saving.register_keras_serializable()
class LargestError(keras.metrics.Metric):
    def __init__(self, name="largest_error", **kwargs):
        super().__init__(name=name, **kwargs)
        self.largest = self.add_weight(name="largest", initializer="zeros")
        self.total = self.add_weight(name="total", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        errors = keras.ops.abs(y_true - y_pred)
        self.largest.assign(keras.ops.maximum(self.largest, keras.ops.max(errors)))
        self.total.assign_add(keras.ops.sum(errors))

    def result(self):
        return self.largest

    def reset_state(self):
        self.largest.assign(np.array(0.0, dtype=self.largest.dtype))
        self.total.assign(np.array(0.0, dtype=self.total.dtype))


model = keras.Sequential(
    [
        keras.layers.Dense(
            units=4,
            activation="tanh",
            kernel_regularizer=L2Penalty(strength=0.05),
            input_shape=[3],
        ),
        keras.layers.Dense(
            units=1,
            kernel_initializer=ScaledOnes(scale=0.5),
            bias_regularizer=L2Penalty(),
        ),
    ]
)
print("kernel at first:", model.layers[-1].get_weights()[0])
model.compile(optimizer="sgd", loss=PullToMiddle(), metrics=[LargestError()])

x = np.reshape(np.sin(np.arange(48)), [16, 3])
y = np.mean(x, axis=1, keepdims=True)
history = model.fit(x, y, batch_size=4, epochs=3, verbose=0)
print(history.history["loss"])
print(history.history["largest_error"])
print("loss:", float(PullToMiddle(factor=0.2)(y, model.predict(x))))
print("centered:", MeanShifted(ref_value=0.1)(x))
metric = LargestError()
metric.update_state(y, y + 0.25)
print("metric:", float(metric.result()))
