"""Pictures that `imageDataGenerator` changes: its options, what its batches are made of, and the
seeds from which numpy.random draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

import tfjs as tf

SIDE = (9, 7)
COUNT = 7


@dataclass(frozen=True)
class Pictures:
    """`next` and `[place]` of batches of the same pictures."""

    about: str
    config: Mapping[str, Any] = field(default_factory=dict)
    flow: Mapping[str, Any] = field(default_factory=dict)
    channels: int = 3
    lowest: float = 0
    fit: Mapping[str, Any] | None = None
    labelled: bool = True
    weighted: bool = False

    @property
    def request(self) -> dict[str, Any]:
        """The case with its pictures, for the other libraries."""
        return {**asdict(self), "pictures": self.pictures.tolist(), "labels": self.labels}

    @property
    def pictures(self) -> Any:
        drawn = np.random.RandomState(len(self.about))
        shape = (COUNT, *SIDE, self.channels)
        if self.config.get("dataFormat") == "channelsFirst":
            shape = (COUNT, self.channels, *SIDE)
        return np.floor(drawn.uniform(self.lowest, 256, shape)).astype(np.float32)

    @property
    def labels(self) -> list[int]:
        return [place % 2 for place in range(COUNT)]

    def computed(self) -> list[Any]:
        """What the runtime makes of it: five batches that follow each other and one by its place,
        then a picture standardized and one transformed."""
        generator = tf.data.imageDataGenerator(dict(self.config))
        if self.fit is not None:
            generator.fit(self.pictures, dict(self.fit))
        labels = np.array(self.labels) if self.labelled else None
        weights = {"sampleWeight": np.arange(COUNT)} if self.weighted else {}
        batches = generator.flow(
            self.pictures, labels, {"seed": 3, "batchSize": 3, **self.flow, **weights}
        )
        made = [next(batches) for _ in range(5)]
        made += [batches[0], generator.standardize(self.pictures[0])]
        made.append(generator.randomTransform(self.pictures[0], 5))
        return flat(made)


def flat(value: Any) -> list[Any]:
    """The arrays in a structure."""
    if isinstance(value, list | tuple):
        return [array for one in value for array in flat(one)]
    return [np.asarray(value)]


TURNED = {"rotationRange": 40}
ALL = {
    "rotationRange": 30,
    "widthShiftRange": 0.2,
    "heightShiftRange": 0.1,
    "shearRange": 20,
    "zoomRange": 0.3,
    "horizontalFlip": True,
    "verticalFlip": True,
    "channelShiftRange": 30.0,
    "rescale": 1 / 255,
}
PICTURES = (
    Pictures("nothing changed"),
    Pictures("rescaled", {"rescale": 1 / 255}),
    Pictures("in order", {"horizontalFlip": True}, {"shuffle": False}),
    Pictures("one label less", {"rescale": 0.5}, labelled=False),
    Pictures("weighted", {"rescale": 0.5}, weighted=True),
    Pictures("turned", TURNED),
    Pictures("turned and filled with a number", {**TURNED, "fillMode": "constant", "cval": 9.0}),
    Pictures("turned and mirrored", {**TURNED, "fillMode": "reflect"}),
    Pictures("turned and wrapped", {**TURNED, "fillMode": "wrap"}),
    Pictures("turned to the nearest pixel", {**TURNED, "interpolationOrder": 0}),
    Pictures("moved by parts", {"widthShiftRange": 0.4, "heightShiftRange": 0.3}),
    Pictures("moved by pixels", {"widthShiftRange": 4, "heightShiftRange": 2.5}),
    Pictures("moved by listed pixels", {"widthShiftRange": [-2, 1, 3], "fillMode": "reflect"}),
    Pictures("moved far and mirrored", {"heightShiftRange": 30.5, "fillMode": "reflect"}),
    Pictures("moved far and wrapped", {"heightShiftRange": 30.5, "fillMode": "wrap"}),
    Pictures("sheared", {"shearRange": 45}),
    Pictures("zoomed", {"zoomRange": 0.5}),
    Pictures("zoomed within limits", {"zoomRange": [0.4, 0.7], "fillMode": "wrap"}),
    Pictures("flipped", {"horizontalFlip": True, "verticalFlip": True}),
    Pictures("tinted", {"channelShiftRange": 80.0}),
    Pictures("brighter", {"brightnessRange": [0.3, 1.8]}),
    Pictures("brighter beyond shades", {"brightnessRange": [0.3, 1.8]}, lowest=-90),
    Pictures("brighter grey", {"brightnessRange": [0.3, 1.8]}, channels=1),
    Pictures("brighter and transparent", {"brightnessRange": [0.3, 1.8]}, channels=4),
    Pictures("all at once", ALL),
    Pictures("all at once, channels first", {**ALL, "dataFormat": "channelsFirst"}),
    Pictures("each on its own", {"samplewiseCenter": True, "samplewiseStdNormalization": True}),
    Pictures("the mean of all", {"featurewiseCenter": True, "rescale": 0.01}, fit={}),
    Pictures(
        "the deviation of all",
        {"featurewiseCenter": True, "featurewiseStdNormalization": True},
        fit={},
    ),
    Pictures(
        "fitted to changed pictures",
        {**ALL, "featurewiseCenter": True, "featurewiseStdNormalization": True},
        fit={"augment": True, "rounds": 2, "seed": 4},
    ),
    Pictures("whitened", {"zcaWhitening": True, "featurewiseCenter": True}, fit={}, channels=1),
    Pictures("the training part", {"validationSplit": 0.4}, {"subset": "training"}),
    Pictures("the validating part", {"validationSplit": 0.4}, {"subset": "validation"}),
)


@dataclass(frozen=True)
class Files:
    """Batches of the pictures of a folder's folders, or of those that a table names."""

    about: str
    method: str
    config: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    table: Mapping[str, Any] | None = None

    def request(self, folder: str) -> dict[str, Any]:
        """The case with its folder, for Keras."""
        return {**asdict(self), "folder": folder}

    def computed(self, folder: str) -> list[Any]:
        """Two batches, and the classes with what is known of the files."""
        generator = tf.data.imageDataGenerator(dict(self.config))
        options = {"seed": 3, "batchSize": 3, "targetSize": [6, 5], **self.options}
        if self.method == "flowFromDirectory":
            batches = generator.flowFromDirectory(folder, options)
        else:
            batches = generator.flowFromDataframe(dict(self.table or {}), folder, options)
        made = flat([next(batches), batches[0]])
        names = sorted(getattr(batches, "classIndices", {}).items())
        return [[one.tolist() for one in made], batches.samples, batches.filenames, names]


