import numpy as np
import keras
from keras import layers

num_classes = 4
input_shape = (8, 8, 1)

# The data: four shifted waves, scaled to the [0, 1] range.
x_train = np.sin(np.arange(8 * 64)).reshape((8, 8, 8, 1))
x_train = (x_train + 1) / 2
y_train = np.array([0, 1, 2, 3, 0, 1, 2, 3])

# Convert class vectors to binary class matrices.
y_train = keras.utils.to_categorical(y_train, num_classes)

model = keras.Sequential(
    [
        keras.Input(shape=input_shape),
        layers.Conv2D(4, kernel_size=(3, 3), activation="relu"),
        layers.MaxPooling2D(pool_size=(2, 2)),
        layers.Conv2D(8, kernel_size=(2, 2), activation="relu"),
        layers.Flatten(),
        layers.Dense(num_classes, activation="softmax"),
    ]
)

model.summary()

batch_size = 4
epochs = 2

model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(x_train, y_train, batch_size=batch_size, epochs=epochs)

score = model.evaluate(x_train, y_train, verbose=0)
print("Test loss:", score[0])
print("Test accuracy:", score[1])
