"""Functions on arrays: keras.ops, NumPy and TensorFlow <-> tf.*."""

from __future__ import annotations

from collections.abc import Mapping

from keras_tfjs.catalog.row import Row, parameters
from keras_tfjs.catalog.words import listed

_LIBRARIES = {"ops": "keras.ops", "np": "numpy", "tf": "tensorflow", "nn": "tensorflow.nn"}


_ALSO_IN_MATH = frozenset(
    f"tf.{name}"
    for name in listed(
        "acos acosh asin asinh atan atan2 atanh cosh sinh tan not_equal greater_equal less_equal "
        "logical_and logical_or argmax argmin reduce_all reduce_any cumsum"
    )
)
"""Functions of TensorFlow that it has under tf.math, too."""


def function(
    tfjs: str, names: str, words: str, *, flat: str | None = None, method: bool = True
) -> Row:
    """A row of one TF.js function. The first of `names` is what the way back writes; `ops.`, `np.`,
    `tf.` and `nn.` stand for the libraries."""
    spelled = []
    for name in names.split():
        library, _, rest = name.partition(".")
        spelled.append(f"{_LIBRARIES[library]}.{rest}")
    spelled += [f"tensorflow.math.{each[3:]}" for each in names.split() if each in _ALSO_IN_MATH]
    found = parameters(words)
    return Row(
        keras=spelled[0],
        tfjs=f"tfjs.{tfjs}",
        parameters=found,
        places=tuple(each.keras for each in found if each.tfjs is not None),
        config=False,
        flat=flat,
        method=method,
        bare=True,
        aliases=tuple(spelled[1:]),
    )


_X = "x/a/input/arr/tensor/features/z"
_PAIR = "x1/x/a x2/y/b"
_REDUCE = "x/a/input_tensor | axis(reduction_indices):axes keepdims(keep_dims)=keepDims~False"

_UNARY = """
abs=ops.abs,ops.absolute,np.abs,np.absolute,tf.abs,tf.math.abs
acos=ops.arccos,np.arccos,tf.acos asin=ops.arcsin,np.arcsin,tf.asin
atan=ops.arctan,np.arctan,tf.atan acosh=ops.arccosh,np.arccosh,tf.acosh
asinh=ops.arcsinh,np.arcsinh,tf.asinh atanh=ops.arctanh,np.arctanh,tf.atanh
ceil=ops.ceil,np.ceil,tf.math.ceil
cos=ops.cos,np.cos,tf.cos,tf.math.cos
cosh=ops.cosh,np.cosh,tf.cosh erf=ops.erf,tf.math.erf exp=ops.exp,np.exp,tf.exp,tf.math.exp
expm1=ops.expm1,np.expm1,tf.math.expm1 floor=ops.floor,np.floor,tf.floor,tf.math.floor
isFinite=ops.isfinite,np.isfinite,tf.math.is_finite isInf=ops.isinf,np.isinf,tf.math.is_inf
isNaN=ops.isnan,np.isnan,tf.math.is_nan log=ops.log,np.log,tf.math.log,tf.log
log1p=ops.log1p,np.log1p,tf.math.log1p logSigmoid=ops.log_sigmoid,tf.math.log_sigmoid
logicalNot=ops.logical_not,np.logical_not,tf.logical_not,tf.math.logical_not
neg=ops.negative,np.negative,tf.negative,tf.math.negative
reciprocal=ops.reciprocal,np.reciprocal,tf.math.reciprocal
relu=ops.relu,nn.relu relu6=ops.relu6,nn.relu6 round=np.rint,tf.round,tf.math.round
rsqrt=ops.rsqrt,tf.math.rsqrt selu=ops.selu,nn.selu
sigmoid=ops.sigmoid,tf.sigmoid,nn.sigmoid,tf.math.sigmoid
sign=ops.sign,np.sign,tf.sign,tf.math.sign sin=ops.sin,np.sin,tf.sin,tf.math.sin
sinh=ops.sinh,np.sinh,tf.sinh softplus=ops.softplus,nn.softplus,tf.math.softplus
sqrt=ops.sqrt,np.sqrt,tf.sqrt,tf.math.sqrt square=ops.square,np.square,tf.square,tf.math.square
tan=ops.tan,np.tan,tf.tan tanh=ops.tanh,np.tanh,tf.tanh,nn.tanh,tf.math.tanh
zerosLike=ops.zeros_like,np.zeros_like,tf.zeros_like
onesLike=ops.ones_like,np.ones_like,tf.ones_like
Tensor.flatten=ops.ravel,np.ravel
"""

