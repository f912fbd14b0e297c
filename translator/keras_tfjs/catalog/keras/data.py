"""Data: tf.data, the data sets of Keras, files and pictures. TF.js has next to nothing of it: most
are extensions of the runtime, of which extensions.js has what a browser can do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from keras_tfjs.catalog.keras.members import method
from keras_tfjs.catalog.row import Row, parameters
from keras_tfjs.catalog.words import camel

_DATASET = "tensorflow.data.Dataset"


def _function(
    keras: str,
    tfjs: str,
    words: str,
    places: str = "",
    *,
    config: bool = False,
    also: str = "",
    notes: tuple[str, ...] = (),
) -> Row:
    """A function of the runtime: `places` are positional, the rest keys of an object if `config`
    says so."""
    return Row(
        keras,
        f"tfjs.{tfjs}",
        parameters(words),
        tuple(places.split()),
        config,
        bare=True,
        extension=True,
        optional=not places,
        aliases=tuple(also.split()),
        notes=notes,
    )


# tf.data

MAKERS = (
    _function(
        f"{_DATASET}.from_tensor_slices",
        "data.fromTensorSlices",
        "tensors:data ?name:None",
        "tensors",
    ),
    _function(f"{_DATASET}.from_tensors", "data.fromTensors", "tensors:data ?name:None", "tensors"),
    _function(
        f"{_DATASET}.from_generator",
        "data.fromGenerator",
        "generator dtypes:data args=arguments:data",
        "generator dtypes args",
    ),
    _function(f"{_DATASET}.range", "data.range", "start stop step", "start stop step"),
    _function(f"{_DATASET}.zip", "data.zipDatasets", "datasets:data", "datasets"),
    _function(
        "tensorflow.data.TextLineDataset",
        "data.textLines",
        "filenames ?compression_type:None ?buffer_size:None ?num_parallel_reads:None",
        "filenames",
    ),
)

_PARALLEL = "?num_parallel_calls:None ?deterministic:None ?name:None"
_BATCH = f"drop_remainder=smallLastBatch:negated {_PARALLEL}"

_METHODS: Mapping[str, tuple[str, str]] = {
    "batch": (f"batch_size | {_BATCH}", "batch_size drop_remainder"),
    "concatenate": ("dataset ?name:None", "dataset"),
    "filter": ("predicate ?name:None", "predicate"),
    "map": (f"map_func=transform | {_PARALLEL} ?synchronous:None", "map_func"),
    "prefetch": ("buffer_size ?name:None", "buffer_size"),
    "repeat": ("count ?name:None", "count"),
    "skip": ("count ?name:None", "count"),
    "take": ("count ?name:None", "count"),
    "shuffle": (
        "buffer_size | seed@KT212 reshuffle_each_iteration~True ?name:None",
        "buffer_size seed reshuffle_each_iteration",
    ),
}
"""Methods that TF.js has as well: what it takes, and what of it stands in its place."""

_MORE: Mapping[str, tuple[str, str]] = {
    "apply": ("transformation_func=transformation", "transformation_func"),
    "as_numpy_iterator": ("?name:None", ""),
    "cache": ("?filename:'' ?name:None", ""),
    "cardinality": ("?name:None", ""),
    "enumerate": ("start ?name:None", "start"),
    "flat_map": ("map_func=function ?name:None", "map_func"),
    "interleave": (
        f"map_func=function | cycle_length block_length {_PARALLEL}",
        "map_func cycle_length block_length",
    ),
    "padded_batch": (
        "batch_size | padded_shapes:data padding_values:data drop_remainder=smallLastBatch:negated "
        "?name:None",
        "batch_size padded_shapes padding_values drop_remainder",
    ),
    "reduce": ("initial_state:data reduce_func ?name:None", "initial_state reduce_func"),
    "shard": ("num_shards index ?name:None", "num_shards index"),
    "unbatch": ("?name:None", ""),
    "window": (
        "size:value | shift stride~1 drop_remainder ?name:None",
        "size shift stride drop_remainder",
    ),
    "with_options": ("options ?name:None", "options"),
}
"""Methods that only the runtime's datasets have."""


def _methods() -> Iterator[Row]:
    for table, extension in ((_METHODS, False), (_MORE, True)):
        for name, (words, places) in table.items():
            yield Row(
                f"{_DATASET}.{name}",
                f"tfjs.data.Dataset.{camel(name)}",
                parameters(words),
                tuple(places.split()),
                False,
                member=True,
                bare=True,
                extension=extension,
            )


