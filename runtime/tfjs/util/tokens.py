"""Texts as lists of numbers, a number for each word: ``tf.util.tokenizer`` and its like, extensions
that compute what keras.preprocessing.text computes."""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tfjs.config import read_config

FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'
_SPLITTING: Mapping[str, Any] = {"filters": FILTERS, "lower": True, "split": " "}
_HASHING: Mapping[str, Any] = {**_SPLITTING, "analyzer": None}
_OPTIONS: Mapping[str, Any] = {
    "numWords": None,
    **_SPLITTING,
    "charLevel": False,
    "oovToken": None,
    "documentCount": 0,
    "analyzer": None,
}
_TABLES = ("wordCounts", "wordDocs", "indexDocs", "indexWord", "wordIndex")
_OF_FILES = {
    "numWords": "num_words",
    "filters": "filters",
    "lower": "lower",
    "split": "split",
    "charLevel": "char_level",
    "oovToken": "oov_token",
    "documentCount": "document_count",
    "wordCounts": "word_counts",
    "wordDocs": "word_docs",
    "indexDocs": "index_docs",
    "indexWord": "index_word",
    "wordIndex": "word_index",
}
"""The words under which Keras writes a tokenizer to JSON."""

_MODES = ("binary", "count", "freq", "tfidf")


def textToWordSequence(text: str, config: Mapping[str, Any] | None = None) -> list[str]:
    """The words of a text: what is between `split` (" "), which also stands for every character of
    `filters`; in small letters with `lower` (true)."""
    return _words(text, read_config("textToWordSequence", config, _SPLITTING))


def _words(text: str, said: Mapping[str, Any]) -> list[str]:
    split = said["split"]
    plain = text.lower() if said["lower"] else text
    plain = plain.translate(dict.fromkeys(map(ord, said["filters"]), split))
    return [word for word in plain.split(split) if word]


def oneHotText(text: str, n: int, config: Mapping[str, Any] | None = None) -> list[int]:
    """A number from 1 to below `n` for each word, by a hash that is another in every process."""
    return _hashed(text, n, hash, read_config("oneHotText", config, _HASHING))


def hashingTrick(text: str, n: int, config: Mapping[str, Any] | None = None) -> list[int]:
    """A number from 1 to below `n` for each word: `hashFunction(word) % (n - 1) + 1`.

    `hashFunction`: a function, "md5", which is the same in every process, or null for a hash that
    is another in each.
    """
    said = read_config("hashingTrick", config, {**_HASHING, "hashFunction": None})
    chosen = said["hashFunction"]
    match chosen:
        case None:
            function: Callable[[str], int] = hash
        case "md5":
            function = _md5
        case _ if callable(chosen):
            function = chosen
        case _:
            raise ValueError(
                f'hashingTrick: hashFunction: expected a function, "md5" or null, got {chosen!r}'
            )
    return _hashed(text, n, function, said)


def _md5(word: str) -> int:
    return int(hashlib.md5(word.encode(), usedforsecurity=False).hexdigest(), 16)


def _hashed(
    text: str, n: int, function: Callable[[str], int], said: Mapping[str, Any]
) -> list[int]:
    words = said["analyzer"](text) if said["analyzer"] else _words(text, said)
    return [function(word) % (n - 1) + 1 for word in words]


