"""Copies what tools/package.json names under `dependencies` into the project and writes its hashes: `make vendor`.

A browser library goes to the folder that bears its name below docs/assets, wherever that is; the font goes into the engine. The
only change is that the line naming a source map, which is not shipped, is left out. Each ORIGIN.txt is kept by hand. Needs npm.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from npm_packages import installed

ROOT = Path(__file__).parent.parent
HASHES = ROOT / "tools" / "vendor.sha256"
LIBRARIES = "docs/assets"
FONTS = "hooks/explainer/charts/fonts"
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
                target = folder_of(package, ROOT) / RENAMED.get((package, source.name), source.name)
                content = source.read_bytes()
                if target.suffix in (".js", ".css"):
                    content = re.sub(rb"//# sourceMappingURL=\S+\s*\Z", b"", content)
                target.write_bytes(content)
                print(target.relative_to(ROOT).as_posix())
    HASHES.write_text(hashes(ROOT), encoding="utf-8")


def folder_of(package: str, root: Path) -> Path:
    """Where the copies of a package lie in a project: in its folder below one called `vendor`, whose name may end in the version."""
    if package == "dejavu-fonts-ttf":
        return root / FONTS
    [folder] = [path for path in (root / LIBRARIES).rglob("vendor/*") if re.fullmatch(rf"{re.escape(package)}([-@][\d.]+)?", path.name)]
    return folder


def hashes(root: Path) -> str:
    """A line for each file among the copies as it lies there: its SHA-256 and its path, as `sha256sum --check` reads them."""
    folders = [*(root / LIBRARIES).rglob("vendor"), root / FONTS]
    files = {path.relative_to(root).as_posix(): path for folder in folders for path in folder.rglob("*") if not path.is_dir()}
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in sorted(files.items()))


if __name__ == "__main__":
    main()
