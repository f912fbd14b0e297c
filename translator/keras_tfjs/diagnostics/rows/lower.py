"""KT4: what TF.js takes word for word."""

from __future__ import annotations

from keras_tfjs.diagnostics.model import Confidence, Row, Severity

ROWS: tuple[Row, ...] = (
    Row(
        "KT401",
        "old optimizer option",
        Severity.WARNING,
        "{owner}: {old} is now {new}",
        "write {new}; it was read as that",
        "The documents of early versions name the rate of learning `lr`. TF.js 4.22 takes it by "
        "position, under whatever name it is declared; a key `lr` trains to NaN there.",
        Confidence.EXACT,
    ),
    Row(
        "KT402",
        "unknown optimizer option",
        Severity.ERROR,
        "{owner} has no option {parameter}",
        "its options are {known}; the call is left as it is",
        "TF.js's optimizer constructors take numbers by position and drop what they do not know, "
        "so an option without a position would be lost.",
    ),
    Row(
        "KT403",
        "optimizer without a rate",
        Severity.ERROR,
        "{owner} needs {parameter}",
        'give it: {owner}({{"{parameter}": 0.01}})',
        "TF.js does not check: without the rate it trains to NaN or throws later.",
    ),
    Row(
        "KT406",
        "no method for this operator",
        Severity.ERROR,
        "TF.js has nothing for `{operator}` on {kind}",
        "write the computation with tf.* functions",
        "The operator works in Python, but no method of TF.js computes the same. The operation is "
        "left as it is, and JavaScript's operator does not work on tensors.",
    ),
    Row(
        "KT407",
        "index that is not translated",
        Severity.ERROR,
        "{index}: this index has no counterpart in TF.js: {reason}",
        "use slice, stridedSlice, gather or tf.booleanMaskAsync",
        "Integers, slices, None, an ellipsis and integer tensors become gather, slice, "
        "stridedSlice, reverse and expandDims. A mask would need a promise.",
    ),
    Row(
        "KT408",
        "assignment into a tensor",
        Severity.ERROR,
        "a tensor cannot be assigned into",
        "make a `tf.buffer`, set its values and take its `toTensor()`",
        "Tensors do not change, neither in TF.js nor in the runtime.",
    ),
    Row(
        "KT409",
        "NumPy in JavaScript",
        Severity.ERROR,
        "{name} has no counterpart in JavaScript",
        "compute it with tf.*, or keep this part in Python",
        "NumPy arrays work in TF.js-style Python, where the runtime takes them. JavaScript has of "
        "NumPy what the module numpy.js holds.",
    ),
    Row(
        "KT410",
        "not in TF.js",
        Severity.ERROR,
        "{name} is not in TF.js {version}{nearest}",
        "it works in TF.js-style Python only; the place is left as it is",
        "The runtime has more than TF.js: extensions, and forms that only Python needs.",
    ),
    Row(
        "KT411",
        "config key that TF.js does not have",
        Severity.ERROR,
        "{owner} has no option {parameter} in TF.js {version}{nearest}",
        "TF.js ignores it without a word; leave it out, or compute it otherwise",
        "A key that a TF.js factory does not read changes nothing there and raises no error, so "
        "the JavaScript would compute something else.",
    ),
    Row(
        "KT412",
        "option that TF.js does not carry out",
        Severity.ERROR,
        "{owner}: TF.js {version} declares {parameter} but {problem}",
        "leave it out, or keep this part in TF.js-style Python",
        "Measured on TF.js 4.22: its types have the option, its code does not carry it out.",
    ),
    Row(
        "KT414",
        "file:// outside tfjs-node",
        Severity.NOTE,
        "{path}: file:// paths need @tensorflow/tfjs-node, or an I/O handler of your own",
        "for Node: --platform node; in a browser give an http(s) address",
        "Plain @tensorflow/tfjs has no file system: tf.io.registerLoadRouter and "
        "registerSaveRouter can give it one. `keras-tfjs convert m.h5 m` makes the files of a "
        "Keras model.",
        Confidence.EXACT,
    ),
    Row(
        "KT415",
        "path of a Keras model file",
        Severity.NOTE,
        "{old} is read as {new} in TF.js",
        "make it with: keras-tfjs convert {source} {target}",
        "TF.js loads a model.json with its weight files, not HDF5 or .keras.",
        Confidence.EXACT,
    ),
    Row(
        "KT416",
        "old TF.js name",
        Severity.WARNING,
        "{old} is now {new}",
        "write {new}; it was read as that",
        "Early documents of TF.js have the thing under another name, or make it with `new`.",
        Confidence.EXACT,
    ),
    Row(
        "KT417",
        "logs as a whole",
        Severity.ERROR,
        'in a tf.Callback the values of `logs` are tensors; only `logs["name"]` is translated',
        'read the values one by one: logs["loss"]',
        "TF.js hands tensors to subclasses of tf.Callback, which have to be read with `await`. The "
        "runtime hands numbers.",
    ),
    Row(
        "KT418",
        "tensors that are never disposed",
        Severity.WARNING,
        "this step leaves tensors behind in TF.js",
        "put it into tf.tidy(); what is used afterwards leaves it as the function's result",
        "TF.js frees a tensor when it is disposed of, or at the end of the tidy it was made in. "
        "The values that this step keeps are used in a way that could not be put into one.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT419",
        "labels of a sparse loss",
        Severity.WARNING,
        "TF.js takes labels of sparseCategoricalCrossentropy as float32 only; these are not known",
        "write labels.toFloat(); labels that are known to be int32 are converted",
        "TF.js throws for int32 labels. Keras and the runtime take both.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT420",
        "an extension without JavaScript",
        Severity.ERROR,
        "{name} asks for an extension that only the Python runtime has so far",
        "{way}",
        "What Keras has and TF.js lacks is an extension. extensions.js has nearly all; this one, "
        "or this option of one, is not among them, and the JavaScript would fail there.",
    ),
    Row(
        "KT430",
        "whole pixels in JavaScript",
        Severity.WARNING,
        "{key}: {number} moves pictures by parts of pixels in Python, by whole ones in JavaScript",
        "write a number with a fraction, or the whole number in Python, too",
        "Keras draws a whole number of pixels below a limit that is an int, and any number up to "
        "one that is a float. JavaScript does not tell 4.0 from 4.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT421",
        "a rate that TF.js does not see",
        Severity.WARNING,
        "sgd and momentum of TF.js do not see a rate that is assigned to the attribute",
        "the rate is set here; write optimizer.setLearningRate(rate) where TF.js shall set it, too",
        "They keep a copy of the rate, which only the method replaces.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT422",
        "evaluation of several outputs",
        Severity.WARNING,
        "evaluate of TF.js lists the sum of the losses after each output in front of the losses",
        "leave the first ones out, one less than there are outputs: the total comes first then",
        "Of n outputs TF.js gives n - 1 values more than Keras and the runtime, whose list starts "
        "with the total. `evaluate(...).slice(n - 1)` is understood.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT423",
        "logs of a callback of one's own",
        Severity.WARNING,
        "logs of a tf.Callback of one's own hold tensors in TF.js, numbers here",
        "read them in TF.js: (await logs.loss.data())[0]",
        "No comparison with a number holds for a tensor.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT424",
        "looks of a plot",
        Severity.NOTE,
        "colours, marks and sizes of the plot stay behind: tfjs-vis chooses its own",
        "tfjs-vis takes what it can in the third argument: fontSize, width, height, ...",
        "What is drawn, its labels and limits are the same. Said once per file.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT425",
        "plots in Node",
        Severity.ERROR,
        "tfjs-vis draws in a browser's page; Node has none",
        "write the numbers to a file and draw them elsewhere, or leave out --platform node",
        "The plot stays as it is.",
    ),
    Row(
        "KT426",
        "tfjs-vis in Python",
        Severity.ERROR,
        "{name}: matplotlib has no counterpart for it that is known here",
        "draw it with matplotlib, from the numbers that it is given",
        "render.linechart, scatterplot, barchart and histogram, and show.history become plots by "
        "matplotlib where their data stand in the call.",
    ),
    Row(
        "KT427",
        "weights without a model",
        Severity.ERROR,
        "{name}: TF.js reads and writes no file of weights alone",
        "save the whole model, model.save(...), and load that: tf.loadLayersModel",
        "TF.js's files hold a model with its weights. The runtime reads and writes the files of "
        "Keras's save_weights; between models that are alive model.getWeights() and "
        "model.setWeights(weights) do the same in JavaScript.",
    ),
    Row(
        "KT428",
        "prediction for a dataset",
        Severity.ERROR,
        "TF.js's predict takes tensors, this is a dataset",
        "go through the batches with for (const x of dataset) and call model.predict(x) for each",
        "The runtime predicts batch by batch, as Keras does, and so does extensions.js for the "
        "datasets that it makes. TF.js has fitDataset and evaluateDataset, and nothing of the "
        "kind for predict.",
    ),
    Row(
        "KT440",
        "a gradient of a gradient",
        Severity.ERROR,
        "TF.js 4.22.0 computes this gradient, which is differentiated again, without a part of it",
        "write the inner gradient out as a formula, or train in Python",
        "What an operation of TF.js keeps for its gradient is a copy that it does not record: the "
        "second gradient takes it for a constant. That of tanh or of a square misses terms, and "
        "nothing is said. The runtime's gradients are the true ones.",
    ),
    Row(
        "KT460",
        "datasets with sample weights",
        Severity.ERROR,
        "TF.js's {method} takes elements of inputs and labels, these have sample weights as well",
        "weigh the losses in compile, or train on tensors: model.fit(x, y, {{sampleWeight}})",
        "The runtime takes the weights of a dataset as Keras does. TF.js reads the first two parts "
        "of what a dataset gives, and extensions.js throws rather than train without the weights.",
    ),
    Row(
        "KT480",
        "training and evaluating without labels",
        Severity.ERROR,
        "TF.js's {method} takes inputs and labels, and there are no labels here",
        "hand over both, make a tf.data.Dataset of both for {method}Dataset, or derive the model "
        "from tf.Model and write its trainStep",
        "Keras takes generators and Sequences that make batches of both, and models whose loss "
        "add_loss says; where it is not known that the argument is a dataset, the call stays the "
        "one for arrays.",
    ),
    Row(
        "KT432",
        "published weights in JavaScript",
        Severity.ERROR,
        "the weights {weights} of {name} are in a file that JavaScript does not read",
        "save the model once in TF.js-style Python, {name}(...).save('file://model'), and load "
        "that with tf.loadLayersModel; {{weights: null}} makes the model with random weights",
        "Keras keeps them in HDF5, which the runtime reads from Keras's own cache. applications.js "
        "has the architectures, and throws where it is asked for such weights. What `save` writes "
        "it loads, also where the architecture has layers that TF.js lacks.",
    ),
    Row(
        "KT434",
        "learning phase left out",
        Severity.WARNING,
        "K.set_learning_phase was left out: fit, evaluate and predict set the phase themselves",
        "nothing to do, unless the numbers of Keras 2.2 on TensorFlow 1 are wanted",
        "From TensorFlow 2 on only models that are called directly and functions of K.function "
        "take the phase that is set. In the graphs before it, fit and predict ran in it as well.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT435",
        "session left out",
        Severity.NOTE,
        "{name} was left out: TF.js has no sessions, and no number depends on them",
        "choose a backend with tf.setBackend",
        "TensorFlow 1 computed in a session, which says how much of a device a program may take. "
        "TF.js computes at once.",
        Confidence.EXACT,
    ),
    Row(
        "KT453",
        "option of a call that TF.js forgets",
        Severity.ERROR,
        "TF.js calls the layer without {option} when the model runs",
        "give {option} to the layer's constructor, or derive the model from tf.Model and call the "
        "layer in its call",
        "While a model is put together, Keras keeps with each call of a layer the options that it "
        "was called with. TF.js keeps them, too, and does not hand them on: the layer takes their "
        "defaults. What is a tensor goes into the list of the inputs instead.",
    ),
    Row(
        "KT470",
        "losses that look behind an activation",
        Severity.WARNING,
        "{loss} takes in Keras what the last {activation} was given, as its logits, and in TF.js "
        "what it gives",
        "choose the loss that belongs to {activation}, without from_logits, or leave the "
        "activation out and say from_logits=True",
        "On TensorFlow Keras's sigmoid and softmax leave on their result what they were given. "
        "The crossentropies take that as logits: sigmoid under categorical_crossentropy is a "
        "softmax there, softmax under binary_crossentropy a sigmoid, and from_logits=True changes "
        "nothing. TF.js, and Keras where the outputs passed another layer, take the numbers.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT471",
        "widths that are drawn",
        Severity.WARNING,
        "RandomWidth of TF.js draws a width in evaluate and predict, too",
        "keep the layer out of the model that predicts, or change the pictures of the training "
        "data alone",
        "Keras gives the pictures as they are except in training, and rounds the width that it "
        "draws down. TF.js draws always, rounds to the nearest and samples at other places.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT475",
        "metrics of one's own, by name",
        Severity.WARNING,
        "the logs have the metric {metric} as {named} in JavaScript: they have no {key}",
        "give the function a name of one word, or read the logs by the name that it has in "
        "JavaScript",
        "TF.js names a metric that is a function after the function, whose name is in camelCase "
        "there. What asks the logs for the older name gets undefined, and a callback that monitors "
        "it watches nothing.",
        Confidence.APPROXIMATE,
    ),
)
