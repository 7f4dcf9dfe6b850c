"""The examples on the page about the open data run as they are printed."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

from support.repository import ROOT


def test_the_examples_on_the_data_page_run(site: Path, address: str, tmp_path: Path) -> None:
    text = (ROOT / "docs" / "data.md").read_text(encoding="utf-8").replace("https://SITE/", address)
    (code,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Counter({'single claimant'" in done.stdout or "'single claimant':" in done.stdout
    (shell,) = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    done = subprocess.run(["sh", "-ec", shell.replace("curl -s", "curl -fs")], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert zipfile.is_zipfile(tmp_path / "all.zip")
    for link in re.findall(r"\]\((data/v1/[^)]+|feed.xml)\)", text):
        assert (site / link).is_file(), link
