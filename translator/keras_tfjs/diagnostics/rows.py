"""Every diagnostic the tool can make, one row each.

KT0 input and files · KT1 names and the API half · KT2 semantic differences (facts measured on the
real libraries) · KT3 language half · KT4 lower · KT5 model files · KT6 repositories and notebooks.
"""

from __future__ import annotations

from keras_tfjs.diagnostics.model import Confidence, Row, Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
EXACT, NUMERIC, APPROXIMATE, LEFT = (
    Confidence.EXACT,
    Confidence.NUMERIC,
    Confidence.APPROXIMATE,
    Confidence.LEFT,
)

_INPUT: list[Row] = [
    Row(
        "KT001",
        "syntax error",
        ERROR,
        "{language} syntax error: {problem}",
        "the file is left untouched; correct it, or name its language with --from",
        "The text does not parse as the language it is read as. A file is translated whole or not "
        "at all, so nothing of it is written; the other files of the call are done.",
    ),
    Row(
        "KT002",
        "not text",
        ERROR,
        "not {codec} text: byte 0x{byte:02x} at offset {offset}",
        "save the file as UTF-8, or, if it is Python, name its encoding in the first line: "
        "# -*- coding: latin-1 -*-",
        "Source files are read as UTF-8; Python files also by their PEP 263 encoding line.",
    ),
    Row(
        "KT003",
        "nothing to translate",
        NOTE,
        "neither Keras nor TensorFlow.js is used here; nothing to translate",
        "if it is {dialects} all the same, say so with --from",
        "No word of the text belongs to Keras, TensorFlow, NumPy or TensorFlow.js, so it is "
        "returned unchanged and nothing is written.",
        EXACT,
    ),
    Row(
        "KT004",
        "empty file",
        NOTE,
        "the file is empty; nothing to translate",
        "an empty file stays empty",
        "A file without any text is returned as it is and nothing is written.",
        EXACT,
    ),
    Row(
        "KT005",
        "no such path",
        ERROR,
        "no such file or directory{nearest}",
        "check the path; it is taken relative to {directory}",
        "A path of the command line, or a source named in [tool.keras-tfjs], does not exist.",
    ),
    Row(
        "KT006",
        "a directory without a destination",
        ERROR,
        "{subject} cannot be printed: say where the translations go",
        "-w writes beside the sources, -o DIR into DIR; --diff shows, --check compares; "
        "`keras-tfjs coverage` only counts",
        "One file's translation goes to standard output. Directories, notebooks to JavaScript and "
        "several files need -w, -o DIR, --diff, --check or --report.",
    ),
    Row(
        "KT007",
        "cannot be read",
        ERROR,
        "cannot be read: {problem}",
        "make it a readable regular file, or leave it out",
        "The operating system refused to open or list the path.",
    ),
    Row(
        "KT008",
        "cannot be written",
        ERROR,
        "{target} cannot be written: {problem}",
        "make it writable, or choose another place with -o DIR; what was there is unchanged",
        "A translation is written to a temporary file beside its target and renamed, so a failed "
        "write leaves the target as it was.",
    ),
    Row(
        "KT009",
        "nested too deeply",
        ERROR,
        "nested too deeply to be parsed",
        "split the expression; the file is left untouched",
        "Python's own parser, or the walk over its tree, ran out of stack: an expression of "
        "hundreds of levels, as generated code has them.",
    ),
    Row(
        "KT010",
        "a bug of keras-tfjs",
        ERROR,
        "keras-tfjs failed on this file: {problem}",
        "this is a bug of keras-tfjs, not of the file: please report it with the file; "
        "--traceback shows where it happened",
        "The translator itself raised an exception. The file is left untouched, the other files of "
        "the call are done, and the exit status is 4.",
    ),
    Row(
        "KT011",
        "half translated",
        WARNING,
        "both Keras and TF.js are imported; the file is read as TF.js-style Python",
        "finish by hand what is still Keras, or say --from keras if none of it is translated yet",
        "What an earlier translation left over keeps its imports of Keras or TensorFlow. Reading "
        "such a file as Keras once more would translate its TF.js calls a second time.",
        LEFT,
    ),
]

