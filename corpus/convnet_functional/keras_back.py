import keras
import numpy as np

images = np.reshape(np.cos(np.arange(6 * 8 * 8 * 3) / 7.0), [6, 8, 8, 3])
labels = np.array([0, 1, 2, 0, 1, 2])

inputs = keras.Input(shape=[8, 8, 3], name="image")
x = keras.layers.Conv2D(filters=4, kernel_size=3, padding="same", activation="relu")(
    inputs
)
x = keras.layers.AveragePooling2D(pool_size=2)(x)
x = keras.layers.Conv2D(
    filters=6, kernel_size=3, strides=2, padding="same", use_bias=False
)(x)
x = keras.layers.BatchNormalization()(x)
x = keras.layers.Activation(activation="relu")(x)
x = keras.layers.GlobalAveragePooling2D()(x)
outputs = keras.layers.Dense(units=3, activation="softmax")(x)
model = keras.Model(inputs, outputs, name="small_convnet")

model.compile(
    optimizer=keras.optimizers.RMSprop(learning_rate=0.01),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(images, labels, epochs=3, batch_size=3)

predictions = model.predict(images)
print(predictions.argmax(axis=1))
