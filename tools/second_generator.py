"""The site built a second time with ProperDocs, a drop-in successor of MkDocs: the same files must come out. `make soak`.

ProperDocs is installed into an environment of its own, so that the project does not depend on it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
_GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = folder / "venv"
        venv.create(environment, with_pip=True)
        python = environment / "bin" / "python"
        pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check"]
        for locked in ("requirements.txt", "tools/requirements/properdocs.txt"):
            subprocess.run([*pip, "install", "--require-hashes", "-r", str(ROOT / locked)], check=True)
        subprocess.run([*pip, "install", "--no-deps", "--no-index", "--no-build-isolation", "--editable", str(ROOT)], check=True)
        target = folder / "site"
        env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        command = [str(environment / "bin" / "properdocs"), "build", "--strict", "-f", str(ROOT / "mkdocs.yml"), "--site-dir", str(target)]
        subprocess.run(command, cwd=ROOT, env=env, check=True)
        theirs, ours = contents(target), contents(ROOT / "site")
    if missing := set(ours) ^ set(theirs):
        print(f"not in both: {sorted(missing)[:10]}")
        return 1
    different = sorted(name for name in ours if ours[name] != theirs[name] and name not in ("sw.js", "sitemap.xml.gz"))
    print(f"{len(ours)} files, {len(different)} different {different[:10]}")
    return 1 if different else 0


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the search index, without the name of the generator."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith("pagefind/"):
            found[name] = _GENERATOR.sub(b"", path.read_bytes())
    return found


if __name__ == "__main__":
    sys.exit(main())
