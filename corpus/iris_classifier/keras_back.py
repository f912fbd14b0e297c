import keras
import numpy as np

CLASSES = ["setosa", "versicolor", "virginica"]
NUM_CLASSES = len(CLASSES)

# [sepal length, sepal width, petal length, petal width, class]
FLOWERS = [
    [5.1, 3.5, 1.4, 0.2, 0],
    [4.9, 3.0, 1.4, 0.2, 0],
    [4.7, 3.2, 1.3, 0.2, 0],
    [5.0, 3.6, 1.4, 0.2, 0],
    [5.4, 3.9, 1.7, 0.4, 0],
    [7.0, 3.2, 4.7, 1.4, 1],
    [6.4, 3.2, 4.5, 1.5, 1],
    [6.9, 3.1, 4.9, 1.5, 1],
    [5.5, 2.3, 4.0, 1.3, 1],
    [6.5, 2.8, 4.6, 1.5, 1],
    [6.3, 3.3, 6.0, 2.5, 2],
    [5.8, 2.7, 5.1, 1.9, 2],
    [7.1, 3.0, 5.9, 2.1, 2],
    [6.3, 2.9, 5.6, 1.8, 2],
    [6.5, 3.0, 5.8, 2.2, 2],
]


def split(flowers, num_test):
    """The last rows are for tests, those before for training."""
    test = flowers[len(flowers) - num_test :]
    train = flowers[: len(flowers) - num_test]

    def callback(rows):
        xs = np.array([row[:-1] for row in rows])
        labels = np.array([row[len(row) - 1] for row in rows], dtype="int32")
        return {
            "xs": xs,
            "ys": keras.ops.cast(
                keras.ops.one_hot(labels, NUM_CLASSES, dtype="int32"), "float32"
            ),
            "labels": labels,
        }

    return [callback(item) for item in [train, test]]


def create_model(input_size):
    model = keras.Sequential()
    model.add(
        keras.layers.Dense(units=10, activation="sigmoid", input_shape=[input_size])
    )
    model.add(keras.layers.Dense(units=NUM_CLASSES, activation="softmax"))
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model


def run():
    train, test = split(FLOWERS, 5)
    model = create_model(train["xs"].shape[1])

    losses = []

    def on_epoch_end(epoch, logs):
        losses.append(logs["loss"])
        if epoch == 0 or epoch == 5:
            print(f"epoch {epoch + 1}: {logs['val_loss']:.3f}")

    history = model.fit(
        train["xs"],
        train["ys"],
        epochs=6,
        batch_size=5,
        shuffle=False,
        validation_data=[test["xs"], test["ys"]],
        callbacks=keras.callbacks.LambdaCallback(on_epoch_end=on_epoch_end),
    )
    print(len(losses), history.history["loss"][5] < history.history["loss"][0])

    predicted = keras.ops.argmax(model.predict(test["xs"]), axis=-1)
    names = [CLASSES[index] for index in list(np.array(predicted).flatten().tolist())]
    print(len(names), names[0] in CLASSES)

    loss, accuracy = model.evaluate(test["xs"], test["ys"])
    print("loss", float(loss))


run()
print("done")
