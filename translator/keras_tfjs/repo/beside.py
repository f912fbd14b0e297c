"""The modules that belong beside translations, because those import them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from keras_tfjs.modules import content, imported, is_edition, packages, types
from keras_tfjs.pipeline import Outcome
from keras_tfjs.repo.files import Job, Result
from keras_tfjs.source import Dialect, ModuleFormat, Wishes

_JAVASCRIPT = (Dialect.JS, Dialect.TS)


def needed(results: Iterable[Result]) -> dict[str, list[Result]]:
    """The modules that translations import, by name, and which do."""
    found: dict[str, list[Result]] = {}
    for result in results:
        if result.data is not None and result.job.to in _JAVASCRIPT:
            for name in imported(_text(result.data)):
                found.setdefault(name, []).append(result)
                declared = types(name) if result.job.to is Dialect.TS else None
                if declared is not None:
                    found.setdefault(declared, []).append(result)
    return found


def beside(results: Iterable[Result]) -> Iterator[Result]:
    """The modules themselves, as if they were translations: once in each folder that needs them.

    A project's own file of that name is not touched: it is a translation's target.
    """
    results = list(results)
    taken = {result.job.target for result in results}
    made: set[Path] = set()
    for name, users in needed(results).items():
        for user in users:
            target = user.job.target
            place = target.with_name(name) if target is not None else None
            if place is None or place in taken | made:
                continue
            made.add(place)
            if os.path.exists(place) and not is_edition(place):
                continue
            data = _content(name, user.job.wishes)
            job = Job(place, name, user.job.to, target=place)
            yield Result(job, Outcome.TRANSLATED, (), data=data)


def npm_packages(results: Iterable[Result]) -> list[str]:
    """The packages that JavaScript among the translations imports."""
    found: set[str] = set()
    for result in results:
        if result.data is not None and result.job.to in _JAVASCRIPT:
            found |= packages(_text(result.data))
    return sorted(found)


def _text(data: bytes) -> str:
    """What was written, with one kind of line ends: translations have those of their sources."""
    text = data.decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _content(name: str, wishes: Wishes) -> bytes:
    commonjs = wishes.module_format is ModuleFormat.COMMONJS
    return content(name, package=wishes.platform.package, commonjs=commonjs)
