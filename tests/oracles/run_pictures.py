"""What real Keras computes for the cases of tests/picture_cases.py.

A JSON list of requests on standard input, the list of answers on the last line of output.
"""

import json
import re
import sys

import numpy as np
import pandas as pd
import tensorflow as tf


def snake(options):
    words = {"channelsFirst": "channels_first", "multiOutput": "multi_output"}
    return {
        re.sub("([A-Z])", lambda found: "_" + found[1].lower(), key): (
            words.get(value, value) if isinstance(value, str) else value
        )
        for key, value in options.items()
    }


def flat(value):
    if isinstance(value, list | tuple):
        return [array for one in value for array in flat(one)]
    return [np.asarray(value).tolist()]


def answer(case):
    pictures = np.array(case["pictures"], np.float32)
    generator = tf.keras.preprocessing.image.ImageDataGenerator(**snake(case["config"]))
    if case["fit"] is not None:
        generator.fit(pictures, **snake(case["fit"]))
    labels = np.array(case["labels"]) if case["labelled"] else None
    options = {"seed": 3, "batch_size": 3, **snake(case["flow"])}
    if case["weighted"]:
        options["sample_weight"] = np.arange(len(pictures))
    batches = generator.flow(pictures, labels, **options)
    made = [next(batches) for _ in range(5)]
    made += [batches[0], generator.standardize(pictures[0].copy())]
    made.append(generator.random_transform(pictures[0], 5))
    return flat(made)


def of_files(case):
    generator = tf.keras.preprocessing.image.ImageDataGenerator(**snake(case["config"]))
    options = {"seed": 3, "batch_size": 3, "target_size": (6, 5), **snake(case["options"])}
    if case["table"] is None:
        batches = generator.flow_from_directory(case["folder"], **options)
    else:
        table = pd.DataFrame(case["table"])
        batches = generator.flow_from_dataframe(table, case["folder"], **options)
    made = flat([next(batches), batches[0]])
    names = sorted(getattr(batches, "class_indices", {}).items())
    return [made, batches.samples, batches.filenames, names]


print(
    json.dumps(
        [of_files(case) if "folder" in case else answer(case) for case in json.load(sys.stdin)]
    )
)
