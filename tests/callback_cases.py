"""Trainings with callbacks that write files, change the rate or stop, here and in TensorFlow.js."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from fit_cases import data, initial, of

import tfjs as tf


@dataclass(frozen=True)
class Training:
    """`runs`: for each call of `fit`, with a new model from the same weights, its number of epochs.
    "<folder>" in a config is a folder of the training's own."""

    name: str
    callbacks: Sequence[Mapping[str, Any]]
    optimizer: Mapping[str, Any] = field(default_factory=lambda: of("train.adam", learningRate=0.1))
    runs: Sequence[int] = (4,)

    def request(self, folder: Path) -> dict[str, Any]:
        return {
            "name": self.name,
            "callbacks": _in_folder(list(self.callbacks), folder),
            "optimizer": self.optimizer,
            "runs": self.runs,
            "folder": str(folder),
            "weights": initial("amounts"),
            "data": data("amounts"),
        }


def _in_folder(value: Any, folder: Path) -> Any:
    return json.loads(json.dumps(value).replace("<folder>", str(folder)))


def _backup(**config: Any) -> Mapping[str, Any]:
    return of("callbacks.backupAndRestore", backupDir="<folder>/backup", **config)


def _checkpoint(**config: Any) -> Mapping[str, Any]:
    path = "<folder>/e{epoch:02d}"
    return of("callbacks.modelCheckpoint", filepath=path, monitor="loss", **config)


_PLATEAU = {"monitor": "loss", "factor": 0.5, "minDelta": 0.3, "cooldown": 1, "minLr": 0.02}
_EMA = {"useEma": True, "emaMomentum": 0.5}

TRAININGS = (
    Training("logs in a CSV file", [of("callbacks.csvLogger", filename="<folder>/log.csv")]),
    Training(
        "logs added to a CSV file",
        [of("callbacks.csvLogger", filename="<folder>/log.csv", append=True, separator=";")],
        runs=(2, 1),
    ),
    Training("models of all epochs", [_checkpoint()]),
    Training("models of every second epoch", [_checkpoint(period=2)]),
    Training("models that are better", [_checkpoint(saveBestOnly=True)]),
    Training("weights of models", [_checkpoint(saveWeightsOnly=True, saveFreq=2)]),
    Training(
        "a rate for each epoch",
        [
            of(
                "callbacks.learningRateScheduler",
                schedule=of(
                    "train.exponentialDecay", initialLearningRate=0.2, decaySteps=1, decayRate=0.5
                ),
            )
        ],
    ),
    Training(
        "optimizers for weights",
        [],
        of(
            "train.multiOptimizer",
            optimizerMap=of(
                "train.optimizerMap", defaultOptimizer=of("train.sgd", learningRate=0.1)
            ),
        ),
    ),
    Training("a rate that shrinks", [of("callbacks.reduceLROnPlateau", patience=1, **_PLATEAU)]),
    Training(
        "a stop without progress",
        [of("callbacks.earlyStopping", monitor="loss", minDelta=0.3, restoreBestWeights=True)],
        runs=(8,),
    ),
    Training(
        "a stop at a loss that is no number",
        [of("callbacks.terminateOnNaN")],
        of("train.sgd", learningRate=1e30),
    ),
    Training(
        "averages in the end",
        [of("callbacks.swapEMAWeights")],
        of("train.adam", learningRate=0.1, **_EMA),
    ),
    Training(
        "averages after each epoch",
        [of("callbacks.swapEMAWeights", swapOnEpoch=True), _checkpoint()],
        of("train.adam", learningRate=0.1, **_EMA),
    ),
    *(
        Training(f"resumed with {name}", [_backup(deleteCheckpoint=False)], optimizer, (2, 4))
        for name, optimizer in {
            "adam": of("train.adam", learningRate=0.1),
            "momentum": of("train.momentum", learningRate=0.05, momentum=0.9),
            "adamW": of("train.adamW", learningRate=0.1),
            "clipped rmsprop": of("train.rmsprop", learningRate=0.05, clipnorm=0.5),
        }.items()
    ),
    Training("a backup that goes", [_backup()]),
)


def _made(given: Mapping[str, Any]) -> Any:
    space, name = given["of"].split(".")
    config = {
        key: _made(value) if isinstance(value, dict) and "of" in value else value
        for key, value in given["with"].items()
    }
    return getattr(getattr(tf, space), name)(config)


def computed(case: Training, folder: Path) -> dict[str, Any]:
    """What the runtime makes of it: the curves, the final weights, the files."""
    request = case.request(folder)
    x, y = tf.tensor(request["data"]["x"]), tf.tensor(request["data"]["y"])
    curves, final = [], []
    for epochs in case.runs:
        model = tf.sequential(
            {
                "layers": [
                    tf.layers.dense({"units": 5, "activation": "tanh", "inputShape": [4]}),
                    tf.layers.dense({"units": 1}),
                ]
            }
        )
        model.setWeights([tf.tensor(one) for one in request["weights"]])
        model.compile({"optimizer": _made(case.optimizer), "loss": "meanSquaredError"})
        config = {"batchSize": 8, "epochs": epochs, "shuffle": False, "verbose": 0}
        callbacks = [_made(one) for one in request["callbacks"]]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            history = model.fit(x, y, {**config, "callbacks": callbacks}).result().history
        curves.append({key: [float(one) for one in column] for key, column in history.items()})
        final.append([np.asarray(one).tolist() for one in model.getWeights()])
    return {"curves": curves, "final": final, "files": files(folder)}


def files(folder: Path) -> dict[str, Any]:
    """The names of the files that were written; the numbers in tables and in saved weights."""
    found: dict[str, Any] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.suffix == ".csv":
            rows = path.read_text("utf-8").split("\n")
            found[name] = [row.strip().replace(";", ",").split(",") for row in rows if row]
        elif path.name == "model.json":
            manifest = json.loads(path.read_text("utf-8"))["weightsManifest"][0]
            found[name] = [list(one["shape"]) for one in manifest["weights"]]
            binary = path.parent / manifest["paths"][0]
            found[f"{path.parent.name}/weights"] = np.frombuffer(
                binary.read_bytes(), "float32"
            ).tolist()
    return found
