import keras
import numpy as np

images = np.reshape(np.linspace(-1.0, 1.0, num=6 * 6 * 6), [6, 6, 6, 1])
labels = np.array([0, 1, 0, 1, 0, 1])

# A feature extractor, trained on something else.
base_model = keras.Sequential(
    [
        keras.layers.Conv2D(
            filters=4, kernel_size=3, activation="relu", input_shape=[6, 6, 1]
        ),
        keras.layers.Conv2D(filters=4, kernel_size=3, activation="relu"),
        keras.layers.GlobalMaxPooling2D(),
    ],
    name="base",
)
for layer in base_model.layers:
    layer.trainable = False

# Freeze the base model.
base_model.trainable = False

inputs = keras.Input(shape=[6, 6, 1])
x = base_model(inputs, training=False)
outputs = keras.layers.Dense(units=1, activation="sigmoid")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="binary_crossentropy")
print("trainable:", len(model.trainable_weights))
model.fit(images, labels, epochs=2, batch_size=3)
for layer in base_model.layers:
    layer.trainable = True

# Fine-tune: unfreeze everything and go on with a low learning rate.
base_model.trainable = True
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=1e-5), loss="binary_crossentropy"
)
print("trainable:", len(model.trainable_weights))
model.fit(images, labels, epochs=2, batch_size=3)
