"""The security policy of pages: nothing but the site's own files, and a script that no template of ours writes stops the build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explainer.build.postprocess import FinishError, finish, secured
from explainer.dataset import Dataset
from support.records import artifacts_of

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>It</title></head><body>'


def test_the_policy_allows_no_script_and_no_style_of_the_page_itself() -> None:
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', secured(HEAD))
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert rules["style-src"] == "'self'"
    assert rules["default-src"] == "'none'"
    assert "unsafe-inline" not in policy
    assert "sha256" not in policy


@pytest.mark.parametrize(
    "script",
    [
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        "<script\n>alert(1)</script>",
        "<script/x>alert(1)</script>",
        '<script type="module">alert(1)</script>',
        '<script type="importmap">{}</script>',
        '<script type="speculationrules">{}</script>',
        '<script type="application/json">{}</script>',
        '<script src="https://evil.example/assets/js/x.js"></script>',
        '<script src="//evil.example/assets/js/x.js"></script>',
        '<script src="assets/js/x.js" onerror="alert(1)"></script>',
        '<script src="assets/js/x.js">alert(1)</script>',
        '<script src="search/a.json"></script>',
        '<script src="assets/js/../../data/v1/x.js" ></script>',
        "<svg><script>alert(1)</script></svg>",
        '<script src="data:text/javascript,alert(1)"></script>',
    ],
)
def test_a_script_that_no_template_writes_stops_the_build(script: str) -> None:
    with pytest.raises(FinishError, match="a script that is not the site's own"):
        secured(f"{HEAD}{script}</body></html>")


@pytest.mark.parametrize(
    "script",
    [
        '<script src="../../assets/js/colour-scheme.ecb07376.js"></script>',
        '<script type="module" src="/project/assets/js/menu.ac6bc98d.js"></script>',
        '<script src="../assets/vendor/leaflet/leaflet.dc71f8a6.js" defer></script>',
        '<script src="../../assets/js/moved.0123abcd.js" data-address="../new/"></script>',
        '<script type="application/ld+json">{"name": "<script>"}</script>'.replace("<script>", "\\u003cscript\\u003e"),
        '<script type="application/json" id="map-data">{}</script>',
    ],
)
def test_the_scripts_of_our_templates_are_let_through(script: str) -> None:
    page = f"{HEAD}{script}</body></html>"
    assert secured(page).replace(re.findall(r"\n<meta http-equiv=[^>]*>", secured(page))[0], "") == page


def test_the_page_with_a_foreign_script_is_named(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "index.html").write_text(f"{HEAD}<script>alert(1)</script>")
    with pytest.raises(FinishError, match=r"events/index\.html: a page holds a script"):
        finish(tmp_path, security=True)


def test_every_page_that_the_engine_writes_itself_passes(conflict: Dataset) -> None:
    pages = [artifact for artifact in artifacts_of(conflict) if artifact.path.endswith(".html")]
    assert {artifact.path.rpartition("/")[2] for artifact in pages} == {"map.html", "overview.html", "index.html"}
    for artifact in pages:
        secured(artifact.content)
