import keras
import numpy as np
from keras import layers


def preprocess(array):
    """Scales to [0, 1] and adds the channel."""
    array = array.astype("float32") / 255.0
    return np.reshape(array, (len(array), 8, 8, 1))


def noise(array):
    rng = np.random.default_rng(11)
    noisy_array = array + 0.4 * rng.standard_normal(array.shape)
    return np.clip(noisy_array, 0.0, 1.0)


images = (np.arange(12 * 64).reshape(12, 8, 8) * 37) % 256
train_data = preprocess(images[:8])
test_data = preprocess(images[8:])
noisy_train_data = noise(train_data)
noisy_test_data = noise(test_data)

inputs = layers.Input(shape=(8, 8, 1))

# Encoder.
x = layers.Conv2D(4, (3, 3), activation="relu", padding="same")(inputs)
x = layers.MaxPooling2D((2, 2), padding="same")(x)
x = layers.Conv2D(4, (3, 3), activation="relu", padding="same")(x)
x = layers.MaxPooling2D((2, 2), padding="same")(x)

# Decoder.
x = layers.Conv2DTranspose(4, (3, 3), strides=2, activation="relu", padding="same")(x)
x = layers.Conv2DTranspose(4, (3, 3), strides=2, activation="relu", padding="same")(x)
x = layers.Conv2D(1, (3, 3), activation="sigmoid", padding="same")(x)

autoencoder = keras.Model(inputs, x)
autoencoder.compile(optimizer="adam", loss="binary_crossentropy")
history = autoencoder.fit(
    x=noisy_train_data,
    y=train_data,
    epochs=3,
    batch_size=4,
    validation_data=(noisy_test_data, test_data),
    verbose=0,
)
print(history.history["val_loss"])

# At inference a noise layer does nothing.
corrupting = keras.Sequential([layers.GaussianNoise(0.4), autoencoder])
predictions = corrupting.predict(test_data, verbose=0)
print(predictions.shape)
