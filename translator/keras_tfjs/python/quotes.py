"""Texts inside an f-string are in the other quotes: Python before 3.12 reads no others."""

from __future__ import annotations

import libcst as cst


class _Requoted(cst.CSTTransformer):
    def __init__(self, quote: str) -> None:
        super().__init__()
        self._quote = quote

    def leave_SimpleString(  # libcst's name
        self, original_node: cst.SimpleString, updated_node: cst.SimpleString
    ) -> cst.SimpleString:
        body = updated_node.raw_value
        if updated_node.quote != self._quote or "'" in body or '"' in body or "\\" in body:
            return updated_node
        other = "'" if self._quote == '"' else '"'
        return updated_node.with_changes(value=f"{updated_node.prefix}{other}{body}{other}")


def requoted(text: cst.FormattedString) -> cst.FormattedString:
    """`text` with the strings in it in the quotes that it does not use itself."""
    quote = text.end
    if len(quote) > 1:
        return text
    return cst.ensure_type(text.visit(_Requoted(quote)), cst.FormattedString)
