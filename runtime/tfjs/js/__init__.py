"""JavaScript's meaning of what Python has no natural form for, for operands of any kind.

Translated code calls these only where it is not known what an operand is, or where Python has
nothing alike. `None` stands for both null and undefined, dicts for plain objects, lists for arrays.
"""

from tfjs.js.arrays import *  # noqa: F403  # each file lists what it offers
from tfjs.js.collections import *  # noqa: F403
from tfjs.js.console import *  # noqa: F403
from tfjs.js.dates import *  # noqa: F403
from tfjs.js.errors import *  # noqa: F403
from tfjs.js.functions import *  # noqa: F403
from tfjs.js.iteration import *  # noqa: F403
from tfjs.js.mathematics import *  # noqa: F403
from tfjs.js.members import *  # noqa: F403
from tfjs.js.promises import *  # noqa: F403
from tfjs.js.regular import *  # noqa: F403
from tfjs.js.streams import *  # noqa: F403
from tfjs.js.strings import *  # noqa: F403
from tfjs.js.symbols import *  # noqa: F403
from tfjs.js.texts import *  # noqa: F403
from tfjs.js.typed import *  # noqa: F403
from tfjs.js.values import *  # noqa: F403
