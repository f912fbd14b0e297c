import keras
import numpy as np
from keras import layers


class Encoder(keras.Model):
    def __init__(self, width=4):
        super().__init__()
        self.conv = layers.Conv2D(width, 3, activation="relu")
        self.pool = layers.GlobalAveragePooling2D()

    def call(self, images):
        return self.pool(self.conv(images))


class Decoder(keras.Model):
    def __init__(self):
        super().__init__()
        self.wide = layers.Dense(8, activation="relu")
        self.out = layers.Dense(16, activation="sigmoid")
        self.shape_ = layers.Reshape((4, 4, 1))

    def call(self, codes):
        return self.shape_(self.out(self.wide(codes)))


class Autoencoder(keras.Model):
    def __init__(self, width=4):
        super().__init__()
        self.encoder = Encoder(width)
        self.decoder = Decoder()

    def call(self, images):
        return self.decoder(self.encoder(images))


x = np.abs(np.sin(np.arange(128, dtype="float32"))).reshape((8, 4, 4, 1))
y = x
model = Autoencoder(width=3)
model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.5), loss="mse")