_BINARY = """
add=ops.add,np.add,tf.add,tf.math.add sub=ops.subtract,np.subtract,tf.subtract,tf.math.subtract
mul=ops.multiply,np.multiply,tf.multiply,tf.math.multiply
div=ops.divide,ops.true_divide,np.divide,np.true_divide,tf.divide,tf.math.divide
floorDiv=ops.floor_divide,np.floor_divide,tf.math.floordiv mod=ops.mod,np.mod,tf.math.floormod
pow=ops.power,np.power,tf.pow,tf.math.pow maximum=ops.maximum,np.maximum,tf.maximum,tf.math.maximum
minimum=ops.minimum,np.minimum,tf.minimum,tf.math.minimum atan2=ops.arctan2,np.arctan2,tf.atan2
squaredDifference=tf.math.squared_difference
equal=ops.equal,np.equal,tf.equal,tf.math.equal notEqual=ops.not_equal,np.not_equal,tf.not_equal
greater=ops.greater,np.greater,tf.greater,tf.math.greater
greaterEqual=ops.greater_equal,np.greater_equal,tf.greater_equal
less=ops.less,np.less,tf.less,tf.math.less lessEqual=ops.less_equal,np.less_equal,tf.less_equal
logicalAnd=ops.logical_and,np.logical_and,tf.logical_and
logicalOr=ops.logical_or,np.logical_or,tf.logical_or
logicalXor=ops.logical_xor,np.logical_xor
"""

_REDUCTIONS = """
mean=ops.mean,np.mean,tf.reduce_mean,tf.math.reduce_mean
sum=ops.sum,np.sum,tf.reduce_sum,tf.math.reduce_sum
max=ops.max,ops.amax,np.max,np.amax,tf.reduce_max,tf.math.reduce_max
min=ops.min,ops.amin,np.min,np.amin,tf.reduce_min,tf.math.reduce_min
prod=ops.prod,np.prod,tf.reduce_prod,tf.math.reduce_prod
all=ops.all,np.all,tf.reduce_all any=ops.any,np.any,tf.reduce_any
logSumExp=ops.logsumexp,tf.reduce_logsumexp,tf.math.reduce_logsumexp
"""


def _family(text: str, words: str) -> tuple[Row, ...]:
    pairs = (each.partition("=") for each in text.split())
    return tuple(function(tfjs, names.replace(",", " "), words) for tfjs, _, names in pairs)


