"""The command `keras-tfjs`."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module

import click

from keras_tfjs import __version__, interruption

_COMMANDS = {
    "translate": "Translate programs, notebooks and directories.",
    "coverage": "Count which API calls would translate; writes nothing.",
    "explain": "Explain a diagnostic, or how one name translates.",
    "convert": "Convert model files between Keras and TensorFlow.js.",
    "verify": "Run a program and its translation and compare the numbers.",
}
"""Commands and their one line of help: `--help` and `--version` import none of them."""

USAGE = 3
"""The exit status of usage, configuration and input errors."""
BUG = 4


class _Commands(click.Group):
    def list_commands(self, context: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command = import_module(f"keras_tfjs.cli.{name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Names the nearest command instead of only refusing one."""
        if args and not args[0].startswith("-") and args[0] not in _COMMANDS:
            import difflib

            near = difflib.get_close_matches(args[0], _COMMANDS, 1)
            hint = f" Did you mean {near[0]!r}?" if near else f" Commands: {', '.join(_COMMANDS)}."
            raise click.UsageError(f"No such command {args[0]!r}.{hint}", context)
        return super().resolve_command(context, args)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="keras-tfjs")
def keras_tfjs() -> None:
    """Translate between Keras Python, TF.js-style Python and TensorFlow.js.

    \b
    keras-tfjs translate train.py --to js           # JavaScript, to standard output
    keras-tfjs translate src/ --to tfjs -o out/     # a repository, into another directory
    keras-tfjs explain KT101
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit status."""
    try:
        status = keras_tfjs.main(
            args=None if arguments is None else list(arguments),
            prog_name="keras-tfjs",
            standalone_mode=False,
        )
    except click.exceptions.Exit as finished:
        return finished.exit_code
    except click.ClickException as error:
        error.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo(interruption.WORDS, err=True)
        return interruption.STATUS
    except (BrokenPipeError, SystemExit):
        # The reader has gone (`| head`), which click makes an exit
        _discard_output()
        return 0
    except OSError as error:
        with contextlib.suppress(OSError):
            click.echo(f"keras-tfjs: {_system_said(error)}", err=True)
        _discard_output()
        return USAGE
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{os.path.basename(place.filename)}:{place.lineno}"
        said = " ".join(f"{type(error).__name__}: {error}".split())
        click.echo(
            f"keras-tfjs failed at {where}: {said}\n"
            "This is a bug of keras-tfjs: please report it with the command and its input.",
            err=True,
        )
        return BUG
    return status if isinstance(status, int) else 0


def _system_said(error: OSError) -> str:
    """What the operating system refused, as a full disk under standard output, in one line."""
    said = (error.strerror or str(error)).lower()
    return said if error.filename is None else f"{error.filename}: {said}"


def _discard_output() -> None:
    """Standard output takes no more: the interpreter must not complain about it at exit."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
