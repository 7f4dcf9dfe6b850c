"""What holds for every input, tried with many that nobody thought of (Hypothesis): loader, dates, counts, prose, escaping, mending, tables."""

from __future__ import annotations

import csv
import io
import os
import re
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import markdown
import yaml
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from explainer.edit.formatter import fixed
from explainer.exports.csv_cells import harmless
from explainer.load.loader import Entry, Parsed, parse_file
from explainer.model import COLLECTIONS, Record
from explainer.pages.prose_renderer import escaped
from explainer.values import counts, edtf, prose
from explainer.values.counts import Count
from explainer.values.edtf import Edtf
from explainer.values.prose import Citation, Link, Words
from repository import ROOT

SOAK = bool(os.environ.get("SOAK"))
settings.register_profile(
    "explainer",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=5000 if SOAK else 150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("explainer")

# Signs that mean something in YAML, Markdown, HTML or a citation, and some that are odd in Unicode.
SIGNS = st.sampled_from(
    [*"[]{}()<>@#&*!|>'\"%`:;,.?-_=+~^$\\/ \t\n\r", "\u2028", "\u0085", "\u202e", "\ufeff", "\u0301", "é", "😀", "١", "a", "0"]
)
TEXT = st.lists(st.one_of(SIGNS, st.text(max_size=4)), max_size=60).map("".join)
WORDS = st.lists(
    st.one_of(
        SIGNS,
        st.sampled_from(
            ["[@a]", "[@a, §14]", "[@a; @b-c]", "[[x]]", "[[x|y z]]", "`", "``", "\\`", "[@", "]]", "\n\n", "- ", "## ", "word "]
        ),
        st.text(max_size=6),
    ),
    max_size=30,
).map("".join)


@cache
def _real_records() -> list[tuple[type[Record], str]]:
    """A few files of every collection."""
    found = []
    for name, model in COLLECTIONS.items():
        paths = sorted((ROOT / "data" / name).glob("*.yml"), key=lambda path: (path.stat().st_size, path.name))
        found += [(model, path.read_text(encoding="utf-8")) for path in (paths[0], paths[len(paths) // 2], paths[-1])]
    return found


# ---- the loader ----


def _load(raw: bytes, model: type[Record]) -> Parsed:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "some-record.yml"
        path.write_bytes(raw)
        return parse_file(Entry(path, "data/x/some-record.yml", model))


def _only_problems_in_the_file(raw: bytes, model: type[Record]) -> None:
    parsed = _load(raw, model)
    assert parsed.record is not None or parsed.problems
    text = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    for problem in parsed.problems:
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
        assert problem.message


@given(raw=st.binary(max_size=300), model=st.sampled_from(list(COLLECTIONS.values())))
def test_random_bytes_are_problems_in_the_file(raw: bytes, model: type[Record]) -> None:
    _only_problems_in_the_file(raw, model)


@given(text=TEXT, model=st.sampled_from(list(COLLECTIONS.values())))
@example(text="title: a\u2028b\nkind: x\n", model=COLLECTIONS["events"])
def test_random_text_is_problems_in_the_file(text: str, model: type[Record]) -> None:
    _only_problems_in_the_file(text.encode("utf-8", "surrogatepass"), model)


def _values() -> st.SearchStrategy[object]:
    leaves = st.one_of(TEXT, st.none(), st.booleans(), st.integers(), st.floats(), st.dates().map(str))
    names = st.sampled_from(["en", "fr", "translated_on", "text", "party", "id", "sources", "note", "name", "count", "~mapping", "place"])
    return st.recursive(
        leaves, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(names, inner, max_size=3)), max_leaves=8
    )


@given(data=st.data())
def test_fields_with_any_values_are_problems_in_the_file(data: st.DataObject) -> None:
    model = data.draw(st.sampled_from(list(COLLECTIONS.values())))
    fields = data.draw(st.dictionaries(st.sampled_from(list(model.model_fields)), _values(), min_size=1, max_size=6))
    flow = data.draw(st.booleans())
    text = yaml.safe_dump(fields, allow_unicode=data.draw(st.booleans()), default_flow_style=flow, width=60)
    _only_problems_in_the_file(text.encode("utf-8", "surrogatepass"), model)


@given(data=st.data())
def test_a_real_record_with_slips_is_problems_in_the_file(data: st.DataObject) -> None:
    model, text = data.draw(st.sampled_from(_real_records()))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 12))
        text = text[:at] + data.draw(st.one_of(st.just(""), SIGNS, WORDS)) + text[at + gone :]
    _only_problems_in_the_file(text.encode("utf-8", "surrogatepass"), model)


@given(data=st.data())
def test_a_real_record_with_lines_moved_is_problems_in_the_file(data: st.DataObject) -> None:
    model, text = data.draw(st.sampled_from(_real_records()))
    lines = text.split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        one, other = data.draw(st.integers(0, len(lines) - 1)), data.draw(st.integers(0, len(lines) - 1))
        lines.insert(one, " " * data.draw(st.integers(0, 6)) + lines.pop(other).lstrip(" "))
    _only_problems_in_the_file("\n".join(lines).encode(), model)


# ---- dates ----

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def _points() -> st.SearchStrategy[str]:
    year = st.integers(1, 9999).map(lambda number: f"{number:04}")
    mark = st.sampled_from(["", "~", "?", "%"])
    plain = st.one_of(
        year,
        DAYS.map(str),
        DAYS.map(lambda day: str(day)[:7]),
        DAYS.map(lambda day: f"{str(day)[:7]}-XX"),
        year.map(lambda text: f"{text}-XX"),
        year.map(lambda text: f"{text}-XX-XX"),
        st.integers(1, 999).map(lambda number: f"{number:03}X"),
        st.integers(1, 99).map(lambda number: f"{number:02}XX"),
        st.tuples(year, st.integers(21, 24)).map(lambda pair: f"{pair[0]}-{pair[1]}"),
    )
    return st.tuples(plain, mark).map("".join)


def _parsed(text: str) -> Edtf | None:
    try:
        return edtf.parse(text)
    except ValueError:
        return None


POINTS = _points()
WRITTEN_DATES = st.one_of(
    POINTS,
    st.tuples(POINTS, POINTS).map("/".join),
    st.tuples(POINTS, st.sampled_from(["", ".."])).map("/".join),
    st.tuples(st.sampled_from(["", ".."]), POINTS).map("/".join),
    st.lists(POINTS, min_size=1, max_size=3).map(lambda points: f"[{','.join(points)}]"),
    st.tuples(POINTS, POINTS).map(lambda pair: f"[{pair[0]}..{pair[1]}]"),
)
EDTFS = WRITTEN_DATES.map(_parsed).filter(lambda found: found is not None).map(lambda found: found or edtf.day(date(2020, 1, 1)))


@given(found=EDTFS)
def test_a_date_written_out_reads_as_the_same_date(found: Edtf) -> None:
    assert edtf.parse(str(found)) == found
    assert re.fullmatch(edtf.PATTERN, found.text)


@given(text=POINTS)
@example(text="9999-24")
def test_a_single_date_always_reads_and_does_not_end_before_it_begins(text: str) -> None:
    found = edtf.parse(text)
    assert found.first <= found.last


@given(found=EDTFS)
def test_every_date_has_words_a_precision_and_an_order_of_its_ends(found: Edtf) -> None:
    assert found.words.strip()
    assert "XX" not in found.words
    assert found.precision in ("day", "month", "season", "year", "decade", "century")
    assert found.first <= found.last


@given(text=st.one_of(TEXT, st.from_regex(r"[0-9X~?%./,\[\]-]{0,25}", fullmatch=True)))
@example(text="٢٠٢٠-٠١-٠٥")
@example(text="2020\n")
def test_what_reads_as_a_date_has_words_and_is_one_for_the_schema(text: str) -> None:
    found = _parsed(text)
    if found is None:
        return
    assert found.words
    # The schema refuses blanks beside commas, which are read all the same.
    assert re.fullmatch(edtf.PATTERN, re.sub(r"\s", "", text)), text


@given(one=EDTFS, other=EDTFS)
def test_before_after_and_overlapping_fit_together(one: Edtf, other: Edtf) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(one)
    if one.surely_before(other):
        assert one < other
        assert not one.overlaps(other)
        assert not other.surely_before(one)
    assert (one < other) + (other < one) + (one == other) == 1


@given(one=EDTFS, other=EDTFS, third=EDTFS)
def test_dates_have_one_order(one: Edtf, other: Edtf, third: Edtf) -> None:
    first, second, last = sorted((one, other, third))
    assert first <= second <= last
    assert first <= last
    assert sorted((third, other, one)) == [first, second, last]


@given(day=st.dates(date(1, 1, 1), date(9998, 6, 1)), length=st.integers(1, 400))
def test_an_interval_holds_its_days_and_no_other(day: date, length: int) -> None:
    end = day + timedelta(days=length)
    found = edtf.parse(f"{day}/{end}")
    assert (found.first, found.last) == (day, end)
    assert found.overlaps(edtf.day(day))
    assert found.overlaps(edtf.day(end))


# ---- counts ----

NUMBERS = st.one_of(st.integers(0, 9_999_999_999).map(str), st.decimals(0, 9999, places=4).map(lambda number: f"{number} million"))
WRITTEN_COUNTS = st.one_of(
    st.sampled_from(["unknown", "dozens", "hundreds"]),
    st.tuples(st.sampled_from(["", ">", ">=", "<", "<=", "~"]), NUMBERS).map("".join),
    st.tuples(NUMBERS, NUMBERS).map("-".join),
)


def _counted(text: str) -> Count | None:
    try:
        return counts.parse(text)
    except ValueError:
        return None


COUNTS = WRITTEN_COUNTS.map(_counted).filter(lambda found: found is not None).map(lambda found: found or counts.parse("0"))


@given(found=COUNTS)
def test_a_count_keeps_its_text_and_its_bounds_are_in_order(found: Count) -> None:
    assert str(found) == found.text
    assert counts.parse(found.text) == found
    assert re.fullmatch(counts.PATTERN, found.text)
    assert found.words
    if found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.high


@given(found=COUNTS)
@example(found=counts.parse("4.0001 million"))
def test_a_count_is_shown_with_the_digits_it_was_written_with(found: Count) -> None:
    assert found.shown.replace(",", "") == found.text or re.search(r"(?<![\d.])0\d", found.text)


@given(text=st.one_of(TEXT, st.from_regex(r"[<>=~]{0,2} ?[0-9.,]{0,12}( million)?(-[0-9.]{0,8})?", fullmatch=True)))
@example(text="1." + "0" * 5000 + " million")
@example(text="٥٠")
@example(text="50\n")
def test_what_reads_as_a_count_can_be_shown_and_is_one_for_the_schema(text: str) -> None:
    found = _counted(text)
    if found is not None:
        assert found.shown
        assert found.words
        assert re.fullmatch(counts.PATTERN, text), text


@given(one=COUNTS, other=COUNTS)
def test_counts_that_exclude_each_other_do_so_both_ways(one: Count, other: Count) -> None:
    assert one.disjoint(other) == other.disjoint(one)
    assert not one.disjoint(one)
    if one.disjoint(other):
        assert one.low != other.low


# ---- prose ----


@given(text=WORDS)
def test_tokens_are_the_text_cut_into_pieces(text: str) -> None:
    tokens = prose.tokens(text)
    assert bool(tokens) == bool(text)
    if not tokens:
        return
    ends = [*(token.offset for token in tokens[1:]), len(text)]
    assert tokens[0].offset == 0
    assert "".join(text[token.offset : end] for token, end in zip(tokens, ends, strict=True)) == text
    for token, end in zip(tokens, ends, strict=True):
        piece = text[token.offset : end]
        if isinstance(token, Words):
            assert piece == token.text
        elif isinstance(token, Link):
            assert piece.startswith("[[")
            assert piece.endswith("]]")
            assert token.target in piece
            assert token.label in piece
        else:
            assert isinstance(token, Citation)
            assert piece.startswith("[@")
            assert piece.endswith("]")


@given(text=WORDS)
def test_citations_and_links_point_at_their_ids(text: str) -> None:
    for cited in prose.citations(text):
        assert text.startswith(cited.source, cited.offset)
        assert cited.locator in text
    for link in prose.links(text):
        assert text.startswith("[[", link.offset)


@given(text=WORDS)
def test_problems_of_prose_stand_in_the_text(text: str) -> None:
    for page in (False, True):
        for offset, message in prose.problems(text, page=page):
            assert 0 <= offset < len(text)
            assert message


@given(text=WORDS)
def test_the_words_alone_hold_no_marks_of_ours(text: str) -> None:
    assume(not prose.problems(text))
    plain = prose.plain(text, lambda record_id: f"<{record_id}>")
    assert "\n" not in plain
    assert plain == plain.strip()


@given(text=WORDS)
def test_sentences_stand_where_they_say(text: str) -> None:
    end = 0
    for offset, sentence in prose.sentences(text):
        assert offset >= end
        assert text.startswith(sentence, offset)
        end = offset + len(sentence)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "img", "form", "object", "svg", "style"):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (name in ("href", "src") and not re.match(r"https?://", value or "")):
                self.found.append(f"{name}={value}")


