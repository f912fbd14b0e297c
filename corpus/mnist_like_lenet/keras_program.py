from keras.models import Sequential
from keras.layers import AveragePooling2D, Conv2D, Dense, Flatten
from keras.utils import to_categorical
import numpy as np

img_rows, img_cols = 12, 12
num_classes = 2

x_train = np.sin(np.arange(4 * img_rows * img_cols) / 9)
x_train = x_train.reshape(4, img_rows, img_cols, 1).astype("float32")
y_train = to_categorical([0, 1, 1, 0], num_classes)
print("x_train shape:", x_train.shape)
print(x_train.shape[0], "train samples")

model = Sequential()
model.add(Conv2D(3, (3, 3), activation="tanh", input_shape=(img_rows, img_cols, 1)))
model.add(AveragePooling2D((2, 2)))
model.add(Conv2D(4, (3, 3), activation="tanh"))
model.add(AveragePooling2D((2, 2)))
model.add(Flatten())
model.add(Dense(6, activation="tanh"))
model.add(Dense(num_classes, activation="softmax"))

model.compile(loss="categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])
model.fit(
    x_train,
    y_train,
    batch_size=2,
    epochs=2,
    verbose=1,
    validation_data=(x_train, y_train),
)
score = model.evaluate(x_train, y_train, verbose=0)
print("Test loss:", score[0])