_NAMES: list[Row] = [
    Row(
        "KT101",
        "no such Keras name",
        ERROR,
        "Keras has no {name}",
        "{hint}",
        "The name belongs to no version of Keras that this tool knows (Keras 3.15, tf_keras 2.21). "
        "The place is left as it is.",
    ),
    Row(
        "KT102",
        "not carried",
        ERROR,
        "{name} is not translated yet",
        "the place is left as it is; translate it by hand, or keep this part in Keras",
        "The name exists in Keras, but the catalogue has no row for it.",
    ),
    Row(
        "KT103",
        "no such parameter",
        ERROR,
        "{owner} has no parameter {parameter}",
        "{hint}",
        "No version of Keras that this tool knows takes the keyword. It is kept under its own name, "
        "which the runtime refuses.",
    ),
    Row(
        "KT104",
        "parameter without counterpart",
        ERROR,
        "{owner}: TF.js has nothing for {parameter}",
        "{parameter} is kept under its own name, which the runtime refuses; remove it if the "
        "program can do without",
        "Keras has the parameter, TF.js 4.22 has no counterpart. A value that asks for what TF.js "
        "does anyway is left out without a word.",
    ),
    Row(
        "KT105",
        "option without counterpart",
        ERROR,
        "{owner}: TF.js has no {parameter} {value!r}",
        "the value is left as it is; choose another, or write the function out",
        "Keras knows the option string, TF.js 4.22 has nothing that computes the same.",
    ),
    Row(
        "KT106",
        "unknown option",
        ERROR,
        "{owner}: {library} has no {parameter} {value!r}",
        "{hint}",
        "The string is none of the words that the parameter takes. It is left as it is.",
    ),
    Row(
        "KT107",
        "old parameter name",
        WARNING,
        "{owner}: {old} is now {new}",
        "write {new}; it was read as that",
        "An older version took the argument under another name. It is read, and written back in "
        "today's form.",
        EXACT,
    ),
    Row(
        "KT108",
        "old name",
        WARNING,
        "{old} is now {new}",
        "write {new}; it was read as that",
        "An older version had the thing under another name. It is read, and written back in today's "
        "form.",
        EXACT,
    ),
    Row(
        "KT109",
        "options that are not written here",
        ERROR,
        "{owner}: the keys of these options are not known here",
        "write the options out in the call; Keras and TF.js spell their keys differently",
        "A dict that is built elsewhere keeps its keys, so it means something else in the other "
        "language unless all its keys are spelt alike in both.",
    ),
    Row(
        "KT110",
        "option given by a variable",
        WARNING,
        "{owner}: the value of {parameter} is not written here, so it was not converted",
        "see that the variable holds the word of the language that is written",
        "Option strings are spelt differently in Keras and TF.js (`he_normal`, `heNormal`). A "
        "string that comes from elsewhere is passed on as it is.",
        APPROXIMATE,
    ),
    Row(
        "KT111",
        "no such TF.js name",
        ERROR,
        "TF.js has no {name}",
        "{hint}",
        "The name is not part of @tensorflow/tfjs 4.22. The place is left as it is.",
    ),
    Row(
        "KT112",
        "no Keras counterpart",
        ERROR,
        "{name} is not translated to Keras yet",
        "the place is left as it is; translate it by hand, or keep this part in TF.js style",
        "The name exists in TF.js, but the catalogue has no row for it.",
    ),
    Row(
        "KT113",
        "unknown config key",
        ERROR,
        "{owner} has no option {parameter}",
        "{hint}",
        "TF.js ignores keys that it does not know, the runtime refuses them. The key is kept under "
        "its own name.",
    ),
    Row(
        "KT114",
        "too many arguments",
        ERROR,
        "{owner} takes {count} positional arguments at most",
        "name the further ones; the call is left as it is",
        "A call with more positional arguments than the signature has raises in the original.",
    ),
    Row(
        "KT115",
        "form of evaluate not known",
        ERROR,
        "whether evaluate gives one number or a list is not known here",
        "it follows from the metrics of the model's compile call, which must be in the same file; "
        "the call is left with its Keras meaning",
        "Keras and TF.js return a single loss without metrics and a list with them. Values are read "
        "differently in the two cases.",
    ),
    Row(
        "KT116",
        "gradient tape not recognised",
        ERROR,
        "this GradientTape has no TF.js form: {reason}",
        "compute the loss in the tape's body, then take `tape.gradient(loss, variables)`",
        "TF.js differentiates a function. The body of the tape becomes that function, which works "
        "where the body ends in the value that is differentiated.",
    ),
    Row(
        "KT117",
        "assignment into a tensor",
        ERROR,
        "a tensor cannot be assigned into",
        "build it with tf.buffer, or compute the new tensor",
        "Tensors are immutable. tf.buffer collects values and makes a tensor of them.",
    ),
    Row(
        "KT118",
        "display option left out",
        NOTE,
        "{owner}: {parameter} only changes what is shown and was left out",
        "nothing to do",
        "The parameter has no counterpart and no influence on any number.",
        EXACT,
    ),
    Row(
        "KT119",
        "arguments that are not written here",
        ERROR,
        "{owner}: which arguments these are is not known here",
        "write the arguments out; the call is left as it is",
        "`*arguments`, or keywords in a TF.js-style call: what goes into which option cannot be "
        "told.",
    ),
    Row(
        "KT120",
        "model file",
        NOTE,
        "{target} is read here instead of {source}",
        "make it with: keras-tfjs convert {source} {target}",
        "TF.js loads a model.json with its weight files. Plain @tensorflow/tfjs in Node has no "
        "file:// handler (tfjs-node has); a browser takes an http(s) URL.",
        EXACT,
    ),
    Row(
        "KT121",
        "model address",
        WARNING,
        "{source} is read here instead of {target}",
        "make it with: keras-tfjs convert MODEL.JSON {source}",
        "Keras loads models from files. The name is the last part of the address.",
        APPROXIMATE,
    ),
    Row(
        "KT122",
        "output shape not known",
        ERROR,
        "{name}: the shape of the layer's output does not follow from its code",
        "define compute_output_shape; without it TF.js takes the input's shape",
        "TF.js asks a layer of one's own for its output shape and silently assumes the input's.",
    ),
    Row(
        "KT123",
        "variable layout of a layer",
        ERROR,
        "{name}: {problem}",
        "{hint}",
        "A layer of one's own takes one config object in TF.js and its weights are made by name, "
        "shape, dtype and initializer.",
    ),
    Row(
        "KT124",
        "slice without counterpart",
        ERROR,
        "this index has no TF.js form: {reason}",
        "index by integers and slices, or use tf.gather and tf.booleanMaskAsync",
        "A tensor is cut by slice, stridedSlice and gather.",
    ),
]