# Training on datasets

_LOADING = "?max_queue_size:10 ?workers:1 ?use_multiprocessing:False"

ON_DATASETS: Mapping[str, Row] = {
    row.keras: row
    for row in (
        method(
            "Model.fit",
            "LayersModel",
            "x/generator=dataset y ?batch_size:None | epochs(nb_epoch) verbose:verbose callbacks "
            "-validation_split:0.0 validation_data ?shuffle:True class_weight -sample_weight:None "
            "initial_epoch steps_per_epoch(samples_per_epoch)=batchesPerEpoch "
            "validation_steps(nb_val_samples)=validationBatches ?validation_batch_size:None "
            f"+validation_freq:1 {_LOADING}",
            "x",
            tfjs="fitDataset",
            shown="yieldEvery",
        ),
        method(
            "Model.evaluate",
            "LayersModel",
            "x/generator=dataset y ?batch_size:None | ?verbose:'auto' -sample_weight:None "
            f"steps=batches -callbacks:None !return_dict:False {_LOADING}",
            "x",
            tfjs="evaluateDataset",
        ),
    )
}
"""Methods of a model that TF.js has under another name for datasets."""

# The data sets of Keras

_WORDS = "seed start_char oov_char index_from"
_LOADED: Mapping[str, str] = {
    "mnist": "path",
    "fashion_mnist": "",
    "cifar10": "",
    "cifar100": "label_mode",
    "imdb": f"path num_words(nb_words) skip_top maxlen {_WORDS}",
    "reuters": f"path num_words(nb_words) skip_top maxlen test_split {_WORDS}",
    "boston_housing": "path test_split seed",
    "california_housing": "version path test_split seed",
}
"""What load_data takes."""

LOADERS = frozenset(f"keras.datasets.{name}.load_data" for name in _LOADED)

TEXTS = ("imdb", "reuters")
"""Data sets of lists of several lengths, which no tensor holds."""


def _loaders() -> Iterator[Row]:
    for name, words in _LOADED.items():
        more = f" | {words}" if words else ""
        yield _function(
            f"keras.datasets.{name}.load_data",
            f"datasets.{camel(name)}.loadData",
            more,
            config=True,
        )
    for name in TEXTS:
        yield _function(
            f"keras.datasets.{name}.get_word_index",
            f"datasets.{name}.getWordIndex",
            "| path",
            config=True,
        )
    yield _function("keras.datasets.reuters.get_label_names", "datasets.reuters.getLabelNames", "")


# Files

_FOLDERS = "labels label_mode:option class_names"
_SPLIT_FIRST = "shuffle seed validation_split subset"
_SPLIT = f"{_SPLIT_FIRST} follow_links"


def _of_utils(
    name: str, tfjs: str, words: str, places: str, inside: str, notes: tuple[str, ...] = ()
) -> Row:
    return _function(
        f"keras.utils.{name}",
        tfjs,
        words,
        places,
        config=True,
        also=f"keras.preprocessing.{inside}.{name} keras.preprocessing.{name}",
        notes=notes,
    )


FILES = (
    _function(
        "keras.utils.get_file",
        "util.getFile",
        "fname origin untar md5_hash file_hash cache_subdir hash_algorithm extract archive_format "
        "cache_dir force_download",
        config=True,
        also="keras.utils.data_utils.get_file",
    ),
    _of_utils(
        "load_img",
        "util.loadImg",
        "path | color_mode target_size interpolation:value keep_aspect_ratio grayscale",
        "path",
        "image",
    ),
    _of_utils("img_to_array", "util.imgToArray", "img | data_format dtype", "img", "image"),
    _of_utils("array_to_img", "util.arrayToImg", "x | data_format scale dtype", "x", "image"),
    _of_utils(
        "save_img",
        "util.saveImg",
        "path x | data_format file_format scale",
        "path x",
        "image",
    ),
    _of_utils(
        "pad_sequences",
        "util.padSequences",
        "sequences | maxlen dtype padding:value truncating value",
        "sequences",
        "sequence",
    ),
    _function(
        "keras.utils.get_source_inputs",
        "util.getSourceInputs",
        "tensor",
        "tensor",
        also="keras.layers.get_source_inputs",
    ),
    _of_utils(
        "image_dataset_from_directory",
        "data.imageDatasetFromDirectory",
        f"directory | {_FOLDERS} color_mode batch_size image_size {_SPLIT_FIRST} "
        "interpolation:value follow_links crop_to_aspect_ratio pad_to_aspect_ratio data_format "
        "-format:'tf' verbose",
        "directory",
        "image",
        ("KT225",),
    ),
    _of_utils(
        "text_dataset_from_directory",
        "data.textDatasetFromDirectory",
        f"directory | {_FOLDERS} batch_size max_length {_SPLIT} -format:'tf' verbose",
        "directory",
        "text",
    ),
    _of_utils(
        "timeseries_dataset_from_array",
        "data.timeseriesDatasetFromArray",
        "data targets | sequence_length sequence_stride sampling_rate batch_size shuffle seed "
        "start_index end_index -format:'tf'",
        "data targets",
        "timeseries",
    ),
)

