import keras
import numpy as np


def inverted_residual(x, expansion, filters):
    channels = x.shape[-1]
    y = keras.layers.Conv2D(
        filters=expansion * channels, kernel_size=1, use_bias=False
    )(x)
    y = keras.layers.BatchNormalization(momentum=0.9)(y)
    y = keras.layers.ReLU(max_value=6)(y)
    y = keras.layers.DepthwiseConv2D(kernel_size=3, padding="same", use_bias=False)(y)
    y = keras.layers.BatchNormalization(momentum=0.9)(y)
    y = keras.layers.ReLU(max_value=6)(y)
    y = keras.layers.Conv2D(filters=filters, kernel_size=1, use_bias=False)(y)
    if filters == channels:
        y = x + y
    return y


inputs = keras.Input(shape=[6, 6, 2])
x = keras.layers.SeparableConv2D(filters=4, kernel_size=3, padding="same")(inputs)
for filters in [4, 6]:
    x = inverted_residual(x, expansion=2, filters=filters)
x = keras.layers.GlobalAveragePooling2D()(x)
outputs = keras.layers.Dense(units=1)(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="mean_squared_error", metrics=["mae"])

images = np.reshape(np.cos(np.arange(4 * 6 * 6 * 2) / 4), [4, 6, 6, 2])
targets = np.array([0.1, 0.4, 0.2, 0.3])
history = model.fit(images, targets, epochs=2, batch_size=4)
print(history.history["mae"])
