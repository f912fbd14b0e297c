"""The functions that programs use: the lists over which answers are counted."""

from __future__ import annotations

from keras_tfjs.catalog.keras import signatures

_INNER = ("image", "linalg", "nn", "numpy")


def keras_ops() -> list[str]:
    """Every function directly under keras.ops, each once."""
    return [f"keras.ops.{name}" for name in signatures.names_in("keras.ops") if name not in _INNER]


def _names(library: str, text: str) -> list[str]:
    return [f"{library}.{name}" for name in text.split()]


NUMPY = _names(
    "numpy",
    """
array zeros ones arange random.seed random.rand random.randn random.randint random.normal
random.uniform random.random mean sum max min argmax argmin std var sqrt exp log abs square power
concatenate stack vstack hstack reshape expand_dims squeeze transpose linspace dot matmul where
clip round floor ceil sin cos tan tanh maximum minimum asarray full eye identity zeros_like
ones_like full_like empty empty_like unique sort argsort cumsum cumprod prod any all isnan isinf
isfinite nan_to_num allclose isclose array_equal linalg.norm random.shuffle random.permutation
random.choice median percentile quantile split array_split tile repeat flip fliplr flipud rot90
roll swapaxes moveaxis pad take take_along_axis append insert delete diag diagonal trace outer
inner einsum tensordot kron cross nonzero argwhere count_nonzero bincount histogram digitize
searchsorted meshgrid logspace geomspace tril triu tri ravel log2 log10 log1p expm1 exp2 cbrt sign
negative reciprocal mod fmod floor_divide divide true_divide add subtract multiply equal not_equal
greater greater_equal less less_equal logical_and logical_or logical_not logical_xor bitwise_and
bitwise_or bitwise_xor invert left_shift right_shift arcsin arccos arctan arctan2 sinh cosh
arcsinh arccosh arctanh deg2rad rad2deg degrees radians hypot trunc rint fix around amax amin ptp
nanmean nansum nanmax nanmin nanstd nanvar average corrcoef cov correlate convolve diff trapezoid
gradient interp polyfit select isin in1d unravel_index dstack column_stack split hsplit vsplit
dsplit broadcast_to atleast_1d atleast_2d copy astype shape ndim size real imag conj angle vdot
linalg.inv linalg.det linalg.solve linalg.svd linalg.eig linalg.eigh linalg.qr
random.standard_normal random.default_rng logaddexp heaviside sinc hamming hanning blackman
bartlett kaiser vander fft.fft fft.rfft load save savez loadtxt
""",
)
"""The two hundred functions of NumPy that Keras programs use most."""

TENSORFLOW = _names(
    "tensorflow",
    """
constant Variable cast reduce_mean reduce_sum shape reshape concat matmul zeros ones random.normal
random.uniform data.Dataset.from_tensor_slices convert_to_tensor square function GradientTape
expand_dims math.log stack range one_hot argmax transpose random.set_seed nn.relu nn.softmax
nn.sigmoid equal exp sqrt abs maximum minimum zeros_like ones_like where squeeze reduce_max
reduce_min tile gather split clip_by_value math.reduce_mean math.reduce_sum image.resize nn.conv2d
add subtract multiply divide sigmoid tanh pow greater less fill eye linspace identity
stop_gradient pad slice unstack reverse boolean_mask gather_nd scatter_nd math.exp math.sqrt
math.square math.abs math.pow reduce_prod reduce_all reduce_any logical_and logical_or logical_not
cumsum sort argsort unique searchsorted einsum tensordot norm linalg.norm linalg.matmul
linalg.diag linalg.diag_part linalg.band_part linalg.trace linalg.inv linalg.det
linalg.l2_normalize linalg.einsum math.softplus math.log1p math.rsqrt math.reduce_std
math.reduce_variance math.reduce_max math.argmax math.top_k math.cumsum math.equal
math.divide_no_nan math.multiply math.add math.squared_difference math.floormod math.floordiv
math.is_nan math.is_inf math.is_finite math.count_nonzero math.bincount math.confusion_matrix
math.l2_normalize math.unsorted_segment_sum math.erf math.sin math.cos math.tanh math.sigmoid
math.maximum math.minimum math.logical_and math.reciprocal math.log_sigmoid math.xlogy
nn.leaky_relu nn.elu nn.selu nn.relu6 nn.tanh nn.softplus nn.softsign nn.gelu nn.silu nn.swish
nn.log_softmax nn.l2_normalize nn.l2_loss nn.bias_add nn.moments nn.top_k nn.conv1d nn.conv3d
nn.depthwise_conv2d nn.conv2d_transpose nn.max_pool nn.max_pool2d nn.avg_pool nn.avg_pool2d
nn.dropout nn.embedding_lookup nn.batch_normalization nn.sigmoid_cross_entropy_with_logits
nn.softmax_cross_entropy_with_logits nn.sparse_softmax_cross_entropy_with_logits nn.depth_to_space
image.rgb_to_grayscale image.grayscale_to_rgb image.flip_left_right image.flip_up_down
image.adjust_brightness image.adjust_contrast image.per_image_standardization
image.convert_image_dtype image.rot90 image.crop_to_bounding_box image.crop_and_resize
image.non_max_suppression image.central_crop image.random_flip_left_right image.random_crop
image.decode_jpeg image.decode_png random.truncated_normal random.categorical random.shuffle
random.gamma io.read_file io.decode_jpeg strings.split strings.regex_replace strings.lower map_fn
vectorized_map cond while_loop add_n negative sign sin cos floor round is_tensor rank size repeat
roll clip_by_norm tensor_scatter_nd_update saturate_cast complex math.real math.imag signal.stft
signal.fft signal.rfft signal.frame signal.hann_window data.Dataset.from_generator
data.Dataset.range data.Dataset.zip print truediv no_op group name_scope ensure_shape dtypes.cast
truncatediv reduce_logsumexp not_equal greater_equal less_equal strided_slice meshgrid
""",
)
"""The functions of TensorFlow that Keras programs use most."""
