import keras
import numpy as np

num_classes = 4
input_shape = (8, 8, 1)

# The data: four shifted waves, scaled to the [0, 1] range.
x_train = np.reshape(np.sin(np.arange(8 * 64)), [8, 8, 8, 1])
x_train = (x_train + 1) / 2
y_train = np.array([0, 1, 2, 3, 0, 1, 2, 3])

# Convert class vectors to binary class matrices.
y_train = keras.ops.one_hot(y_train.astype("int32"), num_classes, dtype="float32")

model = keras.Sequential(
    [
        keras.layers.Conv2D(
            filters=4, kernel_size=[3, 3], activation="relu", input_shape=input_shape
        ),
        keras.layers.MaxPooling2D(pool_size=[2, 2]),
        keras.layers.Conv2D(filters=8, kernel_size=[2, 2], activation="relu"),
        keras.layers.Flatten(),
        keras.layers.Dense(units=num_classes, activation="softmax"),
    ]
)

model.summary()

batch_size = 4
epochs = 2

model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(x_train, y_train, batch_size=batch_size, epochs=epochs)

score = model.evaluate(x_train, y_train)
print("Test loss:", score[0])
print("Test accuracy:", score[1])
