import keras
import numpy as np
from keras import layers

inputs = keras.Input(shape=(8, 8, 1))
x = layers.Conv2D(4, 3, activation="relu", name="conv_1")(inputs)
x = layers.Conv2D(6, 3, activation="relu", name="last_conv")(x)
x = layers.GlobalAveragePooling2D()(x)
outputs = layers.Dense(3, activation="softmax", name="predictions")(x)
model = keras.Model(inputs, outputs)

images = np.sin(np.arange(8 * 64) * 0.37).reshape(8, 8, 8, 1).astype("float32")
labels = (np.arange(8) % 3).astype("float32")
model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
model.fit(images, labels, batch_size=4, epochs=2, verbose=0)

# From the images to the activations of the last convolution and the predictions.
cam_model = keras.Model(
    model.inputs, [model.get_layer("last_conv").output, model.output]
)
activations, predictions = cam_model.predict(images[:2], verbose=0)
print(activations.shape, predictions.shape)

# How much each place of the first image speaks for each class.
class_weights = model.get_layer("predictions").get_weights()[0]
heatmaps = activations[0] @ class_weights
heatmaps = np.maximum(heatmaps, 0) / (np.max(heatmaps) + 1e-7)
print(heatmaps.shape, np.max(heatmaps), np.mean(heatmaps))