_SEMANTICS: list[Row] = [
    Row(
        "KT201",
        "default of random weights",
        NOTE,
        "kernels start as glorotUniform in Keras and as glorotNormal in TF.js",
        "--exact writes the initializer out",
        "The default kernel initializer of dense, convolutional and recurrent layers differs. Only "
        "the random draw of initial weights changes.",
        APPROXIMATE,
    ),
    Row(
        "KT202",
        "hard sigmoid",
        WARNING,
        "hard_sigmoid is relu6(x + 3) / 6 in Keras 3 and clip(0.2 x + 0.5, 0, 1) in TF.js",
        "train in the language in which the model runs, or use another activation",
        "Keras 1 and 2 computed what TF.js computes; Keras 3 changed the function.",
        APPROXIMATE,
    ),
    Row(
        "KT203",
        "labels of hinge losses",
        WARNING,
        "{value} turns labels of 0 and 1 into -1 and 1 in Keras, not in TF.js",
        "give labels of -1 and 1",
        "TF.js takes the labels as they are.",
        APPROXIMATE,
    ),
    Row(
        "KT204",
        "spread of normal initializers",
        NOTE,
        "{value}: TF.js draws with 0.88 of Keras's standard deviation",
        "use varianceScaling with scale / 0.7737 if the draw matters",
        "Keras corrects the standard deviation of a truncated normal, TF.js does not. Only the "
        "random draw of initial weights changes.",
        APPROXIMATE,
    ),
    Row(
        "KT205",
        "which accuracy",
        WARNING,
        "accuracy of several sigmoid outputs is categorical in Keras 3 and binary in TF.js",
        "name the metric: binary_accuracy or categorical_accuracy",
        "Keras 3 chooses by the shapes of outputs and labels, TF.js by the loss.",
        APPROXIMATE,
    ),
    Row(
        "KT206",
        "order of weights",
        WARNING,
        "weights are listed layer by layer in Keras, trainable ones first in TF.js",
        "take the weights layer by layer: model.layers[i].get_weights()",
        "The order of get_weights and set_weights differs where a layer has weights that are not "
        "trained (BatchNormalization).",
        APPROXIMATE,
    ),
    Row(
        "KT207",
        "frozen models",
        WARNING,
        "trainable on a model reaches its layers in Keras, only their weights in TF.js",
        "set trainable on each layer; BatchNormalization still moves its averages in TF.js",
        "Setting a model's trainable in TF.js leaves the layers' own flag as it is.",
        APPROXIMATE,
    ),
    Row(
        "KT208",
        "Adam's epsilon",
        NOTE,
        "epsilon is added inside Adam's bias correction in Keras and outside it in TF.js",
        "keep epsilon small: at 1e-7 a step differs by a millionth, from 1e-3 on visibly",
        "The two forms of the algorithm place epsilon differently.",
        NUMERIC,
    ),
    Row(
        "KT209",
        "Adadelta",
        WARNING,
        "Adadelta of TF.js divides by the accumulated gradient of the step before",
        "choose another optimizer if training must agree",
        "The first step of TF.js's Adadelta is the rate times the gradient; the numbers differ from "
        "Keras's from the first step on.",
        APPROXIMATE,
    ),
    Row(
        "KT210",
        "number type",
        WARNING,
        "{value} becomes {other}: TF.js has float32, int32, bool, string and complex64",
        "nothing to do where the values fit",
        "TF.js has no wider types.",
        APPROXIMATE,
    ),
    Row(
        "KT211",
        "old learning rate argument",
        WARNING,
        "lr is read as learning_rate, which is what Keras 1 and 2.0 to 2.10 meant by it",
        "write learning_rate",
        "Keras 3 refuses lr; the optimizers of tf_keras 2.11 and later ignore it and train with "
        "their default rate.",
        APPROXIMATE,
    ),
    Row(
        "KT212",
        "seeds",
        NOTE,
        "the same seed draws other numbers in TF.js than in Keras",
        "load weights if the numbers must agree",
        "The random generators differ. A seeded dropout layer of TF.js repeats its mask at every "
        "call.",
        APPROXIMATE,
    ),
    Row(
        "KT213",
        "centered RMSprop",
        WARNING,
        "centered RMSprop of TF.js subtracts epsilon where Keras adds it",
        "leave centered out if training must agree",
        "The root's argument can become negative in TF.js.",
        APPROXIMATE,
    ),
    Row(
        "KT214",
        "monitored direction",
        NOTE,
        "the best {monitor} is the largest; mode was written out for TF.js",
        "nothing to do",
        "Keras asks the metric whether more is better. TF.js takes the largest only where the name "
        "contains `acc`.",
        EXACT,
    ),
    Row(
        "KT215",
        "regularization in validation",
        NOTE,
        "regularization losses are part of val_loss and of evaluate in Keras, not in TF.js",
        "compare training losses, which hold them in both",
        "TF.js adds regularization losses in training only.",
        APPROXIMATE,
    ),
    Row(
        "KT216",
        "constraints in training",
        WARNING,
        "TF.js itself does not apply constraints in fit(); the runtime does",
        "apply the constraint in a callback where TF.js trains",
        "The optimizers of TF.js assign a weight's variable without its constraint.",
        APPROXIMATE,
    ),
]

