"""Traps of layers, their defaults, initializers and weights."""

from __future__ import annotations

from keras_tfjs.catalog.traps.trap import Trap

_RECURRENT = "keras.layers.LSTM keras.layers.GRU keras.layers.ConvLSTM2D"
_SAME = "the same option, read back"

LAYERS = (
    Trap(
        "unknown-keys",
        "keras.layers. tfjs.layers.",
        "TF.js does not look at a config key that it does not know.",
        "every parameter becomes TF.js's key; the runtime refuses unknown ones",
        "an unknown key is an error",
        "KT113",
    ),
    Trap(
        "glorot",
        "keras.layers.Dense keras.layers.Conv1D keras.layers.Conv2D keras.layers.Conv3D "
        f"{_RECURRENT} keras.layers.SimpleRNN tfjs.layers.dense tfjs.layers.conv2d",
        "A kernel starts as glorotUniform in Keras and as glorotNormal in TF.js.",
        "said once per file; written out under --exact",
        "said once per file; written out under --exact",
        "KT201",
    ),
    Trap(
        "truncnorm",
        "keras.initializers.GlorotNormal keras.initializers.HeNormal "
        "keras.initializers.LecunNormal keras.initializers.VarianceScaling "
        "tfjs.initializers.glorotNormal tfjs.initializers.heNormal tfjs.initializers.leCunNormal",
        "Keras makes up for the spread that truncation takes away, TF.js does not.",
        "said; under --exact a varianceScaling of the corrected scale",
        "said",
        "KT204",
    ),
    Trap(
        "vs-trunc",
        "keras.initializers.VarianceScaling tfjs.initializers.varianceScaling",
        "The distribution truncatedNormal of TF.js draws from a uniform.",
        "truncated_normal becomes normal, which truncates",
        "normal becomes truncated_normal",
        "KT204",
    ),
    Trap(
        "ru-zero",
        "keras.initializers.RandomUniform keras.initializers.RandomNormal "
        "keras.initializers.TruncatedNormal tfjs.initializers.randomUniform "
        "tfjs.initializers.randomNormal tfjs.initializers.truncatedNormal",
        "TF.js takes a limit or spread of 0 for none and uses its default.",
        "0 becomes 1e-38",
        "1e-38 becomes 0.0",
    ),
    Trap(
        "lstm-act",
        f"{_RECURRENT} tfjs.layers.lstm tfjs.layers.gru tfjs.layers.convLstm2d",
        "The gates of recurrent layers are a sigmoid in Keras, a hard sigmoid in TF.js.",
        "recurrentActivation is written out",
        "clip(0.2 x + 0.5, 0, 1) is written out",
        "KT202",
    ),
    Trap(
        "hardsig",
        "keras.layers.Activation keras.activations.hard_sigmoid keras.ops.hard_sigmoid "
        "tfjs.layers.activation",
        "hard_sigmoid is relu6(x + 3) / 6 in Keras 3, clip(0.2 x + 0.5, 0, 1) in TF.js and in "
        "Keras 2.",
        "the extension hardSigmoid6; TF.js's own for programs of Keras 1 and 2",
        "clip(0.2 x + 0.5, 0, 1) is written out",
        "KT202",
    ),
    Trap(
        "forget",
        "keras.layers.LSTM keras.layers.LSTMCell keras.layers.ConvLSTM2D tfjs.layers.lstm "
        "tfjs.layers.lstmCell",
        "The bias of the forget gate starts at 1 in Keras, at 0 in TF.js.",
        "unitForgetBias is written out",
        "unit_forget_bias=False is written out",
    ),
    Trap(
        "gru",
        "keras.layers.GRU keras.layers.GRUCell tfjs.layers.gru tfjs.layers.gruCell",
        "Keras's GRU resets behind the recurrent product, TF.js's in front of it, and throws for "
        "resetAfter.",
        "an extension, unless reset_after=False",
        "reset_after=False is written out",
    ),
    Trap(
        "rnn-none",
        "keras.layers.SimpleRNN keras.layers.SimpleRNNCell tfjs.layers.simpleRNN",
        "No activation is linear in Keras, tanh in TF.js's simpleRNN.",
        "None becomes linear",
        _SAME,
    ),
    Trap(
        "softmax-axis",
        "keras.layers.Softmax tfjs.layers.softmax",
        "The softmax layer's axis is -1 in Keras, 1 in TF.js, which throws for all but the last.",
        "axis is written out",
        "axis=1 is written out",
    ),
    Trap(
        "l1l2",
        "keras.regularizers.L1L2 tfjs.regularizers.l1l2",
        "A factor that is not given is 0 in Keras, 0.01 in TF.js.",
        "both factors are written out",
        "both factors are written out",
    ),
    Trap(
        "constraints",
        "keras.constraints. tfjs.constraints.",
        "TF.js never applies constraints in fit().",
        "the runtime applies them; said for JavaScript",
        "Keras's meaning; said of JavaScript",
        "KT216",
    ),
    Trap(
        "bn-frozen",
        "keras.layers.BatchNormalization tfjs.layers.batchNormalization",
        "A BatchNormalization that is not trainable still uses the batch and moves its averages.",
        "the runtime keeps it still; said for JavaScript",
        "Keras's meaning; said of JavaScript",
        "KT219",
    ),
    Trap(
        "bn-noscale",
        "keras.layers.BatchNormalization tfjs.layers.batchNormalization",
        "Without center or scale TF.js throws in training.",
        "an extension",
        _SAME,
    ),
    Trap(
        "bn-rank",
        "keras.layers.BatchNormalization keras.layers.LayerNormalization "
        "tfjs.layers.batchNormalization tfjs.layers.layerNormalization",
        "TF.js throws for inputs of five axes and more.",
        "the runtime has them",
        "the same layer",
    ),
    Trap(
        "weights-order",
        "keras.Model.get_weights keras.Model.set_weights tfjs.LayersModel.getWeights "
        "tfjs.LayersModel.setWeights",
        "Weights are listed layer by layer in Keras, trainable ones first in TF.js.",
        "read layer by layer where BatchNormalization is used; said where they are also set",
        "read layer by layer stays so",
        "KT206",
    ),
    Trap(
        "model-trainable",
        "keras.Model.trainable tfjs.LayersModel.trainable",
        "Freezing a model reaches its layers in Keras, only their weights in TF.js.",
        "the flag is set on each layer, too",
        "the same statements",
        "KT207",
    ),
    Trap(
        "call-training",
        "keras.layers.Layer.__call__ keras.Model.__call__ tfjs.layers.Layer.apply",
        "training=False of a call inside a model: Keras 3 and TF.js do not keep it, Keras 2 does "
        "for Dropout.",
        "the same argument, with Keras 3's meaning",
        "the same argument",
    ),
    Trap(
        "mask-gap",
        "keras.layers.GlobalAveragePooling1D keras.layers.Masking keras.layers.Embedding "
        "tfjs.layers.globalAveragePooling1d",
        "GlobalAveragePooling1D averages steps that a mask leaves out.",
        "the runtime leaves them out; said for JavaScript",
        "Keras's meaning; said of JavaScript",
        "KT220",
    ),
    Trap(
        "mask-stale",
        "keras.layers.Masking keras.layers.Embedding keras.layers.Conv1D tfjs.layers.masking",
        "A mask that a layer drops still reaches later recurrent layers.",
        "the runtime drops it; said for JavaScript",
        "Keras's meaning; said of JavaScript",
        "KT220",
    ),
    Trap(
        "up-bilinear",
        "keras.layers.UpSampling2D tfjs.layers.upSampling2d",
        "Bilinear enlarging takes pixels at their corners in TF.js; a single size gives no shape.",
        "halfPixelCenters is written, an extension; the size is written as a pair",
        "halfPixelCenters is left out; said where it is missing",
        "KT223",
    ),
    Trap(
        "resizing",
        "keras.layers.Resizing keras.layers.CenterCrop keras.layers.RandomWidth "
        "tfjs.layers.resizing tfjs.layers.centerCrop tfjs.layers.randomWidth",
        "TF.js aligns corners, gives a wrong symbolic shape, crops one off, and widens in "
        "inference.",
        "an extension",
        "the layer with Keras's meaning",
    ),
    Trap(
        "category",
        "keras.layers.CategoryEncoding tfjs.layers.categoryEncoding",
        "TF.js counts where its mode is not written multiHot.",
        "multi_hot becomes multiHot",
        "multiHot becomes multi_hot",
    ),
    Trap(
        "depthwise",
        "keras.layers.DepthwiseConv2D keras.layers.Conv2DTranspose keras.layers.Conv3DTranspose "
        "keras.layers.Conv2D tfjs.layers.depthwiseConv2d tfjs.layers.conv2dTranspose",
        "TF.js ignores dilation of depthwise and transposed convolutions, groups and "
        "output padding.",
        "an extension where one of them is given",
        _SAME,
    ),
    Trap(
        "sep-init",
        "keras.layers.SeparableConv2D tfjs.layers.separableConv2d",
        "TF.js draws the pointwise kernel with the depthwise initializer.",
        "an extension where it is given",
        _SAME,
    ),
    Trap(
        "conv1d-cf",
        "keras.layers.Conv1D keras.layers.SeparableConv2D tfjs.layers.conv1d",
        "TF.js's conv1d leaves channels last, and throws for causal padding.",
        "an extension for channels first and for causal padding",
        _SAME,
    ),
    Trap(
        "relu-layer",
        "keras.layers.ReLU keras.layers.ELU keras.layers.Activation tfjs.layers.reLU "
        "tfjs.layers.elu tfjs.layers.activation",
        "TF.js's reLU ignores slope and threshold; a third of Keras's activations are unknown.",
        "an extension where one of them is given",
        _SAME,
    ),
    Trap(
        "names",
        "keras.Model.get_layer tfjs.LayersModel.getLayer",
        "A layer without a name is dense, dense_1 in Keras, dense_Dense1, dense_Dense2 in TF.js.",
        "the name is written out where the program asks for it",
        "the name that is written stays",
    ),
    Trap(
        "enum-case",
        "keras.layers. tfjs.layers.",
        "Words of options are channelsLast in TF.js; channels_last throws or is ignored.",
        "words are translated by the declared type of their parameter",
        "words are translated by the declared type of their parameter",
        "KT106",
    ),
    Trap(
        "noargs",
        "keras.layers.MaxPooling1D keras.layers.MaxPooling2D keras.layers.GlobalAveragePooling2D "
        "tfjs.layers.maxPooling1d tfjs.layers.maxPooling2d",
        "Many factories of TF.js throw without an object.",
        "{} is written where TF.js needs it",
        "no argument",
    ),
    Trap(
        "reshape-open",
        "keras.layers.Reshape tfjs.layers.reshape",
        "TF.js works an open size out with data only: the layers behind are not told.",
        "an extension that tells them",
        "the layer",
    ),
    Trap(
        "merge-fn",
        "keras.layers.add keras.layers.concatenate keras.layers.multiply tfjs.layers.add "
        "tfjs.layers.concatenate",
        "add([a, b]) is a tensor in Keras, a layer in TF.js.",
        ".apply([a, b]) of the layer",
        "the layer, called",
    ),
)
