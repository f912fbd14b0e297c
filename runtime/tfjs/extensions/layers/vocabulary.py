"""Strings and whole numbers looked up in a vocabulary."""

from __future__ import annotations

import math
from typing import Any

import tfjs as tf
from tfjs.extensions.base import Extension
from tfjs.extensions.encoding import encoded, encodedShape, wordOf
from tfjs.extensions.shapes import onlyTensor, product

PUNCTUATION = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'"
SPACES = " \t\n\r\f\v"


def elements(data: Any) -> list[Any]:
    """All elements of a tensor or of nested lists."""
    if isinstance(data, tf.Tensor):
        flat: list[Any] = data.reshape([product(data.shape)]).arraySync()
        return flat
    if isinstance(data, list):
        found: list[Any] = []
        for one in data:
            found = [*found, *elements(one)]
        return found
    return [data]


def byFrequency(counts: dict[str, int], numeric: bool) -> list[str]:
    """The words, the most frequent ones first, and among equals the last of the alphabet."""
    words: list[str] = [word for word in counts]
    ordered: list[str] = sorted(words)
    if numeric:
        values: list[float] = sorted([float(word) for word in words])
        ordered = [str(int(value)) for value in values]
    levels: list[int] = []
    for word in ordered:
        count: int = counts[word]
        if count not in levels:
            levels.append(count)
    levels.sort()
    result: list[str] = []
    for index in range(len(levels)):
        level: int = levels[len(levels) - 1 - index]
        for place in range(len(ordered)):
            word = ordered[len(ordered) - 1 - place]
            if counts[word] == level:
                result.append(word)
    return result