_LANGUAGE: list[Row] = [
    Row(
        "KT301",
        "construct without a counterpart",
        ERROR,
        "{what} has no counterpart here: `{source}`",
        "the statement is kept as a comment; write it in a form that both languages have",
        "The other language has no form that does the same, or the translator knows none. The "
        "statement stays in the output as a comment, and everything else is translated.",
    ),
    Row(
        "KT302",
        "operand of unknown kind",
        ERROR,
        "`{operator}`: what `{operand}` is, is not known here",
        "annotate it (`x: float`, `name: str`), or use a tensor's method if it is one",
        "JavaScript's operators take no tensors: the result would be NaN, a text or false, and "
        "nothing would be thrown. Numbers, texts and booleans are translated where the operands "
        "are known to be such, from literals, annotations, defaults or calls in the same file.",
    ),
    Row(
        "KT303",
        "operator on an object",
        ERROR,
        "`{operator}` on a {kind} gives NaN or false in JavaScript: `{operand}`",
        "use the method: x.add(y), x.sub(y), x.mul(y), x.div(y), x.less(y)",
        "JavaScript has no operators for objects; tensors are computed with by methods.",
    ),
    Row(
        "KT304",
        "truth of an unknown value",
        WARNING,
        "whether `{source}` may be an empty list or dict is not known; those are true in JavaScript",
        "annotate it, or test what is meant: `len(x) > 0`, `x is not None`",
        "An empty list or dict is false in Python and true in JavaScript. Numbers, texts, None and "
        "booleans have the same truth in both.",
        APPROXIMATE,
    ),
    Row(
        "KT305",
        "waiting where it is not possible",
        ERROR,
        "`{source}` waits for a promise, which {place} cannot",
        "wait before, and hand over the result",
        "In JavaScript only async functions can wait. A constructor, an accessor, and a function "
        "handed to tidy, minimize, map or sort must return at once.",
    ),
    Row(
        "KT306",
        "keyword argument of a TF.js function",
        ERROR,
        "{name} takes no keyword argument `{keyword}`",
        'TF.js-style Python gives options in a dict: f(x, {{"{keyword}": ...}})',
        "JavaScript has no keyword arguments; TF.js's functions take positional ones and config "
        "objects.",
    ),
    Row(
        "KT307",
        "self before super().__init__",
        ERROR,
        "class {name} uses self before super().__init__(...)",
        "call super().__init__(...) first",
        "A JavaScript constructor of a derived class must call super() before it uses `this`.",
    ),
    Row(
        "KT308",
        "library function without a counterpart",
        ERROR,
        "{name} has no counterpart here",
        "{help}",
        "The function belongs to a library of one language that the other has nothing like.",
    ),
    Row(
        "KT309",
        "counterpart that differs at the edges",
        WARNING,
        "`{source}`: {caveat}",
        "check that it does not matter here",
        "The two languages' functions agree except in the case that the message names.",
        APPROXIMATE,
    ),
    Row(
        "KT310",
        "import without a counterpart",
        ERROR,
        "module {module} has no counterpart here",
        "the import is kept as a comment; take what uses it out, or write a module of the "
        "project for it",
        "Only TF.js, modules of the same project and a few standard modules are translated.",
    ),
    Row(
        "KT311",
        "older form of TF.js",
        WARNING,
        "{found} is read as {wanted}",
        "today's form is written",
        "The text has a form of an older TF.js or of its documentation that TF.js 4 does not take.",
        EXACT,
    ),
    Row(
        "KT312",
        "interface of the browser or of Node",
        ERROR,
        "{name} belongs to {host}; Python has {counterpart}",
        "the statement is kept as a comment; use {counterpart}",
        "Documents, windows, requests and files are the host's, not JavaScript's.",
    ),
]

