import keras
import numpy as np

image_size = 8
num_classes = 2

# Synthetic photos: a bright half, on the left or on the right.
labels = np.arange(12) % num_classes
left = np.array([200.0, 200.0, 200.0, 200.0, 20.0, 20.0, 20.0, 20.0])
right = 220.0 - left
columns = np.where(np.reshape(labels, [12, 1]) == 0, left, right)
images = np.zeros([12, image_size, image_size, 3]) + np.reshape(
    columns, [12, 1, image_size, 1]
)

data_augmentation = keras.Sequential(
    [
        keras.layers.RandomFlip(mode="vertical"),
        keras.layers.RandomRotation(factor=0.1),
        keras.layers.RandomZoom(height_factor=0.2),
        keras.layers.RandomContrast(factor=0.2),
    ],
    name="augmentation",
)


def make_classifier():
    inputs = keras.Input(shape=[image_size, image_size, 3])
    x = keras.layers.Rescaling(scale=1.0 / 255)(inputs)
    x = keras.layers.Conv2D(
        filters=4, kernel_size=3, strides=2, padding="same", activation="relu"
    )(x)
    x = keras.layers.SeparableConv2D(
        filters=6, kernel_size=3, padding="same", activation="relu"
    )(x)
    x = keras.layers.GlobalAveragePooling2D()(x)
    outputs = keras.layers.Dense(units=1)(x)
    return keras.Model(inputs, outputs)


classifier = make_classifier()
classifier.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.5),
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=[keras.metrics.BinaryAccuracy(name="acc", threshold=0.0)],
)
classifier.fit(images, labels, batch_size=4, epochs=3, verbose=0)

# The layers of augmentation are still at inference.
inputs = keras.Input(shape=[image_size, image_size, 3])
model = keras.Model(inputs, classifier(data_augmentation(inputs)))
scores = model.predict(images)
print(scores.shape)
probability = float(keras.ops.sigmoid(scores[0][0]))
print(f"This image is {100 * (1 - probability):.2f}% left.")
