"""Outputs of inner layers, in both phases."""

import json

import numpy as np
from keras import backend as K
from keras.layers import BatchNormalization, Dense, Dropout
from keras.models import Sequential

model = Sequential()
model.add(Dense(5, activation="tanh", input_shape=(4,), name="first"))
model.add(BatchNormalization(name="normalized"))
model.add(Dropout(0.5, name="dropped"))
model.add(Dense(3, activation="softmax", name="last"))
for layer in model.layers:
    layer.set_weights(
        [0.5 + 0.4 * np.sin(np.arange(w.size) + 1.0).reshape(w.shape) for w in layer.get_weights()]
    )
x = np.cos(np.arange(24.0)).reshape((6, 4))

inner = K.function([model.layers[0].input, K.learning_phase()], [model.layers[1].output])
resting = inner([x, 0])[0]
training = inner([x, 1])[0]
print(json.dumps(resting.tolist()))
print(json.dumps(training.tolist()))

every = K.function([model.input], [layer.output for layer in model.layers])
print(json.dumps([float(np.sum(out)) for out in every([x])]))

dropped = K.function([model.input, K.learning_phase()], [model.get_layer("dropped").output])
print(json.dumps(bool(np.any(dropped([x, 1])[0] == 0))))
print(json.dumps(bool(np.any(dropped([x, 0])[0] == 0))))

tail = K.function([model.layers[3].input], [model.output])
print(json.dumps(tail([resting])[0].tolist()))
