"""Copies the browser libraries named in tools/package.json into docs/assets/vendor: `make vendor` (needs npm and the network).

The only change is that the line naming a source map, which is not shipped, is left out. Their ORIGIN.txt is kept by hand.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILES = {
    "leaflet/dist/leaflet.js": "leaflet/leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet/leaflet.css",
    "leaflet/LICENSE": "leaflet/LICENSE",
    "minisearch/dist/es/index.js": "minisearch/minisearch.js",
    "minisearch/LICENSE.txt": "minisearch/LICENSE.txt",
    "supercluster/dist/supercluster.min.js": "supercluster/supercluster.min.js",
    "supercluster/LICENSE": "supercluster/LICENSE",
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(ROOT / "tools" / "package.json", folder)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=folder, check=True)
        for source, target in FILES.items():
            text = (Path(folder) / "node_modules" / source).read_bytes().decode()
            text = re.sub(r"//# sourceMappingURL=\S+\s*$", "", text)
            (ROOT / "docs" / "assets" / "vendor" / target).write_bytes(text.encode())
            print(target)


if __name__ == "__main__":
    main()
