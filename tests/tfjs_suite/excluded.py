"""The cases of TF.js's suite that say nothing about our runtime, each with its reason.

A row is the path of a test file and what a case's full name starts with; "" is the whole file.
What a file itself keeps to a browser (`BROWSER_ENVS`) or has switched off (`xit`) needs no row.
"""

from __future__ import annotations

BROWSER = "a browser's storage, downloads, elements or workers"
ENGINE = "the internals of TF.js's engine: backends, kernels and their registry"
FLAGS = "the flags and the detection of devices of TF.js's environment"
WARNINGS = "spies on console.warn, which is Python's warnings here; tests/runtime has these cases"
NODE = "replaces Node's global fetch; a Python program replaces tf.env().platform"
HARNESS = "TF.js's own test harness"
BEYOND = "TF.js throws for what the runtime does"
GRADIENT = "TF.js's gradient here is not that of its own result; ours is, as finite differences say"

EXCLUDED: dict[tuple[str, str], str] = {
    ("ops/avg_pool_test", "avgPool gradient x=[3,3,1] f=[3,3] s=1 p=explicit"): GRADIENT,
    ("ops/mirror_pad_test", "mirrorPad grad"): GRADIENT,
    ("ops/depthwise_conv2d_test", "depthwiseConv2d gradients throws error on dilations"): BEYOND,
    ("ops/einsum_test", "einsum more than two input tensors throws error"): BEYOND,
    ("ops/softmax_test", "softmax 2D, dim=0 throws error"): BEYOND,
    ("ops/log_softmax_test", "logSoftmax 2D, axis=0 throws error"): BEYOND,
    ("backends/backend_test", ""): ENGINE,
    ("browser_util_test", ""): BROWSER,
    ("debug_mode_test", "debug on debug mode errors when infinities in op output"): WARNINGS,
    ("debug_mode_test", "debug on debug mode errors when nans in op output"): WARNINGS,
    ("device_util_test", ""): FLAGS,
    ("engine_test", "Backend registration"): ENGINE,
    ("engine_test", "memory makeTensorFromDataId"): ENGINE,
    ("engine_test", "Switching cpu backends"): ENGINE,
    ("engine_test", "Detects memory leaks in kernels"): ENGINE,
    ("engine_test", "Memory allocation outside a test scope"): ENGINE,
    ("flags_test", "DEBUG warns when enabled"): WARNINGS,
    ("globals_test", "deprecation warnings"): WARNINGS,
    ("io/browser_files_test", ""): BROWSER,
    ("io/http_test", "http-load fetch"): NODE,
    ("io/indexed_db_test", ""): BROWSER,
    ("io/local_storage_test", ""): BROWSER,
    ("jasmine_util_test", ""): HARNESS,
    ("kernel_registry_test", ""): ENGINE,
    ("platforms/platform_browser_test", ""): BROWSER,
    ("profiler_test", ""): ENGINE,
    ("tape_test", ""): ENGINE,
}


def reason(file: str, case: str) -> str:
    """Why a case is left out; nothing where it is not."""
    for (path, start), why in EXCLUDED.items():
        if path == file and case.startswith(start):
            return why
    return ""
