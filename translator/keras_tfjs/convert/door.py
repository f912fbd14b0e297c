"""What the command line and the runtime call."""

from __future__ import annotations

from pathlib import Path

from keras_tfjs.convert.files import (
    READERS,
    WRITERS,
    artifacts_of_contents,
    contents_of_artifacts,
)
from keras_tfjs.convert.findings import Findings, Refused
from keras_tfjs.diagnostics import Diagnostic
from tfjs_files import ModelArtifacts, ModelFileError

KERAS_SUFFIXES = frozenset({".h5", ".hdf5", ".keras"})


def convert(src: Path, dst: Path) -> list[Diagnostic]:
    """Converts a model file; the names say in which direction.

    .h5, .hdf5 and .keras are Keras's; a directory or a .json file is TF.js's. Nothing is written
    if any diagnostic is an error.
    """
    findings = Findings(str(src))
    source, target = _kind(src), _kind(dst)
    if not {source, target} & KERAS_SUFFIXES:
        findings.report("KT506", source=src, target=dst, problem="neither is a Keras file")
        return findings.diagnostics
    try:
        contents = READERS[source](src, findings)
        WRITERS[target](dst, contents, findings)
    except ModelFileError as error:
        _report_file(error, findings)
    except Refused:
        pass
    return findings.diagnostics


def load_keras_file(path: Path) -> tuple[ModelArtifacts | None, list[Diagnostic]]:
    """A Keras model file as the artifacts that a TF.js IO handler gives, None where it can't be."""
    findings = Findings(str(path))
    try:
        contents = READERS[_kind(path)](path, findings)
        return artifacts_of_contents(contents, findings), findings.diagnostics
    except ModelFileError as error:
        _report_file(error, findings)
    except Refused:
        pass
    return None, findings.diagnostics


def save_keras_file(path: Path, artifacts: ModelArtifacts) -> list[Diagnostic]:
    """Writes a TF.js model's artifacts as a Keras file; nothing if a diagnostic is an error."""
    findings = Findings(str(path))
    try:
        contents = contents_of_artifacts(artifacts, str(path), findings)
        WRITERS[_kind(path)](path, contents, findings)
    except ModelFileError as error:
        _report_file(error, findings)
    except Refused:
        pass
    return findings.diagnostics


def _kind(path: Path) -> str:
    """The key in READERS and WRITERS: any directory is TF.js's, as is a name without a suffix."""
    suffix = path.suffix.lower()
    return suffix if suffix in READERS and not path.is_dir() else ""


def _report_file(error: ModelFileError, findings: Findings) -> None:
    findings.report(
        "KT503",
        problem=f"{error.where}: {error.problem}",
        way_out=error.way_out or "name another file",
    )
