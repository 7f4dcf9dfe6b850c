"""What a text shows is what it holds."""

from __future__ import annotations

import pytest

from explainer.values import addresses, lookalikes, spoofing


@pytest.mark.parametrize(
    "entity", ["&#x202e;", "&#8238;", "&rlm;", "&ZeroWidthSpace;", "&shy;", "&#X202E", "&NoBreak;", "&#x2066;", "&#x00AD;", "&lrm;"]
)
def test_entities_of_characters_that_nobody_sees_are_told(entity: str) -> None:
    assert [offset for offset, _ in spoofing.in_markdown(f"abc {entity} d")] == [4]


@pytest.mark.parametrize(
    "text", ["AT&T", "&amp; &lt; &eacute; &#233; &nbsp;", "a &unknown; b", "&#xZZ;", "[a](https://example.org/?a&lt;b)"]
)
def test_other_entities_are_not(text: str) -> None:
    assert spoofing.in_markdown(text) == []


@pytest.mark.parametrize(
    "link",
    [
        "[report](https://un.org@evil.example/)",
        "[report](https://un.org\\@evil.example/)",
        "[report](https://un.org%2f@evil.example/)",
        "[report](https://аpple.example/)",
        "[report](https://xn--pple-43d.example/)",
        "[https://un.org/x](https://evil.example/)",
        "[www.un.org](https://evil.example/)",
        "[un.org](https://un.org.evil.example/)",
        "<https://un.org@evil.example/>",
        "[report](https://un.org&commat;evil.example/)",
    ],
)
def test_links_that_lead_elsewhere_than_they_seem_to_are_told(link: str) -> None:
    assert len(spoofing.in_markdown(f"See {link}.")) == 1


@pytest.mark.parametrize(
    "link",
    [
        "[un.org](https://un.org/a)",
        "[www.un.org](https://un.org/a)",
        "[un.org](https://news.un.org/a)",
        "[https://un.org/a](https://un.org/a)",
        "[the report, p. 3](https://un.org/a_(b))",
        "[data.csv](https://un.org/a)",
        "[a](https://пример.example/)",
        "[2.5](https://un.org)",
    ],
)
def test_other_links_are_not(link: str) -> None:
    assert spoofing.in_markdown(f"See {link}.") == []


def test_a_flood_of_marks_is_told_and_the_marks_of_languages_are_not() -> None:
    assert spoofing.in_text("A" + "\u0301" * 40)
    assert spoofing.in_text("Vi\u1ec7t e\u0302\u0323 Tifinagh \u2d63 \u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f") == []


@pytest.mark.parametrize("name", ["\ufe0f", "Army\ufe0f", "a\U000e0100", "a\u180b"])
def test_variation_selectors_are_told(name: str) -> None:
    assert spoofing.in_text(name)


@pytest.mark.parametrize(
    ("one", "other"), [("Army", "Аrmy"), ("JNIM", "JNlM"), ("ISGS", "ІSGS"), ("Mopti", "Μoρti"), ("Army", "Arrny"), ("10 May", "lO May")]
)
def test_look_alikes_have_one_skeleton(one: str, other: str) -> None:
    assert lookalikes.skeleton(one) == lookalikes.skeleton(other)


def test_a_host_in_one_script_is_a_host() -> None:
    assert addresses.host_of("https://пример.example/a") == "пример.example"
    assert addresses.host_of("https://раypal.example/") is None
    assert addresses.host_of("https://example.org:0/") is None


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Example.org/a", "example.org"),
        ("http://localhost:8000/", "localhost"),
        ("https://example.org:443/", "example.org"),
        ("https://example.org:99999/", None),
        ("ftp://example.org/", None),
        ("https://example/", None),
        ("https:///a", None),
        ("https://exa mple.org\n", None),
        ("https://example.org\\a", None),
        ("https://user@example.org/", None),
        ("https://example.org%2f.evil.example/", None),
        ("https://xn--e1afmkfd.example/", "xn--e1afmkfd.example"),
        ("https://xn--a.example/", "xn--a.example"),
        ("https://[::1]/", None),
        ("https://[::1/", None),
    ],
)
def test_an_address_has_one_host_in_plain_sight(url: str, host: str | None) -> None:
    assert addresses.host_of(url) == host


@pytest.mark.parametrize(
    ("words", "url", "misleads"),
    [
        ("un.org", "https://un.org/", False),
        ("UN.org", "https://un.org/", False),
        (" https://www.un.org/a?b ", "https://un.org/", False),
        ("un.org", "https://news.un.org/", False),
        ("news.un.org", "https://un.org/", True),
        ("un.org", "https://notun.org/", True),
        ("un.org", "https://user@un.org/", True),
        ("data.csv", "https://un.org/", False),
        ("README.MD", "https://un.org/", False),
        ("See un.org", "https://evil.example/", False),
    ],
)
def test_words_that_look_like_an_address_are_of_that_address(words: str, url: str, misleads: bool) -> None:
    assert addresses.misleads(words, url) is misleads


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        ("Army", False),
        ("Аrmy", True),
        ("Мир 2", False),
        ("東京タワー", False),
        ("漢字한글", False),
        ("カナ한글", True),
        ("東京A", True),
        ("2+2", False),
    ],
)
def test_scripts_that_are_not_written_together_are_told(text: str, mixed: bool) -> None:
    assert lookalikes.mixes_scripts(text) is mixed


@pytest.mark.parametrize(("text", "skeleton"), [("Ménaka", "menaka"), ("ﬁ", "fi"), ("АВС", "abc"), ("", "")])
def test_a_skeleton_is_of_plain_small_letters(text: str, skeleton: str) -> None:
    assert lookalikes.skeleton(text) == skeleton


def test_what_is_hidden_is_told_with_its_place_and_not_without_end() -> None:
    assert spoofing.in_text("ab\u202ec") == [(2, "there is an invisible character (U+202E) here; delete it")]
    assert len(spoofing.in_text("\u202e" * 30)) == 20
    assert len(spoofing.in_markdown("&shy; " * 30)) == 20
    assert len(spoofing.in_markdown("<https://a@b.example> " * 30)) == 20
    assert len(spoofing.in_text(("A" + "\u0301" * 4) * 2)) == 1
    assert spoofing.in_text("A" + "\u0301" * 3) == []


def test_a_link_that_misleads_says_where_it_leads() -> None:
    assert spoofing.in_markdown("[un.org](https://evil.example/)") == [
        (0, "the words 'un.org' look like an address, but the link leads to 'evil.example'")
    ]
    assert spoofing.in_markdown("a <https://un.org@evil.example/>") == [
        (2, "'https://un.org@evil.example/' does not lead where it seems to; write the host in plain letters, without a name before it")
    ]
    assert spoofing.in_markdown("[](https://un.org/)") == []