class Tokenizer:
    """Numbers the words of texts from 1 on, the most frequent first.

    `wordCounts` says how often each word was seen, `wordDocs` in how many texts, `indexDocs` the
    same by its number; `wordIndex` and `indexWord` are the numbers and the words. With `numWords`
    only numbers below it are given; other words are left out, or are `oovToken`, which then has
    number 1. With `charLevel` characters stand for words; a text may be a list of words, too.
    """

    numWords: int | None
    filters: str
    lower: bool
    split: str
    charLevel: bool
    oovToken: str | None
    documentCount: int
    analyzer: Callable[[str], list[str]] | None

    def __init__(self, config: Mapping[str, Any] | None = None) -> None:
        vars(self).update(read_config("tokenizer", config, _OPTIONS))
        self.wordCounts: dict[str, int] = {}
        self.wordDocs: dict[str, int] = {}
        self.indexDocs: dict[int, int] = {}
        self.wordIndex: dict[str, int] = {}
        self.indexWord: dict[int, str] = {}

    def _parts(self, text: Any) -> list[str]:
        if isinstance(text, list):
            return [word.lower() for word in text] if self.lower else text
        if self.charLevel:
            return list(text.lower() if self.lower else text)
        if self.analyzer is not None:
            return self.analyzer(text)
        return _words(text, vars(self))

    def fitOnTexts(self, texts: Iterable[Any]) -> None:
        """Count the words of texts, and number all that were ever seen."""
        counts, documents = Counter(self.wordCounts), Counter(self.wordDocs)
        for text in texts:
            self.documentCount += 1
            words = self._parts(text)
            counts.update(words)
            documents.update(dict.fromkeys(words, 1))
        self.wordCounts, self.wordDocs = dict(counts), dict(documents)
        known = [] if self.oovToken is None else [self.oovToken]
        known += sorted(self.wordCounts, key=self.wordCounts.__getitem__, reverse=True)
        self.wordIndex = {word: number for number, word in enumerate(known, 1)}
        self.indexWord = {number: word for word, number in self.wordIndex.items()}
        for word, count in self.wordDocs.items():
            self.indexDocs[self.wordIndex[word]] = count

    def fitOnSequences(self, sequences: Any) -> None:
        """Count in how many sequences each number is."""
        self.documentCount += len(sequences)
        for sequence in sequences:
            for number in set(sequence):
                self.indexDocs[number] = self.indexDocs.get(number, 0) + 1

    def textsToSequences(self, texts: Iterable[Any]) -> list[list[int]]:
        """The numbers of the words of each text."""
        return list(self.textsToSequencesGenerator(texts))

    def textsToSequencesGenerator(self, texts: Iterable[Any]) -> Iterator[list[int]]:
        """The numbers of the words, text by text."""
        unknown = self.wordIndex.get(self.oovToken) if self.oovToken is not None else None
        most = self.numWords or math.inf
        for text in texts:
            numbers = (self.wordIndex.get(word) for word in self._parts(text))
            kept = (one if one is not None and one < most else unknown for one in numbers)
            yield [one for one in kept if one is not None]

    def sequencesToTexts(self, sequences: Iterable[Any]) -> list[str]:
        """The words of numbers, with a blank between two."""
        return list(self.sequencesToTextsGenerator(sequences))

    def sequencesToTextsGenerator(self, sequences: Iterable[Any]) -> Iterator[str]:
        """The words of numbers, sequence by sequence."""
        number = self.wordIndex.get(self.oovToken) if self.oovToken is not None else None
        unknown = None if number is None else self.indexWord[number]
        most = self.numWords or math.inf
        for sequence in sequences:
            words = (self.indexWord.get(one) if one < most else unknown for one in sequence)
            kept = (
                unknown if word is None else word for word in words
            )  # a number of no word is an unknown word, too
            yield " ".join(word for word in kept if word is not None)

    def textsToMatrix(self, texts: Iterable[Any], mode: str = "binary") -> NDArray[np.float64]:
        """A row for each text, see `sequencesToMatrix`."""
        return self.sequencesToMatrix(self.textsToSequences(texts), mode)

    def sequencesToMatrix(self, sequences: Any, mode: str = "binary") -> NDArray[np.float64]:
        """A NumPy array `[count, numWords]`: for each word whether it is there ("binary"), how
        often ("count"), its share ("freq"), or with c its count, d the texts that were seen and k
        those with it (1 + ln c) ln(1 + d / (1 + k)) ("tfidf")."""
        width = self.numWords or (len(self.wordIndex) + 1 if self.wordIndex else 0)
        if not width:
            raise ValueError("tokenizer: a matrix needs numWords, or fitOnTexts first")
        if mode == "tfidf" and not self.documentCount:
            raise ValueError('tokenizer: mode "tfidf" needs fitOnTexts or fitOnSequences first')
        if mode not in _MODES:
            raise ValueError(f"tokenizer: mode: expected one of {', '.join(_MODES)}, got {mode!r}")
        matrix = np.zeros((len(sequences), width))
        for row, sequence in zip(matrix, sequences, strict=True):
            counts = Counter(one for one in sequence if one < width)
            for number, count in counts.items():
                row[number] = self._weight(number, count, len(sequence), mode)
        return matrix

    def _weight(self, number: int, count: int, length: int, mode: str) -> float:
        match mode:
            case "binary":
                return 1
            case "count":
                return count
            case "freq":
                return count / length
        seen = self.documentCount / (1 + self.indexDocs.get(number, 0))
        return float((1 + np.log(count)) * np.log(1 + seen))

    def getConfig(self) -> dict[str, Any]:
        """What `toJSON` writes, by Keras's words; the tables are texts of JSON."""
        return {
            word: json.dumps(getattr(self, key)) if key in _TABLES else getattr(self, key)
            for key, word in _OF_FILES.items()
        }

    def toJSON(self) -> str:
        """As the text that Keras writes."""
        return json.dumps({"class_name": "Tokenizer", "config": self.getConfig()})


def tokenizer(config: Mapping[str, Any] | None = None) -> Tokenizer:
    """A `Tokenizer`: `{numWords, filters, lower true, split " ", charLevel false, oovToken,
    analyzer}`."""
    return Tokenizer(config)


def tokenizerFromJSON(text: str) -> Tokenizer:
    """The tokenizer that `toJSON`, here or in Keras, wrote."""
    try:
        given = json.loads(text)["config"]
        tables = {key: json.loads(given[_OF_FILES[key]]) for key in _TABLES}
    except (KeyError, TypeError, ValueError) as problem:
        raise ValueError(
            f"tokenizerFromJSON: expected what toJSON() of a tokenizer gives: {problem}"
        ) from None
    options = {key: given[word] for key, word in _OF_FILES.items() if key not in _TABLES}
    made = Tokenizer(options)
    for key, table in tables.items():
        by_number = key in ("indexDocs", "indexWord")
        setattr(made, key, {int(k): v for k, v in table.items()} if by_number else table)
    return made
