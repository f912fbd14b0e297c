"""Ctrl-C says one line and answers 130 at every moment of a call."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from keras_tfjs import interruption

# Shells start what runs in the background with Ctrl-C ignored, the tests among it
_LISTENS = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"

_AT_AN_IMPORT = """
import os, signal, sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Finder())
sys.argv = ["keras-tfjs", "explain", "KT101"]
from keras_tfjs.__main__ import main
sys.exit(main())
"""

_IN_GENERATED_CODE = """
import os, signal, sys
from keras_tfjs import interruption

interruption.begun()
try:
    exec("os.kill(os.getpid(), signal.SIGINT)")
except KeyboardInterrupt:
    sys.exit(interruption.said())
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")


def _run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", ["click", "keras_tfjs.cli", "keras_tfjs.cli.explain"])
def test_while_the_command_is_imported(name: str) -> None:
    done = _run(_LISTENS + _AT_AN_IMPORT.format(name=name))
    assert done.returncode == interruption.STATUS == 130
    assert done.stderr.strip() == interruption.WORDS
    assert not done.stdout


def test_in_code_that_is_made_of_a_text() -> None:
    done = _run(_LISTENS + _IN_GENERATED_CODE)
    assert (done.returncode, done.stderr.strip()) == (130, interruption.WORDS)


def test_a_call_that_ignores_it_goes_on_to() -> None:
    program = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    done = _run(program + _AT_AN_IMPORT.format(name="click"))
    assert done.returncode == 0
    assert "KT101" in done.stdout


def test_what_is_started_while_it_is_held_back_never_gets_it() -> None:
    asked = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))"
    with interruption.held_back():
        started = _run(asked)
    assert started.stdout.strip() == "True"
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
