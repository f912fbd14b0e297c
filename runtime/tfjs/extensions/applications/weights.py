"""The weights that Keras publishes for its architectures, in the files of its cache."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tfjs as tf

_BUCKET = "https://storage.googleapis.com/tensorflow/keras-applications/"
_BUCKET_OF_EFFICIENTNET = "https://storage.googleapis.com/keras-applications/"
_LONG = "_weights_tf_dim_ordering_tf_kernels"


@dataclass(frozen=True)
class Published:
    """Files of weights: the folder of the network that has them, and the hashes that Keras checks
    of that with the top and that without it."""

    folder: str
    top: str | None = None
    without: str | None = None
    suffix: str = "_notop.h5"


PUBLISHED: dict[str, Published] = {
    f"{name}{_LONG}": Published(f"{_BUCKET}{folder}/", top, without)
    for name, folder, top, without in (
        (
            "vgg16",
            "vgg16",
            "64373286793e3c8b2b4e3219cbf3544b",
            "6d6bbae143d832006294945121d1f1fc",
        ),
        (
            "vgg19",
            "vgg19",
            "cbe5617147190e668d6c5d5026f83318",
            "253f8cb515780f3b799900260a226db6",
        ),
        (
            "resnet50",
            "resnet",
            "2cb95161c43110f7111970584f804107",
            "4d473c1dd8becc155b73f8504c6f6626",
        ),
        (
            "resnet101",
            "resnet",
            "f1aeb4b969a6efcfb50fad2f0c20cfc5",
            "88cf7a10940856eca736dc7b7e228a21",
        ),
        (
            "resnet152",
            "resnet",
            "100835be76be38e30d865e96f2aaae62",
            "ee4c566cf9a93f14d82f913c2dc6dd0c",
        ),
        (
            "resnet50v2",
            "resnet",
            "3ef43a0b657b3be2300d5770ece849e0",
            "fac2f116257151a9d068a22e544a4917",
        ),
        (
            "resnet101v2",
            "resnet",
            "6343647c601c52e1368623803854d971",
            "c0ed64b8031c3730f411d2eb4eea35b5",
        ),
        (
            "resnet152v2",
            "resnet",
            "a49b44d1979771252814e80f8ec446f9",
            "ed17cf2e0169df9d443503ef94b23b33",
        ),
        (
            "inception_v3",
            "inception_v3",
            "9a0d58056eeedaa3f26cb7ebd46da564",
            "bcbd6486424b2319ff4ef7d526e38f63",
        ),
        (
            "inception_resnet_v2",
            "inception_resnet_v2",
            "e693bd0210a403b3192acc6073ad2e96",
            "d19885ff4a710c122648d3b5c3b684e4",
        ),
        (
            "xception",
            "xception",
            "0a58e3b7378bc2990ea3b43d5981f1f6",
            "b0042744bf5b25fce3cb969f33bebb97",
        ),
        (
            "densenet121",
            "densenet",
            "9d60b8095a5708f2dcce2bca79d332c7",
            "30ee3e1110167f948a6b9946edeeb738",
        ),
        (
            "densenet169",
            "densenet",
            "d699b8f76981ab1b30698df4c175e90b",
            "b8c4d4c20dd625c148057b9ff1c1176b",
        ),
        (
            "densenet201",
            "densenet",
            "1ceb130c1ea1b78c3bf6114dbdfd8807",
            "c13680b51ded0fb44dff2d8f86ac8bb1",
        ),
    )
}
PUBLISHED |= {
    f"efficientnet{size}": Published(_BUCKET_OF_EFFICIENTNET, top, without)
    for size, top, without in (
        ("b0", "902e53a9f72be733fc0bcb005b3ebbac", "50bc09e76180e00e4465e1a485ddc09d"),
        ("b1", "1d254153d4ab51201f1646940f018540", "74c4e6b3e1f6a1eea24c589628592432"),
        ("b2", "b15cce36ff4dcbd00b6dd88e7857a6ad", "111f8e2ac8aa800a7a99e3239f7bfb39"),
        ("b3", "ffd1fdc53d0ce67064dc6a9c7960ede0", "af6d107764bb5b1abb91932881670226"),
        ("b4", "18c95ad55216b8f92d7e70b3a046e2fc", "ebc24e6d6c33eaebbd558eafbeedf1ba"),
        ("b5", "ace28f2a6363774853a83a0b21b9421a", "38879255a25d3c92d5e44e04ae6cec6f"),
        ("b6", "165f6e37dce68623721b423839de8be5", "9ecce42647a20130c1f39a5d4cb75743"),
        ("b7", "8c03f828fec3ef71311cd463b6759d99", "cbcfe4450ddf6f3ad90b1b398090fe4a"),
    )
}
"""By the name of the file without its end. The MobileNets have one for each width and size."""


def published(file: str) -> Published:
    """Where the files of that name are."""
    if file in PUBLISHED:
        return PUBLISHED[file]
    folder = "mobilenet_v2" if file.startswith("mobilenet_v2") else "mobilenet"
    return Published(f"{_BUCKET}{folder}/", suffix="_no_top.h5")


def checkWeights(owner: str, weights: Any) -> None:
    """FileNotFoundError where the weights of a file are asked for that is not there."""
    if weights is None or weights == "imagenet" or Path(weights).exists():
        return
    raise FileNotFoundError(
        f"{owner}: weights: expected None, 'imagenet' or the path of a file of weights; there is "
        f"no file {str(weights)!r}"
    )


def weighted(model: Any, said: dict[str, Any], file: str) -> Any:
    """The model with the weights that were asked for: None, the random ones it has; "imagenet",
    Keras's; or those of a file."""
    weights = said["weights"]
    if weights == "imagenet":
        source = published(file)
        name = f"{file}.h5" if said["includeTop"] else f"{file}{source.suffix}"
        weights = tf.util.getFile(
            {
                "fname": name,
                "origin": source.folder + name,
                "fileHash": source.top if said["includeTop"] else source.without,
                "cacheSubdir": "models",
            }
        )
    if weights is not None:
        model.loadWeightsFrom(weights)
    return model
