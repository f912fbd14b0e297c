"""``tf.applications``: the architectures of keras.applications, which TF.js lacks (an extension).

Each gives a model; `{"weights": None}` asks for random weights, "imagenet" (the default) for those
that Keras publishes, from the files of its cache.
"""

from tfjs.extensions.applications.calling import by_name
from tfjs.extensions.applications.densenet import denseNet121, denseNet169, denseNet201
from tfjs.extensions.applications.efficientnet import (
    efficientNetB0,
    efficientNetB1,
    efficientNetB2,
    efficientNetB3,
    efficientNetB4,
    efficientNetB5,
    efficientNetB6,
    efficientNetB7,
)
from tfjs.extensions.applications.inception import (
    CustomScaleLayer,
    inceptionResNetV2,
    inceptionV3,
)
from tfjs.extensions.applications.mobilenet import mobileNet, mobileNetV2
from tfjs.extensions.applications.predictions import decodePredictions
from tfjs.extensions.applications.resnet import (
    resNet50,
    resNet50V2,
    resNet101,
    resNet101V2,
    resNet152,
    resNet152V2,
)
from tfjs.extensions.applications.vgg import vgg16, vgg19
from tfjs.extensions.applications.xception import xception
from tfjs.serialization import registerClass

ARCHITECTURES = (
    denseNet121,
    denseNet169,
    denseNet201,
    efficientNetB0,
    efficientNetB1,
    efficientNetB2,
    efficientNetB3,
    efficientNetB4,
    efficientNetB5,
    efficientNetB6,
    efficientNetB7,
    inceptionResNetV2,
    inceptionV3,
    mobileNet,
    mobileNetV2,
    resNet50,
    resNet50V2,
    resNet101,
    resNet101V2,
    resNet152,
    resNet152V2,
    vgg16,
    vgg19,
    xception,
)

registerClass(CustomScaleLayer)
globals().update({build.__name__: by_name(build) for build in ARCHITECTURES})

__all__ = [
    "decodePredictions",
    "denseNet121",
    "denseNet169",
    "denseNet201",
    "efficientNetB0",
    "efficientNetB1",
    "efficientNetB2",
    "efficientNetB3",
    "efficientNetB4",
    "efficientNetB5",
    "efficientNetB6",
    "efficientNetB7",
    "inceptionResNetV2",
    "inceptionV3",
    "mobileNet",
    "mobileNetV2",
    "resNet50",
    "resNet50V2",
    "resNet101",
    "resNet101V2",
    "resNet152",
    "resNet152V2",
    "vgg16",
    "vgg19",
    "xception",
]
