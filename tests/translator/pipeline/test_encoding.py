"""Bytes become text and the same bytes again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keras_tfjs.source import Encoding, decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"a\nb\n", "a\nb\n", id="lines as Unix ends them"),
        pytest.param(b"a\r\nb\r\n", "a\nb\n", id="lines as Windows ends them"),
        pytest.param(b"a\rb\r", "a\nb\n", id="lines as old Macs ended them"),
        pytest.param(b"a\r\nb\nc\r\nd", "a\nb\nc\nd", id="mixed line ends"),
        pytest.param(b"a", "a", id="no final line end"),
        pytest.param(b"\xef\xbb\xbfa\n", "a\n", id="a byte order mark"),
        pytest.param(b"# coding: latin-1\n\xe9\n", "# coding: latin-1\n\xe9\n", id="a cookie"),
        pytest.param(
            b"#!x\n# -*- coding: cp1252 -*-\n\x80", "#!x\n# -*- coding: cp1252 -*-\n€", id="cp1252"
        ),
        pytest.param("π = 'é'\n".encode(), "π = 'é'\n", id="UTF-8"),
        pytest.param(b"", "", id="nothing"),
    ],
)
def test_text_and_bytes(data: bytes, text: str) -> None:
    decoded, encoding = decode(data, python=True)
    assert decoded == text
    assert encoding.encode(decoded) == data


@given(st.text(alphabet=st.sampled_from("ab\r\n\x0c\u2028é"), max_size=30), st.booleans())
def test_any_text_survives_byte_for_byte(text: str, bom: bool) -> None:
    data = (b"\xef\xbb\xbf" if bom else b"") + text.encode()
    decoded, encoding = decode(data, python=False)
    assert "\r" not in decoded
    assert encoding.encode(decoded) == data


def test_lines_that_move_take_their_line_ends_with_them() -> None:
    text, encoding = decode(b"a\r\nb\nc\r\n", python=True)
    assert text == "a\nb\nc\n"
    assert encoding.encode("b\nnew\nc\n", (2, 3, 3, 4)) == b"b\nnew\r\nc\r\n"


def test_new_lines_get_the_most_frequent_line_end() -> None:
    assert Encoding(newline="\r\n").encode("a\nb\n", (1, 1, 2)) == b"a\r\nb\r\n"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"x = '\xff'", UnicodeDecodeError, id="a byte that UTF-8 does not have"),
        pytest.param(b"\xff\xfea\0", UnicodeDecodeError, id="UTF-16"),
        pytest.param(b"# coding: klingon\n", SyntaxError, id="a cookie that names no codec"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        decode(data, python=True)
