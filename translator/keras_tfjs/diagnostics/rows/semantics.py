"""KT2: semantic differences, measured on the real libraries."""

from __future__ import annotations

from keras_tfjs.diagnostics.model import Confidence, Row, Severity

ROWS: tuple[Row, ...] = (
    Row(
        "KT201",
        "default of random weights",
        Severity.NOTE,
        "kernels start as glorotUniform in Keras and as glorotNormal in TF.js",
        "--exact writes the initializer out",
        "The default kernel initializer of dense, convolutional and recurrent layers differs. Only "
        "the random draw of initial weights changes.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT202",
        "hard sigmoid",
        Severity.NOTE,
        "hard_sigmoid is relu6(x + 3) / 6 in Keras 3 and clip(0.2 x + 0.5, 0, 1) in TF.js",
        "nothing to do: TF.js's function was written out",
        "Keras 1 and 2 computed what TF.js computes; Keras 3 changed the function. Its own is the "
        "extension hardSigmoid6 of the runtime.",
        Confidence.EXACT,
    ),
    Row(
        "KT203",
        "labels of hinge losses",
        Severity.WARNING,
        "{value} turns labels of 0 and 1 into -1 and 1 in Keras, not in TF.js",
        "give labels of -1 and 1",
        "TF.js takes the labels as they are.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT204",
        "spread of normal initializers",
        Severity.NOTE,
        "{value}: TF.js draws with 0.88 of Keras's standard deviation",
        "use varianceScaling with scale / 0.7737 if the draw matters",
        "Keras corrects the standard deviation of a truncated normal, TF.js does not. Only the "
        "random draw of initial weights changes.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT205",
        "which accuracy",
        Severity.NOTE,
        "accuracy of several sigmoid outputs is categorical in Keras 3 and binary in TF.js",
        "nothing to do: the metric was named",
        "Keras 3 chooses by the shapes of outputs and labels, TF.js by the loss.",
        Confidence.EXACT,
    ),
    Row(
        "KT206",
        "order of weights",
        Severity.WARNING,
        "weights are listed layer by layer in Keras, trainable ones first in TF.js",
        "take the weights layer by layer: model.layers[i].get_weights()",
        "The order of get_weights and set_weights differs where a layer has weights that are not "
        "trained (BatchNormalization).",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT207",
        "frozen models",
        Severity.NOTE,
        "trainable on a model reaches its layers in Keras, only their weights in TF.js",
        "nothing to do on the way to TF.js, where it is set on each layer, too",
        "Setting a model's trainable in TF.js leaves the layers' own flag as it is.",
        Confidence.EXACT,
    ),
    Row(
        "KT429",
        "models frozen after they were compiled",
        Severity.WARNING,
        "{model} was compiled with the other flag: TF.js trains what is trainable now and was then",
        "set trainable before each step to what the step is to train, or compile {model} after it",
        "Keras 2 trains what was trainable at the compile, Keras 3 what is at the first step after "
        "it. TF.js trains what is in both, and throws where that is nothing: an adversarial "
        "program sets the flag of its discriminator to True before the discriminator's step and to "
        "False before that of the model around it.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT208",
        "Adam's epsilon",
        Severity.NOTE,
        "epsilon is added inside Adam's bias correction in Keras and outside it in TF.js",
        "--exact computes what Keras does; it matters where gradients are as small as epsilon",
        "The two forms of the algorithm place epsilon differently. On the way to TF.js an epsilon "
        "of 1e-6 or more asks the runtime for Keras's arithmetic; with the usual one only --exact "
        "does.",
        Confidence.NUMERIC,
    ),
    Row(
        "KT209",
        "Adadelta",
        Severity.WARNING,
        "Adadelta of TF.js divides by the accumulated gradient of the step before",
        "choose another optimizer if training must agree, or write 'arithmetic': 'keras' before",
        "The first step of TF.js's Adadelta is the rate times the gradient; the numbers differ "
        "from Keras's from the first step on. On the way to TF.js Keras's arithmetic is asked "
        "for.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT210",
        "number type",
        Severity.WARNING,
        "{value} becomes {other}: TF.js has float32, int32, bool, string and complex64",
        "nothing to do where the values fit",
        "TF.js has no wider types.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT211",
        "old learning rate argument",
        Severity.WARNING,
        "lr is read as learning_rate, which is what Keras 1 and 2.0 to 2.10 meant by it",
        "write learning_rate",
        "Keras 3 refuses lr; the optimizers of tf_keras 2.11 and later ignore it and train with "
        "their default rate.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT212",
        "seeds",
        Severity.NOTE,
        "the same seed draws other numbers in TF.js than in Keras",
        "load weights if the numbers must agree; with --exact initializers draw Keras's in Python",
        "The random generators differ; the runtime has both. A seeded dropout layer of TF.js "
        "repeats its mask at every call.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT213",
        "centered RMSprop",
        Severity.WARNING,
        "centered RMSprop of TF.js subtracts epsilon where Keras adds it",
        "leave centered out if training must agree, or write 'arithmetic': 'keras' before",
        "The root's argument can become negative in TF.js. On the way to TF.js Keras's arithmetic "
        "is asked for.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT214",
        "monitored direction",
        Severity.NOTE,
        "the best {monitor} is the largest; mode was written out for TF.js",
        "nothing to do",
        "Keras asks the metric whether more is better. TF.js takes the largest only where the name "
        "contains `acc`.",
        Confidence.EXACT,
    ),
    Row(
        "KT215",
        "regularization in validation",
        Severity.WARNING,
        "regularization losses are part of val_loss and of evaluate in Keras, not in TF.js",
        "compare training losses, which hold them in both",
        "TF.js adds regularization losses in training only. The runtime adds them in evaluation, "
        "too, where compile says evaluateRegularization: written out for programs that evaluate "
        "such a model.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT216",
        "constraints in training",
        Severity.WARNING,
        "TF.js itself does not apply constraints in fit(); the runtime does",
        "apply the constraint in a callback where TF.js trains",
        "The optimizers of TF.js assign a weight's variable without its constraint.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT217",
        "metric of the same name",
        Severity.WARNING,
        "{value} of TF.js and {other} of Keras compute different numbers",
        "compare the metric in one of the two libraries only",
        "TF.js's precision and recall count predictions that are exactly 1, its r2Score is taken "
        "batch by batch, its cosineProximity has the opposite sign.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT218",
        "version of Keras",
        Severity.NOTE,
        "the program was read as one for Keras {version}",
        "say another with --keras, if it is another",
        "Recurrent layers of Keras 1 have a hard sigmoid, hard_sigmoid itself is another function "
        "in Keras 3, and lr and decay have gone. The version follows from imports, from "
        "arguments of older versions, or from --keras. Said where it changes the translation.",
        Confidence.EXACT,
    ),
    Row(
        "KT221",
        "old decay of the rate",
        Severity.WARNING,
        "decay is read as a rate that falls with every step, as Keras 1 and 2.0 to 2.10 meant it",
        "write learning_rate=keras.optimizers.schedules.InverseTimeDecay(...)",
        "Keras 3 refuses decay, and so do the optimizers of tf_keras 2.11 and later. In TF.js "
        "decay is another option: rho of RMSprop.",
        Confidence.EXACT,
    ),
    Row(
        "KT222",
        "momentum when the rate changes",
        Severity.WARNING,
        "momentum of TF.js weighs its whole past anew when the rate changes, Keras's does not",
        "keep the rate if training must agree, or write 'arithmetic': 'keras' before",
        "TF.js keeps a sum of gradients and multiplies it by the rate of the step, Keras a sum of "
        "steps. They are the same as long as the rate is. In programs that change it Keras's "
        "arithmetic is asked for on the way to TF.js.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT223",
        "bilinear enlarging",
        Severity.WARNING,
        "bilinear upSampling2d takes pixels at their corners in TF.js, at their centres in Keras",
        "use nearest, or resize with tf.image.resizeBilinear(x, size, False, True)",
        "TF.js enlarges without half-pixel centres. On the way to TF.js the runtime is asked for "
        "them: halfPixelCenters.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT219",
        "frozen batch normalization",
        Severity.WARNING,
        "a frozen BatchNormalization of TF.js still uses the batch and moves its averages in fit()",
        "freeze it after training, or train in Keras and convert the model",
        "Keras runs a BatchNormalization that is not trainable as in inference.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT224",
        "a computed key of a history",
        Severity.WARNING,
        "this key of the history is computed; TF.js calls the metric {keras} {tfjs}",
        "write the key out, then it is translated, or look it up by TF.js's name",
        "Histories and logs of TF.js have names of their own for some metrics: `acc` for "
        "`accuracy`, and the function's name where Keras has the object's. Keys that are written "
        "as strings are translated.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT225",
        "pixels of JPEG files",
        Severity.NOTE,
        "pixels of JPEG files differ by a few of 255 from those that TensorFlow decodes",
        "nothing to do; pixels of PNG, GIF and BMP files are equal",
        "TensorFlow decodes JPEG with a faster transform than Pillow, which the runtime reads "
        "pictures with: single values were seen to differ by up to 7, on average by 1.5.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT226",
        "biases of CuDNNLSTM",
        Severity.WARNING,
        "{value} trains two biases for what the LSTM of TF.js adds by one, which learns half as "
        "fast",
        "use keras.layers.LSTM if training must agree; its load_weights() takes trained weights",
        "cuDNN adds a bias to the kernel's product and one to the recurrent kernel's. Their sum is "
        "all that counts, and both get its gradient: at the same rate the sum moves twice as far. "
        "An initializer and a regularizer of the bias count twice as well. "
        "CuDNNGRU has two in TF.js, too (resetAfter). The weights of both layers lie in another "
        "order than those of LSTM and GRU, into which Keras rearranges those of a file.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT227",
        "the loss of a step of one's own",
        Severity.WARNING,
        "compiled_loss is read as compute_loss, which does not count the loss that logs show",
        "give the loss among what the step returns: {{'loss': loss, ...}}",
        "In Keras 2 compiled_loss computes the loss and counts it for the logs, in Keras 3 "
        "compute_loss only computes it. Training is the same; `loss` of logs and histories is 0 "
        "where the step gives only what metrics have counted.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT228",
        "the input layer of a Sequential",
        Severity.WARNING,
        "`layers` of a Sequential may begin with its input layer in TF.js, never in Keras",
        "say the shape in the first layer: {{'inputShape': [4]}}, or write 'hidesInput': True",
        "Where the model is added an input layer, or the layers of another model, places in "
        "`layers` differ by one. On the way to TF.js the shape goes into the layer behind; where "
        "that cannot be and layers are asked for by their places, the runtime and extensions.js "
        "are asked to hide the input layer.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT229",
        "keys of a saved layer of one's own",
        Severity.WARNING,
        "{name} of a saved model gets {key} in camelCase, and reads its default instead",
        "write the key in one word, or as a camelCase name: {{'nBins': ...}}",
        "TF.js writes every key and word of a model.json in snake_case and reads it in camelCase, "
        "also those in the config of a layer of one's own, which looks for its own spelling.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT230",
        "keys of a config of TF.js",
        Severity.WARNING,
        "the key {keras} of this config or description is {tfjs} in TF.js",
        "write {tfjs} in the translation",
        "getConfig() and serialize give objects in TF.js's names. A key of Keras that is read "
        "there is missing, one that is written is not looked at.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT231",
        "a value of a weight with a constraint",
        Severity.WARNING,
        "write applies the weight's constraint in TF.js, assign of Keras does not",
        "give values that meet the constraint, or make the layer without it",
        "What is written into a weight of TF.js goes through its constraint first. In Keras only "
        "training applies it.",
        Confidence.APPROXIMATE,
    ),
    Row(
        "KT232",
        "a method that TF.js does not call",
        Severity.ERROR,
        "Keras calls {method} of a model in {caller}(), TF.js does not",
        "{hint}",
        "A model's class may say in Keras how predict() comes by its outputs, or what fit(), "
        "evaluate() and predict() run. TF.js has steps of one's own for fit() and evaluate() only, "
        "which tf.Model takes as trainStep and testStep.",
    ),
    Row(
        "KT220",
        "masks",
        Severity.WARNING,
        "TF.js {effect}",
        "cut the sequences to one length, or weigh their steps in a loss of your own",
        "Masks are not applied to losses and metrics in TF.js, GlobalAveragePooling1D does not "
        "look at them, and a mask that a layer drops still reaches later recurrent layers. The "
        "runtime does what Keras does; with losses and metrics where compile says applyMasks, "
        "which is written out for programs whose masks reach an output.",
        Confidence.APPROXIMATE,
    ),
)
