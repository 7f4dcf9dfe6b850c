"""Hand-written pages get their references, and their listings stay what they are."""

from __future__ import annotations

import html
import re

import markdown

from explainer.pages.handwritten import handwritten_page
from support.records import BASE, MakeData, clean_dataset, edition_of


def test_a_page_gets_its_references(make_data: MakeData) -> None:
    dataset = clean_dataset(make_data(BASE))
    page = handwritten_page(dataset, edition_of(dataset), "page.md", "The [[army]] came [@report, p. 3].")
    assert '<a href="../actors/army/">Army</a> came<sup' in page
    assert '<li id="ref-1">' in page


LISTING = """ <b onclick="x()">&lt;</b> [[nobody]] [@nothing] {: .x } ![](x) </code></pre>

~~~
-*a* _b_ `c` \\`
<!-- [x]: javascript:alert(1)
"""


def test_a_listing_shows_what_it_holds_and_nothing_in_it_becomes_markup(make_data: MakeData) -> None:
    dataset = clean_dataset(make_data(BASE))
    for fence in ("diff", "console"):
        text = f"The [[army]].\n\n```{fence}\n{LISTING}```\nAfter *it*.\n"
        made = markdown.markdown(handwritten_page(dataset, edition_of(dataset), "page.md", text), extensions=["tables", "fenced_code"])
        shown = re.search(rf'<pre><code class="language-{fence}">([^<]*)</code></pre>', made)
        assert shown
        assert html.unescape(shown[1]) == LISTING
        assert set(re.findall(r"<(\w+)", made.replace(shown[0], ""))) == {"p", "a", "em"}
