"""The article is taken apart completely: every one of its claims has its paragraph, sources, verdict and a way to the records."""

from __future__ import annotations

import re

import pytest

from explainer.dataset import Dataset
from explainer.derive import grades
from explainer.derive.origins import origins_of
from explainer.model.scalars import Text
from explainer.values import prose
from support.repository import ROOT

VERDICTS = ("right", "partly right", "wrong", "vague", "not confirmed", "opinion")
TEXT = (ROOT / "docs" / "article.md").read_text(encoding="utf-8")
CLAIMS: dict[str, str] = dict(re.findall(r"^### S(\d+)\. (.*?)(?=^##|\Z)", TEXT, re.DOTALL | re.MULTILINE))


def test_all_forty_three_claims_are_there() -> None:
    assert sorted(int(number) for number in CLAIMS) == list(range(1, 44))


@pytest.mark.parametrize("number", [str(number) for number in range(1, 44)])
def test_a_claim_has_a_verdict_and_leads_to_a_record(number: str) -> None:
    verdict = re.search(r"^Verdict: \*\*(.*?)\*\*", CLAIMS[number], re.MULTILINE)
    assert verdict
    assert verdict[1].startswith(VERDICTS)
    sourced = any(True for _ in prose.links(CLAIMS[number])) or any(True for _ in prose.citations(CLAIMS[number]))
    assert sourced or verdict[1].startswith(("vague", "opinion"))


def test_the_sites_own_grades_are_as_the_dossier_leaves_them(real: Dataset) -> None:
    def graded(record_id: str) -> dict[str, str]:
        record = next(record for record in real.claiming if record.id == record_id)
        return {question.key: question.grade for question in grades.questions(real, record)}

    strike = graded("boulikessi-strike")
    assert strike["losses"] == "parties only"
    assert strike["motorcycles"] == "contested"
    assert strike["weapons-used"] == strike["region"] == "uncorroborated", "outlets that pass on contest nothing"
    assert strike["form"] == "parties only", "the article's own claim is struck"
    bourrasque = graded("operation-bourrasque")
    assert (bourrasque["total"], bourrasque["french"], bourrasque["nigerien"], bourrasque["malian"]) == (
        "parties only", "parties only", "parties only", "parties only",
    )  # fmt: skip
    assert graded("boulikessi-mondoro-2019")["dead-soldiers"] == "contested"
    visit = next(record for record in real.claiming if record.id == "parly-visit-2020")
    day = next(question for question in grades.questions(real, visit) if question.key == "day-of-announcement")
    assert [claim.speaker.name for claim in day.claims if claim.grade == "shown wrong"] == ["RT"]


def test_reprints_of_one_dispatch_are_one_origin(real: Dataset) -> None:
    reprints = [
        s.id for s in real.sources if any(not isinstance(b, str) and b.text == "AFP dispatch of 2–3 November 2020" for b in s.based_on)
    ]
    assert len(reprints) >= 7
    assert {origin for reprint in reprints for origin in origins_of(real, [reprint])} - {"slate-afrique-2020-11-06"} == {
        "text:afp dispatch of 2–3 november 2020"
    }


@pytest.mark.real_data
def test_no_more_than_a_few_words_of_the_article_are_quoted(real: Dataset) -> None:
    """The words behind a number are those of its source; of the article, and in our own sentences, quotations are short."""
    texts = [(page.name, page.read_text(encoding="utf-8")) for page in (ROOT / "docs").glob("*.md")]
    for record in real.records.values():
        if record.COLLECTION != "sources":  # whose titles are titles
            texts += [
                (record.path, str(value))
                for where, value in record.leaves
                if isinstance(value, Text) and where[-1] not in ("words", "translation")
            ]
    quoted = [(name, words) for name, text in texts for words in re.findall(r"[\"“]([^\"”\n]{1,400})[\"”]", text)]
    passages = [
        passage for record in real.claiming for claim in record.claims for passage in claim.passages if passage.source == "sofrep-2020-11"
    ]
    quoted += [("the article", str(passage.words)) for passage in passages if passage.words]
    assert len(passages) > 5
    assert len(quoted) > 100
    assert [(name, words) for name, words in quoted if len(words.split()) > 20] == []
