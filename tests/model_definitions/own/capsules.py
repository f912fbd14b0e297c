import keras
from keras import layers, ops


def squash(vectors, axis=-1):
    squared = ops.sum(ops.square(vectors), axis=axis, keepdims=True)
    scale = squared / (1 + squared) / ops.sqrt(squared + 1e-7)
    return scale * vectors


class Length(layers.Layer):
    def call(self, inputs):
        return ops.sqrt(ops.sum(ops.square(inputs), axis=-1) + 1e-7)

    def compute_output_shape(self, input_shape):
        return input_shape[:-1]


class Capsules(layers.Layer):
    """Every capsule predicts every other; routing by agreement weighs the predictions."""

    def __init__(self, num_capsule, dim_capsule, routings=2, **kwargs):
        super().__init__(**kwargs)
        self.num_capsule = num_capsule
        self.dim_capsule = dim_capsule
        self.routings = routings

    def build(self, input_shape):
        self.w = self.add_weight(
            shape=(input_shape[2], self.num_capsule * self.dim_capsule), name="w"
        )
        self.built = True

    def call(self, inputs):
        count = inputs.shape[1]
        predicted = ops.matmul(inputs, self.w)
        predicted = ops.reshape(predicted, (-1, count, self.num_capsule, self.dim_capsule))
        agreement = ops.sum(predicted, axis=-1, keepdims=True) * 0
        outputs = ops.sum(predicted, axis=1, keepdims=True)
        for _ in range(self.routings):
            weights = ops.softmax(agreement, axis=2)
            outputs = squash(ops.sum(weights * predicted, axis=1, keepdims=True))
            agreement = agreement + ops.sum(predicted * outputs, axis=-1, keepdims=True)
        return ops.squeeze(outputs, axis=1)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.num_capsule, self.dim_capsule)


image = layers.Input((12, 12, 1))
x = layers.Conv2D(8, 5, activation="relu", name="conv1")(image)
x = layers.Conv2D(8, 3, strides=2, name="primary")(x)
x = layers.Reshape((-1, 4))(x)
x = layers.Lambda(squash)(x)
digits = Capsules(num_capsule=3, dim_capsule=4, name="digits")(x)
definition = keras.Model(image, [Length()(digits), digits])
