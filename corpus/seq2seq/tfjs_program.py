import tfjs as tf

num_tokens = 5
latent_dim = 4

# Turn each sequence into one-hot vectors.
encoder_input = tf.eye(num_tokens).gather(
    tf.tensor2d([[0, 1, 2], [3, 4, 0], [2, 2, 1]], [3, 3], "int32")
)
decoder_input = tf.eye(num_tokens).gather(
    tf.tensor2d([[0, 2, 1], [0, 0, 4], [0, 1, 2]], [3, 3], "int32")
)
decoder_target = tf.eye(num_tokens).gather(
    tf.tensor2d([[2, 1, 0], [0, 4, 3], [1, 2, 2]], [3, 3], "int32")
)

# Define an input sequence and process it.
encoder_inputs = tf.input({"shape": [None, num_tokens]})
encoder = tf.layers.lstm(
    {
        "units": latent_dim,
        "recurrentActivation": "sigmoid",
        "unitForgetBias": True,
        "returnState": True,
    }
)
encoder_outputs, state_h, state_c = encoder.apply(encoder_inputs)
encoder_states = [state_h, state_c]

# Set up the decoder, using `encoder_states` as initial state.
decoder_inputs = tf.input({"shape": [None, num_tokens]})
decoder_lstm = tf.layers.lstm(
    {
        "units": latent_dim,
        "recurrentActivation": "sigmoid",
        "unitForgetBias": True,
        "returnSequences": True,
        "returnState": True,
    }
)
decoder_outputs, _, _ = decoder_lstm.apply(
    decoder_inputs, {"initialState": encoder_states}
)
decoder_dense = tf.layers.dense({"units": num_tokens, "activation": "softmax"})
decoder_outputs = decoder_dense.apply(decoder_outputs)

model = tf.model(
    {"inputs": [encoder_inputs, decoder_inputs], "outputs": decoder_outputs}
)
model.compile(
    {"optimizer": "sgd", "loss": "categoricalCrossentropy", "metrics": ["accuracy"]}
)
model.fit([encoder_input, decoder_input], decoder_target, {"batchSize": 3, "epochs": 3})

# The encoder alone shares its weights with the model.
encoder_model = tf.model({"inputs": encoder_inputs, "outputs": encoder_states})
hidden, carry = encoder_model.predict(encoder_input)
print(hidden.shape, carry.shape)
