import tfjs as tf


class LossHistory(tf.Callback):
    def onTrainBegin(self, logs):
        self.losses = []

    def onBatchEnd(self, batch, logs):
        self.losses.append(logs["loss"])


class StopBelow(tf.Callback):
    def __init__(self, target):
        super().__init__()
        self.target = target

    def onEpochEnd(self, epoch, logs):
        if logs["loss"] < self.target:
            print("Reached the target in epoch", epoch)
            self.model.stopTraining = True


model = tf.sequential({"layers": [tf.layers.dense({"units": 1, "inputShape": [1]})]})
model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})

x = tf.tensor2d([[-1.0], [0.0], [1.0], [2.0], [3.0], [4.0]], [6, 1])
y = tf.tensor2d([[-3.0], [-1.0], [1.0], [3.0], [5.0], [7.0]], [6, 1])

history = LossHistory()
model.fit(x, y, {"batchSize": 2, "epochs": 20, "callbacks": [history, StopBelow(0.5)]})
print(len(history.losses))
