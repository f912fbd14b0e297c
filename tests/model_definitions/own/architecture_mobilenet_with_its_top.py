from keras.applications.mobilenet import MobileNet

definition = MobileNet((32, 32, 3), 0.25, classes=7, weights=None, classifier_activation=None)
