"""KT5: model files."""

from __future__ import annotations

from keras_tfjs.diagnostics.model import Confidence, Row, Severity

ROWS: tuple[Row, ...] = (
    Row(
        "KT501",
        "layer without a counterpart in model files",
        Severity.ERROR,
        "layer '{layer}': {class_name} is not a layer that {target} can load",
        "leave the layer out, or rebuild it from layers that both have; nothing was written",
        "A model file names its layers' classes. Both libraries must have the class and compute "
        "the same with it, else the converted file would not load, or would predict other numbers. "
        "Custom layers, Lambda layers and op layers of Keras are code, which no file carries.",
    ),
    Row(
        "KT502",
        "layer option without a counterpart in model files",
        Severity.ERROR,
        "layer '{layer}': {class_name} with {option}={value} has no counterpart in {target}",
        "{way_out}; nothing was written",
        "The option changes what the layer computes and the other library does not have it, or "
        "ignores it. The file is refused rather than converted to one that predicts other numbers.",
    ),
    Row(
        "KT503",
        "model file that cannot be read or written",
        Severity.ERROR,
        "{problem}",
        "{way_out}",
        "The file is missing, cut short, of another kind, or cannot be written. Nothing was "
        "written.",
    ),
    Row(
        "KT504",
        "weights that do not fit the model",
        Severity.ERROR,
        "weight '{weight}': expected {expected}, got {got}",
        "the config and the weights belong to different models, or a part is missing; save the "
        "whole model again. Nothing was written",
        "Before anything is written, the shape of every weight is computed from the model's config "
        "and compared with the weights in the file.",
    ),
    Row(
        "KT505",
        "model structure without a counterpart",
        Severity.ERROR,
        "{place}: {what}",
        "{way_out}; nothing was written",
        "Sequential and functional models are converted, with several inputs and outputs, shared "
        "layers and models inside models. A subclassed model is code and has no config, and a "
        "layer that is called with tensors in keyword arguments has no place for them in TF.js.",
    ),
    Row(
        "KT506",
        "conversion between these files is not possible",
        Severity.ERROR,
        "cannot convert '{source}' to '{target}': {problem}",
        "convert .h5 or .keras to a directory or model.json, or model.json to .h5 or .keras",
        "What is done follows from the names: .h5, .hdf5 and .keras are Keras's; a directory or a "
        ".json file is TensorFlow.js's.",
    ),
    Row(
        "KT507",
        "name that TensorFlow.js does not take",
        Severity.ERROR,
        "layer name '{layer}': {problem}",
        "rename the layer in Keras and save the model again; nothing was written",
        "TensorFlow.js makes each weight's name from its layer's name, so these must begin with a "
        "letter or digit, hold only letters, digits and . _ / -, and differ from each other, also "
        "across models inside models.",
    ),
    Row(
        "KT508",
        "training settings left out of a model file",
        Severity.WARNING,
        "the file's {what} is not converted: {problem}",
        "call compile() after loading; layers, weights and predictions are complete",
        "A model file can carry the arguments of compile(). Where one of them has no counterpart, "
        "all are left out, so that nobody trains with half of them; predictions do not depend on "
        "them.",
    ),
    Row(
        "KT509",
        "optimizer state left out of a model file",
        Severity.NOTE,
        "the optimizer's state (its moments and step count) is not converted",
        "nothing to do for predictions; continued training starts with a fresh optimizer",
        "Keras and TensorFlow.js keep different quantities for the same optimizer.",
        Confidence.EXACT,
    ),
    Row(
        "KT510",
        "number format without a counterpart",
        Severity.WARNING,
        "layer '{layer}' computes in {dtype} in Keras; in TensorFlow.js it computes in float32",
        "expect differences of the size of {dtype}'s rounding",
        "TensorFlow.js has no other float type. Weights of another float type are converted to "
        "float32.",
        Confidence.NUMERIC,
    ),
    Row(
        "KT511",
        "initializer without a counterpart in model files",
        Severity.WARNING,
        "layer '{layer}': the initializer {option}={value} has no counterpart; the default is used",
        "nothing to do where the weights are in the file: an initializer only draws new ones",
        "The weights themselves are converted. The initializer would matter only to someone who "
        "builds the model afresh from its config.",
        Confidence.EXACT,
    ),
    Row(
        "KT512",
        "hard sigmoid of Keras 2 in an HDF5 file",
        Severity.WARNING,
        "layer '{layer}': {option}='hard_sigmoid' means clip(0.2 x + 0.5, 0, 1) only in Keras 2",
        "load the file with Keras 2 or tf_keras; Keras 3 would compute relu6(x + 3) / 6",
        "TensorFlow.js and Keras 2 have one hard sigmoid, Keras 3 another under the same name.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT513",
        "HDF5 file that only Keras 3 loads",
        Severity.NOTE,
        "layer '{layer}' {what}, which Keras 2 and 3 write differently; this file is for Keras 3",
        "nothing to do with Keras 3; for Keras 2 rebuild the model without it",
        "Keras 2 and Keras 3 count the calls of a model inside a model differently, and pass "
        "initial states differently, so no HDF5 file with either loads in both.",
        Confidence.EXACT,
    ),
    Row(
        "KT514",
        "call-time training flag left out",
        Severity.WARNING,
        "layer '{layer}' is called with training={value}; TensorFlow.js does not keep this",
        "predictions are the same; in training the layer follows the model's mode",
        "Keras 2 obeys a training flag that was given when the model was built. Keras 3 and "
        "TensorFlow.js ignore it.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT515",
        "mask that TensorFlow.js treats otherwise",
        Severity.WARNING,
        "layer '{layer}': the model masks time steps, and at {class_name} {what}",
        "compare predictions on padded inputs before relying on them",
        "Embedding(mask_zero=True) and Masking make masks. TensorFlow.js does not apply a mask in "
        "GlobalAveragePooling1D, and hands a mask on to recurrent layers across layers after which "
        "Keras has none. Inputs without masked steps give the same numbers.",
        Confidence.APPROXIMATE,
    ),
)
