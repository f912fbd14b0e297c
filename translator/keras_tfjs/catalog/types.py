"""Declared types of parameters, and the words that option strings translate to.

A value is converted because its parameter is of such a type, never because of how it looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from keras_tfjs.catalog.words import camel, listed


class Type(StrEnum):
    """`value` is what needs no conversion: numbers, shapes and sizes, flags, names, data. `option`
    is a word of an extension, the same in both languages but for its spelling."""

    VALUE = "value"
    DATA = "data"
    EXAMPLES = "examples"
    SHAPE = "shape"
    DIMS = "dims"
    ACTIVATION = "activation"
    INITIALIZER = "initializer"
    REGULARIZER = "regularizer"
    CONSTRAINT = "constraint"
    LOSS = "loss"
    METRICS = "metrics"
    OPTIMIZER = "optimizer"
    DTYPE = "dtype"
    DATA_FORMAT = "data_format"
    PADDING = "padding"
    INTERPOLATION = "interpolation"
    MERGE_MODE = "merge_mode"
    FAN_MODE = "fan_mode"
    DISTRIBUTION = "distribution"
    MONITOR = "monitor"
    CALLBACKS = "callbacks"
    CLASS_WEIGHT = "class_weight"
    LAYERS = "layers"
    VERBOSE = "verbose"
    NONZERO = "nonzero"
    AXES = "axes"
    OPTION = "option"
    SIZES = "sizes"
    LISTED = "listed"
    NEGATED = "negated"
    OUTPUT_MODE = "output_mode"
    ORDER = "order"
    TRANSFORM = "transform"


TYPE_OF_NAME: Mapping[str, Type] = {
    "activation": Type.ACTIVATION,
    "recurrent_activation": Type.ACTIVATION,
    **{
        f"{weight}_initializer": Type.INITIALIZER
        for weight in [
            "kernel",
            "bias",
            "recurrent",
            "embeddings",
            "beta",
            "gamma",
            "moving_mean",
            "moving_variance",
            "depthwise",
            "pointwise",
            "alpha",
        ]
    },
    **{
        f"{weight}_regularizer": Type.REGULARIZER
        for weight in [
            "kernel",
            "bias",
            "activity",
            "recurrent",
            "embeddings",
            "beta",
            "gamma",
            "depthwise",
            "pointwise",
            "alpha",
        ]
    },
    **{
        f"{weight}_constraint": Type.CONSTRAINT
        for weight in [
            "kernel",
            "bias",
            "recurrent",
            "embeddings",
            "beta",
            "gamma",
            "depthwise",
            "pointwise",
            "alpha",
        ]
    },
    "initializer": Type.INITIALIZER,
    "regularizer": Type.REGULARIZER,
    "constraint": Type.CONSTRAINT,
    "loss": Type.LOSS,
    "metrics": Type.METRICS,
    "optimizer": Type.OPTIMIZER,
    "dtype": Type.DTYPE,
    "data_format": Type.DATA_FORMAT,
    "padding": Type.PADDING,
    "interpolation": Type.INTERPOLATION,
    "merge_mode": Type.MERGE_MODE,
    "monitor": Type.MONITOR,
    "callbacks": Type.CALLBACKS,
    "class_weight": Type.CLASS_WEIGHT,
    "shape": Type.DIMS,
    "input_shape": Type.DIMS,
    "batch_input_shape": Type.DIMS,
    "batch_shape": Type.DIMS,
    "target_shape": Type.DIMS,
    "noise_shape": Type.DIMS,
    "kernel_size": Type.SHAPE,
    "strides": Type.SHAPE,
    "pool_size": Type.SHAPE,
    "dilation_rate": Type.SHAPE,
    "size": Type.SHAPE,
    "cropping": Type.SHAPE,
    "dims": Type.DIMS,
    "axes": Type.SHAPE,
    "axis": Type.SHAPE,
    "newshape": Type.DIMS,
    "perm": Type.SHAPE,
    "begin": Type.SHAPE,
    "start_indices": Type.SHAPE,
    "paddings": Type.SHAPE,
    "multiples": Type.DIMS,
    "map_func": Type.TRANSFORM,
    "x": Type.DATA,
    "y": Type.DATA,
    "layers": Type.LAYERS,
    "output_mode": Type.OUTPUT_MODE,
    "mode": Type.OPTION,
    "fill_mode": Type.OPTION,
}
"""The type of a parameter by its Keras name, where the notation gives none."""


class Words:
    """Option strings of one type in both languages.

    `pairs` is written `keras=tfjs` or `word` (the same in both), first the words that the way back
    answers with; `none` are Keras's words without a counterpart, `extension` those that only the
    runtime takes (in camelCase), `back` (`tfjs=keras`) says what else TF.js understands.
    """

    def __init__(self, pairs: str, none: str = "", back: str = "", extension: str = "") -> None:
        further = [word.partition("=") for word in extension.split()]
        both = [word.partition("=") for word in pairs.split()]
        both += [(keras, "=", tfjs or camel(keras)) for keras, _, tfjs in further]
        self.to_tfjs = {keras: tfjs or keras for keras, _, tfjs in both}
        self.extension = frozenset(tfjs or camel(keras) for keras, _, tfjs in further)
        self.to_keras: dict[str, str] = {}
        for keras, _, tfjs in both:
            self.to_keras.setdefault(tfjs or keras, keras)
        for word in back.split():
            tfjs, _, keras = word.partition("=")
            self.to_keras[tfjs] = keras
        self.none = frozenset(none.split())

    @property
    def are_shared(self) -> bool:
        """Whether both languages write all of the words alike."""
        return not self.none and all(keras == tfjs for keras, tfjs in self.to_tfjs.items())

    def table(self, *, back: bool) -> Mapping[str, str]:
        return self.to_keras if back else self.to_tfjs


OLD_HARD_SIGMOID = "hardSigmoid"
"""TF.js's word for clip(0.2 x + 0.5, 0, 1), which Keras 1 and 2 called hard_sigmoid. Keras 3's own,
relu6(x + 3) / 6, is the extension hardSigmoid6."""

WORDS: Mapping[Type, Words] = {
    Type.DATA_FORMAT: Words(
        "channels_last=channelsLast channels_first=channelsFirst tf=channelsLast th=channelsFirst"
    ),
    Type.PADDING: Words("valid same", extension="causal"),
    Type.INTERPOLATION: Words("nearest bilinear", extension="bicubic lanczos3 lanczos5 area"),
    Type.MERGE_MODE: Words("concat sum mul ave"),
    Type.FAN_MODE: Words("fan_in=fanIn fan_out=fanOut fan_avg=fanAvg"),
    Type.DISTRIBUTION: Words(
        "uniform truncated_normal=normal normal", "untruncated_normal", "truncatedNormal=uniform"
    ),
    Type.DTYPE: Words(
        "float32 int32 bool string complex64 float=float32 int=int32 bool_=bool str=string "
        "float64=float32 double=float32 float16=float32 bfloat16=float32 int8=int32 uint8=int32 "
        "int16=int32 uint16=int32 uint32=int32 int64=int32 uint64=int32 complex128=complex64 "
        "mixed_float16=float32 mixed_bfloat16=float32"
    ),
    Type.ACTIVATION: Words(
        "linear relu relu6 elu selu sigmoid softmax softplus softsign tanh mish gelu "
        "log_softmax=logSoftmax silu=swish swish",
        extension="celu exponential glu hard_shrink hard_sigmoid=hardSigmoid6 "
        "hard_silu hard_swish=hardSilu hard_tanh "
        "leaky_relu log_sigmoid soft_shrink sparse_plus sparse_sigmoid sparsemax squareplus "
        "tanh_shrink threshold",
    ),
    Type.OUTPUT_MODE: Words(
        "multi_hot=multiHot one_hot=oneHot count binary=multiHot", extension="int tf_idf"
    ),
    Type.INITIALIZER: Words(
        "zeros ones glorot_uniform=glorotUniform glorot_normal=glorotNormal he_normal=heNormal "
        "he_uniform=heUniform lecun_normal=leCunNormal lecun_uniform=leCunUniform "
        "random_normal=randomNormal random_uniform=randomUniform truncated_normal=truncatedNormal "
        "orthogonal identity variance_scaling=varianceScaling constant "
        "uniform=randomUniform normal=randomNormal zero=zeros one=ones "
        "Zeros=zeros Ones=ones GlorotUniform=glorotUniform GlorotNormal=glorotNormal "
        "HeNormal=heNormal HeUniform=heUniform LecunNormal=leCunNormal LecunUniform=leCunUniform "
        "RandomNormal=randomNormal RandomUniform=randomUniform TruncatedNormal=truncatedNormal "
        "Orthogonal=orthogonal Identity=identity VarianceScaling=varianceScaling Constant=constant",
        extension="stft STFT=stft STFTInitializer=stft",
    ),
    Type.CONSTRAINT: Words(
        "max_norm=maxNorm non_neg=nonNeg unit_norm=unitNorm min_max_norm=minMaxNorm "
        "MaxNorm=maxNorm NonNeg=nonNeg UnitNorm=unitNorm MinMaxNorm=minMaxNorm"
    ),
    Type.LOSS: Words(
        "mean_squared_error=meanSquaredError mean_absolute_error=meanAbsoluteError "
        "mean_absolute_percentage_error=meanAbsolutePercentageError "
        "mean_squared_logarithmic_error=meanSquaredLogarithmicError "
        "binary_crossentropy=binaryCrossentropy "
        "categorical_crossentropy=categoricalCrossentropy "
        "sparse_categorical_crossentropy=sparseCategoricalCrossentropy "
        "kl_divergence=kullbackLeiblerDivergence poisson hinge squared_hinge=squaredHinge "
        "categorical_hinge=categoricalHinge log_cosh=logcosh cosine_similarity=cosineProximity "
        "mse=meanSquaredError MSE=meanSquaredError mae=meanAbsoluteError MAE=meanAbsoluteError "
        "mape=meanAbsolutePercentageError MAPE=meanAbsolutePercentageError "
        "msle=meanSquaredLogarithmicError MSLE=meanSquaredLogarithmicError "
        "bce=binaryCrossentropy BCE=binaryCrossentropy kld=kullbackLeiblerDivergence "
        "KLD=kullbackLeiblerDivergence kullback_leibler_divergence=kullbackLeiblerDivergence "
        "logcosh cosine_proximity=cosineProximity cosine=cosineProximity "
        "KLDivergence=kullbackLeiblerDivergence MeanSquaredError=meanSquaredError",
    ),
    Type.METRICS: Words(
        "accuracy acc=accuracy mse mae mape binary_accuracy=binaryAccuracy "
        "categorical_accuracy=categoricalAccuracy "
        "sparse_categorical_crossentropy=sparseCategoricalCrossentropy "
        "categorical_crossentropy=categoricalCrossentropy "
        "MSE=mse MAE=mae MAPE=mape mean_squared_error=mse mean_absolute_error=mae "
        "mean_absolute_percentage_error=mape",
        "huber crossentropy ce",
        "acc=accuracy",
    ),
}
"""Strings by type. Optimizers and regularizers need more than another word: python/values.py."""

READ_LATER: Mapping[Type, frozenset[str]] = {
    Type.ACTIVATION: frozenset(),
    Type.INITIALIZER: frozenset(),
    Type.CONSTRAINT: frozenset(),
    Type.LOSS: frozenset({"hinge"}),
    Type.METRICS: frozenset({"precision"}),
    Type.OPTIMIZER: frozenset({"adagrad", "adadelta", "adamax"}),
    Type.REGULARIZER: frozenset({"l1l2"}),
}
"""Types whose words of Keras the runtime reads besides TF.js's, and in lower case the words that
the two spell alike and mean other things by."""

FUNCTION_METRICS: Mapping[str, str] = {
    "sparse_categorical_accuracy": "tfjs.metrics.sparseCategoricalAccuracy",
}
"""Metric strings of Keras for which TF.js has a function but no string."""

_OWN_KEYS = listed(
    "binary_accuracy categorical_accuracy categorical_crossentropy sparse_categorical_crossentropy"
)

METRIC_KEYS: Mapping[str, str] = {
    "accuracy": "acc",
    "acc": "acc",
    "sparse_categorical_accuracy": "sparseCategoricalAccuracy",
    **{word: WORDS[Type.METRICS].to_tfjs[word] for word in _OWN_KEYS},
    **{
        word: WORDS[Type.METRICS].to_tfjs[word]
        for word in WORDS[Type.METRICS].to_tfjs
        if "mean_" in word
    },
}
"""Keys of History, logs and monitors, without `val_`: Keras's to TF.js's."""

METRIC_KEYS_BACK: Mapping[str, str] = {
    "acc": "accuracy",
    "sparseCategoricalAccuracy": "sparse_categorical_accuracy",
    **{METRIC_KEYS[word]: word for word in _OWN_KEYS},
}
