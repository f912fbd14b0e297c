# What Keras has and TF.js lacks is in the namespaces of `tf`, among what TF.js has.
from tfjs import activations as activations
from tfjs import callbacks as callbacks
from tfjs import layers as layers
from tfjs import losses as losses
from tfjs import metrics as metrics
from tfjs import regularizers as regularizers
from tfjs.namespaces import train as train