class Lookup(Extension):
    """What lookups have in common. The first indices are those of the mask (in the mode "int") and
    of `numOovIndices` for what is not in the vocabulary; `adapt(data)` learns one."""

    def configDefaults(self) -> dict[str, Any]:
        return {
            "maxTokens": None,
            "numOovIndices": 1,
            "maskToken": None,
            "oovToken": self.unknownToken(),
            "vocabulary": None,
            "vocabularyDtype": None,
            "idfWeights": None,
            "invert": False,
            "outputMode": "int",
            "sparse": False,
            "padToMaxTokens": False,
            "oovMethod": None,
            "salt": None,
            "encoding": "utf-8",
        }

    def unknownToken(self) -> Any:
        """What stands for words that the vocabulary does not have."""
        return "[UNK]"

    def numeric(self) -> bool:
        """Whether the tokens are whole numbers."""
        return False

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self.tokens: list[str] = []
        self.weightsOfTokens: list[float] = []
        self.indices: dict[str, int] = {}
        vocabulary: list[Any] | None = self.config["vocabulary"]
        if vocabulary is not None:
            self.setVocabulary(vocabulary, self.config["idfWeights"])

    def before(self) -> list[str]:
        """The tokens that stand before the vocabulary."""
        made: list[str] = []
        if self.config["maskToken"] is not None and self.config["outputMode"] == "int":
            made.append(wordOf(self.config["maskToken"]))
        unknown: int = self.config["numOovIndices"]
        for _ in range(unknown):
            made.append(wordOf(self.config["oovToken"]))
        return made

    def setVocabulary(self, vocabulary: list[Any], *more: Any) -> None:
        """Use these tokens, with or without the special ones before them, and `idfWeights`."""
        idfWeights: Any = more[0] if len(more) > 0 else None
        given: list[str] = [wordOf(token) for token in elements(vocabulary)]
        special = self.before()
        begins = len(given) >= len(special)
        for index in range(len(special)):
            if begins and given[index] != special[index]:
                begins = False
        words: list[str] = given[len(special) :] if begins else given
        places: dict[str, int] = {}
        for index in range(len(words)):
            word: str = words[index]
            if word in places:
                raise self.refused(f"vocabulary: '{word}' is in it twice")
            places[word] = index + len(special)
        self.tokens = words
        self.indices = places
        if idfWeights is not None:
            weights: list[float] = elements(idfWeights)
            total = 0.0
            for one in weights:
                value: float = one
                total += value
            if len(weights) == len(words):
                mean: float = total / len(weights)
                self.weightsOfTokens = [*[mean for _ in special], *weights]
            else:
                self.weightsOfTokens = weights

    def getVocabulary(self, *given: bool) -> list[Any]:
        """All tokens, the special ones first unless `includeSpecialTokens` (True) is False."""
        special: bool = given[0] if len(given) > 0 else True
        words: list[str] = [*self.before(), *self.tokens] if special else self.tokens
        return [int(word) for word in words] if self.numeric() else words

    def vocabularySize(self) -> int:
        return len(self.before()) + len(self.tokens)

    def adapt(self, data: Any) -> None:
        """Learn the vocabulary of data: a tensor, or lists of samples."""
        rows: list[list[str]] = []
        samples: list[Any] = data.arraySync() if isinstance(data, tf.Tensor) else data
        for sample in samples:
            rows.append([wordOf(one) for one in elements(sample)])
        self.learn(rows)

    def learn(self, rows: list[list[str]]) -> None:
        """The vocabulary of rows of tokens."""
        counts: dict[str, int] = {}
        documents: dict[str, int] = {}
        special: list[str] = [wordOf(self.config["oovToken"])]
        if self.config["maskToken"] is not None:
            special.append(wordOf(self.config["maskToken"]))
        for row in rows:
            seen: list[str] = []
            for word in row:
                if word not in special:
                    count: int = counts[word] if word in counts else 0
                    counts[word] = count + 1
                    if word not in seen:
                        seen.append(word)
                        times: int = documents[word] if word in documents else 0
                        documents[word] = times + 1
        words = byFrequency(counts, self.numeric())
        most: int | None = self.config["maxTokens"]
        if most is not None:
            words = words[: most - len(self.before())]
        weights: list[float] = []
        for word in words:
            having: int = documents[word]
            share: float = len(rows) / (1 + having)
            weights.append(math.log(1 + share))
        frequencies: bool = self.config["outputMode"] == "tfIdf"
        self.setVocabulary(words, weights if frequencies else None)

    def indexOf(self, word: str) -> int:
        """The index of a token."""
        if word in self.indices:
            return self.indices[word]
        mask: Any = self.config["maskToken"]
        masked: bool = mask is not None and self.config["outputMode"] == "int"
        if masked and word == wordOf(mask):
            return 0
        first: int = 1 if masked else 0
        unknown: int = self.config["numOovIndices"]
        if unknown == 0:
            raise self.refused(f"'{word}' is not in the vocabulary, and numOovIndices is 0")
        return first + self.bucket(word, unknown)

    def bucket(self, word: str, count: int) -> int:
        """Which of several indices an unknown token gets."""
        if count == 1:
            return 0
        if self.numeric():
            return int(word) % count
        hashed: list[int] = tf.string.stringToHashBucketFast(
            tf.tensor1d([word], "string"), count
        ).arraySync()
        return hashed[0]

    def depth(self) -> int:
        """How long the vectors are."""
        most: int | None = self.config["maxTokens"]
        if self.config["padToMaxTokens"] is True and most is not None:
            return most
        return self.vocabularySize()

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = onlyTensor(inputs)
        if len(self.tokens) == 0:
            raise self.refused("it has no vocabulary yet: give one, or call adapt(data)")
        flat = elements(x)
        if self.config["invert"] is True:
            return self.wordsAt(flat).reshape(x.shape)
        places: list[int] = [self.indexOf(wordOf(one)) for one in flat]
        return self.asVectors(tf.tensor1d(places, "int32").reshape(x.shape))

    def wordsAt(self, flat: list[Any]) -> tf.Tensor:
        """The tokens at indices."""
        words: list[str] = [*self.before(), *self.tokens]
        found: list[str] = []
        for one in flat:
            place: int = one
            known = place >= 0 and place < len(words)
            found.append(words[place] if known else wordOf(self.config["oovToken"]))
        if self.numeric():
            return tf.tensor1d([int(word) for word in found], "int32")
        return tf.tensor1d(found, "string")

    def asVectors(self, indices: tf.Tensor) -> tf.Tensor:
        """Indices in the output mode."""
        mode: str = self.config["outputMode"]
        if mode != "tfIdf":
            return encoded(indices, mode, self.depth())
        if len(self.weightsOfTokens) == 0:
            raise self.refused("idfWeights are missing: give them, or call adapt(data)")
        missing = self.depth() - len(self.weightsOfTokens)
        weights = tf.pad(tf.tensor1d(self.weightsOfTokens), [[0, missing]])
        return encoded(indices, "count", self.depth()).mul(weights)

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        return encodedShape(inputShape, self.config["outputMode"], self.depth())


