"""Build of the compiled parts: every `.pyx` below `tfjs/` is one extension module."""

import platform
from pathlib import Path

from Cython.Build import cythonize
from setuptools import Extension, setup

HERE = Path(__file__).parent
HEADERS = [path.relative_to(HERE).as_posix() for path in sorted((HERE / "tfjs").rglob("*.h"))]
DIRECTIVES = {
    "language_level": "3",
    "boundscheck": False,
    "wraparound": False,
    "cdivision": True,
    "initializedcheck": False,
}

# -ffp-contract=off: a fused multiply-add rounds once where TF.js rounds twice, and only some of
# the cloned targets have one.
if platform.system() == "Windows":
    COMPILE, LINK = ["/O2"], []
else:
    COMPILE = ["-O3", "-ffp-contract=off", "-fno-math-errno", "-fno-trapping-math", "-pthread"]
    LINK = ["-pthread"]


def extension(source: Path) -> Extension:
    relative = source.relative_to(HERE)
    return Extension(
        ".".join(relative.with_suffix("").parts),
        [relative.as_posix()],
        include_dirs=["tfjs/kernels"],
        depends=HEADERS,
        extra_compile_args=COMPILE,
        extra_link_args=LINK,
    )


setup(
    ext_modules=cythonize(
        [extension(source) for source in sorted((HERE / "tfjs").rglob("*.pyx"))],
        compiler_directives=DIRECTIVES,
        include_path=["."],
        nthreads=0,
    )
)
