"""TF.js's environment: the runtime's."""

from tfjs.environment import ENV, Environment, env
from tfjs.environment import getQueryParams as get_query_params

__all__ = ["ENV", "Environment", "env", "get_query_params"]