FUNCTIONS = (
    *_family(_UNARY, _X),
    *_family(_BINARY, _PAIR),
    *_family(_REDUCTIONS, _REDUCE),
    function(
        "matMul",
        "ops.matmul np.matmul tf.matmul tf.linalg.matmul",
        "x1/x/a x2/y/b | transpose_a/adjoint_a~False transpose_b/adjoint_b~False "
        "?a_is_sparse ?b_is_sparse",
    ),
    function("dot", "np.dot ops.dot", _PAIR),
    function("argMax", "ops.argmax np.argmax", "x/a | axis~0 -keepdims:False", flat="axis"),
    function("argMin", "ops.argmin np.argmin", "x/a | axis~0 -keepdims:False", flat="axis"),
    function("argMax", "tf.argmax tf.math.argmax", "x/input | axis(dimension) ?output_type"),
    function("argMin", "tf.argmin tf.math.argmin", "x/input | axis(dimension) ?output_type"),
    function("cumsum", "ops.cumsum np.cumsum", "x/a | axis~0 -dtype:None", flat="axis"),
    function("cumprod", "ops.cumprod np.cumprod", "x/a | axis~0 -dtype:None", flat="axis"),
    function("softmax", "ops.softmax nn.softmax tf.math.softmax", "x/logits | axis(dim)=dim"),
    function(
        "logSoftmax", "ops.log_softmax nn.log_softmax tf.math.log_softmax", "x/logits | axis(dim)"
    ),
    function(
        "leakyRelu", "ops.leaky_relu nn.leaky_relu", "x/features | negative_slope/alpha=alpha"
    ),
    function(
        "clipByValue",
        "ops.clip np.clip tf.clip_by_value",
        "x/a/t x_min/a_min/clip_value_min=min x_max/a_max/clip_value_max=max",
    ),
    function("reshape", "ops.reshape np.reshape tf.reshape", "x/a/tensor newshape/shape=shape"),
    function("transpose", "ops.transpose np.transpose tf.transpose", "x/a | axes/perm=perm"),
    function("expandDims", "ops.expand_dims np.expand_dims tf.expand_dims", "x/a/input axis"),
    function("squeeze", "ops.squeeze np.squeeze tf.squeeze", "x/a/input | axis:axes"),
    function("reverse", "ops.flip np.flip tf.reverse", "x/m/tensor | axis:axes"),
    function("tile", "ops.tile np.tile tf.tile", "x/A/input repeats/reps/multiples=reps:dims"),
    function("cast", "ops.cast tf.cast", "x dtype"),
    function("cast", "np.astype", "x dtype"),
    function("clone", "np.copy ops.copy tf.identity", _X),
    function(
        "concat",
        "ops.concatenate np.concatenate tf.concat",
        "xs/arrays/values | axis",
        method=False,
    ),
    function("stack", "ops.stack np.stack tf.stack", "x/arrays/values | axis", method=False),
    function("where", "ops.where np.where tf.where", "condition x1/x x2/y", method=False),
    function("zeros", "np.zeros ops.zeros tf.zeros", "shape:dims | dtype", method=False),
    function("ones", "np.ones ops.ones tf.ones", "shape:dims | dtype", method=False),
    function(
        "fill",
        "np.full ops.full tf.fill",
        "shape/dims:dims fill_value/value=value | dtype",
        method=False,
    ),
    function(
        "eye",
        "np.eye ops.eye tf.eye",
        "N/num_rows=numRows | M/num_columns=numColumns",
        method=False,
    ),
    function("linspace", "np.linspace ops.linspace tf.linspace", "start stop | num", method=False),
    function(
        "norm",
        "ops.norm np.linalg.norm tf.norm",
        "x/tensor | ord~'euclidean' axis keepdims=keepDims~False",
    ),
    *(
        Row(
            keras=keras,
            tfjs=f"tfjs.util.{tfjs}",
            parameters=parameters("seed"),
            places=("seed",),
            config=False,
            bare=True,
            aliases=aliases,
            extension=True,
        )
        for keras, tfjs, aliases in (
            ("keras.utils.set_random_seed", "setRandomSeed", ()),
            (
                "tensorflow.random.set_seed",
                "setTensorSeed",
                ("tensorflow.set_random_seed", "tensorflow.compat.v1.set_random_seed"),
            ),
        )
    ),
)

_SAME_METHODS = listed(
    "mean sum max min prod all any argmax argmin cumsum cumprod dot reshape transpose squeeze clip "
    "ravel std var swapaxes repeat argsort argpartition"
)

ARRAY_METHODS: Mapping[str, str] = {
    **{name: name for name in _SAME_METHODS},
    "flatten": "ravel",
    "round": "round",
    "astype": "astype",
    "copy": "copy",
}
"""Methods of a NumPy array and the NumPy function that says the same."""

SPREAD_METHODS = frozenset({"reshape", "transpose"})
"""Array methods that take a shape as several numbers, too."""
