"""Imports that stand for one another: `try: import cPickle as pickle`, otherwise Python 3's own."""

from __future__ import annotations

import collections.abc
from collections.abc import Sequence

_ELSEWHERE = frozenset(
    """__builtin__ BaseHTTPServer ConfigParser Cookie HTMLParser Queue SimpleHTTPServer SocketServer
    StringIO Tkinter anydbm cPickle cStringIO commands cookielib copy_reg dummy_thread exceptions
    httplib simplejson thread tkFileDialog tkMessageBox ujson urllib2 urlparse xmlrpclib""".split()
)
"""Modules of Python 2, and packages with the functions of one of Python 3's."""
_MEMBERS = (
    frozenset(
        """fractions.gcd itertools.ifilter itertools.ifilterfalse itertools.imap itertools.izip
    itertools.izip_longest os.getcwdu string.letters string.maketrans urllib.quote
    urllib.quote_plus urllib.unquote urllib.unquote_plus urllib.urlencode urllib.urlopen
    urllib.urlretrieve""".split()
    )
    | {f"collections.{name}" for name in collections.abc.__all__}
)


def is_elsewhere(spelling: str) -> bool:
    """Whether Python 3 has what an import names in another place."""
    return spelling.split(".")[0] in _ELSEWHERE or spelling in _MEMBERS


def of_python_3(spellings: Sequence[str]) -> list[int]:
    """Which of the imports that bind one name are meant: all, if Python 3 has each or none."""
    kept = [at for at, one in enumerate(spellings) if not is_elsewhere(one)]
    return kept or list(range(len(spellings)))
