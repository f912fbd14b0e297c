import keras
import numpy as np

num_tokens = 5
latent_dim = 4

# Turn each sequence into one-hot vectors.
encoder_input = np.eye(num_tokens)[np.array([[0, 1, 2], [3, 4, 0], [2, 2, 1]])]
decoder_input = np.eye(num_tokens)[np.array([[0, 2, 1], [0, 0, 4], [0, 1, 2]])]
decoder_target = np.eye(num_tokens)[np.array([[2, 1, 0], [0, 4, 3], [1, 2, 2]])]

# Define an input sequence and process it.
encoder_inputs = keras.Input(shape=[None, num_tokens])
encoder = keras.layers.LSTM(units=latent_dim, return_state=True)
encoder_outputs, state_h, state_c = encoder(encoder_inputs)
encoder_states = [state_h, state_c]

# Set up the decoder, using `encoder_states` as initial state.
decoder_inputs = keras.Input(shape=[None, num_tokens])
decoder_lstm = keras.layers.LSTM(
    units=latent_dim, return_sequences=True, return_state=True
)
decoder_outputs, _, _ = decoder_lstm(decoder_inputs, initial_state=encoder_states)
decoder_dense = keras.layers.Dense(units=num_tokens, activation="softmax")
decoder_outputs = decoder_dense(decoder_outputs)

model = keras.Model([encoder_inputs, decoder_inputs], decoder_outputs)
model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit([encoder_input, decoder_input], decoder_target, batch_size=3, epochs=3)

# The encoder alone shares its weights with the model.
encoder_model = keras.Model(encoder_inputs, encoder_states)
hidden, carry = encoder_model.predict(encoder_input)
print(hidden.shape, carry.shape)
