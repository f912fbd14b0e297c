from keras.applications.densenet import DenseNet121

definition = DenseNet121(weights=None, include_top=False, input_shape=(32, 32, 3), pooling="max")
