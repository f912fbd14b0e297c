import keras
import numpy as np


def preprocess(array):
    """Scales to [0, 1] and adds the channel."""
    array = keras.ops.cast(array, "float32") / 255.0
    return keras.ops.reshape(array, [array.shape[0], 8, 8, 1])


def noise(array):
    rng = np.random.default_rng(11)
    noisy_array = array + rng.standard_normal(array.shape) * 0.4
    return keras.ops.clip(noisy_array, 0.0, 1.0)


images = np.reshape(np.arange(12 * 64), [12, 8, 8]) * 37 % 256
train_data = preprocess(images[:8])
test_data = preprocess(images[8:])
noisy_train_data = noise(train_data)
noisy_test_data = noise(test_data)

inputs = keras.Input(shape=[8, 8, 1])

# Encoder.
x = keras.layers.Conv2D(
    filters=4, kernel_size=[3, 3], activation="relu", padding="same"
)(inputs)
x = keras.layers.MaxPooling2D(pool_size=[2, 2], padding="same")(x)
x = keras.layers.Conv2D(
    filters=4, kernel_size=[3, 3], activation="relu", padding="same"
)(x)
x = keras.layers.MaxPooling2D(pool_size=[2, 2], padding="same")(x)

# Decoder.
x = keras.layers.Conv2DTranspose(
    filters=4, kernel_size=[3, 3], strides=2, activation="relu", padding="same"
)(x)
x = keras.layers.Conv2DTranspose(
    filters=4, kernel_size=[3, 3], strides=2, activation="relu", padding="same"
)(x)
x = keras.layers.Conv2D(
    filters=1, kernel_size=[3, 3], activation="sigmoid", padding="same"
)(x)

autoencoder = keras.Model(inputs, x)
autoencoder.compile(optimizer="adam", loss="binary_crossentropy")
history = autoencoder.fit(
    noisy_train_data,
    train_data,
    epochs=3,
    batch_size=4,
    validation_data=[noisy_test_data, test_data],
    verbose=0,
)
print(history.history["val_loss"])

# At inference a noise layer does nothing.
corrupting = keras.Sequential([keras.layers.GaussianNoise(stddev=0.4), autoencoder])
predictions = corrupting.predict(test_data)
print(predictions.shape)
