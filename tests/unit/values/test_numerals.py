"""Numbers in the words of a source are found in every usual form, with what bounds them, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from explainer.values import counts
from explainer.values.numerals import adds_up, carries, numbers

HOLD = [
    ("77 people were killed and 255 wounded", "en", "77"),
    ("77 people were killed and 255 wounded", "en", "255"),
    ("1,600 men", "en", "1600"),
    ("1 600 hommes", "fr", "1600"),
    ("1\u202f600 hommes", "fr", "1600"),
    ("1.600 hombres", "es", "1600"),
    ("1600 men", "en", "1600"),
    ("at least 1,600 dead", "en", ">=1600"),
    ("au moins 1 600 morts", "fr", ">=1600"),
    ("16 militaires au moins", "fr", ">=16"),
    ("some 1,600 men", "en", "~1600"),
    ("nearly 500", "en", "~500"),
    ("500 or so", "en", "~500"),
    ("500+ dead", "en", ">=500"),
    ("500 or more", "en", ">=500"),
    ("more than a hundred", "en", ">100"),
    ("plus de 2 300 personnes", "fr", ">2300"),
    ("plus d'une centaine de civils", "fr", ">100"),
    ("plus d’une centaine de civils", "fr", ">100"),
    ("une quarantaine de terroristes", "fr", "~40"),
    ("près de 50 combattants", "fr", "~50"),
    ("jusqu'à 30 morts", "fr", "<=30"),
    ("up to 30", "en", "<=30"),
    ("fewer than 30", "en", "<30"),
    ("between 40 and 50 bodies", "en", "40-50"),
    ("forty to fifty bodies", "en", "40-50"),
    ("40 à 50 corps", "fr", "40-50"),
    ("53 or 54", "en", "53-54"),
    ("quarante-neuf soldats tués", "fr", "49"),
    ("seventy-seven", "en", "77"),
    ("un soldat a été tué", "fr", "1"),
    ("A soldier was killed", "en", "1"),
    ("no civilians were killed", "en", "0"),
    ("half a dozen", "en", "6"),
    ("several dozen", "en", "dozens"),
    ("des dizaines de morts", "fr", "dozens"),
    ("hundreds of people", "en", "hundreds"),
    ("4.2 million people", "en", "4.2 million"),
    ("4,2 millions de personnes", "fr", "4.2 million"),
    ("at least another 12", "en", ">=12"),
    ("١٢ قتيلا", "ar", "12"),
    ("nicht weniger als 12 Soldaten", "de", "12"),
]
HOLD_NOT = [
    ("tens of thousands", "en", "dozens"),
    ("hundreds of thousands", "en", "hundreds"),
    ("hundreds of people", "en", "100"),
    ("about 60 were killed", "en", "60"),
    ("60 were killed", "en", "~60"),
    ("at least 60", "en", "60"),
    ("more than 60", "en", ">=60"),
    ("une soixantaine", "fr", "60"),
    ("plus de 60", "fr", "~60"),
    ("160 were killed", "en", "60"),
    ("60,000 fled", "en", "60"),
    ("40 to 50", "en", "40-60"),
    ("nobody counted", "en", "5"),
    ("dozens of people", "en", "24"),
    ("hundreds", "en", "dozens"),
    ("6.5 million", "en", "6 million"),
]


@pytest.mark.parametrize(("words", "language", "count"), HOLD)
def test_words_hold_the_count(words: str, language: str, count: str) -> None:
    assert carries(words, language, counts.parse(count)), numbers(words, language)


@pytest.mark.parametrize(("words", "language", "count"), HOLD_NOT)
def test_words_do_not_hold_another_count_or_another_bound(words: str, language: str, count: str) -> None:
    assert not carries(words, language, counts.parse(count)), numbers(words, language)


def test_parts_add_up() -> None:
    assert adds_up("7 soldiers and 3 civilians", "en", counts.parse("10"))
    assert adds_up("sept soldats, deux policiers et un civil", "fr", counts.parse("9"))
    assert not adds_up("7 soldiers and 3 civilians", "en", counts.parse("11"))
    assert not adds_up("7 soldiers", "en", counts.parse("7"))


@given(value=st.integers(2, 9999), language=st.sampled_from(["en", "fr"]))
def test_what_num2words_writes_is_read(value: int, language: str) -> None:
    words = num2words(value, lang=language).replace(",", "")  # one thousand, one hundred
    assert carries(f"{words} soldats" if language == "fr" else f"{words} soldiers", language, counts.parse(str(value))), words
