"""Literals of Python that JavaScript writes otherwise."""

from __future__ import annotations

import pytest

from keras_tfjs import translate


@pytest.mark.parametrize(
    ("python", "javascript"),
    [("00.5", "0.5"), ("007.5", "7.5"), ("0_0", "0"), ("00", "0"), ("0x1F", "0x1f"), ("0.0", "0")],
)
def test_a_number_has_no_zeros_in_front(python: str, javascript: str) -> None:
    made = translate(f"rate = [{python}, 1]\n", to="js", from_="tfjs").code
    number = made.split("[")[1].split(",")[0].lower()
    assert number in (javascript, javascript + ".0")


@pytest.mark.parametrize(
    ("python", "javascript"),
    [
        (r"r'class.*\/'", r"/class.*\//"),
        (r"'class.*/'", r"/class.*\//"),
        (r"r'a\\/b'", r"/a\\\/b/"),
    ],
)
def test_a_slash_in_a_pattern_is_escaped_once(python: str, javascript: str) -> None:
    source = f"import re\n\n\ndef found(name):\n    return re.search({python}, name).group(0)\n"
    assert f"name.match({javascript})[0]" in translate(source, to="js", from_="tfjs").code
