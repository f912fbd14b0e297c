"""Optimizers: TF.js's, those with Keras's arithmetic, and what only Keras has."""

from __future__ import annotations

from tfjs.ops.registry import PUBLIC
from tfjs.optimizers import own
from tfjs.optimizers.adaptive import (
    Adafactor,
    AdamW,
    Ftrl,
    Lamb,
    Lion,
    Nadam,
    ScheduleFreeAdamW,
)
from tfjs.optimizers.base import Optimizer, arguments_of, every_argument
from tfjs.optimizers.muon import Muon
from tfjs.optimizers.native import (
    AdadeltaOptimizer,
    AdagradOptimizer,
    AdamaxOptimizer,
    AdamOptimizer,
    MomentumOptimizer,
    RMSPropOptimizer,
    SGDOptimizer,
)
from tfjs.optimizers.schedules import SCHEDULES, LearningRateSchedule
from tfjs.optimizers.wrappers import LossScaleOptimizer, MultiOptimizer, OptimizerMap

CLASSES = (
    SGDOptimizer,
    MomentumOptimizer,
    AdagradOptimizer,
    AdadeltaOptimizer,
    RMSPropOptimizer,
    AdamOptimizer,
    AdamaxOptimizer,
)
"""Those of TF.js."""

EXTENSIONS = (
    AdamW,
    Nadam,
    Lamb,
    Lion,
    Ftrl,
    Adafactor,
    Muon,
    ScheduleFreeAdamW,
    LossScaleOptimizer,
    MultiOptimizer,
)

PUBLIC["Optimizer"] = Optimizer
PUBLIC.update({cls.__name__: cls for cls in CLASSES})

__all__ = [
    "CLASSES",
    "EXTENSIONS",
    "SCHEDULES",
    "LearningRateSchedule",
    "Optimizer",
    "OptimizerMap",
    "arguments_of",
    "every_argument",
    "own",
]
