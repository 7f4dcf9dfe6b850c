"""How two counts stand to each other: whether they can both hold, and whether one supports the other.

Classes form a lattice: people are fighters, civilians, soldiers and others; who was killed was also neutralised. A part says nothing
against its whole unless it is larger. Classes that exclude each other, of the same dead, are a dispute about who they were.
"""

from __future__ import annotations

from typing import Literal

from ..model.parts import Claim
from ..model.vocabulary import THINGS, Counted, Whom

# What two counts disagree on; empty where they can both hold.
Disagreement = Literal["", "how many", "who they were", "how many and who they were"]
_Relation = Literal["same", "part", "whole", "exclusive", "other"]

_PEOPLE: Whom = "people"
_UNARMED: tuple[Whom, ...] = ("civilians", "aid-workers", "refugees", "protesters")
# For each class those that it is a part of, besides people.
_PARTS: dict[Whom, tuple[Whom, ...]] = {"aid-workers": ("civilians",), "refugees": ("civilians",), "protesters": ("civilians",)}
# Nobody is of two of these at once.
_EXCLUSIVE: tuple[tuple[Whom, ...], ...] = (_UNARMED, ("fighters",), ("soldiers", "peacekeepers", "police"))
# For each word those that take it in: whoever was killed was also neutralised, in the words of armies.
_TAKEN_IN: dict[Counted, tuple[Counted, ...]] = {
    "killed": ("killed-or-wounded", "neutralised"),
    "executed": ("killed", "killed-or-wounded", "neutralised"),
    "named": ("killed", "killed-or-wounded", "neutralised"),
    "wounded": ("killed-or-wounded", "neutralised"),
    "killed-or-wounded": ("neutralised",),
    "captured": ("neutralised",),
}


def disagreement(first: Claim, second: Claim) -> Disagreement:
    """What two counts that answer one question cannot both be right about."""
    if first.count is None or second.count is None or _differs(first.of, second.of) or _differs(first.where, second.where):
        return ""
    what, whom = _of_what(first.what, second.what), _of_whom(first.whom, second.whom)
    apart = first.count.disjoint(second.count)
    if "other" in (what, whom):
        return ""
    if whom == "exclusive":
        return "how many and who they were" if apart and what == "same" else "who they were"
    if what == whom == "same":
        return "how many" if apart else ""
    if {what, whom} <= {"same", "part"}:
        return "how many" if _exceeds(first, second) else ""
    if {what, whom} <= {"same", "whole"}:
        return "how many" if _exceeds(second, first) else ""
    return ""


def agree(first: Claim, second: Claim) -> bool:
    """Whether two definite counts of the same can both hold; whether statements say the same, no rule can tell."""
    if first.count is None or second.count is None:
        return False
    same = (first.what, first.whom or _PEOPLE, first.of, first.where) == (second.what, second.whom or _PEOPLE, second.of, second.where)
    return same and None not in (first.count.low, second.count.low) and not first.count.disjoint(second.count)


def _differs(first: str | None, second: str | None) -> bool:
    return first is not None and second is not None and first != second


def _exceeds(part: Claim, whole: Claim) -> bool:
    """Whether a part is larger than its whole can be."""
    if part.count is None or whole.count is None or part.count.low is None or whole.count.high is None:
        return False
    return part.count.low > whole.count.high


def _of_what(first: Counted | None, second: Counted | None) -> _Relation:
    if first == second or first is None or second is None:
        return "same"
    if second in _TAKEN_IN.get(first, ()):
        return "part"
    return "whole" if first in _TAKEN_IN.get(second, ()) else "other"


def _of_whom(first: Whom | None, second: Whom | None) -> _Relation:
    one, other = first or _PEOPLE, second or _PEOPLE
    if one == other:
        return "same"
    if one in THINGS or other in THINGS:
        return "other"
    if other == _PEOPLE or other in _PARTS.get(one, ()):
        return "part"
    if one == _PEOPLE or one in _PARTS.get(other, ()):
        return "whole"
    groups = [next((number for number, group in enumerate(_EXCLUSIVE) if whom in group), None) for whom in (one, other)]
    return "exclusive" if None not in groups and groups[0] != groups[1] else "other"
