"""KT1: names and the API half."""

from __future__ import annotations

from keras_tfjs.diagnostics.model import Confidence, Row, Severity

ROWS: tuple[Row, ...] = (
    Row(
        "KT101",
        "no such Keras name",
        Severity.ERROR,
        "Keras has no {name}",
        "{hint}",
        "The name belongs to no version of Keras that this tool knows (Keras 3.15, tf_keras 2.21). "
        "The place is left as it is.",
    ),
    Row(
        "KT102",
        "not carried",
        Severity.ERROR,
        "{name} is not translated yet",
        "the place is left as it is; translate it by hand, or keep this part in Keras",
        "The name exists in Keras, but the catalogue has no row for it.",
    ),
    Row(
        "KT108",
        "old name",
        Severity.NOTE,
        "{old} is now {new}",
        "write {new}; it was read as that",
        "An older version had the thing under another name. It is read, and written back in "
        "today's form.",
        Confidence.EXACT,
    ),
    Row(
        "KT111",
        "no such TF.js name",
        Severity.ERROR,
        "TF.js has no {name}",
        "{hint}",
        "The name is not part of @tensorflow/tfjs 4.22. The place is left as it is.",
    ),
    Row(
        "KT112",
        "no Keras counterpart",
        Severity.ERROR,
        "{name} is not translated to Keras yet",
        "the place is left as it is; translate it by hand, or keep this part in TF.js style",
        "The name exists in TF.js, but the catalogue has no row for it.",
    ),
    Row(
        "KT115",
        "names of what evaluate gives not known",
        Severity.ERROR,
        "the names that a test_step of one's own gives its results are not known to evaluate",
        "leave return_dict out and read the results by their places; the call is left with its "
        "Keras meaning",
        "With return_dict, evaluate gives a dict. TF.js gives a number or a list, whose names the "
        "model knows if compile() made them, and not if its class has a test_step.",
    ),
    Row(
        "KT116",
        "gradient tape not recognised",
        Severity.ERROR,
        "this GradientTape has no TF.js form: {reason}",
        "compute the loss in the tape's body, then take `tape.gradient(loss, variables)`",
        "TF.js differentiates a function. The body of the tape becomes that function, which works "
        "where the body ends in the value that is differentiated.",
    ),
    Row(
        "KT117",
        "assignment into a tensor",
        Severity.ERROR,
        "a tensor cannot be assigned into",
        "build it with tf.buffer, or compute the new tensor",
        "Tensors are immutable. tf.buffer collects values and makes a tensor of them.",
    ),
    Row(
        "KT120",
        "model file",
        Severity.NOTE,
        "{target} is read here instead of {source}",
        "make it with: keras-tfjs convert {source} {target}",
        "TF.js loads a model.json with its weight files. Plain @tensorflow/tfjs in Node has no "
        "file:// handler (tfjs-node has); a browser takes an http(s) URL.",
        Confidence.EXACT,
    ),
    Row(
        "KT121",
        "model address",
        Severity.WARNING,
        "{source} is read here instead of {target}",
        "make it with: keras-tfjs convert MODEL.JSON {source}",
        "Keras loads models from files. The name is the last part of the address.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT123",
        "variable layout of a layer",
        Severity.ERROR,
        "{name}: {problem}",
        "{hint}",
        "A layer of one's own takes one config object in TF.js and its weights are made by name, "
        "shape, dtype and initializer.",
    ),
    Row(
        "KT124",
        "slice without counterpart",
        Severity.ERROR,
        "this index has no TF.js form: {reason}",
        "index by integers and slices, or use tf.gather and tf.booleanMaskAsync",
        "A tensor is cut by slice, stridedSlice and gather.",
    ),
    Row(
        "KT125",
        "operator without counterpart",
        Severity.ERROR,
        "TF.js has nothing for `{operator}` on the bits of numbers",
        "compare first: (x > 0) & (y > 0); the operation is left as it is",
        "On tensors of booleans the operators are logicalAnd, logicalOr, logicalXor and "
        "logicalNot. On whole numbers they work on bits, which TF.js has no function for.",
    ),
    Row(
        "KT126",
        "no counterpart",
        Severity.ERROR,
        "{name} has no counterpart in TF.js",
        "{advice}",
        "Keras has the name, TF.js 4.22 has nothing that does the same, and it is no part of a "
        "model that the runtime could compute. The place is left as it is.",
    ),
    Row(
        "KT127",
        "graph function",
        Severity.NOTE,
        "tf.function was left out: TF.js runs eagerly",
        "nothing to do; the numbers are the same",
        "tf.function compiles a function into a graph: that is faster and computes the same.",
        Confidence.EXACT,
    ),
    Row(
        "KT128",
        "type without counterpart",
        Severity.WARNING,
        "{name} as a type has no counterpart in TF.js",
        "name a base class of it, keras.layers.Layer or keras.Model, or leave the type out",
        "TF.js has factories where Keras has classes: a dense layer is a tf.layers.Layer. The type "
        "is left as it is; what the program computes does not depend on an annotation.",
    ),
    Row(
        "KT129",
        "subclass not carried",
        Severity.ERROR,
        "class {name} extends {base}, which is not translated yet",
        "derive from one of the bases and keep an object of {base} in an attribute, or keep this "
        "class in Keras",
        "Subclasses of Layer, Model, Callback, Constraint, Initializer, Regularizer, Loss and "
        "Metric are translated, and of most layers that TF.js has, unless the constructor changes "
        "the options that it hands on. The class and what it inherits are left as they are; its "
        "methods' bodies are translated.",
    ),
    Row(
        "KT472",
        "optimizer's method not called",
        Severity.ERROR,
        "{name}: nothing calls this method of an optimizer of one's own",
        "change one variable in update_step(gradient, variable, learning_rate)",
        "The base of optimizers of one's own in the runtime and in extensions.js builds what is "
        "kept for the variables, prepares the gradients by the options of all optimizers and calls "
        "the step of each variable. What Keras does around that cannot be replaced there.",
    ),
    Row(
        "KT473",
        "sparse step not called",
        Severity.WARNING,
        "nothing calls _resource_apply_sparse: gradients have numbers for all of a variable here",
        "look at what it computes for words that a batch does not have",
        "In TensorFlow the gradient of an embedding has rows for the words of the batch alone, and "
        "the optimizer's method for such gradients may leave all other rows as they are. In TF.js "
        "the other rows are zeros, and the step is that of every variable.",
    ),
    Row(
        "KT474",
        "part of a cell not carried",
        Severity.ERROR,
        "{problem}: {library}'s cells have no such thing",
        "{hint}",
        "A cell is one step of a recurrent layer: it takes the input and the states, which begin "
        "with zeros, and gives the output and the new states, in TF.js all of them in one list. A "
        "cell of one's own is translated where its code tells what is the output and what are the "
        "states.",
    ),
    Row(
        "KT477",
        "array of another file assigned into",
        Severity.ERROR,
        "`{name}` is a tensor in JavaScript: its class, in another file, does not assign into it",
        "assign in a method of that class",
        "Each file decides by itself which of its arrays become tensors: those that it assigns "
        "into stay arrays. A field that only other files assign into is a tensor, which has no "
        "places to assign to.",
    ),
    Row(
        "KT476",
        "states of a stack of cells",
        Severity.ERROR,
        "the states of several cells come in another order in TF.js: all in one row, the last "
        "cell's first",
        "give each cell a layer of its own, keras.layers.RNN(cell, return_sequences=True), or "
        "leave return_state out",
        "Keras gives and takes the states of a stack as a list for each cell, the first cell's "
        "first.",
    ),
    Row(
        "KT130",
        "method of something unknown",
        Severity.WARNING,
        "{receiver}.{method} is left as it is: what {receiver} is cannot be told from this file",
        "if it is a {what}, say so where it comes from: {receiver}: {type}",
        "A parameter is known by its annotation, its default, the calls in the same file, or an "
        "argument that only a model's method takes (epochs, batch_size, ...).",
    ),
    Row(
        "KT132",
        "nothing like it in Keras",
        Severity.ERROR,
        "{name} has no counterpart in Keras",
        "{advice}",
        "TF.js has the name, and neither Keras nor TensorFlow nor NumPy has a function that does "
        "the same in its place. The place is left as it is.",
    ),
    Row(
        "KT133",
        "class as a value",
        Severity.ERROR,
        "{name} is handed on as a value, and TF.js has a factory with one config object here",
        "hand a function on: lambda units: keras.layers.Dense(units)",
        "A class of Keras can be called wherever it ends up, with keyword arguments; what is "
        "called there cannot be told from this place. The class is left as it is.",
    ),
    Row(
        "KT134",
        "scope left out",
        Severity.NOTE,
        "{name} was left out: TF.js has no scopes, and no number depends on them",
        "choose a backend with tf.setBackend; give layers their whole names",
        "A device, a name scope or a strategy says where a program runs and what its parts are "
        "called. The statements inside stay.",
        Confidence.EXACT,
    ),
    Row(
        "KT141",
        "values of a batch",
        Severity.WARNING,
        "the logs of a batch are its own here, and in Keras the means of the epoch so far",
        "take the mean of what was seen since the epoch began, each weighted by logs['size']",
        "Keras reports after each batch what its metrics say of all batches of the epoch, the "
        "loss too. TF.js gives the loss and the metrics of the batch. After the epoch they agree.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT145",
        "setting left out",
        Severity.NOTE,
        "{name} was left out: TF.js has no such choice, and no number depends on it",
        "choose a backend with tf.setBackend",
        "Devices, threads, logging, eager execution, functions that Keras traces, and the usual "
        "number type and order of axes: "
        "a statement that only asks for what TF.js does anyway.",
        Confidence.EXACT,
    ),
    Row(
        "KT146",
        "loaded without its functions",
        Severity.WARNING,
        "the model is loaded without custom_objects: it is not compiled with them",
        "compile the model with these losses and metrics before it is trained or evaluated",
        "TF.js stores layers, weights and the names of losses. Layers of the program register "
        "themselves; functions of the program are given to compile again.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT349",
        "custom objects that a variable holds",
        Severity.NOTE,
        "layers are found by the names of their classes, and custom_objects is left out",
        "nothing to do for layers; make an activation of the program a layer",
        "Classes of the program register themselves, and a description of a model compiles none. "
        "TF.js raises where the description has a name that nobody registered.",
        Confidence.NUMERIC,
    ),
    Row(
        "KT147",
        "activation that is a layer",
        Severity.NOTE,
        "the activation of {name} is a layer of its own behind it: model.layers has one more",
        "count it where layers are taken by their places",
        "Keras calls any layer as an activation, TF.js's activations are words. Outputs, weights "
        "and their order are the same.",
        Confidence.EXACT,
    ),
    Row(
        "KT161",
        "order of the history's keys",
        Severity.NOTE,
        "TF.js's history names the values of the validation first: val_loss, val_mae, loss, mae",
        "take the keys by their names where the order matters",
        "Keras names those of the training first.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT135",
        "samples where steps are counted",
        Severity.ERROR,
        "{owner}: {parameter} counts samples, and today's methods count batches",
        "divide by the batch size of the generator: steps_per_epoch=samples // batch_size",
        "Keras 1 ended an epoch after so many samples, whatever the batches were. The size of the "
        "batches is the generator's, which cannot be told from the call. The call is left as it "
        "is.",
    ),
    Row(
        "KT136",
        "name that stays",
        Severity.ERROR,
        "{name} stays as it is: nothing of TF.js can stand in this place",
        "{hint}",
        "Calls, options and types are translated. Here a name of Keras or TensorFlow is used as a "
        "value of another kind, for which there is no rule, so the output still needs the library.",
    ),
    Row(
        "KT137",
        "picture of a model",
        Severity.NOTE,
        "{name} draws a picture of the layers; the summary shows them as text here",
        "nothing to do; no number depends on it. In a browser, tfvis.show.modelSummary is a table",
        "TF.js draws no graph of a model.",
        Confidence.EXACT,
    ),
    Row(
        "KT138",
        "embeddings under squaring optimizers",
        Severity.WARNING,
        "{optimizer} of Keras 3 on TensorFlow squares an embedding's gradients word by word; TF.js "
        "squares their sums, as Keras 2 and Keras on JAX and PyTorch do",
        "train with SGD, or run Keras on another backend, if the weights must agree; where no word "
        "comes twice in a batch they do",
        "The gradient of an embedding is a row for each word of the batch. Keras's optimizers on "
        "TensorFlow square the rows (Adamax takes their sizes) and then add up those of the same "
        "word, so that frequent words take larger steps there. Losses were seen to part by some "
        "thousandths after a few epochs.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT170",
        "JavaScript's operations in Keras Python",
        Severity.NOTE,
        "this is an operation of JavaScript, which stays one of the runtime's module tfjs.js",
        "pip install tfjs-runtime where the program is to run, or write what Python has for it",
        "What a value is was not known when JavaScript became Python, so that JavaScript's own "
        "meaning was kept: what is true, what a missing key gives, what + does.",
        Confidence.EXACT,
    ),
    Row(
        "KT160",
        "weights before the first call",
        Severity.WARNING,
        "the weights of {name} are asked for before its first call has made them",
        "call {name}.build([null, ...]) with the shape of its input before the training",
        "A model of one's own class makes its weights at its first call. Keras asks for them "
        "behind the tape; TF.js needs them in the call that differentiates. Where the tape's body "
        "computes what the model is given, no shape is known before.",
        confidence=Confidence.LEFT,
    ),
    Row(
        "KT479",
        "variable of another module set",
        Severity.ERROR,
        "{name} of {module} cannot be set from another module in JavaScript",
        "give that module a function that sets it, and call the function",
        "What a JavaScript module exports can be set by that module alone: assigning to it from "
        "outside throws a TypeError.",
    ),
)
