"""Docstrings with sections (`Args:`, `Returns:`, `Raises:`) as JSDoc with tags, and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set

from keras_tfjs.javascript.words import ANY_RESULT

Rename = Callable[[str], str]
_OPTIONS = "options"
"""What documentation calls the object of a function's named arguments."""
_TYPES = {
    "str": "string",
    "int": "number",
    "float": "number",
    "bool": "boolean",
    "list": "Array",
    "dict": "object",
}
"""Python's types by JavaScript's names, as far as they have one. Others stay in the text: a type
checker would look for them."""
_BACK = {made: name for name, made in _TYPES.items()} | {"number": "float"}

_SECTION = re.compile(r"(Args|Arguments|Returns|Raises):")
_ENTRY = re.compile(r"(?P<name>\*{0,2}\w[\w.]*)(?: \((?P<type>[^()]*)\))?: ?(?P<text>.*)")
_TAG = re.compile(
    r"@(?P<tag>param|arg|argument|returns|return|this|throws|exception)\b ?(?P<text>.*)"
)
_TYPED = re.compile(r"(?:\{(?P<type>[^{}]*)\}\s*)?(?P<text>.*)")
_PARAMETER = re.compile(
    r"(?:\[(?P<optional>[\w.$]+)(?:=[^\]]*)?\]|(?P<name>(?:\.\.\.)?[\w.$]+))(?:\s+-)?\s*(?P<text>.*)"
)
_SECTIONS = {
    "param": "Args",
    "arg": "Args",
    "argument": "Args",
    "returns": "Returns",
    "return": "Returns",
    "throws": "Raises",
    "exception": "Raises",
}


def with_tags(
    text: str, rename: Rename, named: Set[str] = frozenset(), known: Set[str] | None = None
) -> str:
    """A docstring's sections as tags; a text whose sections have another form stays as it is.

    `named`: parameters that JavaScript has in a trailing object. `known`: all parameters, if it
    is a function's text; a type checker looks for those of which a type is told.
    """
    lines = text.split("\n")
    made: list[str] = []
    at = 0
    while at < len(lines):
        found = _SECTION.fullmatch(lines[at])
        if found is None:
            made.append(lines[at])
            at += 1
            continue
        end = at + 1
        while end < len(lines) and (lines[end].startswith("    ") or not lines[end]):
            end += 1
        body = [line[4:] for line in lines[at + 1 : end]]
        blanks = len(body)
        while body and not body[-1]:
            body.pop()
        tags = _tags(found[1], body, rename, named, known)
        if tags is None:
            return text
        if made and not made[-1] and len(made) > 1 and made[-2].startswith(("@", "    ")):
            made.pop()
        made += tags
        if end < len(lines):
            made += [""] * min(1, blanks - len(body))
        at = end
    return "\n".join(made)


def told_types(text: str) -> dict[str, str]:
    """The types that a docstring tells of parameters, as a type checker will read them."""
    found = (_ENTRY.fullmatch(line.strip()) for line in text.split("\n"))
    return {one["name"]: _TYPES[one["type"]] for one in found if one and one["type"] in _TYPES}


def _tags(
    section: str, body: list[str], rename: Rename, named: Set[str], known: Set[str] | None
) -> list[str] | None:
    if not body:
        return None
    if section == "Returns":
        first, *rest = body
        return [f"@returns {first}", *(f"    {line}".rstrip() for line in rest)]
    made: list[str] = []
    options: list[str] = []
    told: set[str] = set()
    place = 0
    current = made
    for line in body:
        found = _ENTRY.fullmatch(line)
        if found is not None:
            is_named = section != "Raises" and found["name"] in named
            if is_named and not options:
                place = len(made)
                options.append(f"@param {{object}} [{_OPTIONS}]")
            current = options if is_named else made
            told.add(found["name"])
            is_known = known is None or found["name"].lstrip("*") in known
            current.append(_tag(section, found, rename, is_named, is_known))
        elif line.startswith("    ") and current:
            current.append(line)
        else:
            return None
    if options:  # a type checker takes those that are listed here, in one piece, to be all
        options += [f"@param {{any}} [{_OPTIONS}.{rename(one)}]" for one in sorted(named - told)]
    return [*made[:place], *options, *made[place:]]


def _tag(section: str, entry: re.Match[str], rename: Rename, is_named: bool, is_known: bool) -> str:
    if section == "Raises":
        return f"@throws {{{entry['name']}}} {entry['text']}".rstrip()
    bare = entry["name"].lstrip("*")
    name = f"[{_OPTIONS}.{rename(bare)}]" if is_named else rename(bare)
    of, text = entry["type"], entry["text"]
    if of and (of not in _TYPES or not is_known):
        text = f"({of}) {text}"
    if not is_known:
        return f"@param {name} {text}".rstrip()
    shown = f"{{{_TYPES[of]}}} " if of in _TYPES else "{...*} " * entry["name"].startswith("*")
    return f"@param {shown}{name} {text}".rstrip()


def with_sections(text: str, rename: Rename) -> str:
    """JSDoc's tags as sections of a docstring; other tags stay as they are."""
    made: list[str] = []
    section = ""
    for line in text.split("\n"):
        found = _TAG.match(line)
        if found is None:
            inside = section and (line.startswith(" ") and line.strip())
            deeper = "" if section == "Returns" else "    "
            made.append(deeper + line if inside else line)
            section = section if inside else ""
            continue
        if found["tag"] == "returns" and found["text"] in ANY_RESULT:
            continue
        if found["tag"] == "this":
            continue
        following = _SECTIONS[found["tag"]]
        if following != section:
            if made and made[-1]:
                made.append("")
            made.append(f"{following}:")
            section = following
        made.extend(_entry(section, found["text"], rename))
    return "\n".join(made)


def _entry(section: str, text: str, rename: Rename) -> Iterator[str]:
    typed = _TYPED.fullmatch(text)
    of, rest = (typed["type"], typed["text"]) if typed else (None, text)
    if section == "Args":
        found = _PARAMETER.fullmatch(rest)
        if found is not None:
            spelled = found["optional"] or found["name"]
            if not found["text"] and (spelled, of) == (_OPTIONS, "object"):
                return
            if not found["text"] and of == "any" and spelled.startswith(f"{_OPTIONS}."):
                return
            name = rename(spelled.removeprefix("...").removeprefix(f"{_OPTIONS}."))
            if (of or "").startswith("...") or spelled.startswith("..."):
                name, of = f"*{name}", None
            shown = f" ({_BACK.get(of, of)})" if of else ""
            yield f"    {name}{shown}: {found['text']}".rstrip()
            return
    if section == "Raises":
        yield f"    {of or 'Exception'}: {rest}".rstrip()
        return
    yield f"    {rest}" if rest else f"    {of or ''}".rstrip()
