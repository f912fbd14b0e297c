from keras import applications, layers, models

base = applications.ResNet50(include_top=False, weights=None, input_shape=(64, 48, 3))
base.trainable = False
x = layers.GlobalAveragePooling2D()(base.layers[-1].output)
definition = models.Model(base.inputs, layers.Dense(4, activation="softmax")(x))