SLIPS = ["`", "``", "[x](", "https://example.org)", "javascript:alert(1)", ")", "[", "]", "]: ", "[x]", "\n", "\n\n", "- ", "1. ", "> ", "    ", "## ",
         "| ", "a | b\n--|--\n", "<", ">", "\\", "!", "*", "_", " ", "x", "\u2028", "{", "}", "&#106;", "<1@x.y>", "mailto:", "//x"]  # fmt: skip


@settings(max_examples=20_000 if SOAK else 800)
@given(text=st.lists(st.sampled_from(SLIPS), max_size=14).map("".join))
@example(text="- a ` b\n- [x](javascript:alert(1)) ` c")
@example(text="[\nx]: javascript:alert(1)\n\n[x]")
@example(text="a\u2028[x]: javascript:alert(1)\u2028\u2028[x]")
def test_prose_without_problems_makes_no_element_that_acts(text: str) -> None:
    assume(not prose.problems(text))
    # Pages are put together line by line, as str.splitlines sees lines.
    lines = "\n".join(text.splitlines())
    reader = _Links()
    reader.feed(markdown.Markdown(extensions=["tables"]).convert(lines))
    reader.close()
    assert reader.found == [], text


# ---- escaping ----


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.elements: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def _through(convert: Callable[[str], str], text: str) -> tuple[str, list[str]]:
    reader = _Text()
    reader.feed(convert(text))
    reader.close()
    return reader.text, reader.elements


