"""The site while it is edited: what is served is what a clean build of the same files would hold, after any edits."""

from __future__ import annotations

import os
import random
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from support.building import build, small_project
from support.patience import patience
from support.serving import get, serving


def as_built(text: str) -> str:
    """A page without what tells a served page from a built one: live reload, the worker, the security policy."""
    text = re.sub(r"<script>\{const changes.*?</script>", "", text)
    text = re.sub(r'\n?<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    # The address: pages name their own, and that of the card, in full.
    text = re.sub(r'(rel="canonical" href="|property="og:(?:url|image)" content="|<loc>)http://[^/]*', r"\1", text)
    return text.replace(" data-worker", "")


# A save in an editor, each followed by a look at every page. `old` and `new` are text in a record of the invented conflict.
def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def do(project: Path) -> None:
        text = (project / path).read_text(encoding="utf-8")
        assert old in text
        (project / path).write_text(text.replace(old, new), encoding="utf-8")

    return do


def move(project: Path) -> None:
    old, new = project / "data/terms/raid.yml", project / "data/terms/sudden-raid.yml"
    old.rename(new)
    new.write_text("previous_ids: [terms/raid]\n" + new.read_text(encoding="utf-8"), encoding="utf-8")
    for path in (project / "data").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        if "[[raid" in text:
            path.write_text(text.replace("[[raid", "[[sudden-raid"), encoding="utf-8")


def add(project: Path) -> None:
    (project / "data/events/new-talks.yml").write_text(
        "title: New talks\nkind: talks\ndates: 2020-06\nwhere: [{place: river-town}]\nsummary: They talked in [[river-town]].\n"
    )


def remove(project: Path) -> None:
    (project / "data/events/new-talks.yml").unlink()


def touch(project: Path) -> None:
    (project / "data/conflict.yml").touch()


EDITS: list[tuple[str, Callable[[Path], None]]] = [
    ("a title", edit("data/operations/river-raid.yml", "title: Raid on River Town", "title: Raid at night")),
    ("a record more", add),
    ("a name that stands on many pages", edit("data/actors/red-band.yml", "name: Red Band", "name: Crimson Band")),
    ("a record moved", move),
    ("a record less", remove),
    ("the site's name", edit("data/conflict.yml", "title: ", "title: The ")),
    ("a page by hand", edit("docs/about.md", "Invented.", "Invented again.")),
    ("a file saved without a change", touch),
    ("all back", edit("data/operations/river-raid.yml", "title: Raid at night", "title: Raid on River Town")),
]


def differences(project: Path, address: str) -> list[str]:
    """The paths where what is served is not what a clean build holds, either way."""
    done = build(project, project / "clean")
    assert done.returncode == 0, done.stderr
    built = {
        path.relative_to(project / "clean").as_posix(): path
        for path in (project / "clean").rglob("*")
        if path.is_file() and path.name not in ("sw.js", "sitemap.xml.gz") and "pagefind" not in path.parts
    }
    assert len(built) > 100
    found = []
    for name, path in sorted(built.items()):
        if path.suffix in (".html", ".json", ".svg", ".csv", ".xml", ".ics", ".txt"):
            code, text = get(address + name)
            if name == "404.html":
                code = 200
            if (code, as_built(text)) != (200, as_built(path.read_bytes().decode())):
                found.append(name)
    return found


def test_after_any_edits_every_served_page_is_that_of_a_clean_build(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    chance = random.Random(int(os.environ.get("SEED", "1")))
    with serving(project) as (address, log):
        for number, (_, change) in enumerate(EDITS):
            change(project)
            # Some pages are read between the edits, so that what a state remembers would show in the next one.
            for page in chance.sample(["", "timeline/", "map/", "operations/river-raid/", "actors/red-band/", "search/r.json"], 3):
                assert get(address + page)[0] == 200, log.read_text()
            if number % 4 == 0 or number == len(EDITS) - 1:
                assert differences(project, address) == [], log.read_text()
        assert get(address + "events/new-talks/")[0] == 404
        assert 'data-address="../sudden-raid/"' in get(address + "terms/raid/")[1]
        assert "Traceback" not in log.read_text()


def test_broken_records_leave_the_last_good_pages_with_the_problems_on_top(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    record = project / "data/operations/river-raid.yml"
    good = record.read_text(encoding="utf-8")
    with serving(project) as (address, log):
        page = f"{address}operations/river-raid/"
        assert "Not up to date" not in get(page)[1]
        record.write_text(good.replace("\nkind: ", "\nkind: x"), encoding="utf-8")
        code, text = get(page)
        assert (code, "Not up to date: " in text, "Raid on River Town" in text) == (200, True, True)
        record.write_text(good.replace("Raid on River Town", "A raid <b>"), encoding="utf-8")
        code, text = get(page)
        assert "Not up to date" not in text
        assert "A raid &lt;b&gt;" in text
        assert "Traceback" not in log.read_text()


def test_serving_begins_with_broken_records_and_shows_them(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    record = project / "data/operations/river-raid.yml"
    good = record.read_text(encoding="utf-8")
    record.write_text("title: [", encoding="utf-8")
    with serving(project) as (address, _):
        assert "river-raid.yml:" in get(address)[1]
        record.write_text(good, encoding="utf-8")
        assert "river-raid.yml:" not in get(address)[1]


def test_an_open_page_is_told_of_a_change(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    with serving(project) as (address, _):
        number = re.findall(r"~changes\?after=(\d+)", get(address)[1])[0]
        with urllib.request.urlopen(f"{address}~changes?after={number}", timeout=patience()) as events:
            edit("data/conflict.yml", "title: ", "title: A ")(project)
            assert events.readline() == f"data: {int(number) + 1}\n".encode()


def test_the_search_index_is_made_when_somebody_searches(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    with serving(project) as (address, log):
        get(address)
        assert "search index" not in log.read_text()
        assert get(f"{address}pagefind/pagefind-entry.json")[0] == 200
        assert get(f"{address}pagefind/../../mkdocs.yml")[0] == 404


@pytest.mark.parametrize("path", ["../mkdocs.yml", "..%2fmkdocs.yml", "nowhere", "data/conflict.yml"])
def test_nothing_but_the_site_is_served(tmp_path: Path, path: str) -> None:
    with serving(small_project(tmp_path)) as (address, _):
        assert get(address + path)[0] == 404


def asked_as(address: str, host: str) -> int:
    """What the server answers to a request that names this host."""
    request = urllib.request.Request(address, headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=patience()) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_only_who_asks_this_machine_by_its_name_is_answered(tmp_path: Path) -> None:
    with serving(small_project(tmp_path)) as (address, _):
        port = address.rstrip("/").rpartition(":")[2]
        for host in ("localhost", f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}", f"LOCALHOST:{port}"):
            assert asked_as(address, host) == 200, host
        for host in (
            "evil.example",
            f"evil.example:{port}",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "127.1",
            "[::1",
            "a@localhost:x@y",
        ):
            assert asked_as(address, host) == 421, host
        assert asked_as(f"{address}~changes?after=0", "evil.example") == 421
