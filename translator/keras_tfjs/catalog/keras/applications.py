"""The architectures of keras.applications, which are extensions, and what their classes are called.

Of what JavaScript has of them, the module applications.js holds all but the published weights.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from keras_tfjs.catalog.row import Row, parameters

_COMMON = (
    "include_top weights input_tensor input_shape pooling classes classifier_activation:activation "
    "name"
)
_WIDE = (
    "input_shape alpha {more}include_top weights input_tensor pooling classes "
    "classifier_activation:activation name"
)

_MODULES: Mapping[str, str] = {
    "vgg16": "VGG16",
    "vgg19": "VGG19",
    "resnet": "ResNet50 ResNet101 ResNet152",
    "resnet50": "ResNet50",
    "resnet_v2": "ResNet50V2 ResNet101V2 ResNet152V2",
    "mobilenet": "MobileNet",
    "mobilenet_v2": "MobileNetV2",
    "inception_v3": "InceptionV3",
    "inception_resnet_v2": "InceptionResNetV2",
    "xception": "Xception",
    "densenet": "DenseNet121 DenseNet169 DenseNet201",
    "efficientnet": " ".join(f"EfficientNetB{size}" for size in range(8)),
}
"""The modules of keras.applications, and what each makes."""

_TAKEN: Mapping[str, str] = {
    "MobileNet": _WIDE.format(more="depth_multiplier dropout "),
    "MobileNetV2": _WIDE.format(more=""),
}
"""What those take that do not take what all others do, in Keras's order."""

_HOME = "keras.applications"
NAMESPACE = "tfjs.applications"


def _tfjs(name: str) -> str:
    """`VGG16` -> `vgg16`, `ResNet50` -> `resNet50`."""
    first = 3 if name.startswith("VGG") else 1
    return f"{NAMESPACE}.{name[:first].lower()}{name[first:]}"


def _rows() -> Iterator[Row]:
    homes: dict[str, list[str]] = {}
    for module, names in _MODULES.items():
        for name in names.split():
            homes.setdefault(name, []).append(f"{_HOME}.{module}.{name}")
    for name, aliases in homes.items():
        yield Row(
            f"{_HOME}.{name}",
            _tfjs(name),
            parameters(f"| {_TAKEN.get(name, _COMMON)}"),
            bare=True,
            extension=True,
            optional=True,
            aliases=tuple(aliases),
        )


ARCHITECTURES = tuple(_rows())

DECODED = Row(
    f"{_HOME}.imagenet_utils.decode_predictions",
    f"{NAMESPACE}.decodePredictions",
    parameters("preds=predictions:data | top"),
    ("preds",),
    True,
    bare=True,
    extension=True,
    aliases=tuple(
        f"{_HOME}.{module}.decode_predictions"
        for module in (*_MODULES, "mobilenet_v3", "efficientnet_v2", "convnext", "nasnet")
    ),
)

APPLICATIONS = (*ARCHITECTURES, DECODED)

RESULTS: Mapping[str, str] = {
    **{row.tfjs: "Model" for row in ARCHITECTURES},
    DECODED.tfjs: "Promise(list(list(tuple(str,str,float))))",
}
"""What these give, in the notation of kinds/notation.py."""

KERAS_RESULTS: Mapping[str, str] = {
    **dict.fromkeys((DECODED.keras, *DECODED.aliases), "list(list(tuple(str,str,float)))"),
    **{name: "Model" for row in ARCHITECTURES for name in (row.keras, *row.aliases)},
}
"""What Keras's functions give."""

_ARCHITECTURES = frozenset(
    name for row in ARCHITECTURES for name in (row.keras, *row.aliases, row.tfjs)
)


def is_architecture(name: str) -> bool:
    """Whether calling a canonical name of either library gives a model."""
    return name in _ARCHITECTURES
