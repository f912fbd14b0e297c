import keras
import numpy as np

images = np.linspace(-1.0, 1.0, 6 * 6 * 6).reshape(6, 6, 6, 1)
labels = np.array([0, 1, 0, 1, 0, 1])

# A feature extractor, trained on something else.
base_model = keras.Sequential(
    [
        keras.Input(shape=(6, 6, 1)),
        keras.layers.Conv2D(4, 3, activation="relu"),
        keras.layers.Conv2D(4, 3, activation="relu"),
        keras.layers.GlobalMaxPooling2D(),
    ],
    name="base",
)

# Freeze the base model.
base_model.trainable = False

inputs = keras.Input(shape=(6, 6, 1))
x = base_model(inputs, training=False)
outputs = keras.layers.Dense(1, activation="sigmoid")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="binary_crossentropy")
print("trainable:", len(model.trainable_weights))
model.fit(images, labels, epochs=2, batch_size=3)

# Fine-tune: unfreeze everything and go on with a low learning rate.
base_model.trainable = True
model.compile(optimizer=keras.optimizers.Adam(1e-5), loss="binary_crossentropy")
print("trainable:", len(model.trainable_weights))
model.fit(images, labels, epochs=2, batch_size=3)
