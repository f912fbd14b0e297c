"""What a call has to do: its sources, where their translations go, and what cannot be done."""

from __future__ import annotations

import difflib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from keras_tfjs.diagnostics import ROWS, diagnostic
from keras_tfjs.modules import is_edition
from keras_tfjs.pipeline import Outcome
from keras_tfjs.repo.candidates import Candidates
from keras_tfjs.repo.config import Config
from keras_tfjs.repo.discover import NOTEBOOK, PYTHON_SUFFIXES, is_source, repository_root, walk
from keras_tfjs.repo.files import Job, Result, whole_file
from keras_tfjs.repo.modules import is_package
from keras_tfjs.repo.write import problem
from keras_tfjs.source import Dialect, Span, Wishes, dialect_of_suffix, importable

_SUFFIXES = {Dialect.KERAS: ".py", Dialect.TFJS: ".py", Dialect.JS: ".js", Dialect.TS: ".ts"}


@dataclass(frozen=True)
class Settings:
    """What holds for every file of a call. `out` is the directory of -o, None for beside."""

    to: Dialect
    from_: Dialect | None = None
    out: Path | None = None
    wishes: Wishes = field(default_factory=Wishes)


@dataclass
class Plan:
    """`settled` are files that need no translation, refused ones among them; `passed_over` counts
    the sources of directories that have nothing of Keras or TF.js."""

    jobs: list[Job] = field(default_factory=list)
    settled: list[Result] = field(default_factory=list)
    passed_over: int = 0

    def extend(self, other: Plan) -> None:
        self.jobs += other.jobs
        self.settled += other.settled
        self.passed_over += other.passed_over


def plan_paths(paths: Sequence[str], settings: Settings, config: Config) -> Plan:
    """The plan for the paths of a command line."""
    plan = Plan()
    seen: set[str] = set()
    base = _base(paths)
    for given in paths:
        path = Path(given)
        if os.path.isdir(path):
            _add_directory(path, base, settings, config, plan, seen)
        elif os.path.exists(path):
            _add(path, base, settings, plan, seen, named=True)
        else:
            plan.settled.append(_missing(path, settings))
    _leave_out_collisions(plan)
    return plan


def plan_pairs(config: Config) -> Plan:
    """The plan for the configuration's pairs."""
    plan = Plan()
    for pair in config.pairs:
        settings = Settings(pair.to, wishes=pair.wishes)
        source = Path(_shown(pair.source))
        if os.path.isdir(source):
            plan.extend(
                plan_paths([str(source)], replace(settings, out=Path(_shown(pair.target))), config)
            )
        elif not os.path.exists(source):
            plan.settled.append(_missing(source, settings))
        else:
            target = pair.target
            if os.path.isdir(target):
                target = target / target_name(Path(source.name), pair.to)
            job = replace(_job(source, settings, named=True), root=repository_root(source.parent))
            job = replace(job, target=Path(_shown(target)))
            if problem := _unsuited(job):
                plan.settled.append(_misconfigured(job, problem, config))
            else:
                plan.jobs.append(job)
    _leave_out_collisions(plan)
    return plan


def _unsuited(job: Job) -> str:
    """Why a pair's target cannot be the file that its source becomes; empty if it can."""
    target = job.target or job.source
    if os.path.realpath(target) == os.path.realpath(job.source):
        return f"{job.shown} is its own target"
    is_book = job.source.suffix.lower() == NOTEBOOK and job.to.is_python
    wanted = NOTEBOOK if is_book else _SUFFIXES[job.to]
    found = target.suffix.lower()
    if found == wanted or (not job.to.is_python and dialect_of_suffix(target) is job.to):
        return ""
    return f"the target of {job.shown} is a file in {wanted}, got {str(target)!r}"


def _misconfigured(job: Job, problem: str, config: Config) -> Result:
    way_out = "give the pair another target: a file with the suffix of its `to`, or a directory"
    result = whole_file(job, "KT607", problem=problem, way_out=way_out)
    (found,) = result.diagnostics
    return replace(result, diagnostics=(replace(found, path=str(config.path)),))


def target_name(path: Path, to: Dialect, root: Path | None = None) -> Path:
    """`path` with the suffix of its translation: itself within one language. What a package is
    imported by is `__init__.py` in Python, `index.js` in JavaScript; Python gets a name that it can
    import. `root` is the project that the file is in."""
    dialect = dialect_of_suffix(path)
    if path.name == "__init__.py" and not to.is_python:
        return path.with_name("index" + _SUFFIXES[to])
    is_index = path.stem == "index" and to.is_python and dialect is not None
    if is_index and is_package(path, root or repository_root(path.absolute().parent)):
        return path.with_name("__init__.py")
    if dialect is to or (to.is_python and dialect is None):
        return path
    if to.is_python:
        return path.with_name(importable(path.stem) + _SUFFIXES[to])
    return path.with_suffix(_SUFFIXES[to])


def _base(paths: Sequence[str]) -> Path:
    """The directory whose tree -o mirrors: the one path's own, or what several have in common."""
    tops = [_absolute(Path(path)) for path in paths]
    folders = [str(top if os.path.isdir(top) else top.parent) for top in tops]
    return Path(os.path.commonpath(folders))


