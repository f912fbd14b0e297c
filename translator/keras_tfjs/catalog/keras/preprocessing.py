"""What keras.preprocessing had and Keras 3 keeps for tf.keras alone: numbers for words, pairs of
words, pictures that are changed at random while a model trains. All are extensions of the
runtime."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from keras_tfjs.catalog.keras.members import method
from keras_tfjs.catalog.row import Row, parameters
from keras_tfjs.catalog.words import camel, listed

OLDER = ("keras.preprocessing.text", "keras.preprocessing.sequence", "keras.preprocessing.image")
"""Modules that Keras 3 has under the name of tf.keras only."""


def _function(module: str, name: str, tfjs: str, words: str, places: str) -> Row:
    return Row(
        f"keras.preprocessing.{module}.{name}",
        f"tfjs.{tfjs}",
        parameters(words),
        tuple(places.split()),
        bare=True,
        extension=True,
        optional=True,
    )


# Texts

_SPLITTING = "filters lower split:value"
_TEXT = (
    _function(
        "text",
        "Tokenizer",
        "util.tokenizer",
        f"| num_words(nb_words) {_SPLITTING} char_level oov_token analyzer",
        "",
    ),
    _function(
        "text",
        "text_to_word_sequence",
        "util.textToWordSequence",
        f"input_text(text) | {_SPLITTING}",
        "input_text",
    ),
    _function(
        "text",
        "one_hot",
        "util.oneHotText",
        f"input_text(text) n | {_SPLITTING} analyzer",
        "input_text n",
    ),
    _function(
        "text",
        "hashing_trick",
        "util.hashingTrick",
        f"text n | hash_function {_SPLITTING} analyzer",
        "text n",
    ),
    _function(
        "text", "tokenizer_from_json", "util.tokenizerFromJSON", "json_string", "json_string"
    ),
)

_TOKENIZER = "preprocessing.text.Tokenizer"
_OF_TOKENIZERS: Mapping[str, str] = {
    "fit_on_texts": "texts",
    "fit_on_sequences": "sequences",
    "texts_to_sequences": "texts",
    "texts_to_sequences_generator": "texts",
    "sequences_to_texts": "sequences",
    "sequences_to_texts_generator": "sequences",
    "texts_to_matrix": "texts mode:value",
    "sequences_to_matrix": "sequences mode:value",
    "get_config": "",
    "to_json": "",
}


def _methods_of_tokenizers() -> Iterator[Row]:
    for name, words in _OF_TOKENIZERS.items():
        places = words.replace(":value", "")
        other = {"to_json": "toJSON"}.get(name, camel(name))
        yield method(
            f"{_TOKENIZER}.{name}",
            "util.Tokenizer",
            words,
            places,
            tfjs=other,
            config=False,
            extension=True,
        )


# Sequences

_SEQUENCES = (
    _function(
        "sequence",
        "TimeseriesGenerator",
        "data.timeseriesGenerator",
        "data:data targets:data length | sampling_rate stride start_index end_index shuffle "
        "reverse batch_size",
        "data targets length",
    ),
    _function(
        "sequence",
        "skipgrams",
        "util.skipgrams",
        "sequence vocabulary_size | window_size negative_samples shuffle categorical "
        "sampling_table seed",
        "sequence vocabulary_size",
    ),
    _function(
        "sequence",
        "make_sampling_table",
        "util.makeSamplingTable",
        "size:value | sampling_factor",
        "size",
    ),
)

# Pictures

_AXES = "row_axis col_axis channel_axis"
_FILLED = f"{_AXES} fill_mode:value cval"
_MOVED = f"{_FILLED} interpolation_order"
_PICTURES = (
    _function(
        "image",
        "ImageDataGenerator",
        "data.imageDataGenerator",
        "| featurewise_center samplewise_center featurewise_std_normalization "
        "samplewise_std_normalization zca_whitening zca_epsilon rotation_range(rotation) "
        "width_shift_range height_shift_range brightness_range shear_range zoom_range "
        "channel_shift_range fill_mode:value cval horizontal_flip vertical_flip rescale "
        "preprocessing_function data_format validation_split interpolation_order dtype",
        "",
    ),
    _function(
        "image",
        "apply_affine_transform",
        "util.applyAffineTransform",
        f"x | theta tx ty shear zx zy {_FILLED} order",
        "x",
    ),
    *(
        _function(
            "image",
            name,
            f"util.{camel(name)}",
            f"x {places} | {more}",
            f"x {places}",
        )
        for name, places, more in (
            ("random_rotation", "rg", _MOVED),
            ("random_shift", "wrg hrg", _MOVED),
            ("random_shear", "intensity", _MOVED),
            ("random_zoom", "zoom_range", _MOVED),
        )
    ),
    *(
        _function("image", name, f"util.{camel(name)}", words, words)
        for name, words in (
            ("apply_channel_shift", "x intensity channel_axis"),
            ("random_channel_shift", "x intensity_range channel_axis"),
            ("apply_brightness_shift", "x brightness scale"),
            ("random_brightness", "x brightness_range scale"),
        )
    ),
)

GENERATOR = "preprocessing.image.ImageDataGenerator"
_SAVED = "save_to_dir save_prefix save_format"
_READ = "target_size:value color_mode classes class_mode:option batch_size shuffle seed"
_OF_GENERATORS: Mapping[str, tuple[str, str]] = {
    "flow": (
        f"x:data y:data | batch_size shuffle sample_weight seed {_SAVED} ignore_class_split subset",
        "x y",
    ),
    "flow_from_directory": (
        f"directory | {_READ} {_SAVED} follow_links subset interpolation:value keep_aspect_ratio",
        "directory",
    ),
    "flow_from_dataframe": (
        f"dataframe directory | x_col y_col weight_col {_READ} {_SAVED} subset interpolation:value "
        "validate_filenames ?has_ext:None ?sort:True ?drop_duplicates:True",
        "dataframe directory",
    ),
    "fit": ("x:data | augment rounds seed", "x"),
    "standardize": ("x", "x"),
    "random_transform": ("x seed", "x seed"),
    "apply_transform": ("x transform_parameters:value", "x transform_parameters"),
    "get_random_transform": ("img_shape:value seed", "img_shape seed"),
}


def _methods_of_generators() -> Iterator[Row]:
    for name, (words, places) in _OF_GENERATORS.items():
        yield method(
            f"{GENERATOR}.{name}",
            "data.ImageDataGenerator",
            words,
            places,
            config="|" in words,
            extension=True,
        )


_RESET = Row(
    "tensorflow.data.Dataset.reset",
    "tfjs.data.Dataset.reset",
    (),
    (),
    False,
    member=True,
    extension=True,
)

PREPROCESSING = (
    _RESET,
    *_TEXT,
    *_methods_of_tokenizers(),
    *_SEQUENCES,
    *_PICTURES,
    *_methods_of_generators(),
)

TOKENIZER = f"Tokenizer:{_TOKENIZER}"
_BATCHES = "Dataset:data.TimeseriesGenerator"
_FLOW = "flowing(Dataset:data.PictureBatches,Dataset:data.LabelledPictures,Dataset)"
DATASETS = tuple(
    f"keras.preprocessing.{name}"
    for name in (
        "image.Iterator",
        "image.DirectoryIterator",
        "image.NumpyArrayIterator",
        "image.DataFrameIterator",
        "sequence.TimeseriesGenerator",
    )
)
"""Classes of batches by their place."""
_PAIRS = "tuple(list(list(int)),list(any))"

RESULTS: Mapping[str, str] = {
    "tfjs.util.tokenizer": "Tokenizer:util.Tokenizer",
    "tfjs.util.tokenizerFromJSON": "Tokenizer:util.Tokenizer",
    "tfjs.util.textToWordSequence": "list(str)",
    "tfjs.util.oneHotText": "list(int)",
    "tfjs.util.hashingTrick": "list(int)",
    "tfjs.util.skipgrams": _PAIRS,
    "tfjs.util.makeSamplingTable": "NdArray",
    "tfjs.data.timeseriesGenerator": "Dataset:data.TimeseriesGenerator",
    "tfjs.data.imageDataGenerator": "ImageDataGenerator:data.ImageDataGenerator",
    **dict.fromkeys((row.tfjs for row in _PICTURES[1:]), "NdArray"),
}
"""What the runtime's functions give, in the notation of kinds/notation.py."""

