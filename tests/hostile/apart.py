"""Checks a data folder and, when it has no errors, makes everything from it; a process of its own, because some cases ended one.

A second argument is how many seconds of a processor it may use.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

import markdown

from explainer.check import find_all
from explainer.problems import errors
from support.records import artifacts_of

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    if len(sys.argv) > 2:
        resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]), int(sys.argv[2])))
    os.chdir(folder.parent)
    dataset, problems = find_all(Path(folder.name), Path("docs"), None)
    for problem in problems[:20] + problems[-20:]:
        print(ascii(str(problem)[:1000])[1:-1])
    if not errors(problems):
        for artifact in artifacts_of(dataset):
            if artifact.path.endswith(".md"):
                markdown.Markdown(extensions=["tables", "toc"]).convert(artifact.content.split("---\n", 2)[2])
            elif artifact.path.endswith((".json", ".svg", ".html", ".csv", ".xml", ".ics")):
                assert artifact.data
    print("done")
