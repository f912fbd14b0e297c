"""`python -m keras_tfjs`, and the command. What it needs is imported where Ctrl-C is caught."""

import sys

from keras_tfjs import interruption


def main() -> int:
    """Runs the command line and returns its exit status."""
    try:
        interruption.begun()
        from keras_tfjs import cli

        status = cli.main()
    except KeyboardInterrupt:
        return interruption.said()
    if status == interruption.STATUS:
        interruption.ended()
    return status


if __name__ == "__main__":
    sys.exit(main())