KERAS_RESULTS: Mapping[str, str] = {
    "keras.preprocessing.text.tokenizer_from_json": TOKENIZER,
    "keras.preprocessing.text.text_to_word_sequence": "list(str)",
    "keras.preprocessing.text.one_hot": "list(int)",
    "keras.preprocessing.text.hashing_trick": "list(int)",
    "keras.preprocessing.sequence.TimeseriesGenerator": _BATCHES,
    "keras.preprocessing.sequence.skipgrams": _PAIRS,
    "keras.preprocessing.sequence.make_sampling_table": "NdArray",
    **dict.fromkeys((row.keras for row in _PICTURES[1:]), "NdArray"),
}
"""What Keras's give."""

GIVING_NUMPY = frozenset(
    name
    for name, given in (
        *KERAS_RESULTS.items(),
        *((f"keras.{_TOKENIZER}.{name}", "NdArray") for name in _OF_TOKENIZERS if "matrix" in name),
        *(
            (f"keras.{GENERATOR}.{name}", "NdArray")
            for name in ("standardize", "random_transform", "apply_transform")
        ),
    )
    if given == "NdArray"
)
"""Functions of Keras that give arrays in the rewritten program, too."""

MEMBERS: Mapping[str, Mapping[str, str]] = {
    "Tokenizer": {
        "fit_on_texts": "none",
        "fit_on_sequences": "none",
        "texts_to_sequences": "list(list(int))",
        "texts_to_sequences_generator": "list(list(int))",
        "sequences_to_texts": "list(str)",
        "sequences_to_texts_generator": "list(str)",
        "texts_to_matrix": "NdArray",
        "sequences_to_matrix": "NdArray",
        "get_config": "dict(any)",
        "to_json": "str",
        "index_word": ": dict(str)",
        **dict.fromkeys(
            listed("word_index word_counts word_docs index_docs"),
            ": dict(int)",
        ),
        "document_count": ": int",
        **dict.fromkeys(listed("num_words oov_token analyzer"), ": any"),
        **dict.fromkeys(listed("filters split"), ": str"),
        **dict.fromkeys(listed("lower char_level"), ": bool"),
    },
    "ImageDataGenerator": {
        **dict.fromkeys(
            listed("flow flow_from_directory flow_from_dataframe"),
            _FLOW,
        ),
        "fit": "none",
        **dict.fromkeys(listed("standardize random_transform apply_transform"), "NdArray"),
        "get_random_transform": "dict(any)",
        **dict.fromkeys(listed("mean std"), ": any"),
    },
}
"""What the members of their objects give."""

OF_BATCHES: Mapping[str, str] = {
    "class_indices": ": dict(int)",
    **dict.fromkeys(
        listed("n samples num_classes batch_size batch_index total_batches_seen"), ": int"
    ),
    **dict.fromkeys(listed("filenames filepaths"), ": list(str)"),
    **dict.fromkeys(listed("image_shape target_size"), ": list(int)"),
    **dict.fromkeys(listed("class_mode color_mode directory"), ": str"),
    "reset": "none",
    "next": "item",
}
"""What members of batches of pictures give."""
