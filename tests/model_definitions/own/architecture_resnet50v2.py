import keras

definition = keras.applications.ResNet50V2(
    weights=None, input_shape=(32, 32, 3), classes=6, classifier_activation=None
)
