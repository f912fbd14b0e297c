"""Gradients by weights, by one input of two and through masks; a gradient of a gradient."""

import json

import numpy as np
from keras import backend as K
from keras.layers import LSTM, Concatenate, Dense, Embedding, Input, Lambda
from keras.models import Model, Sequential

state = Input((3,))
action = Input((2,))
x = Concatenate()([state, action])
x = Dense(5, activation="tanh")(x)
value = Dense(1)(x)
critic = Model([state, action], value)
for layer in critic.layers:
    layer.set_weights(
        [0.5 * np.sin(np.arange(w.size) + 1.0).reshape(w.shape) for w in layer.get_weights()]
    )
states = np.cos(np.arange(12.0)).reshape((4, 3))
actions = np.sin(np.arange(8.0)).reshape((4, 2))

by_action = K.gradients(critic.output, [critic.input[1]])
action_grads = K.function([critic.input[0], critic.input[1]], by_action)
print(json.dumps(action_grads([states, actions])[0].tolist()))

by_weights = K.gradients(critic.output, critic.trainable_weights)
weight_grads = K.function([critic.input[0], critic.input[1]], by_weights)
print(json.dumps([each.tolist() for each in weight_grads([states, actions])]))

squared = Lambda(lambda t: K.square(t))(Dense(4)(state))
curved = Model(state, Dense(1)(squared))
for layer in curved.layers:
    layer.set_weights(
        [0.5 * np.cos(np.arange(w.size) + 1.0).reshape(w.shape) for w in layer.get_weights()]
    )
slope = K.gradients(curved.output, curved.input)[0]
twice = K.gradients(K.sum(K.square(slope)), curved.input)
print(json.dumps(K.function(curved.inputs, twice)([states])[0].tolist()))

words = Sequential()
words.add(Embedding(7, 4, mask_zero=True, input_length=5))
words.add(LSTM(3))
words.add(Dense(2, activation="sigmoid"))
for layer in words.layers:
    layer.set_weights(
        [0.5 * np.sin(np.arange(w.size) + 1.0).reshape(w.shape) for w in layer.get_weights()]
    )
sentences = np.array([[3, 1, 2, 0, 0], [6, 5, 4, 1, 0]])
read = K.function([words.input], [words.layers[1].output, words.output])
hidden, answer = read([sentences])
print(json.dumps(hidden.tolist()))
print(json.dumps(answer.tolist()))
by_words = K.gradients(words.output[:, 0], words.layers[0].output)[0]
saliency = K.function([words.input], [by_words])
print(json.dumps(saliency([sentences])[0].tolist()))
