import tensorflow.keras.backend as K
from tensorflow.keras import layers
from tensorflow.keras.models import Model


def make_divisible(value, divisor, minimum=None):
    if minimum is None:
        minimum = divisor
    rounded = max(minimum, int(value + divisor / 2) // divisor * divisor)
    if rounded < 0.9 * value:
        rounded += divisor
    return rounded


def inverted_block(inputs, expansion, stride, alpha, filters, block_id):
    prefix = f"block_{block_id}_"
    width = K.int_shape(inputs)[-1]
    pointwise = make_divisible(int(filters * alpha), 8)
    x = inputs
    if block_id:
        x = layers.Conv2D(expansion * width, 1, use_bias=False, name=prefix + "expand")(x)
        x = layers.BatchNormalization(epsilon=1e-3, momentum=0.999)(x)
        x = layers.ReLU(6.0, name=prefix + "expand_relu")(x)
    if stride == 2:
        x = layers.ZeroPadding2D(padding=((0, 1), (0, 1)), name=prefix + "pad")(x)
    x = layers.DepthwiseConv2D(
        3, strides=stride, use_bias=False, padding="same" if stride == 1 else "valid"
    )(x)
    x = layers.BatchNormalization()(x)
    x = layers.ReLU(6.0)(x)
    x = layers.Conv2D(pointwise, 1, padding="same", use_bias=False, activation=None)(x)
    if width == pointwise and stride == 1:
        return layers.Add(name=prefix + "add")([inputs, x])
    return x


def mobile_net(input_shape=None, alpha=1.0, include_top=True, pooling=None, classes=4):
    if input_shape is None:
        input_shape = (32, 32, 3)
    row_axis, col_axis = (0, 1)
    if input_shape[row_axis] != input_shape[col_axis]:
        raise ValueError("rows and columns differ: " + str(input_shape))
    img = layers.Input(shape=input_shape)
    x = layers.Conv2D(make_divisible(16 * alpha, 8), 3, strides=(2, 2), padding="same")(img)
    x = layers.Activation("relu6")(x)
    x = inverted_block(x, filters=16, alpha=alpha, stride=1, expansion=1, block_id=0)
    x = inverted_block(x, filters=24, alpha=alpha, stride=2, expansion=3, block_id=1)
    x = inverted_block(x, filters=24, alpha=alpha, stride=1, expansion=3, block_id=2)
    if include_top:
        x = layers.GlobalAveragePooling2D()(x)
        x = layers.Dense(classes, activation="softmax", use_bias=True, name="Logits")(x)
    else:
        if pooling == "avg":
            x = layers.GlobalAveragePooling2D()(x)
        elif pooling == "max":
            x = layers.GlobalMaxPooling2D()(x)
    return Model(img, x, name="mobile_%0.2f" % alpha)  # noqa: UP031  (as it was written then)


definition = [mobile_net(), mobile_net(alpha=0.5, include_top=False, pooling="avg")]