# What a line of a record may hold: no line ends, nothing invisible; white space at the ends is cut off.
LINES = (
    st.lists(st.one_of(SIGNS, st.text(max_size=4)), max_size=40)
    .map("".join)
    .map(lambda text: re.sub(r"\s+", " ", prose.INVISIBLE.sub("", text)).strip())
)


@given(text=LINES.filter(lambda text: text != "" and text.isprintable()))
@example(text="<script>alert(1)</script>")
@example(text="[a](javascript:b) *b* _c_ `d` {{ e }} &lt; # 1. - \\")
@example(text="1986. A year")
def test_escaped_text_comes_out_of_markdown_and_html_as_it_went_in(text: str) -> None:
    def page(inner: str) -> str:
        return markdown.Markdown(extensions=["tables"]).convert(inner)

    assert _through(page, f"# {escaped(text)}") == (text, ["h1"])
    assert _through(page, str(escaped(text))) == (text, ["p"])
    assert _through(page, f"<p>{escaped(text)}</p>") == (text, ["p"])
    assert _through(page, f"Before [{escaped(text)}](https://example.org) after") == (f"Before {text} after", ["p", "a"])


# ---- mending ----


@given(data=st.data())
def test_mending_a_record_changes_nothing_of_what_it_says(data: st.DataObject) -> None:
    model, text = data.draw(st.sampled_from(_real_records()))
    lines = text.split("\n")
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["spaces", "comment", "blank", "move", "line end", "tab"])):
            case "spaces":
                lines[at] += " " * data.draw(st.integers(1, 3))
            case "comment":
                lines.insert(at, " " * data.draw(st.integers(0, 6)) + "# a comment")
            case "blank":
                lines.insert(at, " " * data.draw(st.integers(0, 4)))
            case "move":
                lines.insert(at, lines.pop(data.draw(st.integers(0, len(lines) - 1))))
            case "line end":
                lines[at] += "\r"
            case "tab":
                lines[at] += "\t"
    _mended("\n".join(lines), model)