def _add_directory(
    directory: Path,
    base: Path,
    settings: Settings,
    config: Config,
    plan: Plan,
    seen: set[str],
) -> None:
    def unreadable(error: OSError) -> None:
        job = _job(Path(error.filename or directory), settings, named=False)
        plan.settled.append(whole_file(job, "KT007", problem=problem(error)))

    top, out = _absolute(directory), _absolute(settings.out) if settings.out else None
    # a directory that the sources are in themselves leaves none of them out
    written = None if out is None or top.is_relative_to(out) else out

    def wanted(path: Path) -> bool:
        inside_out = written is not None and _absolute(path).is_relative_to(written)
        if inside_out or not is_source(path, settings.to, settings.from_):
            return False
        # what was written beside translations is no program to translate back
        return not is_edition(path)

    exclude_base = config.path.parent if config.path else None
    paths = list(walk(directory, wanted, unreadable, config.exclude, exclude_base))
    candidates = Candidates(repository_root(directory))
    chosen = {path.absolute() for path in paths if candidates.belongs(path)}
    # JavaScript cannot import what stays Python, nor Python scripts; Python can import Python
    needed = {one for one in candidates.needed(chosen) - chosen if _is_foreign(one, settings.to)}
    for path in paths:
        if path.absolute() in chosen:
            _add(path, base, settings, plan, seen, named=False)
        elif path.absolute() in needed:
            plain = replace(settings, from_=dialect_of_suffix(path) or Dialect.KERAS)
            _add(path, base, plain, plan, seen, named=False)
        elif not _mirror(path, base, settings, candidates.data(path), plan):
            plan.passed_over += 1


def _is_foreign(path: Path, to: Dialect) -> bool:
    return (dialect_of_suffix(path) is None) is not to.is_python


def _mirror(path: Path, base: Path, settings: Settings, data: bytes | None, plan: Plan) -> bool:
    """Copies a file to -o as it is: a mirrored package still imports its modules that have nothing
    of Keras."""
    target = _target(path, base, settings)
    if settings.out is None or target.suffix != path.suffix or data is None:
        return False
    job = replace(_job(path, settings, named=False), target=target)
    plan.settled.append(Result(job, Outcome.UNCHANGED, (), data=data))
    return True


def _add(
    path: Path, base: Path, settings: Settings, plan: Plan, seen: set[str], *, named: bool
) -> None:
    real = os.path.realpath(path)
    if real in seen:
        return
    seen.add(real)
    root = _root(path, base)
    target = _target(path, base, settings, root)
    job = replace(_job(path, settings, named=named), root=root, target=target)
    if settings.out is not None and os.path.realpath(target) == real:
        plan.settled.append(whole_file(job, "KT606", target=target, other="the source itself"))
    else:
        plan.jobs.append(job)


def _root(path: Path, base: Path) -> Path:
    """The project of a file: where nothing marks one, the directory that the call is about."""
    parent = _absolute(path).parent
    found = repository_root(parent)
    return base if found == parent and parent.is_relative_to(base) else found


def _target(path: Path, base: Path, settings: Settings, root: Path | None = None) -> Path:
    target = target_name(path, settings.to, root)
    if settings.out is None:
        return target
    inside = _absolute(target).relative_to(base)
    if settings.to.is_python and dialect_of_suffix(path) is not None:
        # Imports name the folders, too
        inside = Path(*map(importable, inside.parts[:-1]), inside.name)
    return settings.out / inside


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))


def _job(path: Path, settings: Settings, *, named: bool) -> Job:
    return Job(
        source=path,
        shown=str(path),
        to=settings.to,
        from_=_from(path, settings.from_),
        wishes=settings.wishes,
        named=named,
    )


def _from(path: Path, from_: Dialect | None) -> Dialect | None:
    """`--from` holds for the files that it can hold for: not Keras for a .js file of the call."""
    dialect = dialect_of_suffix(path)
    if from_ is None or (dialect is not None and from_.is_python):
        return None
    if path.suffix.lower() in PYTHON_SUFFIXES and not from_.is_python:
        return None
    return from_


def _missing(path: Path, settings: Settings) -> Result:
    job = _job(path, settings, named=True)
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError as error:
        return whole_file(job, "KT007", problem=problem(error))
    try:
        names = os.listdir(path.parent)
    except OSError:
        names = []
    near = difflib.get_close_matches(path.name, names, 1)
    nearest = f"; did you mean {path.with_name(near[0])}?" if near else ""
    return whole_file(job, "KT005", nearest=nearest, directory=os.getcwd())


def _shown(path: Path) -> str:
    """The path as a user would write it here."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _leave_out_collisions(plan: Plan) -> None:
    """Takes out the jobs that would write over another one's source or target."""
    sources = {os.path.realpath(job.source): job for job in plan.jobs}
    targets: dict[str, Job] = {}
    kept = []
    for job in plan.jobs:
        target = os.path.realpath(job.target or job.source)
        reader = sources.get(target, job)
        writer = job if reader is not job else targets.setdefault(target, job)
        if reader is not job:
            plan.settled.append(_collision(job, reader))
        elif writer is not job:
            other = f"the target of {writer.shown}"
            plan.settled.append(whole_file(job, "KT606", target=job.target, other=other))
        else:
            kept.append(job)
    plan.jobs = kept


def _collision(job: Job, reader: Job) -> Result:
    if job.named or reader.source.suffix not in PYTHON_SUFFIXES:
        other = "a source of this call"
        return whole_file(job, "KT606", target=job.target, other=other)
    note = diagnostic(ROWS["KT608"], Span.at(0), other=reader.shown)
    return Result(job, Outcome.UNCHANGED, (replace(note, path=job.shown),), ("",))
