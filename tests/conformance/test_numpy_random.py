"""numpy.js draws what NumPy draws, number for number."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import keras_tfjs.modules
from keras_tfjs.catalog.numpy_random import DRAWS

MODULE = Path(keras_tfjs.modules.__file__).with_name("numpy.js")
SEEDS: tuple[Any, ...] = (0, 1, 12345, 2**32 - 1, [1, 2, 3])
WIDE: tuple[Any, ...] = (*SEEDS, 10**30, [1, 2, 3, 4, 5, 6])
WEIGHTS = [0.1, 0.2, 0.3, 0.4]

LEGACY: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("rand", ()),
    ("rand", (3, 4)),
    ("randn", (2, 3)),
    ("random", ([2, 2],)),
    ("random_sample", (5,)),
    ("uniform", (-1.0, 1.0, [50])),
    ("normal", (1.0, 2.0, [5])),
    ("standard_normal", ([3],)),
    ("randint", (7,)),
    ("randint", (0, 10, [200])),
    ("randint", (5, 1_000_000, 9)),
    ("randint", (0, 2**32, 5)),
    ("permutation", (30,)),
    ("choice", (5,)),
    ("choice", (10, 6)),
    ("choice", (10, [2, 2], False)),
    ("choice", (4, 20, True, WEIGHTS)),
    ("choice", (4, 3, False, WEIGHTS)),
    ("rand", (1000,)),
)
OWN: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("random", ()),
    ("random", ([3, 4],)),
    ("uniform", (-1.0, 1.0, [50])),
    ("standard_normal", (50_000,)),
    ("normal", (1.0, 2.0, [5])),
    ("integers", (7,)),
    ("integers", (0, 10, [201])),
    ("random", ()),
    ("integers", (5, 1_000_000, 9)),
    ("integers", (0, 2**32, 5)),
    ("permutation", (30,)),
    ("choice", (5,)),
    ("choice", (10, 6)),
    ("choice", (10, [2, 2], False)),
    ("choice", (20_000, 100, False)),
    ("choice", (20_000, 1_000, False)),
    ("choice", (4, 20, True, WEIGHTS)),
    ("choice", (4, 3, False, WEIGHTS)),
    ("random", (1000,)),
)


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(one.capitalize() for one in rest)


def streams() -> Iterator[tuple[str, Any, list[tuple[str, tuple[Any, ...]]]]]:
    """What makes a generator, with which seed, and what is drawn from it one after the other."""
    for seed in SEEDS:
        yield "RandomState", seed, list(LEGACY)
    for seed in WIDE:
        yield "default_rng", seed, list(OWN)


def shuffled(generator: Any) -> list[int]:
    values = list(range(20))
    generator.shuffle(values)
    return values


@pytest.fixture(scope="module")
def drawn() -> list[list[Any]]:
    """The same draws by numpy.js."""
    asked = [
        [camel(maker) if maker[0] == "d" else maker, str(seed) if seed == 10**30 else seed,
         [[camel(name), arguments] for name, arguments in draws]]
        for maker, seed, draws in streams()
    ]  # fmt: skip
    program = f"""
    import {{random}} from {json.dumps(MODULE.as_uri())};
    const asked = {json.dumps(asked)};
    const drawn = asked.map(([maker, seed, draws]) => {{
      const generator = random[maker](typeof seed === 'string' ? BigInt(seed) : seed);
      const values = draws.map(([name, given]) => generator[name](...given));
      const list = Array.from({{length: 20}}, (_, i) => i);
      generator.shuffle(list);
      return [...values, list, generator.random()];
    }});
    process.stdout.write(JSON.stringify(drawn));
    """
    command = ["node", "--input-type=module", "-e", program]
    made = subprocess.run(command, capture_output=True, text=True, check=True)
    found: list[list[Any]] = json.loads(made.stdout)
    return found


def test_every_draw_is_numpys(drawn: list[list[Any]]) -> None:
    for (maker, seed, draws), values in zip(streams(), drawn, strict=True):
        generator = getattr(np.random, maker)(seed)
        wanted = [getattr(generator, name)(*given) for name, given in draws]
        wanted += [shuffled(generator), generator.random()]
        names = [*(name for name, _ in draws), "shuffle", "random"]
        for name, ours, theirs in zip(names, values, wanted, strict=True):
            if maker == "RandomState" and name in ("randn", "normal", "standard_normal"):
                # The C library's logarithm and the engine's differ in last bits.
                np.testing.assert_allclose(ours, theirs, rtol=1e-14, atol=0)
                continue
            assert np.array_equal(ours, theirs), f"{maker}({seed}).{name}"


def test_normal_numbers_of_the_older_generator_are_the_same_in_single_precision() -> None:
    program = f"""
    import {{random}} from {json.dumps(MODULE.as_uri())};
    random.seed(42);
    process.stdout.write(JSON.stringify(random.randn(50000)));
    """
    command = ["node", "--input-type=module", "-e", program]
    made = subprocess.run(command, capture_output=True, text=True, check=True)
    wanted = np.random.RandomState(42).randn(50_000).astype(np.float32)
    assert np.array_equal(np.array(json.loads(made.stdout), np.float32), wanted)


def test_the_module_has_what_the_catalogue_names() -> None:
    names = [one.removeprefix("numpy.random.").split(".") for one in DRAWS]
    program = f"""
    import {{random}} from {json.dumps(MODULE.as_uri())};
    const makers = {{RandomState: random.RandomState(0), Generator: random.defaultRng(0)}};
    const names = {json.dumps([[*one[:-1], camel(one[-1])] for one in names])};
    const missing = names.filter(([one, other]) =>
      typeof (other ? makers[one][other] : random[one]) !== 'function');
    process.stdout.write(JSON.stringify(missing));
    """
    command = ["node", "--input-type=module", "-e", program]
    made = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(made.stdout) == []
