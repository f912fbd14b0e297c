"""TypeScript: types become annotations where Python has a name for them."""

from __future__ import annotations

from keras_tfjs.javascript import from_python, to_python
from keras_tfjs.source import Options

SOURCE = """import * as tf from '@tensorflow/tfjs';

interface Options {
  units: number;
}

type Size = number | string;

export class Scaler<T> extends Base {
  private readonly factor: number = 2;
  static names: string[] = [];

  constructor(private offset: number, public label?: string) {
    super();
  }

  scale(x: tf.Tensor, times = 1): tf.Tensor {
    return x.mul(this.factor as number)!;
  }
}

function build(options: Options, sizes: number[]): Promise<number> {
  let total: number;
  total = sizes.length;
  return <any>total;
}
"""

EXPECTED = """import tfjs as tf


class Scaler(Base):
    names = []

    def __init__(self, offset: float, label: str = None):
        super().__init__()
        self.factor = 2
        self.offset = offset
        self.label = label

    def scale(self, x: tf.Tensor, times=1) -> tf.Tensor:
        return x.mul(self.factor)


def build(options, sizes: list[float]) -> float:
    total: float = None
    total = len(sizes)
    return total
"""


def test_types_are_annotations_or_erased() -> None:
    stage = to_python(SOURCE, Options(), typescript=True)
    assert stage.code == EXPECTED
    assert not stage.diagnostics


def test_annotations_are_types_and_fields_are_declared() -> None:
    source = (
        "import tfjs as tf\n\n\nclass Counter:\n    def __init__(self, start: int):\n"
        "        self.count = start\n\n\ndef scale(x: tf.Tensor, by: float = 2.0) -> tf.Tensor:\n"
        "    return x.mul(by)\n"
    )
    assert from_python(source, Options(), typescript=True).code == (
        "import * as tf from '@tensorflow/tfjs';\n\nexport class Counter {\n  count: number;\n\n"
        "  constructor(start: number) {\n    this.count = start;\n  }\n}\n\n"
        "export function scale(x: tf.Tensor, {by = 2.0} = {}): tf.Tensor {\n"
        "  return x.mul(by);\n}\n"
    )