_LOWER: list[Row] = [
    Row(
        "KT401",
        "old optimizer option",
        WARNING,
        "{owner}: {old} is now {new}",
        "write {new}; it was read as that",
        "The documents of early versions name the rate of learning `lr`. TF.js 4.22 takes it by "
        "position, under whatever name it is declared; a key `lr` trains to NaN there.",
        EXACT,
    ),
    Row(
        "KT402",
        "unknown optimizer option",
        ERROR,
        "{owner} has no option {parameter}",
        "its options are {known}; the call is left as it is",
        "TF.js's optimizer constructors take numbers by position and drop what they do not know, "
        "so an option without a position would be lost.",
    ),
    Row(
        "KT403",
        "optimizer without a rate",
        ERROR,
        "{owner} needs {parameter}",
        'give it: {owner}({{"{parameter}": 0.01}})',
        "TF.js does not check: without the rate it trains to NaN or throws later.",
    ),
    Row(
        "KT404",
        "optimizer options that are not written here",
        ERROR,
        "{owner}: these options must be written out in the call",
        "TF.js takes them by position; write a literal dict, or numbers",
        "The options of an optimizer become positional numbers in JavaScript. That needs their "
        "names at the call.",
    ),
    Row(
        "KT405",
        "operand of unknown kind",
        ERROR,
        "what {operand} is, is not known here; `{operator}` may meet a tensor",
        "annotate it (`x: float`, `x: tf.Tensor`), or write the method (`x.{method}(y)`)",
        "JavaScript's operators do not work on tensors: they give NaN, a string or false, and "
        "nothing throws. The operation is left as it is.",
    ),
    Row(
        "KT406",
        "no method for this operator",
        ERROR,
        "TF.js has nothing for `{operator}` on {kind}",
        "write the computation with tf.* functions",
        "The operator works in Python, but no method of TF.js computes the same. The operation is "
        "left as it is, and JavaScript's operator does not work on tensors.",
    ),
    Row(
        "KT407",
        "index that is not translated",
        ERROR,
        "{index}: this index has no counterpart in TF.js",
        "use slice, stridedSlice, gather or tf.booleanMaskAsync",
        "Integers, slices, None, an ellipsis and integer tensors become gather, slice, "
        "stridedSlice, reverse and expandDims. A mask would need a promise.",
    ),
    Row(
        "KT408",
        "assignment into a tensor",
        ERROR,
        "a tensor cannot be assigned into",
        "make a `tf.buffer`, set its values and take its `toTensor()`",
        "Tensors do not change, neither in TF.js nor in the runtime.",
    ),
    Row(
        "KT409",
        "NumPy in JavaScript",
        ERROR,
        "{name} has no counterpart in JavaScript",
        "compute it with tf.*, or keep this part in Python",
        "NumPy arrays work in TF.js-style Python, where the runtime takes them. JavaScript has no "
        "NumPy.",
    ),
    Row(
        "KT410",
        "not in TF.js",
        ERROR,
        "{name} is not in TF.js {version}{nearest}",
        "it works in TF.js-style Python only; the place is left as it is",
        "The runtime has more than TF.js: extensions, and forms that only Python needs.",
    ),
    Row(
        "KT411",
        "config key that TF.js does not have",
        ERROR,
        "{owner} has no option {parameter} in TF.js {version}{nearest}",
        "TF.js ignores it without a word; leave it out, or compute it otherwise",
        "A key that a TF.js factory does not read changes nothing there and raises no error, so the "
        "JavaScript would compute something else.",
    ),
    Row(
        "KT412",
        "option that TF.js does not carry out",
        ERROR,
        "{owner}: TF.js {version} declares {parameter} but {problem}",
        "leave it out, or keep this part in TF.js-style Python",
        "Measured on TF.js 4.22: its types have the option, its code does not carry it out.",
    ),
    Row(
        "KT413",
        "model without an input shape",
        ERROR,
        "the first layer of a sequential model needs an inputShape in TF.js",
        'say it: {{"inputShape": [4]}} (without the batch axis)',
        "The runtime builds a model when it first sees data, as Keras does. TF.js builds it when "
        "the first layer is added, and throws without a shape.",
    ),
    Row(
        "KT414",
        "file:// outside tfjs-node",
        NOTE,
        "{path}: file:// paths need @tensorflow/tfjs-node, or an I/O handler of your own",
        "in a browser give an http(s) address; `keras-tfjs convert m.h5 m` makes the files",
        "Plain @tensorflow/tfjs has no file system: tf.io.registerLoadRouter and "
        "registerSaveRouter can give it one.",
        EXACT,
    ),
    Row(
        "KT415",
        "path of a Keras model file",
        NOTE,
        "{old} is read as {new} in TF.js",
        "make it with: keras-tfjs convert {source} {target}",
        "TF.js loads a model.json with its weight files, not HDF5 or .keras.",
        EXACT,
    ),
    Row(
        "KT416",
        "old TF.js name",
        WARNING,
        "{old} is now {new}",
        "write {new}; it was read as that",
        "Early documents of TF.js have the thing under another name, or make it with `new`.",
        EXACT,
    ),
    Row(
        "KT417",
        "logs as a whole",
        ERROR,
        'in a tf.Callback the values of `logs` are tensors; only `logs["name"]` is translated',
        'read the values one by one: logs["loss"]',
        "TF.js hands tensors to subclasses of tf.Callback, which have to be read with `await`. The "
        "runtime hands numbers.",
    ),
    Row(
        "KT418",
        "tensors that are never disposed",
        WARNING,
        "this step leaves tensors behind in TF.js",
        "put it into tf.tidy(); what is used afterwards leaves it as the function's result",
        "TF.js frees a tensor when it is disposed of, or at the end of the tidy it was made in. The "
        "values that this step keeps are used in a way that could not be put into one.",
        APPROXIMATE,
    ),
]

