import tfjs as tf

images = tf.linspace(-1.0, 1.0, 6 * 6 * 6).reshape([6, 6, 6, 1])
labels = tf.tensor1d([0, 1, 0, 1, 0, 1])

# A feature extractor, trained on something else.
base_model = tf.sequential(
    {
        "layers": [
            tf.layers.conv2d(
                {
                    "filters": 4,
                    "kernelSize": 3,
                    "activation": "relu",
                    "inputShape": [6, 6, 1],
                }
            ),
            tf.layers.conv2d({"filters": 4, "kernelSize": 3, "activation": "relu"}),
            tf.layers.globalMaxPooling2d({}),
        ],
        "name": "base",
    }
)
for layer in base_model.layers:
    layer.trainable = False

# Freeze the base model.
base_model.trainable = False

inputs = tf.input({"shape": [6, 6, 1]})
x = base_model.apply(inputs, {"training": False})
outputs = tf.layers.dense({"units": 1, "activation": "sigmoid"}).apply(x)
model = tf.model({"inputs": inputs, "outputs": outputs})
model.compile({"optimizer": "adam", "loss": "binaryCrossentropy"})
print("trainable:", len(model.trainableWeights))
model.fit(images, labels, {"epochs": 2, "batchSize": 3})
for layer in base_model.layers:
    layer.trainable = True

# Fine-tune: unfreeze everything and go on with a low learning rate.
base_model.trainable = True
model.compile(
    {"optimizer": tf.train.adam({"learningRate": 1e-5}), "loss": "binaryCrossentropy"}
)
print("trainable:", len(model.trainableWeights))
model.fit(images, labels, {"epochs": 2, "batchSize": 3})
