"""Objects of which the file does not tell whether they are plain or of one of its classes."""

from __future__ import annotations

from language_cases import run_python

from keras_tfjs.javascript import to_python
from keras_tfjs.source import Options

PROGRAM = """
class Block {
  constructor(config) {
    this.blockSize = config.blockSize;
    this.label = config.label;
  }
}
function describe(config) {
  return `${config.blockSize} ${config.label} ${config.other}`;
}
const found = JSON.parse('[{"blockSize": 3, "label": "a", "other": true}]');
found.forEach((config) => console.log(describe(config), new Block(config).blockSize));
"""


def test_a_plain_object_may_have_the_members_of_a_class() -> None:
    assert run_python(to_python(PROGRAM, Options()).code) == "3 a true 3\n"
