"""Initial weights that every library can be given: numbers by a layer's place and the shapes."""

import numpy as np


def values(number, shapes):
    """Positive numbers for vectors, which may be variances, and small ones of both signs else."""
    random = np.random.RandomState(number)
    made = []
    for shape in shapes:
        drawn = random.uniform(0.1, 0.9, tuple(shape))
        made.append((drawn if len(shape) < 2 else drawn - 0.5).astype("float32"))
    return made
