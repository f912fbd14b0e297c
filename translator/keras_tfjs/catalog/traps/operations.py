"""Traps of operations on arrays and of random numbers."""

from __future__ import annotations

from keras_tfjs.catalog.traps.trap import Trap

OPERATIONS = (
    Trap(
        "div",
        "numpy.divide numpy.true_divide keras.ops.divide tfjs.div",
        "tf.div of whole numbers floors.",
        ".toFloat() in front",
        'astype("float32") stays',
    ),
    Trap(
        "dtypes",
        "numpy.array keras.ops.convert_to_tensor keras.ops.one_hot keras.ops.arange tfjs.tensor "
        "tfjs.scalar tfjs.range tfjs.oneHot",
        "Whole numbers are float32 in TF.js, and oneHot is int32.",
        "the type is written where it matters",
        "the type is written where it matters",
        "KT210",
    ),
    Trap(
        "axis0",
        "numpy.argmax numpy.argmin numpy.cumsum numpy.cumprod numpy.take tfjs.argMax tfjs.argMin "
        "tfjs.cumsum tfjs.cumprod tfjs.gather",
        "Without an axis NumPy flattens, TF.js takes the first axis.",
        ".flatten() in front",
        "axis=0 is written out",
    ),
    Trap(
        "order",
        "numpy.split keras.ops.split keras.ops.one_hot keras.ops.batch_normalization "
        "keras.layers.Layer.add_weight tfjs.split tfjs.oneHot tfjs.batchNorm",
        "Arguments come in another order, and split takes sizes, not places.",
        "arguments by their meaning; places become sizes",
        "sizes stay",
    ),
    Trap(
        "int-float",
        "numpy.sqrt numpy.exp keras.ops.sqrt keras.ops.exp tfjs.sqrt tfjs.exp tfjs.floor "
        "tfjs.softmax tfjs.einsum",
        "Functions of real numbers refuse int32 in TF.js; softmax takes the last axis only.",
        ".toFloat() in front",
        'astype("float32") stays',
    ),
    Trap(
        "grads",
        "tensorflow.GradientTape tfjs.grad tfjs.variableGrads",
        "TF.js has no gradient for 73 operations, such as cumprod, einsum and topk.",
        "extensions.js and the runtime have them",
        "a GradientTape",
    ),
    Trap(
        "shuffle",
        "keras.utils.set_random_seed numpy.random.seed keras.Model.fit tfjs.LayersModel.fit",
        "Nothing seeds all random numbers of TF.js.",
        "util.setRandomSeed, an extension, after which every run draws the same",
        "keras.utils.set_random_seed",
        "",
    ),
    Trap(
        "seed",
        "keras.layers.Dropout keras.layers.SpatialDropout1D tfjs.layers.dropout",
        "A seeded dropout of TF.js repeats its mask at every call.",
        "the seed is left out, and said",
        "the seed",
        "KT212",
    ),
    Trap(
        "seed-num",
        "keras.random. keras.initializers. tfjs.randomNormal tfjs.randomUniform",
        "The same seed draws other numbers.",
        "said; under --exact initializers and draws ask the runtime for Keras's numbers",
        "the asking is left out; said where it is missing",
        "KT212",
    ),
)
