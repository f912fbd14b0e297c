"""What TensorFlow 1 had: `tensorflow.compat.v1`, which programs of today still import."""

from __future__ import annotations

from collections.abc import Mapping

from keras_tfjs.catalog.words import listed

SAME = frozenset(
    f"tensorflow.compat.v1.{name}"
    for name in listed(
        "abs acos add add_n argsort asin atan atan2 broadcast_to cast clip_by_norm clip_by_value "
        "complex concat constant cos cosh cumsum divide dtypes.cast dtypes.complex "
        "dtypes.saturate_cast einsum ensure_shape equal exp expand_dims eye fill floor function "
        "greater greater_equal identity image.adjust_brightness image.adjust_contrast "
        "image.adjust_gamma image.central_crop image.convert_image_dtype "
        "image.crop_to_bounding_box image.flip_left_right image.flip_up_down "
        "image.grayscale_to_rgb image.hsv_to_rgb image.non_max_suppression "
        "image.per_image_standardization image.psnr image.rgb_to_grayscale image.rot90 "
        "image.sobel_edges image.total_variation image.transpose is_tensor less less_equal "
        "linalg.band_part linalg.cross linalg.det linalg.diag linalg.diag_part linalg.einsum "
        "linalg.inv linalg.l2_normalize linalg.logdet linalg.matmul linalg.matvec linalg.norm "
        "linalg.normalize linalg.qr linalg.set_diag linalg.solve linalg.trace linspace "
        "logical_and logical_not logical_or math.abs math.accumulate_n math.acos math.add "
        "math.angle math.asin math.atan math.atan2 math.bessel_i0 math.ceil math.conj math.cos "
        "math.cosh math.cumprod math.cumsum math.cumulative_logsumexp math.divide "
        "math.divide_no_nan math.equal math.erf math.erfc math.exp math.expm1 math.floor "
        "math.floordiv math.floormod math.greater math.greater_equal math.imag math.is_finite "
        "math.is_inf math.is_nan math.l2_normalize math.less math.less_equal math.log math.log1p "
        "math.log_sigmoid math.logical_and math.logical_not math.logical_or math.maximum "
        "math.minimum math.mod math.multiply math.multiply_no_nan math.negative math.not_equal "
        "math.polyval math.pow math.real math.reciprocal math.reduce_all math.reduce_any "
        "math.reduce_logsumexp math.reduce_max math.reduce_mean math.reduce_min math.reduce_prod "
        "math.reduce_std math.reduce_sum math.reduce_variance math.round math.rsqrt math.sigmoid "
        "math.sign math.sin math.sinh math.softplus math.sqrt math.square math.squared_difference "
        "math.subtract math.tan math.tanh math.top_k math.truediv math.unsorted_segment_max "
        "math.unsorted_segment_sum math.xdivy math.xlogy matmul maximum meshgrid minimum multiply "
        "negative nn.batch_normalization nn.bias_add nn.elu nn.l2_loss nn.l2_normalize "
        "nn.leaky_relu nn.local_response_normalization nn.log_softmax nn.lrn nn.max_pool2d "
        "nn.relu nn.relu6 nn.selu nn.sigmoid nn.sigmoid_cross_entropy_with_logits nn.silu "
        "nn.softmax nn.softplus nn.softsign nn.sparse_softmax_cross_entropy_with_logits nn.swish "
        "nn.tanh nn.top_k norm not_equal one_hot ones pow random.categorical random.gamma "
        "random.normal random.shuffle random.truncated_normal random.uniform range rank realdiv "
        "reduce_all reduce_any reduce_logsumexp reduce_max reduce_mean reduce_min reduce_prod "
        "reduce_sum repeat reshape reverse roll round saturate_cast scatter_nd searchsorted "
        "sigmoid sign signal.fft signal.frame signal.hamming_window signal.hann_window "
        "signal.ifft signal.irfft signal.rfft signal.stft sin sinh slice sort space_to_batch_nd "
        "sparse.to_dense split sqrt square squeeze stack stop_gradient strided_slice "
        "strings.regex_replace strings.to_hash_bucket_fast subtract switch_case tan tanh "
        "tensor_scatter_nd_add tensor_scatter_nd_sub tensor_scatter_nd_update tensordot tile "
        "truediv unique unstack vectorized_map zeros"
    )
)
"""Functions of it that take what those of TensorFlow 2 take, and perhaps older words besides."""

