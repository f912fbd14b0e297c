"""Original and translation run side by side, and the first difference between them."""

from keras_tfjs.verify.check import VerifyResult, verify
from keras_tfjs.verify.compare import Difference, Tolerance, compare
from keras_tfjs.verify.process import MissingError, Runner, RunnerError, Toolbox
from keras_tfjs.verify.trace import Event, LayerTrace, ProgramError, Trace, Unit

__all__ = [
    "Difference",
    "Event",
    "LayerTrace",
    "MissingError",
    "ProgramError",
    "Runner",
    "RunnerError",
    "Tolerance",
    "Toolbox",
    "Trace",
    "Unit",
    "VerifyResult",
    "compare",
    "verify",
]
