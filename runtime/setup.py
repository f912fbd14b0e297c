"""Build of the compiled parts: every `.pyx` below `tfjs/` is one extension module."""

import platform
import sys
from pathlib import Path

from Cython.Build import cythonize
from setuptools import Extension, setup

HERE = Path(__file__).parent
DIRECTIVES = {
    "language_level": "3",
    "boundscheck": False,
    "wraparound": False,
    "cdivision": True,
    "initializedcheck": False,
}

# -ffp-contract=off: a fused multiply-add rounds once where TF.js rounds twice, and only some of
# the cloned targets have one. OpenMP: Apple's compiler ships without it; kernels then run on one
# thread, with the same numbers.
if platform.system() == "Windows":
    COMPILE, LINK = ["/O2", "/openmp"], []
elif sys.platform == "darwin":
    COMPILE, LINK = ["-O3", "-ffp-contract=off"], []
else:
    COMPILE, LINK = ["-O3", "-ffp-contract=off", "-fopenmp"], ["-fopenmp"]


def extension(source: Path) -> Extension:
    relative = source.relative_to(HERE)
    return Extension(
        ".".join(relative.with_suffix("").parts),
        [relative.as_posix()],
        include_dirs=["tfjs/kernels"],
        depends=["tfjs/kernels/compiler.h"],
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
