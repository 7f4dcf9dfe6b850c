"""Scripts and style sheets: names with a hash, what they import, what they take from Python, and the colours that Python takes from them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from explainer.build.browser_constants import site_assets
from explainer.maps.folium_elements import MODULE
from explainer.model import COLLECTIONS
from explainer.model.kinds import search_sections
from explainer.output import assets, palette
from explainer.output.assets import DOCS_FOLDER, Assets
from support.repository import ROOT

FILES = {
    "js/page.js": '// The entry.\nimport { month } from "./months.js";\nmonth();\n',
    "js/months.js": 'import { MONTHS } from "engine:constants";\nimport Library from "../vendor/library.js";\nexport const month = () => MONTHS;\n',
    "js/later.js": 'export const open = () => import("./dialog.js");\n',
    "js/dialog.js": "// Loaded when it is wanted.\nexport const dialog = 1; // a comment in its line\n",
    "vendor/library.js": '// Licence: MIT\nimport "./nothing.js";\n',
    "css/site.css": '/* All. */\n@import "tokens.css";\n@import "parts.css";\nh1 { color: red; }\n',
    "css/tokens.css": "/* Two\n   lines. */\n:root { --ink: black; }\n",
    "css/parts.css": '@import "more.css";\np { margin: 0; } /* kept */\n',
    "css/more.css": "em { color: blue; }\n",
}
CONSTANTS = {"MONTHS": ("January", "Décembre"), "OTHER": {"a": 1.5}}


def read(folder: Path, changed: Mapping[str, str] = {}) -> Assets:
    for name, text in {**FILES, **changed}.items():
        path = folder / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return assets.read(folder, CONSTANTS)


@pytest.fixture(scope="module")
def own() -> Assets:
    return site_assets()


def test_a_name_carries_the_hash_of_what_is_served(own: Assets) -> None:
    for name, asset in own.by_name.items():
        stem, dot, ending = name.rpartition(".")
        assert asset.address == f"{stem}.{hashlib.sha256(asset.content.encode()).hexdigest()[:8]}{dot}{ending}"
    assert {artifact.path: artifact.content for artifact in own.artifacts()} == {a.address: a.content for a in own.by_name.values()}


def test_what_imports_a_changed_file_gets_a_new_name_and_nothing_else_does(tmp_path: Path) -> None:
    before = read(tmp_path)
    for changed, renamed in (
        ("vendor/library.js", {"vendor/library.js", "js/months.js", "js/page.js"}),
        ("js/dialog.js", {"js/dialog.js", "js/later.js"}),
        ("js/page.js", {"js/page.js"}),
        ("css/more.css", {"css/site.css"}),
    ):
        after = read(tmp_path, {changed: FILES[changed] + "\n/* */\n.a { b: c; }\n"})
        different = {name.removeprefix("assets/") for name in before.by_name if before.address(name) != after.address(name)}
        assert different == renamed


def test_modules_import_each_other_under_the_names_they_are_served_by(own: Assets) -> None:
    served = {asset.address for asset in own.by_name.values()}
    imports = 0
    for asset in own.by_name.values():
        if asset.address.startswith("assets/js/"):
            for address in re.findall(r'(?:from |import |import\()"([^"]+)"', asset.content):
                assert (ROOT / asset.address).parent.joinpath(address).resolve().relative_to(ROOT.resolve()).as_posix() in served
                imports += 1
    assert imports > 10


def test_constants_are_written_into_the_module(tmp_path: Path) -> None:
    months = read(tmp_path).by_name["assets/js/months.js"].content
    assert months.startswith('const MONTHS = ["January", "Décembre"];\nimport Library from "../vendor/library.')
    both = read(tmp_path, {"js/months.js": 'import { MONTHS, OTHER } from "engine:constants";\nexport const month = 1;\n'})
    assert both.by_name["assets/js/months.js"].content.startswith('const MONTHS = ["January", "Décembre"]; const OTHER = {"a": 1.5};\n')


def test_a_style_sheet_holds_those_it_imports_in_their_place(tmp_path: Path) -> None:
    made = read(tmp_path)
    assert made.by_name["assets/css/site.css"].content == (
        ":root { --ink: black; }\nem { color: blue; }\np { margin: 0; } /* kept */\nh1 { color: red; }\n"
    )
    assert [name for name in made.by_name if name.endswith(".css")] == ["assets/css/site.css"]


def test_comments_with_lines_of_their_own_are_not_served_but_for_those_of_libraries(tmp_path: Path) -> None:
    made = read(tmp_path)
    assert made.by_name["assets/js/dialog.js"].content == "export const dialog = 1; // a comment in its line\n"
    assert made.by_name["assets/vendor/library.js"].content == FILES["vendor/library.js"]


def test_what_is_loaded_with_a_script_is_named_for_preloading_but_not_what_is_loaded_later(tmp_path: Path) -> None:
    made = read(tmp_path)
    months, library = made.address("assets/js/months.js"), made.address("assets/vendor/library.js")
    assert made.preloads(["assets/js/page.js"]) == [months, library]
    assert made.preloads(["assets/js/page.js", "assets/js/months.js"]) == [library]
    assert made.preloads(["assets/js/later.js"]) == []


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("js/page.js", 'import { a } from "./nowhere.js";\n', "assets/js/page.js imports assets/js/nowhere.js, which does not exist"),
        ("css/site.css", '@import "nowhere.css";\n', "assets/css/site.css imports assets/css/nowhere.css, which does not exist"),
        (
            "js/page.js",
            'import { MONTH, MONTHS } from "engine:constants";\n',
            "assets/js/page.js imports MONTH, which the engine does not give",
        ),
        ("js/months.js", 'import { a } from "./page.js";\n', "import each other in a circle: assets/js/"),
    ],
)
def test_what_does_not_exist_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(assets.AssetError, match=re.escape(message)):
        read(tmp_path, {name: text})


def test_an_asset_that_does_not_exist_has_no_address(own: Assets) -> None:
    for ask in (own.address, lambda name: own.preloads([name])):
        with pytest.raises(assets.AssetError, match=r"there is no script or style sheet assets/js/nowhere\.js"):
            ask("assets/js/nowhere.js")


def test_every_script_and_style_sheet_is_used(own: Assets) -> None:
    """By a template, or by a script that is; also what is loaded later."""
    templates = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.html"))
    elements = "".join((ROOT / "hooks/explainer" / path).read_text() for path in ("maps/folium_elements.py", "pages/redirects.py"))
    used = {name for name in own.by_name if f"'{name}'" in templates or f'"{name}"' in templates + elements}
    assert MODULE in used
    waiting = list(used)
    while waiting:
        content = own.by_name[waiting.pop()].content
        new = {name for name, asset in own.by_name.items() if f'/{asset.address.rpartition("/")[2]}"' in content} - used
        used |= new
        waiting += new
    assert used == set(own.by_name)


def test_no_script_has_a_template_that_spans_lines() -> None:
    """Its lines could begin like comments, which are not served."""
    for path in (ROOT / "docs/assets/js").rglob("*.js"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            assert line.count("`") % 2 == 0 or line.lstrip().startswith("//"), f"{path}:{number}"


def test_the_search_form_lists_every_collection_and_sources_last() -> None:
    assert {row.name for row in search_sections()} == set(COLLECTIONS)
    assert search_sections()[-1].name == "sources"


def test_every_colour_that_a_style_sheet_names_is_defined_and_every_one_defined_is_used() -> None:
    sheets = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs/assets/css").glob("*.css")}
    everything = "".join(sheets.values())
    used = set(re.findall(r"var\(--([\w-]+)", everything)) - {"light", "dark"}
    from_scripts = {"all", "began"}
    defined = set(re.findall(r"^ *--([\w-]+):", everything, re.MULTILINE))
    assert {name for name in used - defined - from_scripts if not name.startswith("md-")} == set()
    assert set(palette.light(DOCS_FOLDER)) <= used
    assert len(palette.light(DOCS_FOLDER)) > 15


def test_colours_are_written_in_one_sheet_only() -> None:
    """But for shades of black and white, and what Material's own variables get."""
    for path in (ROOT / "docs/assets/css").glob("*.css"):
        if path.name not in ("tokens.css", "material.css"):
            assert re.findall(r"#[0-9a-f]{3,8}\b", path.read_text(encoding="utf-8")) == [], path.name
    for path in (ROOT / "hooks/explainer").rglob("*.py"):
        if path.name != "palette.py":
            mine = set(palette.light(DOCS_FOLDER).values())
            assert [colour for colour in mine if f'"{colour}"' in path.read_text(encoding="utf-8")] == [], path.name


def test_a_missing_sheet_or_colour_is_named(tmp_path: Path) -> None:
    with pytest.raises(assets.AssetError, match=rf"there is no {tmp_path.name}/assets/css/tokens\.css, which drawings"):
        palette.light(tmp_path)
    read(tmp_path, {"css/map-shapes.css": ".sea { fill: var(--sea); }\n", "css/map-drawing.css": ""})
    with pytest.raises(assets.AssetError, match=r"a drawing of a map has the colour --sea, which is not in assets/css/tokens\.css"):
        palette.drawing_style(tmp_path)


def test_the_style_of_a_drawing_has_colours_and_no_variables() -> None:
    style = palette.drawing_style(DOCS_FOLDER)
    assert ".land { fill: #f7f5ef; stroke: #8d8a80;" in style
    assert "font: 17px system-ui, sans-serif;" in style
    assert "var(" not in style
    assert "/*" not in style
