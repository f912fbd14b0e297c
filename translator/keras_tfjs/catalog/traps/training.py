"""Traps of losses, metrics, optimizers and of what trains a model."""

from __future__ import annotations

from keras_tfjs.catalog.traps.trap import Trap

_FIT = "keras.Model.fit tfjs.LayersModel.fit"
_EVALUATE = "keras.Model.evaluate tfjs.LayersModel.evaluate"
_COMPILE = "keras.Model.compile tfjs.LayersModel.compile"

TRAINING = (
    Trap(
        "val-reg",
        f"{_EVALUATE} keras.regularizers. tfjs.regularizers.",
        "TF.js leaves regularization out of evaluate and of val_loss.",
        "evaluateRegularization is written in compile; said for JavaScript",
        "it is left out; said where it is missing",
        "KT215",
    ),
    Trap(
        "multi-eval",
        _EVALUATE,
        "With n outputs TF.js lists the sum of the losses after each, n - 1 values too many.",
        "the first n - 1 are left out",
        "they are left out again",
    ),
    Trap(
        "loss-weights",
        _COMPILE,
        "TF.js ignores lossWeights.",
        "said; the runtime weighs",
        "loss_weights",
        "KT411",
    ),
    Trap(
        "masked-loss",
        f"{_FIT} keras.layers.Masking keras.layers.Embedding tfjs.layers.masking",
        "TF.js applies no mask to losses and metrics.",
        "applyMasks is written in compile; said for JavaScript",
        "it is left out; said where it is missing",
        "KT220",
    ),
    Trap(
        "multi-rank",
        _FIT,
        "TF.js adds the losses of outputs before it takes the mean: different ranks throw.",
        "the runtime takes the mean of each",
        "Keras's meaning",
    ),
    Trap(
        "adadelta",
        "keras.optimizers.Adadelta tfjs.train.adadelta",
        "TF.js's Adadelta divides by the accumulated gradient of the step before.",
        "Keras's arithmetic is asked for",
        "the asking is left out; said where it is missing",
        "KT209",
    ),
    Trap(
        "opt-strings",
        f"{_COMPILE} keras.optimizers.Adagrad keras.optimizers.Adadelta keras.optimizers.Adamax",
        "The strings adagrad, adadelta and adamax have other rates.",
        "the object with Keras's rate",
        "the object with TF.js's rate",
    ),
    Trap(
        "opt-nolr",
        "keras.optimizers.SGD keras.optimizers.Adagrad keras.optimizers.RMSprop tfjs.train.sgd "
        "tfjs.train.adagrad tfjs.train.rmsprop tfjs.train.momentum",
        "Without a rate TF.js's sgd and adagrad make weights NaN, others throw.",
        "Keras's rate is written out",
        "the rate is written",
        "KT403",
    ),
    Trap(
        "decay",
        "keras.optimizers.RMSprop keras.optimizers.Adamax tfjs.train.rmsprop tfjs.train.adamax",
        "decay is rho in TF.js and the fall of the rate in Keras 2.",
        "rho becomes decay; the old decay a schedule",
        "decay becomes rho",
        "KT221",
    ),
    Trap(
        "adam-eps",
        "keras.optimizers.Adam tfjs.train.adam",
        "Epsilon stands inside Adam's bias correction in Keras, outside it in TF.js: at 1e-7 it "
        "moves most losses by less than a millionth, those of small gradients by percents.",
        "Keras's arithmetic is asked for from 1e-6 on and under --exact, else it is said",
        "the asking is left out; said where it is missing",
        "KT208",
    ),
    Trap(
        "rms-centered",
        "keras.optimizers.RMSprop tfjs.train.rmsprop",
        "Centered RMSprop of TF.js subtracts epsilon where Keras adds it.",
        "Keras's arithmetic is asked for",
        "the asking is left out; said where it is missing",
        "KT213",
    ),
    Trap(
        "mom-lr",
        "keras.optimizers.SGD tfjs.train.momentum tfjs.train.sgd",
        "TF.js keeps raw gradients, which a new rate weighs anew; setting the rate as an attribute "
        "does nothing.",
        "Keras's arithmetic is asked for where the program changes rates; sgd is told by "
        "setLearningRate",
        "the asking is left out; said where it is missing",
        "KT222",
    ),
    Trap(
        "legacy-lr",
        "keras.optimizers.SGD keras.optimizers.Adam",
        "lr is the rate up to Keras 2.10, is ignored by later tf_keras and refused by Keras 3.",
        "read as the rate, and said",
        "learning_rate",
        "KT211",
    ),
    Trap(
        "clip",
        "keras.optimizers.",
        "TF.js has no clipping, weight decay, averages or schedules, and drops more arguments.",
        "an extension where one of them is given",
        "the same option, read back",
    ),
    Trap(
        "precision",
        "keras.metrics.Precision keras.metrics.Recall tfjs.metrics.precision tfjs.metrics.recall",
        "TF.js counts predictions of exactly 1.",
        "an extension with Keras's threshold",
        "said",
        "KT217",
    ),
    Trap(
        "streaming",
        "keras.metrics.",
        "TF.js averages a metric over batches, Keras keeps its counts.",
        "an extension for metrics that are no means",
        "said",
        "KT217",
    ),
    Trap(
        "acc-name",
        "keras.callbacks.History.history tfjs.History.history",
        "The key of the accuracy is accuracy in Keras, acc in TF.js.",
        "keys, logs and monitors become acc",
        "they become accuracy",
    ),
    Trap(
        "acc-kind",
        _COMPILE,
        "accuracy looks at the shape of the outputs in Keras, at the loss in TF.js.",
        "the exact metric is named",
        "the metric that is named",
        "KT205",
    ),
    Trap(
        "cos-sign",
        "keras.metrics.CosineSimilarity keras.losses.CosineSimilarity "
        "tfjs.metrics.cosineProximity",
        "The metric is the cosine in Keras, its negative in TF.js.",
        "an extension with Keras's sign",
        "the function of the loss, which is the negative",
        "KT217",
    ),
    Trap(
        "hinge",
        "keras.losses.Hinge keras.losses.SquaredHinge",
        "Keras turns labels of 0 and 1 into -1 and 1.",
        "an extension that does",
        "said",
        "KT203",
    ),
    Trap(
        "logits",
        "keras.losses.BinaryCrossentropy keras.losses.CategoricalCrossentropy "
        "keras.losses.SparseCategoricalCrossentropy tfjs.losses.sigmoidCrossEntropy "
        "tfjs.losses.softmaxCrossEntropy",
        "TF.js's strings cannot say from_logits.",
        "a function of tf.losses, or an extension",
        "the loss with from_logits=True",
    ),
    Trap(
        "act-logits",
        "keras.losses.BinaryCrossentropy keras.losses.CategoricalCrossentropy "
        "keras.losses.SparseCategoricalCrossentropy",
        "Keras takes what the last sigmoid or softmax was given as logits of the loss, also of the "
        "other one's.",
        "said",
        "said",
        "KT470",
    ),
    Trap(
        "loss-strings",
        f"{_COMPILE} keras.losses. keras.metrics.",
        "TF.js knows 14 long names of losses and few of metrics.",
        "every spelling becomes TF.js's, a function or an extension",
        "Keras's long name",
    ),
    Trap(
        "scce",
        "keras.losses.SparseCategoricalCrossentropy keras.Model.fit",
        "TF.js takes numbers of classes only as float32.",
        ".toFloat()",
        "the labels as they are",
        "KT419",
    ),
    Trap(
        "steps",
        f"{_FIT} {_EVALUATE}",
        "TF.js ignores a number of steps in fit and throws in evaluate.",
        "said",
        "steps_per_epoch",
        "KT412",
    ),
    Trap(
        "eval-shape",
        f"{_EVALUATE} keras.Model.predict tfjs.LayersModel.predict",
        "evaluate gives floats in Keras, one tensor or several in TF.js.",
        ".dataSync()[0] of each",
        "the floats",
        "KT115",
    ),
    Trap(
        "es-mode",
        "keras.callbacks.EarlyStopping tfjs.callbacks.earlyStopping",
        "Whether more is better: Keras asks the metric, TF.js looks for acc in its name.",
        "mode is written out",
        "mode stays written",
        "KT214",
    ),
    Trap(
        "sw",
        f"{_FIT} {_EVALUATE}",
        "TF.js throws for weights of samples in fit and ignores them in evaluate.",
        "said; the runtime weighs",
        "sample_weight",
        "KT412",
    ),
    Trap(
        "cw",
        _FIT,
        "TF.js wants a weight for every class; Keras weighs the others with 1.",
        "the classes that are not named are written with 1",
        "all classes",
    ),
    Trap(
        "verbose",
        f"{_EVALUATE} keras.Model.predict",
        "evaluate of TF.js throws for verbose.",
        "left out",
        "nothing is written",
    ),
    Trap(
        "callbacks",
        f"{_FIT} keras.callbacks.LambdaCallback tfjs.CustomCallback",
        "A list of callbacks holds either objects or plain functions in TF.js.",
        "plain ones become tf.CustomCallback",
        "LambdaCallback",
    ),
    Trap(
        "callback-logs",
        "keras.callbacks.Callback tfjs.Callback",
        "logs of a tf.Callback of one's own hold tensors, which no comparison holds for.",
        "each value is read once",
        "numbers",
    ),
)
