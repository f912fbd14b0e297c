"""Whole repositories: which files, where their translations go, and writing them safely."""

from keras_tfjs.repo.baseline import Baseline, BaselineError
from keras_tfjs.repo.baseline import dump as dump_baseline
from keras_tfjs.repo.beside import beside, needed, npm_packages
from keras_tfjs.repo.cache import Cache
from keras_tfjs.repo.config import Config, ConfigError, find
from keras_tfjs.repo.deliver import Change, changes, unified, write
from keras_tfjs.repo.files import FAILED, Job, Result, translate_file
from keras_tfjs.repo.pairs import RECORD, Edited, Record
from keras_tfjs.repo.pairs import refused as refused_pair
from keras_tfjs.repo.plan import Plan, Settings, plan_pairs, plan_paths
from keras_tfjs.repo.workers import translate_all
from keras_tfjs.repo.write import problem, write_atomically

__all__ = [
    "FAILED",
    "RECORD",
    "Baseline",
    "BaselineError",
    "Cache",
    "Change",
    "Config",
    "ConfigError",
    "Edited",
    "Job",
    "Plan",
    "Record",
    "Result",
    "Settings",
    "beside",
    "changes",
    "dump_baseline",
    "find",
    "needed",
    "npm_packages",
    "plan_pairs",
    "plan_paths",
    "problem",
    "refused_pair",
    "translate_all",
    "translate_file",
    "unified",
    "write",
    "write_atomically",
]
