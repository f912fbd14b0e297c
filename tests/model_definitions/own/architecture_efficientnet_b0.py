from keras.applications import EfficientNetB0

definition = EfficientNetB0(weights=None, include_top=True, classes=9, input_shape=(40, 36, 3))
