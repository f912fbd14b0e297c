import keras
import numpy as np
from keras import layers

# This is the size of our encoded representations
encoding_dim = 3

input_img = keras.Input(shape=(16,))
encoded = layers.Dense(encoding_dim, activation="relu")(input_img)
decoded = layers.Dense(16, activation="sigmoid")(encoded)

# This model maps an input to its reconstruction
autoencoder = keras.Model(input_img, decoded)

# This model maps an input to its encoded representation
encoder = keras.Model(input_img, encoded)

# This is our encoded input, and the last layer of the autoencoder
encoded_input = keras.Input(shape=(encoding_dim,))
decoder_layer = autoencoder.layers[-1]
decoder = keras.Model(encoded_input, decoder_layer(encoded_input))

autoencoder.compile(optimizer="adam", loss="binary_crossentropy")

x_train = np.linspace(0.0, 1.0, 96).reshape((6, 16))
x_test = x_train[::2]
autoencoder.fit(
    x_train,
    x_train,
    epochs=3,
    batch_size=2,
    shuffle=True,
    validation_data=(x_test, x_test),
)

encoded_imgs = encoder.predict(x_test)
decoded_imgs = decoder.predict(encoded_imgs)
print(decoded_imgs.shape)