_MODEL_FILES: list[Row] = [
    Row(
        "KT501",
        "layer without a counterpart in model files",
        ERROR,
        "layer '{layer}': {class_name} is not a layer that {target} can load",
        "leave the layer out, or rebuild it from layers that both have; nothing was written",
        "A model file names its layers' classes. Both libraries must have the class and compute "
        "the same with it, else the converted file would not load, or would predict other numbers. "
        "Custom layers, Lambda layers and op layers of Keras are code, which no file carries.",
    ),
    Row(
        "KT502",
        "layer option without a counterpart in model files",
        ERROR,
        "layer '{layer}': {class_name} with {option}={value} has no counterpart in {target}",
        "{way_out}; nothing was written",
        "The option changes what the layer computes and the other library does not have it, or "
        "ignores it. The file is refused rather than converted to one that predicts other numbers.",
    ),
    Row(
        "KT503",
        "model file that cannot be read or written",
        ERROR,
        "{problem}",
        "{way_out}",
        "The file is missing, cut short, of another kind, or cannot be written. Nothing was "
        "written.",
    ),
    Row(
        "KT504",
        "weights that do not fit the model",
        ERROR,
        "weight '{weight}': expected {expected}, got {got}",
        "the config and the weights belong to different models, or a part is missing; save the "
        "whole model again. Nothing was written",
        "Before anything is written, the shape of every weight is computed from the model's config "
        "and compared with the weights in the file.",
    ),
    Row(
        "KT505",
        "model structure without a counterpart",
        ERROR,
        "{place}: {what}",
        "{way_out}; nothing was written",
        "Sequential and functional models are converted, with several inputs and outputs, shared "
        "layers and models inside models. A subclassed model is code and has no config, and a "
        "layer that is called with tensors in keyword arguments has no place for them in TF.js.",
    ),
    Row(
        "KT506",
        "conversion between these files is not possible",
        ERROR,
        "cannot convert '{source}' to '{target}': {problem}",
        "convert .h5 or .keras to a directory or model.json, or model.json to .h5 or .keras",
        "What is done follows from the names: .h5, .hdf5 and .keras are Keras's; a directory or a "
        ".json file is TensorFlow.js's.",
    ),
    Row(
        "KT507",
        "name that TensorFlow.js does not take",
        ERROR,
        "layer name '{layer}': {problem}",
        "rename the layer in Keras and save the model again; nothing was written",
        "TensorFlow.js makes each weight's name from its layer's name, so these must begin with a "
        "letter or digit, hold only letters, digits and . _ / -, and differ from each other, also "
        "across models inside models.",
    ),
    Row(
        "KT508",
        "training settings left out of a model file",
        WARNING,
        "the file's {what} is not converted: {problem}",
        "call compile() after loading; layers, weights and predictions are complete",
        "A model file can carry the arguments of compile(). Where one of them has no counterpart, "
        "all are left out, so that nobody trains with half of them; predictions do not depend on "
        "them.",
    ),
    Row(
        "KT509",
        "optimizer state left out of a model file",
        NOTE,
        "the optimizer's state (its moments and step count) is not converted",
        "nothing to do for predictions; continued training starts with a fresh optimizer",
        "Keras and TensorFlow.js keep different quantities for the same optimizer.",
        EXACT,
    ),
    Row(
        "KT510",
        "number format without a counterpart",
        WARNING,
        "layer '{layer}' computes in {dtype} in Keras; in TensorFlow.js it computes in float32",
        "expect differences of the size of {dtype}'s rounding",
        "TensorFlow.js has no other float type. Weights of another float type are converted to "
        "float32.",
        NUMERIC,
    ),
    Row(
        "KT511",
        "initializer without a counterpart in model files",
        WARNING,
        "layer '{layer}': the initializer {option}={value} has no counterpart; the default is used",
        "nothing to do where the weights are in the file: an initializer only draws new ones",
        "The weights themselves are converted. The initializer would matter only to someone who "
        "builds the model afresh from its config.",
        EXACT,
    ),
    Row(
        "KT512",
        "hard sigmoid of Keras 2 in an HDF5 file",
        WARNING,
        "layer '{layer}': {option}='hard_sigmoid' means clip(0.2 x + 0.5, 0, 1) only in Keras 2",
        "load the file with Keras 2 or tf_keras; Keras 3 would compute relu6(x + 3) / 6",
        "TensorFlow.js and Keras 2 have one hard sigmoid, Keras 3 another under the same name.",
        APPROXIMATE,
    ),
    Row(
        "KT513",
        "HDF5 file that only Keras 3 loads",
        NOTE,
        "layer '{layer}' {what}, which Keras 2 and 3 write differently; this file is for Keras 3",
        "nothing to do with Keras 3; for Keras 2 rebuild the model without it",
        "Keras 2 and Keras 3 count the calls of a model inside a model differently, and pass "
        "initial states differently, so no HDF5 file with either loads in both.",
        EXACT,
    ),
    Row(
        "KT514",
        "call-time training flag left out",
        WARNING,
        "layer '{layer}' is called with training={value}; TensorFlow.js does not keep this",
        "predictions are the same; in training the layer follows the model's mode",
        "Keras 2 obeys a training flag that was given when the model was built. Keras 3 and "
        "TensorFlow.js ignore it.",
        APPROXIMATE,
    ),
    Row(
        "KT515",
        "mask that TensorFlow.js treats otherwise",
        WARNING,
        "layer '{layer}': the model masks time steps, and at {class_name} {what}",
        "compare predictions on padded inputs before relying on them",
        "Embedding(mask_zero=True) and Masking make masks. TensorFlow.js does not apply a mask in "
        "GlobalAveragePooling1D, and hands a mask on to recurrent layers across layers after which "
        "Keras has none. Inputs without masked steps give the same numbers.",
        APPROXIMATE,
    ),
]

