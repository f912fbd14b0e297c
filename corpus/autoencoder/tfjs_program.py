import tfjs as tf

# This is the size of our encoded representations
encoding_dim = 3

input_img = tf.input({"shape": [16]})
encoded = tf.layers.dense({"units": encoding_dim, "activation": "relu"}).apply(
    input_img
)
decoded = tf.layers.dense({"units": 16, "activation": "sigmoid"}).apply(encoded)

# This model maps an input to its reconstruction
autoencoder = tf.model({"inputs": input_img, "outputs": decoded})

# This model maps an input to its encoded representation
encoder = tf.model({"inputs": input_img, "outputs": encoded})

# This is our encoded input, and the last layer of the autoencoder
encoded_input = tf.input({"shape": [encoding_dim]})
decoder_layer = autoencoder.layers[-1]
decoder = tf.model(
    {"inputs": encoded_input, "outputs": decoder_layer.apply(encoded_input)}
)

autoencoder.compile({"optimizer": "adam", "loss": "binaryCrossentropy"})

x_train = tf.linspace(0.0, 1.0, 96).reshape([6, 16])
x_test = x_train.stridedSlice([0], [x_train.shape[0]], [2])
autoencoder.fit(
    x_train,
    x_train,
    {"epochs": 3, "batchSize": 2, "shuffle": True, "validationData": [x_test, x_test]},
)

encoded_imgs = encoder.predict(x_test)
decoded_imgs = decoder.predict(encoded_imgs)
print(decoded_imgs.shape)
