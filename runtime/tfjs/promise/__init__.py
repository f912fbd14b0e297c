"""Promises as JavaScript has them, for Python with and without an event loop.

The work of a promise starts at the call. Without a running event loop it has finished when the
call returns; under one it is an asyncio task, and `result()` finishes it in place. An async
function of the library is written as

    @promised
    async def fit(self, ...): ...

and awaits `waiting(x)` for anything of the user's, `turn()` to let other tasks run.
"""

from tfjs.promise.handle import Promise, finished, later, promised, told
from tfjs.promise.work import turn, waiting

__all__ = ["Promise", "finished", "later", "promised", "told", "turn", "waiting"]