_REPOSITORY: list[Row] = [
    Row(
        "KT601",
        "not a notebook",
        ERROR,
        "not a notebook: {problem}",
        "open and save it with Jupyter; the file is left untouched",
        "The file does not have the JSON structure of a notebook of format 4.",
    ),
    Row(
        "KT602",
        "a notebook of another language",
        NOTE,
        "the notebook's language is {language}, not Python; left as it is",
        "only Python notebooks are translated",
        "The kernel named in the notebook's metadata does not run Python.",
        EXACT,
    ),
    Row(
        "KT603",
        "a cell that is not Python",
        ERROR,
        "cell {cell} is not Python and stays as it is: {problem}",
        "correct the cell; the other cells are translated without it",
        "The cell does not parse, even with its magics and shell lines set aside.",
    ),
    Row(
        "KT604",
        "Keras in a magic",
        ERROR,
        "{magic} holds Keras code that is left as it is",
        "move the code out of the magic and translate again",
        "The text of a magic that does not run it as Python in the notebook is kept byte for byte; "
        "here it uses Keras or TensorFlow.js.",
    ),
    Row(
        "KT605",
        "IPython syntax has no JavaScript",
        ERROR,
        "{magic} assigns what IPython returns, which JavaScript has no form for",
        "assign the value itself before translating",
        "Magics and shell lines become comments in JavaScript. One whose result is used cannot.",
    ),
    Row(
        "KT606",
        "two sources, one target",
        ERROR,
        "{target} is also {other}; this file is left out",
        "translate one of them, narrow the sources with --from, or write elsewhere with -o DIR",
        "Two files of one call would be written to the same place, or a translation would replace "
        "another file that the same call reads.",
    ),
    Row(
        "KT607",
        "configuration error",
        ERROR,
        "{problem}",
        "{way_out}",
        "The [tool.keras-tfjs] table of pyproject.toml has a key or value that means nothing here.",
    ),
    Row(
        "KT608",
        "the Python form is the source",
        NOTE,
        "left out: its translation would be {other}, itself a source of this call",
        "name the file itself, or say --from js, to translate it",
        "Where a directory has a program both in Python and in JavaScript, a translation to Python "
        "reads the Python.",
        EXACT,
    ),
]

ROWS: dict[str, Row] = {
    row.code: row
    for row in (
        *_INPUT,
        *_NAMES,
        *_SEMANTICS,
        *_LANGUAGE,
        *_LOWER,
        *_MODEL_FILES,
        *_REPOSITORY,
    )
}
