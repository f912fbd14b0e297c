"""Where a convolution looks for a class (Grad-CAM)."""

import json

import numpy as np
from keras import backend as K
from keras.layers import Conv2D, Dense, GlobalAveragePooling2D, Input
from keras.models import Model

inputs = Input(shape=(8, 8, 3))
x = Conv2D(4, 3, activation="relu", name="conv")(inputs)
x = GlobalAveragePooling2D()(x)
outputs = Dense(3, activation="softmax")(x)
model = Model(inputs, outputs)
for layer in model.layers:
    layer.set_weights(
        [0.5 * np.sin(np.arange(w.size) + 1.0).reshape(w.shape) for w in layer.get_weights()]
    )
image = np.cos(np.arange(8.0 * 8 * 3)).reshape((1, 8, 8, 3))
category = int(np.argmax(model.predict(image)[0]))

class_output = model.output[:, category]
last_conv = model.get_layer("conv")
grads = K.gradients(class_output, last_conv.output)[0]
pooled_grads = K.mean(grads, axis=(0, 1, 2))
iterate = K.function([model.input], [pooled_grads, last_conv.output[0]])
pooled_value, conv_value = iterate([image])
for i in range(4):
    conv_value[:, :, i] *= pooled_value[i]
heatmap = np.mean(conv_value, axis=-1)
heatmap = np.maximum(heatmap, 0)
heatmap /= np.max(heatmap)
print(json.dumps(pooled_value.tolist()))
print(json.dumps(heatmap.tolist()))
