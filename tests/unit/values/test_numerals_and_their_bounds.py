"""Numbers are found in the words of a source, with what bounds them."""

from __future__ import annotations

import pytest

from explainer.values import counts, numerals


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("en", "77 people were killed and 255 wounded", ["77", "255"]),
        ("en", "1,200 men, 12’300 refugees, 1.200.300 in all", ["1200", "12300", "1200300"]),
        ("en", "12 300 people", ["12300", "12", "300"]),
        ("en", "12\u202f300 people", ["12300", "12", "300"]),
        ("en", "12\u2009300 and 12\u00a0300", ["12300", "12", "300", "12300", "12", "300"]),
        ("en", "12,3 or 4.5", ["12.3", "4.5"]),
        ("en", "4.2 million people, 4,25 million", ["4200000", "4250000"]),
        ("en", "3k men, 5m refugees, 5 thousand", ["3000", "5000000", "5000"]),
        ("en", "twenty-one soldiers", ["21"]),
        ("en", "some forty dead", ["~40"]),
        ("en", "both men", ["2"]),
        ("en", "nobody died", ["0"]),
        ("en", "two dozen", ["2", "24"]),
        ("en", "a dozen", ["12", "1"]),
        ("en", "about half a dozen", ["~6", "12", "1"]),
        ("en", "dozens of people", ["dozens"]),
        ("en", "Several hundreds fled", ["hundreds"]),
        ("en", "hundreds", ["hundreds"]),
        ("en", "no one", ["1", "0"]),
        ("en", "hundreds of thousands", ["100", "1000"]),
        ("fr", "quatre-vingts morts", ["80"]),
        ("fr", "une quarantaine de morts", ["1", "~40"]),
        ("fr", "plus d’une centaine", [">100"]),
        ("fr", "des dizaines", ["dozens"]),
        ("fr", "des centaines", ["hundreds"]),
        ("fr", "aucun mort", ["0"]),
        ("fr-CA", "1,5 million", ["1500000"]),
        ("de", "mindestens vierzig Tote", ["40"]),
        ("de", "une quarantaine, dozens, a dozen", []),
        ("ar", "٤٠ قتيلا", ["40"]),
    ],
)
def test_numbers_are_found_in_words(language: str, words: str, found: list[str]) -> None:
    alone = [number for number in numerals.numbers(words, language) if number.sign != numerals.RANGE]
    assert all(number.low == number.high for number in alone)
    sizes = (numerals.DOZENS, numerals.HUNDREDS)
    assert [number.sign if number.sign in sizes else f"{number.sign}{number.low:.10g}" for number in alone] == found


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("en", "between 40 and 50 men", [("40 and 50", 40, 50)]),
        ("en", "40-50 men, or 60 – 70", [("40-50", 40, 50), ("60 – 70", 60, 70)]),
        ("en", "about 40 or 50", [("40 or 50", 40, 50)]),
        ("en", "50 to 40", []),
        ("en", "40 to 40", []),
        ("en", "at least 40 to 50", []),
        ("en", "40, 50", []),
        ("en", "40 à 50", []),
        ("fr", "de 40 à 50 morts", [("40 à 50", 40, 50)]),
        ("de", "40-50 Tote, 60 bis 70", [("40-50", 40, 50)]),
    ],
)
def test_two_numbers_may_be_the_ends_of_a_range(language: str, words: str, found: list[tuple[str, int, int]]) -> None:
    ranges = [number for number in numerals.numbers(words, language) if number.sign == numerals.RANGE]
    assert [(number.text, number.low, number.high) for number in ranges] == found


