"""`python -m keras_tfjs`."""

import sys

from keras_tfjs.cli import main

sys.exit(main())
