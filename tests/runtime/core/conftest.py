"""Makes the sample tables of this folder importable, and bounds the memory of its tests."""

import os
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session", autouse=True)
def _bounded_memory() -> Iterator[None]:
    """Nonsense sizes must raise MemoryError; unbounded, the machine would try to serve them.
    AddressSanitizer (`make sanitize`) needs more addresses than any machine has memory."""
    if "libasan" in os.environ.get("LD_PRELOAD", ""):
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, hard))
    yield
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
