import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, models

images = np.cos(np.arange(6 * 8 * 8 * 3) / 7.0).reshape(6, 8, 8, 3)
labels = np.array([0, 1, 2, 0, 1, 2])

inputs = tf.keras.Input(shape=(8, 8, 3), name="image")
x = layers.Conv2D(4, 3, padding="same", activation="relu")(inputs)
x = layers.AveragePooling2D(2)(x)
x = layers.Conv2D(6, 3, strides=2, padding="same", use_bias=False)(x)
x = layers.BatchNormalization()(x)
x = layers.Activation("relu")(x)
x = layers.GlobalAveragePooling2D()(x)
outputs = layers.Dense(3, activation="softmax")(x)
model = models.Model(inputs=inputs, outputs=outputs, name="small_convnet")

model.compile(
    optimizer=tf.keras.optimizers.RMSprop(learning_rate=0.01),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(images, labels, epochs=3, batch_size=3)

predictions = model.predict(images)
print(np.argmax(predictions, axis=1))