@given(text=TEXT, model=st.sampled_from(list(COLLECTIONS.values())))
def test_mending_anything_else_changes_nothing_of_what_it_says(text: str, model: type[Record]) -> None:
    _mended(text.encode("utf-8", "replace").decode(), model)


def _mended(text: str, model: type[Record]) -> None:
    mended, made = fixed(text, model)
    assert (mended == text) == (not made)
    assert fixed(mended, model) == (mended, [])
    if made:
        assert _says(mended) == _says(text)


def _says(text: str) -> object:
    """What a record says, without the spaces at the ends of lines that `explainer check --fix` may take away."""

    def bare(value: object) -> object:
        if isinstance(value, dict):
            return {str(key): bare(item) for key, item in value.items()}
        if isinstance(value, list):
            return [bare(item) for item in value]
        return "\n".join(line.rstrip() for line in str(value).split("\n")).rstrip()

    return bare(yaml.load(text.replace("\r\n", "\n").replace("\r", "\n"), Loader=yaml.CBaseLoader))


# ---- tables ----


@given(
    cell=st.one_of(
        TEXT, st.tuples(st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " ="]), TEXT).map("".join)
    )
)
@example(cell="\n=1+1")
@example(cell="＝1+1")
def test_a_cell_is_no_formula_and_keeps_its_text(cell: str) -> None:
    safe = harmless(cell)
    assert safe.removeprefix("'") == cell.removeprefix("'") or safe == cell
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assume("\x00" not in cell)
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow([safe, "next"])
    assert list(csv.reader(io.StringIO(text.getvalue(), newline=""))) == [[safe, "next"]]
