"""JavaScript and TypeScript text to our syntax tree."""

from __future__ import annotations

from functools import cache

from tree_sitter import Language, Parser, Query, QueryCursor
from tree_sitter import Node as Concrete

from keras_tfjs.depth import with_room
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.reading import Reader
from keras_tfjs.source import SourceSyntaxError, Span

LARGEST = 2_000_000
"""Nodes of a file's concrete tree: about 100,000 lines, or 2.5 megabytes of minified code. Time and
memory grow with them, to a minute and a gigabyte."""


@cache
def _language(typescript: bool, jsx: bool = False) -> tuple[Parser, Query]:
    # Loaded on first use: each grammar costs milliseconds of start-up
    if typescript:
        import tree_sitter_typescript as grammars

        made = grammars.language_tsx() if jsx else grammars.language_typescript()
        language = Language(made)
    else:
        import tree_sitter_javascript

        language = Language(tree_sitter_javascript.language())
    return Parser(language), Query(language, "(comment) @comment")


def parse(text: str, typescript: bool = False) -> tree.Program:
    """The program's tree. Raises SourceSyntaxError at the first place that is wrong."""
    parser, comments = _language(typescript)
    data = text.encode("utf-8", "surrogatepass")
    root = parser.parse(data).root_node
    if root.has_error and typescript:
        # With elements of JSX in it TypeScript is another grammar, in which `<T>x` is no cast
        parser, with_elements = _language(typescript, jsx=True)
        other = parser.parse(data).root_node
        if not other.has_error:
            root, comments = other, with_elements
    reader = Reader(text, data)
    if root.has_error:
        raise _syntax_error(reader, root)
    if root.descendant_count > LARGEST:
        raise SourceSyntaxError(
            f"{root.descendant_count:,} parts of syntax, more than {LARGEST:,}, are a bundle, made "
            "by a tool: translate the files that it was made of",
            Span.at(1),
        )
    try:
        reader.set_comments(QueryCursor(comments).captures(root).get("comment", []))
        nodes = root.children
        hashbang = ""
        if nodes and nodes[0].type == "hash_bang_line":
            hashbang = reader.text(nodes[0])
            nodes = nodes[1:]
        body, dangling = with_room(lambda: reader.items(nodes, reader.statement))
    except RecursionError:
        raise SourceSyntaxError("nested too deeply to be read", Span.at(1)) from None
    return tree.Program(body, dangling, hashbang, span=reader.span(root))


def _syntax_error(reader: Reader, root: Concrete) -> SourceSyntaxError:
    """The first place where the grammar had to recover.

    What the recovery skipped may be sound in itself (`tf.input` in `tf.input{}`): then the token
    after it is the one that cannot stand there.
    """
    node = root
    while not (node.is_error or node.is_missing):
        node = next(child for child in node.children if child.has_error or child.is_missing)
    if node.is_missing:
        return SourceSyntaxError(f"expected {node.type!r}", reader.span(node))
    closer, opener = _unmatched(node)
    unexpected: Concrete | None = closer
    reaches_end = not reader.data[node.end_byte :].strip()
    if unexpected is None and opener is not None and reaches_end:
        return SourceSyntaxError(f"{reader.text(opener)!r} is never closed", reader.span(opener))
    before = node.prev_sibling
    if unexpected is None and node.named_child_count and not (before and before.is_named):
        unexpected = _leaf_after(node)
    unexpected = unexpected or node
    while unexpected.children:
        unexpected = unexpected.children[0]
    found = reader.text(unexpected).split("\n")[0][:40]
    message = f"unexpected {found!r}" if found.strip() else "unexpected end of the text"
    return SourceSyntaxError(message, reader.span(unexpected))


_PAIRS = {"(": ")", "[": "]", "{": "}", "${": "}"}


def _unmatched(node: Concrete) -> tuple[Concrete | None, Concrete | None]:
    """The first closing bracket in a node that nothing opened, and the last opening one that
    nothing closes."""
    opened: list[Concrete] = []
    pending = [node]
    while pending:
        current = pending.pop()
        if current.children:
            pending.extend(reversed(current.children))
        elif current.type in _PAIRS:
            opened.append(current)
        elif current.type in _PAIRS.values():
            if not opened or _PAIRS[opened[-1].type] != current.type:
                return current, None
            opened.pop()
    return None, opened[-1] if opened else None


def _leaf_after(node: Concrete) -> Concrete | None:
    current: Concrete | None = node
    while current is not None:
        following = current.next_sibling
        if following is not None:
            while following.children:
                following = following.children[0]
            return following
        current = current.parent
    return None