class StringLookup(Lookup):
    """The index of each string in `vocabulary`; with `invert` the string at each index."""

    className = "StringLookup"


class IntegerLookup(Lookup):
    """The index of each whole number in `vocabulary`; with `invert` the number at each index."""

    className = "IntegerLookup"

    def unknownToken(self) -> Any:
        return -1

    def numeric(self) -> bool:
        return True


class TextVectorization(Lookup):
    """Texts as the indices of their words, or as vectors of them.

    `standardize`: "lowerAndStripPunctuation", "lower", "stripPunctuation", None, or a function of a
    text; `split`: "whitespace", "character", None or a function that makes words of a text;
    `ngrams` n: also the 2 to n words after one another. In the mode "int" 0 is the end of a text,
    1 an unknown word, and `outputSequenceLength` the length of all.
    """

    className = "TextVectorization"
    meaningful_none = ["standardize", "split"]

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        for key in ["standardize", "split"]:
            if key in config and config[key] is None:
                self.config[key] = "none"

    def configDefaults(self) -> dict[str, Any]:
        return {
            **super().configDefaults(),
            "maskToken": "",
            "standardize": "lowerAndStripPunctuation",
            "split": "whitespace",
            "ngrams": None,
            "outputSequenceLength": None,
            "ragged": False,
        }

    def standardized(self, text: str) -> str:
        """A text without what does not matter."""
        how: Any = self.config["standardize"]
        if not isinstance(how, str):
            made: str = how(text)
            return made
        result = text
        if how == "lower" or how == "lowerAndStripPunctuation":
            result = text.lower()
        if how == "stripPunctuation" or how == "lowerAndStripPunctuation":
            kept = ""
            for letter in result:
                if letter not in PUNCTUATION:
                    kept += letter
            result = kept
        return result

    def wordsOf(self, text: str) -> list[str]:
        """The words of a text, and those after one another."""
        how: Any = self.config["split"]
        plain = self.standardized(text)
        words: list[str] = []
        if not isinstance(how, str):
            words = how(plain)
        elif how == "none":
            words = [plain]
        elif how == "character":
            words = list(plain)
        else:
            word = ""
            for letter in plain:
                if letter in SPACES:
                    if word != "":
                        words.append(word)
                    word = ""
                else:
                    word += letter
            if word != "":
                words.append(word)
        return self.withRuns(words)

    def withRuns(self, words: list[str]) -> list[str]:
        """The words, and the runs of several that `ngrams` asks for."""
        given: Any = self.config["ngrams"]
        if given is None:
            return words
        lengths: list[int] = given if isinstance(given, list) else []
        if not isinstance(given, list):
            longest: int = given
            lengths = [length for length in range(1, longest + 1)]
        made: list[str] = []
        for length in lengths:
            size: int = length
            for start in range(len(words) - size + 1):
                run: str = " ".join(words[start : start + size])
                made.append(run)
        return made

    def adapt(self, data: Any) -> None:
        self.learn([self.wordsOf(wordOf(text)) for text in elements(data)])

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = onlyTensor(inputs)
        if len(self.tokens) == 0:
            raise self.refused("it has no vocabulary yet: give one, or call adapt(data)")
        rows: list[list[int]] = []
        longest = 0
        for text in elements(x):
            row: list[int] = [self.indexOf(word) for word in self.wordsOf(wordOf(text))]
            rows.append(row)
            longest = max(longest, len(row))
        wanted: int | None = self.config["outputSequenceLength"]
        length: int = longest if wanted is None else wanted
        if self.config["outputMode"] == "int":
            flat: list[int] = []
            for row in rows:
                for place in range(length):
                    flat.append(row[place] if place < len(row) else 0)
            return tf.tensor2d(flat, [len(rows), length], "int32")
        vectors: list[tf.Tensor] = []
        for row in rows:
            found = tf.zeros([self.depth()])
            if len(row) > 0:
                found = self.asVectors(tf.tensor1d(row, "int32"))
            vectors.append(found)
        return tf.stack(vectors, 0)

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        wanted: int | None = self.config["outputSequenceLength"]
        if self.config["outputMode"] == "int":
            return [inputShape[0], wanted]
        return [inputShape[0], self.depth()]
