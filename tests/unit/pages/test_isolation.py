"""Words from right to left are isolated wherever they stand among ours, and nothing else of a page changes."""

from __future__ import annotations

import pytest

from explainer.pages.isolation import isolated


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Army 5</p>", "<p>Army 5</p>"),
        ("<td>أزواد 5 <span>party</span></td>", "<td><bdi>أزواد</bdi> 5 <span>party</span></td>"),
        ("<a href='x'>جماعة نصرة الإسلام</a>, 12", "<a href='x'><bdi>جماعة نصرة الإسلام</bdi></a>, 12"),
        ("<p>a שלום, ב c</p>", "<p>a <bdi>שלום</bdi>, <bdi>ב</bdi> c</p>"),
        ('<p title="שלום">x</p>', '<p title="שלום">x</p>'),
        ("<bdi>שלום</bdi> ש", "<bdi>שלום</bdi> <bdi>ש</bdi>"),
        ("<svg><text>ש</text></svg>ש", "<svg><text>ש</text></svg><bdi>ש</bdi>"),
        ("<textarea>ש</textarea><option>ש</option>", "<textarea>ש</textarea><option>ש</option>"),
        ("<script>'ש'</script>", "<script>'ש'</script>"),
    ],
)
def test_words_from_right_to_left_are_isolated(html: str, expected: str) -> None:
    assert isolated(html) == expected
    assert isolated(expected) == expected
