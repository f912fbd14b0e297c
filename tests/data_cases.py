"""Pipelines of tf.data as programs write them, for real TensorFlow, the runtime and Node.

Each is an expression of a dataset in Keras Python; `x` and `y` are arrays, `tf` is TensorFlow.
"""

from __future__ import annotations

PIPELINES: dict[str, str] = {
    "rows of one array": "tf.data.Dataset.from_tensor_slices(x)",
    "rows of two arrays": "tf.data.Dataset.from_tensor_slices((x, y))",
    "rows of a dict": 'tf.data.Dataset.from_tensor_slices({"a": x, "b": y})',
    "inputs in a dict, and labels": 'tf.data.Dataset.from_tensor_slices(({"a": x}, y)).batch(4)',
    "one element": "tf.data.Dataset.from_tensors((x, y))",
    "a range": "tf.data.Dataset.range(2, 11, 3)",
    "batches": "tf.data.Dataset.from_tensor_slices((x, y)).batch(3)",
    "whole batches": "tf.data.Dataset.from_tensor_slices((x, y)).batch(3, drop_remainder=True)",
    "batches of batches": "tf.data.Dataset.from_tensor_slices(x).batch(3).batch(2)",
    "taken": "tf.data.Dataset.range(9).take(4)",
    "all taken": "tf.data.Dataset.range(5).take(-1)",
    "skipped": "tf.data.Dataset.range(9).skip(4)",
    "more skipped than there are": "tf.data.Dataset.range(3).skip(5)",
    "a part in the middle": "tf.data.Dataset.range(9).skip(2).take(3).batch(2)",
    "repeated": "tf.data.Dataset.range(3).repeat(2)",
    "the start of an endless one": "tf.data.Dataset.range(3).repeat().take(7)",
    "batches across repetitions": "tf.data.Dataset.range(5).repeat(2).batch(3)",
    "every other": "tf.data.Dataset.range(9).shard(2, 1)",
    "one after the other": "tf.data.Dataset.range(3).concatenate(tf.data.Dataset.range(7, 9))",
    "mapped": "tf.data.Dataset.range(4).map(lambda n: n * 2 + 1)",
    "mapped pairs": (
        "tf.data.Dataset.from_tensor_slices((x, y))"
        ".map(lambda a, b: (a / 2.0, b + 1), num_parallel_calls=tf.data.AUTOTUNE)"
    ),
    "pairs made one": "tf.data.Dataset.from_tensor_slices((x, y)).map(lambda a, b: a)",
    "one made pairs": "tf.data.Dataset.range(3).map(lambda n: (n, n * n))",
    "batches mapped": (
        "tf.data.Dataset.from_tensor_slices((x, y)).batch(4)"
        ".map(lambda a, b: (tf.reduce_sum(a, axis=1), b)).prefetch(tf.data.AUTOTUNE)"
    ),
    "filtered": "tf.data.Dataset.range(9).filter(lambda n: n > 4)",
    "pairs filtered": "tf.data.Dataset.from_tensor_slices((x, y)).filter(lambda a, b: b > 2)",
    "numbered": "tf.data.Dataset.from_tensor_slices(x).enumerate(5)",
    "side by side": "tf.data.Dataset.zip((tf.data.Dataset.range(4), tf.data.Dataset.range(5, 8)))",
    "in a dict side by side": (
        'tf.data.Dataset.zip({"a": tf.data.Dataset.range(2), "b": tf.data.Dataset.range(2, 4)})'
    ),
    "pulled apart": "tf.data.Dataset.from_tensor_slices((x, y)).batch(4).unbatch()",
    "windows": (
        "tf.data.Dataset.range(7).window(3, shift=1, drop_remainder=True)"
        ".flat_map(lambda w: w.batch(3))"
    ),
    "windows at the end": "tf.data.Dataset.range(7).window(3).flat_map(lambda w: w.batch(3))",
    "windows with gaps": (
        "tf.data.Dataset.range(9).window(2, shift=4, stride=2).flat_map(lambda w: w.batch(2))"
    ),
    "windows into inputs and labels": (
        "tf.data.Dataset.range(8).window(4, shift=1, drop_remainder=True)"
        ".flat_map(lambda w: w.batch(4)).map(lambda w: (w[:-1], w[-1:])).batch(2)"
    ),
    "in turns": (
        "tf.data.Dataset.range(1, 4).interleave("
        "lambda n: tf.data.Dataset.from_tensors(n).repeat(3), cycle_length=2, block_length=2)"
    ),
    "filled up": (
        "tf.data.Dataset.from_generator(ragged, output_types=tf.int32, output_shapes=[None])"
        ".padded_batch(2, padded_shapes=[None])"
    ),
    "filled up with something": (
        "tf.data.Dataset.from_generator(ragged, output_types=tf.int32, output_shapes=[None])"
        ".padded_batch(3, padded_shapes=[4], padding_values=-1)"
    ),
    "of a generator": (
        "tf.data.Dataset.from_generator(pairs, output_signature=("
        "tf.TensorSpec(shape=(2,), dtype=tf.float32), tf.TensorSpec(shape=(), dtype=tf.int32)))"
        ".batch(2)"
    ),
    "kept": "tf.data.Dataset.range(4).map(lambda n: n * n).cache().repeat(2)",
    "applied": "tf.data.Dataset.range(6).apply(lambda d: d.batch(4))",
}

HEAD = """
import numpy as np
import tensorflow as tf

x = np.arange(14, dtype="float32").reshape(7, 2)
y = np.array([0, 1, 2, 3, 4, 5, 6])


def ragged():
    for n in range(1, 4):
        yield list(range(n))


def pairs():
    for n in range(3):
        yield [float(n), float(n) + 0.5], n

"""
