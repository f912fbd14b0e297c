from tensorflow.keras.applications import VGG16
from tensorflow.keras.layers import Dense, Dropout, Flatten, Input
from tensorflow.keras.models import Model

pictures = Input(shape=(32, 32, 3))
base = VGG16(weights=None, include_top=False, input_tensor=pictures)
for layer in base.layers[:15]:
    layer.trainable = False
x = base.get_layer("block5_pool").output
x = Flatten()(x)
x = Dense(16, activation="relu")(x)
x = Dropout(0.5)(x)
outputs = Dense(5, activation="softmax")(x)
definition = Model(inputs=base.input, outputs=outputs)
