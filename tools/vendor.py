"""Copies what tools/package.json names under `dependencies` into the project and writes its hashes: `make vendor`.

The browser libraries go below docs/assets, to the folder that bears the package's name there, the font into the engine. The only
change is that the line naming a source map, which is not shipped, is left out. Their ORIGIN.txt are kept by hand. Needs npm.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from npm_packages import installed

ROOT = Path(__file__).parent.parent
HASHES = ROOT / "tools" / "vendor.sha256"
LIBRARIES = ROOT / "docs" / "assets"
FONTS = ROOT / "hooks" / "explainer" / "charts" / "fonts"
FILES = {
    "dejavu-fonts-ttf": ("ttf/DejaVuSans-Bold.ttf", "LICENSE"),
    "leaflet": ("dist/leaflet.js", "dist/leaflet.css", "LICENSE"),
    "minisearch": ("dist/es/index.js", "LICENSE.txt"),
    "supercluster": ("dist/supercluster.min.js", "LICENSE"),
}
RENAMED = {("minisearch", "index.js"): "minisearch.js"}


def main() -> None:
    with installed(only_copied=True) as packages:
        for package, files in FILES.items():
            for file in files:
                source = packages / package / file
                target = folder_of(package) / RENAMED.get((package, source.name), source.name)
                content = source.read_bytes()
                if target.suffix in (".js", ".css"):
                    content = re.sub(rb"//# sourceMappingURL=\S+\s*\Z", b"", content)
                target.write_bytes(content)
                print(target.relative_to(ROOT).as_posix())
    HASHES.write_text(hashes(), encoding="utf-8")


def folder_of(package: str) -> Path:
    """Where a package's files lie; a folder may bear its version too."""
    if package == "dejavu-fonts-ttf":
        return FONTS
    [folder] = [path for path in vendored_folders() if re.fullmatch(rf"{re.escape(package)}([-@][\d.]+)?", path.name)]
    return folder


def vendored_folders() -> Iterator[Path]:
    """Every folder that lies in one called `vendor`."""
    return (path for vendor in sorted(LIBRARIES.rglob("vendor")) for path in sorted(vendor.iterdir()) if path.is_dir())


def hashes() -> str:
    """A line for each vendored file as it lies there: its SHA-256 and its path, as `sha256sum --check` reads them."""
    found = [path for folder in (*LIBRARIES.rglob("vendor"), FONTS) for path in folder.rglob("*") if path.is_file()]
    names = sorted((path.relative_to(ROOT).as_posix(), path) for path in found)
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in names)


if __name__ == "__main__":
    main()
