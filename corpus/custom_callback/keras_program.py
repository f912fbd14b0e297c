import keras
import numpy as np


class LossHistory(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.losses = []

    def on_batch_end(self, batch, logs=None):
        self.losses.append(logs["loss"])


class StopBelow(keras.callbacks.Callback):
    def __init__(self, target):
        super().__init__()
        self.target = target

    def on_epoch_end(self, epoch, logs=None):
        if logs["loss"] < self.target:
            print("Reached the target in epoch", epoch)
            self.model.stop_training = True


model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile("sgd", "mse")

x = np.array([[-1.0], [0.0], [1.0], [2.0], [3.0], [4.0]])
y = np.array([[-3.0], [-1.0], [1.0], [3.0], [5.0], [7.0]])

history = LossHistory()
model.fit(x, y, batch_size=2, epochs=20, callbacks=[history, StopBelow(0.5)])
print(len(history.losses))
