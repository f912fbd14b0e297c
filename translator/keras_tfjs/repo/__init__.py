"""Whole repositories: which files, where their translations go, and writing them safely."""

from keras_tfjs.repo.config import Config, ConfigError, find
from keras_tfjs.repo.deliver import Change, changes, unified, write
from keras_tfjs.repo.files import FAILED, Job, Result, translate_file
from keras_tfjs.repo.plan import Plan, Settings, plan_pairs, plan_paths
from keras_tfjs.repo.workers import translate_all, useful_workers
from keras_tfjs.repo.write import problem, write_atomically

__all__ = [
    "FAILED",
    "Change",
    "Config",
    "ConfigError",
    "Job",
    "Plan",
    "Result",
    "Settings",
    "changes",
    "find",
    "plan_pairs",
    "plan_paths",
    "problem",
    "translate_all",
    "translate_file",
    "unified",
    "useful_workers",
    "write",
    "write_atomically",
]
