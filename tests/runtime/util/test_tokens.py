"""Numbers for the words of texts. That they are Keras's is measured on the pages of
tests/rosetta/texts_as_numbers.md; here is what no page shows."""

from __future__ import annotations

import json
import random

import numpy as np
import pytest

import tfjs as tf

TEXTS = ["a b a c", "b a", ["A", "d"]]


def test_words_of_one_count_keep_their_order() -> None:
    tokens = tf.util.tokenizer()
    tokens.fitOnTexts(TEXTS)
    assert tokens.wordIndex == {"a": 1, "b": 2, "c": 3, "d": 4}
    assert tokens.wordCounts == {"a": 4, "b": 2, "c": 1, "d": 1}
    assert tokens.wordDocs == {"a": 3, "b": 2, "c": 1, "d": 1}
    assert tokens.indexDocs == {1: 3, 2: 2, 3: 1, 4: 1}


def test_fitting_again_goes_on_counting() -> None:
    tokens = tf.util.tokenizer()
    tokens.fitOnTexts(TEXTS)
    tokens.fitOnTexts(["d d d d d"])
    assert tokens.indexWord[1] == "d"
    assert tokens.documentCount == 4


@pytest.mark.parametrize(
    ("mode", "row"),
    [
        ("binary", [0, 1, 1, 0, 0]),
        ("count", [0, 2, 1, 0, 0]),
        ("freq", [0, 2 / 3, 1 / 3, 0, 0]),
        ("tfidf", [0, (1 + np.log(2)) * np.log(1 + 3 / 4), np.log(2), 0, 0]),
    ],
)
def test_rows_of_a_matrix(mode: str, row: list[float]) -> None:
    tokens = tf.util.tokenizer()
    tokens.fitOnTexts(TEXTS)
    np.testing.assert_allclose(tokens.textsToMatrix(["a b a z"], mode), [row])


def test_a_limit_leaves_words_out_or_makes_them_unknown() -> None:
    plain, unknown = tf.util.tokenizer({"numWords": 3}), tf.util.tokenizer(
        {"numWords": 3, "oovToken": "?"}
    )
    for tokens in (plain, unknown):
        tokens.fitOnTexts(TEXTS)
    assert plain.textsToSequences(["a c b"]) == [[1, 2]]
    assert unknown.textsToSequences(["a c b"]) == [[2, 1, 1]]
    assert unknown.sequencesToTexts([[2, 3, 77]]) == ["a ? ?"]


def test_a_matrix_needs_words() -> None:
    with pytest.raises(ValueError, match="needs numWords, or fitOnTexts first"):
        tf.util.tokenizer().textsToMatrix(["a"])
    with pytest.raises(ValueError, match='"tfidf" needs fitOnTexts'):
        tf.util.tokenizer({"numWords": 3}).textsToMatrix(["a"], "tfidf")
    with pytest.raises(ValueError, match="expected one of binary, count, freq, tfidf, got 'sum'"):
        tf.util.tokenizer({"numWords": 3}).textsToMatrix(["a"], "sum")


def test_wrong_options_and_files_are_said() -> None:
    with pytest.raises(ValueError, match="unknown config key 'numWord'; did you mean 'numWords'"):
        tf.util.tokenizer({"numWord": 3})
    with pytest.raises(ValueError, match="expected what toJSON"):
        tf.util.tokenizerFromJSON(json.dumps({"config": {}}))
    with pytest.raises(ValueError, match='expected a function, "md5" or null'):
        tf.util.hashingTrick("a", 5, {"hashFunction": "sha"})


def test_skipgrams_draw_as_python_does() -> None:
    random.seed(4)
    pairs, labels = tf.util.skipgrams([1, 2, 3], 10, {"windowSize": 1, "seed": 5})
    assert len(pairs) == len(labels) == 8
    assert sum(labels) == 4
    random.seed(4)
    assert tf.util.skipgrams([1, 2, 3], 10, {"windowSize": 1, "seed": 5}) == (pairs, labels)


def test_frequent_words_are_sampled_less() -> None:
    table = tf.util.makeSamplingTable(5)
    np.testing.assert_allclose(
        table, [0.00315225, 0.00315225, 0.00547597, 0.00741556, 0.00912817], rtol=1e-5
    )