TABLE = {
    "filename": ["cat/0.png", "dog/1.png", "cat/gone.png", "dog/2.png", "cat/3.jpg", "dog/4.png"],
    "class": ["cat", "dog", "cat", "dog", "cat", "dog"],
    "several": [["cat"], ["cat", "dog"], ["dog"], ["dog"], ["bird"], ["cat"]],
    "size": [1.0, 2.5, 3.0, 4.5, 5.0, 6.5],
    "age": [3, 1, 4, 1, 5, 9],
}
FILES = (
    Files("a folder for a class", "flowFromDirectory", {"rescale": 1 / 255}),
    Files("changed", "flowFromDirectory", ALL, {"classMode": "binary"}),
    Files("named classes", "flowFromDirectory", {}, {"classes": ["dog", "cat"]}),
    Files("whole numbers", "flowFromDirectory", {}, {"classMode": "sparse", "shuffle": False}),
    Files("no labels", "flowFromDirectory", {}, {"classMode": None, "colorMode": "grayscale"}),
    Files("the pictures themselves", "flowFromDirectory", {}, {"classMode": "input"}),
    Files("smooth", "flowFromDirectory", {}, {"interpolation": "bilinear"}),
    Files("of one proportion", "flowFromDirectory", {}, {"keepAspectRatio": True}),
    Files(
        "the validating part of folders",
        "flowFromDirectory",
        {"validationSplit": 0.4},
        {"subset": "validation"},
    ),
    Files("a table", "flowFromDataframe", {"rescale": 1 / 255}, {}, TABLE),
    Files("two classes", "flowFromDataframe", ALL, {"classMode": "binary"}, TABLE),
    Files("some classes", "flowFromDataframe", {}, {"classes": ["dog"]}, TABLE),
    Files("several classes", "flowFromDataframe", {}, {"yCol": "several"}, TABLE),
    Files("numbers", "flowFromDataframe", {}, {"classMode": "raw", "yCol": "size"}, TABLE),
    Files("rows", "flowFromDataframe", {}, {"classMode": "raw", "yCol": ["size", "age"]}, TABLE),
    Files(
        "several outputs",
        "flowFromDataframe",
        {},
        {"classMode": "multiOutput", "yCol": ["size", "age"]},
        TABLE,
    ),
    Files("weights", "flowFromDataframe", {}, {"weightCol": "size"}, TABLE),
    Files(
        "the training part of a table",
        "flowFromDataframe",
        {"validationSplit": 0.4},
        {"subset": "training"},
        TABLE,
    ),
)


def written(folder: Path) -> str:
    """Pictures of several sizes in the folders cat and dog."""
    from PIL import Image

    drawn = np.random.RandomState(0)
    for place in range(7):
        ending = "jpg" if place == 3 else "png"
        inside = folder / ("dog" if place % 3 else "cat")
        inside.mkdir(exist_ok=True)
        shades = drawn.randint(0, 256, (5 + place, 8, 3)).astype(np.uint8)
        Image.fromarray(shades).save(inside / f"{place}.{ending}")
    (folder / "cat" / "notes.txt").write_text("no picture")
    return str(folder)
