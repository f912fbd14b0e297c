import keras
import numpy as np
from keras import layers


def inverted_residual(x, expansion, filters):
    channels = x.shape[-1]
    y = layers.Conv2D(expansion * channels, 1, use_bias=False)(x)
    y = layers.BatchNormalization(momentum=0.9)(y)
    y = layers.ReLU(max_value=6)(y)
    y = layers.DepthwiseConv2D(3, padding="same", use_bias=False)(y)
    y = layers.BatchNormalization(momentum=0.9)(y)
    y = layers.ReLU(max_value=6)(y)
    y = layers.Conv2D(filters, 1, use_bias=False)(y)
    if filters == channels:
        y = layers.Add()([x, y])
    return y


inputs = keras.Input(shape=(6, 6, 2))
x = layers.SeparableConv2D(4, 3, padding="same")(inputs)
for filters in [4, 6]:
    x = inverted_residual(x, expansion=2, filters=filters)
x = layers.GlobalAveragePooling2D()(x)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="mse", metrics=["mae"])

images = np.cos(np.arange(4 * 6 * 6 * 2) / 4).reshape(4, 6, 6, 2)
targets = np.array([0.1, 0.4, 0.2, 0.3])
history = model.fit(images, targets, epochs=2, batch_size=4)
print(history.history["mae"])
