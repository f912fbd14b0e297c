"""The runtime has what the catalogue names, but for one list that only shrinks."""

from __future__ import annotations

from runtime_join import LIST, is_listed, missing


def test_nothing_new_is_missing(update: bool) -> None:
    gaps = missing()
    if update:
        LIST.write_text("".join(f"{gap}\n" for gap in sorted(filter(is_listed, gaps))), "utf-8")
    assert [gap for gap in sorted(gaps) if not is_listed(gap)] == []
