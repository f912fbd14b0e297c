import tfjs as tf
import numpy as np


def preprocess(array):
    """Scales to [0, 1] and adds the channel."""
    array = array.cast("float32").div(255.0)
    return array.reshape([array.shape[0], 8, 8, 1])


def noise(array):
    rng = np.random.default_rng(11)
    noisy_array = array.add(tf.tensor(rng.standard_normal(array.shape)).mul(0.4))
    return noisy_array.clipByValue(0.0, 1.0)


images = tf.range(0, 12 * 64, 1, "int32").reshape([12, 8, 8]).mul(37).mod(256)
train_data = preprocess(images.slice([0], [8]))
test_data = preprocess(images.slice([8], [-1]))
noisy_train_data = noise(train_data)
noisy_test_data = noise(test_data)

inputs = tf.input({"shape": [8, 8, 1]})

# Encoder.
x = tf.layers.conv2d(
    {"filters": 4, "kernelSize": [3, 3], "activation": "relu", "padding": "same"}
).apply(inputs)
x = tf.layers.maxPooling2d({"poolSize": [2, 2], "padding": "same"}).apply(x)
x = tf.layers.conv2d(
    {"filters": 4, "kernelSize": [3, 3], "activation": "relu", "padding": "same"}
).apply(x)
x = tf.layers.maxPooling2d({"poolSize": [2, 2], "padding": "same"}).apply(x)

# Decoder.
x = tf.layers.conv2dTranspose(
    {
        "filters": 4,
        "kernelSize": [3, 3],
        "strides": 2,
        "activation": "relu",
        "padding": "same",
    }
).apply(x)
x = tf.layers.conv2dTranspose(
    {
        "filters": 4,
        "kernelSize": [3, 3],
        "strides": 2,
        "activation": "relu",
        "padding": "same",
    }
).apply(x)
x = tf.layers.conv2d(
    {"filters": 1, "kernelSize": [3, 3], "activation": "sigmoid", "padding": "same"}
).apply(x)

autoencoder = tf.model({"inputs": inputs, "outputs": x})
autoencoder.compile({"optimizer": "adam", "loss": "binaryCrossentropy"})
history = autoencoder.fit(
    noisy_train_data,
    train_data,
    {
        "epochs": 3,
        "batchSize": 4,
        "validationData": [noisy_test_data, test_data],
        "verbose": 0,
    },
).result()
print(history.history["val_loss"])

# At inference a noise layer does nothing.
corrupting = tf.sequential(
    {"layers": [tf.layers.gaussianNoise({"stddev": 0.4}), autoencoder]}
)
predictions = corrupting.predict(test_data)
print(predictions.shape)