@pytest.mark.parametrize(
    ("language", "words", "sign"),
    [
        ("en", "12", ""),
        ("en", "at least 12", ">="),
        ("en", "at least another 12", ">="),
        ("en", "at least, they said, 12", ""),
        ("en", "more than the 12", ">"),
        ("en", "up to 12", "<="),
        ("en", "under 12", "<"),
        ("en", "thunder 12", ""),
        ("en", "an estimated 12", "~"),
        ("en", "12 or more", ">="),
        ("en", "12 people or more", ">="),
        ("en", "12 tired people or more", ""),
        ("en", "12+", ">="),
        ("en", "12 +", ">="),
        ("en", "12 or moreover", ""),
        ("en", "12 or so", "~"),
        ("en", "12 men at most", "<="),
        ("en", "more than" + " " * 40 + "12", ""),
        ("fr", "au moins 12", ">="),
        ("fr", "moins d’12", "<"),
        ("fr", "12 morts au moins", ">="),
        ("fr", "12 environ", "~"),
        ("fr", "at least 12", ""),
        ("de", "at least 12", ""),
    ],
)
def test_what_stands_around_a_number_bounds_it(language: str, words: str, sign: str) -> None:
    assert numerals.numbers(words, language)[0].sign == sign


@pytest.mark.parametrize(
    ("language", "words", "count", "carried"),
    [
        ("en", "12 people died", "12", True),
        ("en", "12 people died", "13", False),
        ("en", "12 people died", ">12", False),
        ("en", "more than 12 people died", ">12", True),
        ("en", "more than 12 people died", "12", False),
        ("en", "at least 12 people died", ">=12", True),
        ("en", "about 12", "~12", True),
        ("en", "between 12 and 15", "12-15", True),
        ("en", "between 12 and 15", "12-16", False),
        ("en", "between 12 and 15", "11-15", False),
        ("en", "between 12 and 15", "12", True),
        ("en", "12 people", "12-15", False),
        ("en", "dozens died", "dozens", True),
        ("en", "hundreds died", "hundreds", True),
        ("en", "hundreds died", "100", False),
        ("en", "hundreds of thousands fled", "hundreds", False),
        ("en", "tens of thousands fled", "dozens", False),
        ("en", "dozens died", "hundreds", False),
        ("en", "dozens died", "0", False),
        ("en", "4.2 million fled", "4.2 million", True),
        ("en", "4,200,000 fled", "4.2 million", True),
        ("en", "4.2 fled", "4.2 million", False),
        ("en", "no words", "unknown", False),
        ("en-GB", "more than 12", "12", False),
        ("de", "mindestens 12", ">=12", True),
        ("de", "mindestens 12", "12", True),
        ("de", "12-15", "12-15", True),
        ("de", "12-15", "15", True),
    ],
)
def test_words_carry_a_count_with_its_bound(language: str, words: str, count: str, carried: bool) -> None:
    assert numerals.carries(words, language, counts.parse(count)) is carried


@pytest.mark.parametrize(
    ("words", "count", "adds_up"),
    [
        ("7 soldiers and 3 civilians", "10", True),
        ("7 soldiers, 3 civilians and 2 guards", "12", True),
        ("7 soldiers, 3 civilians and 2 guards", "5", True),
        ("7 soldiers, 3 civilians and 2 guards", "11", False),
        ("10 people", "10", False),
        ("at least 7 soldiers and 3 civilians", ">=10", True),
        ("dozens and 7 and 3", "10", True),
        ("1.2 million and 300,000", "1.5 million", True),
        (" ".join(f"{2**n}," for n in range(13)), str(2**11 + 1), True),
        (" ".join(f"{2**n}," for n in range(13)), str(2**12 + 1), False),
    ],
)
def test_numbers_in_words_may_add_up_to_a_count(words: str, count: str, adds_up: bool) -> None:
    assert numerals.adds_up(words, "en", counts.parse(count)) is adds_up


def test_a_number_keeps_the_words_that_give_it() -> None:
    words = "About 12 of 1,200 men, dozens of boats, half a score, 4 to 5 cars"
    assert [number.text for number in numerals.numbers(words)] == ["12", "1,200", "4", "5", "a score", "a", "4 to 5", "dozens"]
    assert [number.text for number in numerals.numbers("12 500 et 3 centaines", "fr")] == ["12 500", "12 500", "12 500", "3", "centaines"]
