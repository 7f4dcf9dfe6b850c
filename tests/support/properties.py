"""Properties (Hypothesis): how many inputs are tried, and what they are made of."""

from __future__ import annotations

from functools import cache

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from explainer.model import COLLECTIONS, Record
from support.repository import ROOT
from support.soak import SOAK

# `make test-fast` asks for the profile "few".
_PROFILES = {"few": 30, "usual": 5000 if SOAK else 150}
for _name, _examples in _PROFILES.items():
    settings.register_profile(
        _name,
        derandomize=True,
        deadline=None,
        database=None,
        max_examples=_examples,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
settings.load_profile("usual")


def examples(times: int) -> settings:
    """So many times as many examples as usual, for what slips through easily."""
    return settings(max_examples=times * settings().max_examples)


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
def real_records() -> list[tuple[type[Record], str]]:
    """A few files of every collection."""
    found = []
    for name, model in COLLECTIONS.items():
        paths = sorted((ROOT / "data" / name).glob("*.yml"), key=lambda path: (path.stat().st_size, path.name))
        found += [(model, path.read_text(encoding="utf-8")) for path in (paths[0], paths[len(paths) // 2], paths[-1])]
    return found