DATA = (*MAKERS, *_methods(), *_loaders(), *FILES)

_ARRAYS = "tuple(tuple(NdArray,NdArray),tuple(NdArray,NdArray))"
_TENSORS = "tuple(tuple(Tensor,Tensor),tuple(Tensor,Tensor))"

PIPELINE = "tfjs.data.Pipeline"
"""The class of the runtime's own datasets, whose elements are tensors as Keras's are."""

RESULTS: Mapping[str, str] = {
    **{row.tfjs: "Dataset:data.Pipeline" for row in MAKERS},
    **{
        f"tfjs.data.{kind}FromDirectory": "directory(Dataset:data.Pipeline)"
        for kind in ("imageDataset", "textDataset")
    },
    "tfjs.data.timeseriesDatasetFromArray": "Dataset:data.Pipeline",
    **{
        f"tfjs.datasets.{camel(name)}.loadData": (
            f"Promise({_ARRAYS})" if name in TEXTS else f"Promise(loaded({_TENSORS},{_ARRAYS}))"
        )
        for name in _LOADED
    },
    **{f"tfjs.datasets.{name}.getWordIndex": "Promise(dict(int))" for name in TEXTS},
    "tfjs.datasets.reuters.getLabelNames": "list(str)",
    "tfjs.util.getFile": "str",
    "tfjs.util.loadImg": "any",
    "tfjs.util.arrayToImg": "any",
    "tfjs.util.saveImg": "none",
    "tfjs.util.imgToArray": "NdArray",
    "tfjs.util.getSourceInputs": "list(SymbolicTensor)",
    "tfjs.util.padSequences": "NdArray",
    **{
        f"tfjs.{namespace}.serialize": "dict(any)"
        for namespace in ("initializers", "regularizers", "constraints")
    },
}
"""What these give, in the notation of kinds/notation.py."""

_MADE = {
    **dict.fromkeys(
        ("imageDatasetFromDirectory", "textDatasetFromDirectory"), "directory(Dataset)"
    ),
    "timeseriesDatasetFromArray": "Dataset",
    "imgToArray": "NdArray",
    "padSequences": "NdArray",
    "getFile": "str",
    "getSourceInputs": "list(SymbolicTensor)",
}

KERAS_RESULTS: Mapping[str, str] = {
    **{row.keras: "Dataset" for row in MAKERS},
    f"{_DATASET}.list_files": "Dataset",
    "tensorflow.data.TFRecordDataset": "Dataset",
    "keras.utils.split_dataset": "tuple(Dataset,Dataset)",
    **{
        name: _MADE[row.tfjs.rpartition(".")[2]]
        for row in FILES
        if row.tfjs.rpartition(".")[2] in _MADE
        for name in (row.keras, *row.aliases)
    },
    **dict.fromkeys(LOADERS, _ARRAYS),
}
"""What Keras's and TensorFlow's functions give."""

DATASET_MEMBERS: Mapping[str, str] = {
    **{row.keras.rpartition(".")[2]: "receiver" for row in _methods()},
    "as_numpy_iterator": "any",
    "cardinality": "int",
    "reduce": "Tensor",
}
"""What the methods of a dataset give."""

DATASET_ARGUMENTS: Mapping[str, str] = {
    "tensorflow.data.dataset.map": "held,Tensor,Tensor",
    "tensorflow.data.dataset.filter": "held,Tensor,Tensor",
    "tensorflow.data.dataset.flat_map": "Dataset,Dataset",
    "tensorflow.data.dataset.interleave": "Tensor",
    "tensorflow.data.dataset.reduce": "Tensor,held",
}
"""What a dataset hands to the functions that it is given."""
