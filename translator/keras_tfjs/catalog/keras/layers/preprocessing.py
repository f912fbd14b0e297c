"""Layers that prepare images, audio, text and tables."""

from __future__ import annotations

from keras_tfjs.catalog.keras.layers.notation import extension, layer

_RANGE = "value_range:shape"
_FILL = "fill_mode:option"
_SEEDED = "seed data_format"

IMAGES = (
    layer("Rescaling", "scale | offset"),
    extension(
        "Resizing",
        "height width | interpolation crop_to_aspect_ratio pad_to_aspect_ratio fill_mode "
        "fill_value antialias data_format",
    ),
    extension("CenterCrop", "height width | data_format"),
    layer("RandomWidth", "factor | interpolation seed", notes=("KT471",), extension=True),
    extension("RandomHeight", "factor | interpolation seed"),
    extension("RandomFlip", f"| mode:option {_SEEDED}"),
    extension("RandomCrop", f"height width | {_SEEDED}"),
    extension("RandomRotation", f"factor | {_FILL} interpolation seed fill_value data_format"),
    extension(
        "RandomTranslation",
        f"height_factor width_factor | {_FILL} interpolation seed fill_value data_format",
    ),
    extension(
        "RandomZoom",
        f"height_factor | width_factor {_FILL} interpolation seed fill_value data_format",
    ),
    extension(
        "RandomShear",
        f"| x_factor y_factor interpolation {_FILL} fill_value data_format seed",
    ),
    extension("RandomPerspective", f"| factor scale interpolation fill_value {_SEEDED}"),
    extension(
        "RandomElasticTransform",
        f"| factor scale interpolation {_FILL} fill_value {_RANGE} {_SEEDED}",
    ),
    extension("RandomBrightness", f"factor | {_RANGE} seed"),
    extension("RandomContrast", f"factor | {_RANGE} seed"),
    *(
        extension(f"Random{name}", f"factor | {_RANGE} data_format seed")
        for name in ("ColorDegeneration", "Hue", "Posterization", "Saturation", "Sharpness")
    ),
    extension(
        "RandomColorJitter",
        f"| {_RANGE} brightness_factor contrast_factor saturation_factor hue_factor {_SEEDED}",
    ),
    extension("RandomErasing", f"| factor scale fill_value {_RANGE} {_SEEDED}"),
    extension("RandomGaussianBlur", f"| factor kernel_size sigma {_RANGE} data_format seed"),
    extension("RandomGrayscale", "| factor data_format seed"),
    extension("RandomInvert", f"| factor {_RANGE} {_SEEDED}"),
    extension("RandAugment", f"| {_RANGE} num_ops factor interpolation {_SEEDED}"),
    extension(
        "AugMix",
        f"| {_RANGE} num_chains chain_depth factor alpha all_ops interpolation {_SEEDED}",
    ),
    extension("AutoContrast", f"| {_RANGE}"),
    extension("Equalization", f"| {_RANGE} bins data_format"),
    extension(
        "ContrastLimitedAdaptiveHistogramEqualization",
        f"| {_RANGE} clip_limit tile_grid_size:shape data_format",
    ),
    extension("Solarization", f"| addition_factor threshold_factor {_RANGE} seed"),
    extension("MixUp", "| alpha data_format seed"),
    extension("CutMix", f"| factor {_SEEDED}"),
    extension("MaxNumBoundingBoxes", "max_number | fill_value"),
)

_VOCABULARY = "num_oov_indices mask_token oov_token vocabulary"

TABLES = (
    extension("CategoryEncoding", "| num_tokens output_mode sparse"),
    extension("Normalization", "| axis mean variance invert"),
    extension("Discretization", "| bin_boundaries num_bins(bins) epsilon output_mode sparse"),
    extension("Hashing", "num_bins | mask_value salt output_mode sparse"),
    extension("HashedCrossing", "num_bins | output_mode sparse"),
    extension(
        "IntegerLookup",
        f"| max_tokens {_VOCABULARY} vocabulary_dtype:dtype idf_weights invert output_mode sparse "
        "pad_to_max_tokens oov_method:option salt",
    ),
    extension(
        "StringLookup",
        f"| max_tokens {_VOCABULARY} idf_weights invert output_mode pad_to_max_tokens sparse "
        "encoding",
        "salt",
    ),
    extension(
        "TextVectorization",
        "| max_tokens standardize:option split:option ngrams output_mode output_sequence_length "
        "pad_to_max_tokens vocabulary idf_weights sparse ragged encoding",
    ),
)

AUDIO = (
    extension(
        "STFTSpectrogram",
        "| mode:option frame_length frame_step fft_length window:option periodic scaling:option "
        "padding expand_dims data_format",
    ),
    extension(
        "MelSpectrogram",
        "| fft_length sequence_stride sequence_length window:option sampling_rate num_mel_bins "
        "min_freq max_freq power_to_db top_db mag_exp min_power ref_power",
    ),
)
