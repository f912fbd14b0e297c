"""``tf.datasets``: the data sets of keras.datasets, which TF.js lacks (an extension).

They are read from the files that Keras keeps in its cache, and downloaded where it has none.
"""

from tfjs.datasets import boston_housing as bostonHousing
from tfjs.datasets import california_housing as californiaHousing
from tfjs.datasets import cifar10, cifar100, imdb, mnist, reuters
from tfjs.datasets import fashion_mnist as fashionMnist

__all__ = [
    "bostonHousing",
    "californiaHousing",
    "cifar10",
    "cifar100",
    "fashionMnist",
    "imdb",
    "mnist",
    "reuters",
]
