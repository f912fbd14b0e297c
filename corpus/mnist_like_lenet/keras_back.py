import keras
import numpy as np

img_rows, img_cols = 12, 12
num_classes = 2

x_train = np.sin(np.arange(4 * img_rows * img_cols) / 9)
x_train = keras.ops.cast(np.reshape(x_train, [4, img_rows, img_cols, 1]), "float32")
y_train = keras.ops.one_hot(
    keras.ops.cast([0, 1, 1, 0], "int32"), num_classes, dtype="float32"
)
print("x_train shape:", x_train.shape)
print(x_train.shape[0], "train samples")

model = keras.Sequential()
model.add(
    keras.layers.Conv2D(
        filters=3,
        kernel_size=[3, 3],
        activation="tanh",
        input_shape=[img_rows, img_cols, 1],
    )
)
model.add(keras.layers.AveragePooling2D(pool_size=[2, 2]))
model.add(keras.layers.Conv2D(filters=4, kernel_size=[3, 3], activation="tanh"))
model.add(keras.layers.AveragePooling2D(pool_size=[2, 2]))
model.add(keras.layers.Flatten())
model.add(keras.layers.Dense(units=6, activation="tanh"))
model.add(keras.layers.Dense(units=num_classes, activation="softmax"))

model.compile(loss="categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])
model.fit(
    x_train,
    y_train,
    batch_size=2,
    epochs=2,
    verbose=1,
    validation_data=[x_train, y_train],
)
score = model.evaluate(x_train, y_train)
print("Test loss:", score[0])