TYPES = frozenset(
    f"tensorflow.compat.v1.{module}{word}"
    for module in ("", "dtypes.")
    for word in listed(
        "bool complex64 complex128 double float16 float32 float64 half int8 int16 int32 int64 "
        "string uint8 uint16 uint32 uint64"
    )
)

RENAMED: Mapping[str, str] = {
    f"tensorflow.{old}": f"tensorflow.{new}"
    for pair in listed(
        "ceil=math.ceil conj=math.conj cross=linalg.cross cumprod=math.cumprod "
        "diag=linalg.tensor_diag diag_part=linalg.tensor_diag_part erf=math.erf erfc=math.erfc "
        "expm1=math.expm1 fft=signal.fft floordiv=math.floordiv floormod=math.floormod "
        "ifft=signal.ifft imag=math.imag is_finite=math.is_finite is_inf=math.is_inf "
        "is_nan=math.is_nan lin_space=linspace log1p=math.log1p log_sigmoid=math.log_sigmoid "
        "matrix_band_part=linalg.band_part matrix_determinant=linalg.det matrix_diag=linalg.diag "
        "matrix_diag_part=linalg.diag_part matrix_inverse=linalg.inv "
        "matrix_set_diag=linalg.set_diag matrix_solve=linalg.solve mod=math.floormod "
        "nn.softmax_cross_entropy_with_logits_v2=nn.softmax_cross_entropy_with_logits "
        "qr=linalg.qr random_gamma=random.gamma real=math.real "
        "reciprocal=math.reciprocal rint=math.rint rsqrt=math.rsqrt "
        "sparse_tensor_to_dense=sparse.to_dense squared_difference=math.squared_difference "
        "string_to_hash_bucket_fast=strings.to_hash_bucket_fast trace=linalg.trace "
        "unsorted_segment_sum=math.unsorted_segment_sum"
    )
    for old, _, new in (pair.partition("="),)
}
"""What functions of it are called in TensorFlow 2, which take the same there."""

ALONE = frozenset(
    f"tensorflow.{name}"
    for name in listed(
        "div to_float to_int32 image.resize_bilinear image.resize_images "
        "image.resize_nearest_neighbor"
    )
)
"""Functions that it alone has."""

OTHERWISE = frozenset(
    f"tensorflow.{name}"
    for name in listed(
        "losses.mean_squared_error metrics.mean_absolute_error metrics.mean_squared_error "
        "initializers.random_normal initializers.random_uniform initializers.truncated_normal"
    )
)
"""What it computes otherwise than Keras does, under the name that Keras's has in TensorFlow 2."""

OPTIMIZERS: Mapping[str, tuple[str, Mapping[str, str], Mapping[str, str]]] = {
    "AdamOptimizer": (
        "Adam",
        {
            "learning_rate": "learning_rate",
            "beta1": "beta_1",
            "beta2": "beta_2",
            "epsilon": "epsilon",
        },
        {"epsilon": "1e-08"},
    ),
    "GradientDescentOptimizer": ("SGD", {"learning_rate": "learning_rate"}, {}),
    "MomentumOptimizer": (
        "SGD",
        {"learning_rate": "learning_rate", "momentum": "momentum"},
        {},
    ),
    "AdagradOptimizer": (
        "Adagrad",
        {
            "learning_rate": "learning_rate",
            "initial_accumulator_value": "initial_accumulator_value",
        },
        {},
    ),
}
"""Optimizers that compute what Keras's do: its name, the parameters, in order, as it calls them,
and the defaults that are others. RMSPropOptimizer starts from squares of one."""
