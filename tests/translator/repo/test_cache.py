"""What is kept between calls, and what makes it worthless."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from keras_tfjs.repo import cache as caching
from keras_tfjs.repo import files, workers
from keras_tfjs.repo.cache import Cache
from keras_tfjs.repo.files import Job, Result
from keras_tfjs.repo.modules import Project
from keras_tfjs.source import Dialect, ModuleFormat, Platform

KERAS = "import keras\n\nfrom parts import head\n\nlayer = keras.layers.Densse()\n"


@pytest.fixture
def job(here: Path) -> Job:
    (here / "parts.py").write_text("import keras\n\nhead = keras.layers.Flatten()\n")
    (here / "model.py").write_text(KERAS)
    return Job(Path("model.py"), "model.py", Dialect.JS, root=here)


@pytest.fixture
def cache(here: Path) -> Cache:
    return Cache(here / "cache")


def run(job: Job, cache: Cache) -> tuple[Result, int]:
    """The result, and how many files were translated for it."""
    translated = []
    real = workers.translate_file

    def counted(one: Job, project: Project) -> Result:
        translated.append(one)
        return real(one, project)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "translate_file", counted)
        (result,) = workers.translate_all([job], lambda _: None, cache=cache)
    return result, len(translated)


def test_a_second_call_gets_the_very_same_result(job: Job, cache: Cache) -> None:
    first, made = run(job, cache)
    second, again = run(job, cache)
    assert (made, again) == (1, 0)
    assert second == first
    assert second.diagnostics
    assert second.data


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("model.py", KERAS + "# More.\n", id="the file"),
        pytest.param("parts.py", "import keras\n\nhead = 1\n", id="a module it imports"),
    ],
)
def test_an_edit_is_seen(name: str, text: str, job: Job, cache: Cache) -> None:
    run(job, cache)
    Path(name).write_text(text)
    assert run(job, cache)[1] == 1


@pytest.mark.parametrize("name", ["one.py", "two.py", "three.py", "behind.py"])
def test_an_edit_is_seen_among_files_that_import_each_other(
    name: str, here: Path, cache: Cache
) -> None:
    following = {"one": "two", "two": "three", "three": "one\nimport behind", "behind": "math"}
    for own, imported in following.items():
        (here / f"{own}.py").write_text(f"import keras\nimport {imported}\n")
    names = ("one.py", "two.py", "three.py")
    jobs = [Job(Path(each), each, Dialect.JS, root=here) for each in names]

    def keys() -> list[str | None]:
        project = Project()
        together = [cache.key(each, project) for each in jobs]
        assert together == [cache.key(each) for each in reversed(jobs)][::-1]
        return together

    before = keys()
    assert keys() == before
    Path(name).write_text(Path(name).read_text() + "x = 1\n")
    assert not set(keys()) & set(before)


def test_options_are_part_of_the_key(job: Job, cache: Cache) -> None:
    from dataclasses import replace

    others = [
        replace(job, to=Dialect.TFJS),
        *(
            replace(job, wishes=replace(job.wishes, **wish))
            for wish in (
                {"keras": 2},
                {"exact": True},
                {"keep_names": True},
                {"platform": Platform.NODE},
                {"module_format": ModuleFormat.COMMONJS},
                {"line_length": 100},
            )
        ),
    ]
    keys = {cache.key(one) for one in [job, *others]}
    assert len(keys) == 1 + len(others)


def test_another_version_of_this_package_is_another_key(
    job: Job, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = cache.key(job)
    monkeypatch.setattr(caching, "_package", lambda: "another")
    assert cache.key(job) != before


def test_a_damaged_entry_is_made_again(job: Job, cache: Cache, here: Path) -> None:
    first, _ = run(job, cache)
    (entry,) = (here / "cache").glob("??/*.json")
    empty = {"diagnostics": [], "excerpts": [], "source": None, "data": None}
    odd = [{**empty, "outcome": "odd"}, {**empty, "outcome": "translated", "data": 5}]
    for damage in ("", "{}", "[", '{"outcome": 1}', "[" * 100_000, *map(json.dumps, odd)):
        entry.write_text(damage)
        assert run(job, cache) == (first, 1)


def test_a_file_edited_while_it_is_translated_is_not_kept(job: Job, cache: Cache) -> None:
    real = files.run

    def edited(*arguments):
        job.source.write_text(KERAS + "# More.\n")
        return real(*arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "run", edited)
        run(job, cache)
    job.source.write_text(KERAS)
    assert run(job, cache)[1] == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_cache_that_cannot_be_written_fails_nothing(job: Job, here: Path) -> None:
    here.joinpath("locked").mkdir(mode=0o500)
    assert run(job, Cache(here / "locked" / "cache"))[1] == 1


def test_a_cache_that_is_no_directory_fails_nothing(job: Job, here: Path) -> None:
    here.joinpath("file").write_text("")
    assert run(job, Cache(here / "file"))[1] == 1


def test_what_nobody_asked_for_in_a_month_goes(job: Job, cache: Cache, here: Path) -> None:
    run(job, cache)
    (entry,) = (here / "cache").glob("??/*.json")
    cache.tidy()
    assert entry.exists()
    os.utime(entry, (1, 1))
    cache.tidy()
    assert entry.exists(), "at most once a day"
    os.utime(here / "cache" / "tidied", (1, 1))
    cache.tidy()
    assert not entry.exists()
