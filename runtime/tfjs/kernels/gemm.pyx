"""One block of a matrix product: plain loops where it is small, our own copy of OpenBLAS else."""

import os
from importlib.util import find_spec

from libc.stdint cimport int64_t
from libc.string cimport memset

cdef extern from *:
    """
    #include <stdlib.h>
    #if defined(_WIN32)
    #include <windows.h>
    static void *tfjs_open(const char *path) { return (void *)LoadLibraryA(path); }
    static void *tfjs_symbol(void *library, const char *name) {
        return (void *)GetProcAddress((HMODULE)library, name);
    }
    static const char *tfjs_open_error(void) { return "LoadLibrary failed"; }
    #define tfjs_setenv(name, value) _putenv_s(name, value)
    #define tfjs_unsetenv(name) _putenv_s(name, "")
    #else
    #include <dlfcn.h>
    static void *tfjs_open(const char *path) { return dlopen(path, RTLD_NOW | RTLD_LOCAL); }
    static void *tfjs_symbol(void *library, const char *name) { return dlsym(library, name); }
    static const char *tfjs_open_error(void) { return dlerror(); }
    #define tfjs_setenv(name, value) setenv(name, value, 1)
    #define tfjs_unsetenv(name) unsetenv(name)
    #endif
    """
    void* tfjs_open(const char* path)
    void* tfjs_symbol(void* library, const char* name)
    const char* tfjs_open_error()
    int tfjs_setenv(const char* name, const char* value)
    int tfjs_unsetenv(const char* name)

ctypedef void (*sgemm_t)(
    int order, int a_transposed, int b_transposed, int m, int n, int k, float alpha,
    const float* a, int a_row, const float* b, int b_row, float beta, float* c, int c_row,
) noexcept nogil
ctypedef void (*set_threads_t)(int count) noexcept nogil

cdef enum:
    ROW_MAJOR = 101
    AS_IS = 111
    TRANSPOSED = 112

SMALL = 4096
cdef int64_t small = SMALL
cdef sgemm_t sgemm = NULL


def needs_blas(int64_t m, int64_t n, int64_t k):
    """Whether a block of this shape goes to OpenBLAS, and OpenBLAS is not loaded yet."""
    return sgemm is NULL and m * n * k > small


def load_blas():
    """Load OpenBLAS with one thread, apart from any copy that NumPy or SciPy use.

    Raises ImportError naming the pip line where scipy-openblas32 is missing or does not load.
    """
    global sgemm
    spec = find_spec("scipy_openblas32")
    if spec is None or spec.origin is None:
        raise ImportError(
            "matMul: the package scipy-openblas32 is missing; pip install scipy-openblas32"
        )
    folder = os.path.join(os.path.dirname(spec.origin), "lib")
    names = sorted(
        name for name in os.listdir(folder)
        if "openblas" in name and name.endswith((".so", ".dylib", ".dll"))
    )
    if not names:
        raise ImportError(f"matMul: no OpenBLAS library in {folder}; reinstall scipy-openblas32")
    path = os.fsencode(os.path.join(folder, names[0]))
    # OpenBLAS starts its threads while it is loaded; ours share tiles instead.
    before = os.environ.get("OPENBLAS_NUM_THREADS")
    tfjs_setenv(b"OPENBLAS_NUM_THREADS", b"1")
    cdef void* library = tfjs_open(path)
    if before is None:
        tfjs_unsetenv(b"OPENBLAS_NUM_THREADS")
    else:
        tfjs_setenv(b"OPENBLAS_NUM_THREADS", os.fsencode(before))
    if library is NULL:
        raise ImportError(f"matMul: {tfjs_open_error().decode()}; reinstall scipy-openblas32")
    cdef set_threads_t set_threads = <set_threads_t> tfjs_symbol(
        library, b"scipy_openblas_set_num_threads"
    )
    cdef sgemm_t found = <sgemm_t> tfjs_symbol(library, b"scipy_cblas_sgemm")
    if found is NULL or set_threads is NULL:
        raise ImportError(
            f"matMul: {names[0]} lacks scipy_cblas_sgemm; pip install -U scipy-openblas32"
        )
    set_threads(1)
    sgemm = found


cdef void gemm(
    bint a_transposed, bint b_transposed, int64_t m, int64_t n, int64_t k,
    const float* a, int64_t a_row, const float* b, int64_t b_row, float* c, int64_t c_row,
    bint add=False,
) noexcept nogil:
    """c[i, j] = sum of a[i, p] b[p, j]; the rows of each matrix as it is stored lie _row apart.

    ``add``: on top of what c holds.
    """
    cdef int64_t i, j, p, a_i, a_p
    cdef float value
    cdef float* row
    cdef const float* other
    if k > 0 and m * n * k > small:
        sgemm(
            ROW_MAJOR, TRANSPOSED if a_transposed else AS_IS, TRANSPOSED if b_transposed else AS_IS,
            <int> m, <int> n, <int> k, 1, a, <int> a_row, b, <int> b_row, 1 if add else 0,
            c, <int> c_row,
        )
        return
    a_i = 1 if a_transposed else a_row
    a_p = a_row if a_transposed else 1
    for i in range(m):
        row = c + i * c_row
        if not add:
            memset(row, 0, n * sizeof(float))
        if b_transposed:
            for j in range(n):
                other = b + j * b_row
                value = 0
                for p in range(k):
                    value += a[i * a_i + p * a_p] * other[p]
                row[j] += value
        else:
            for p in range(k):
                value = a[i * a_i + p * a_p]
                other = b + p * b_row
                for j in range(n):
                    row[j] += value * other[j]
