"""The data date, which stands for today: the last commit that touched data/ or docs/. There is no clock in the engine."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from ..model import Conflict
from ..values import edtf
from ..values.edtf import Edtf
from . import urls

# The folders whose last commit is the state of the data.
FOLDERS = ("data", "docs")
# Whoever commits chooses the time; no record is dated later than this either.
LATEST = int(datetime(2100, 12, 31, tzinfo=UTC).timestamp())


@dataclass(frozen=True)
class Version:
    """The state of the data a site is built from: the last commit that touched it, and the folder with data/ and docs/."""

    commit: str
    timestamp: int
    project: Path | None = None

    @property
    def date(self) -> Edtf:
        return edtf.day(datetime.fromtimestamp(self.timestamp, UTC).date())

    def changed(self, file: str) -> int:
        """When a file, named as from inside the project, was last changed; the whole state's time for one that is not known."""
        return self._files.get(file, self.timestamp)

    @cached_property
    def _files(self) -> Mapping[str, int]:
        """The time of the last commit of each file of data/ and docs/."""
        if self.project is None:
            return {}
        log = _git(self.project, "log", "--relative", "--no-renames", "--name-only", "-z", "--format=%x00%ct%x00", "--", *FOLDERS)
        newest: dict[str, int] = {}
        moment = 0
        for field in log.split(b"\0"):
            if field.isdigit():  # no name: those begin with one of the folders
                moment = _bounded(field)
            elif field:
                newest.setdefault(os.fsdecode(field.removeprefix(b"\n")), moment)
        return newest

    @property
    def short(self) -> str:
        """The commit as people write it."""
        return self.commit[:7]


@dataclass(frozen=True)
class Addresses:
    """Where the site and its repository are: `site` and `repository` are URLs, the first ends with '/'.

    `contact` is a mail address or a page where readers can write without an account; empty when there is none.
    """

    site: str
    repository: str
    branch: str
    contact: str = ""

    def page(self, path: str) -> str:
        """The full address of a file of the site, for citing it elsewhere."""
        return self.site + urls.url(path)

    def edit(self, file: str) -> str:
        return f"{self.repository}/edit/{self.branch}/{file}"

    def history(self, file: str) -> str:
        return f"{self.repository}/commits/{self.branch}/{file}"

    def stored(self, file: str, version: Version | None) -> str:
        """A file, or a folder when it ends with '/', as it was when the site was built."""
        kind = "tree" if file.endswith("/") else "blob"
        return f"{self.repository}/{kind}/{(version and version.commit) or self.branch}/{file.rstrip('/')}"

    def issue_form(self, name: str, **fields: str) -> str:
        """An issue form of .github/ISSUE_TEMPLATE with some of its fields filled in."""
        filled = "".join(f"&{field}={quote(value, safe='')}" for field, value in fields.items())
        return f"{self.repository}/issues/new?template={name}.yml{filled}"


@dataclass(frozen=True)
class Edition:
    """One edition of the site: where it will stand, the state of the data it is made from, and the moment that stands for now.

    `version` is None outside a repository; then the moment is the day up to which the record runs.
    """

    addresses: Addresses
    version: Version | None
    moment: datetime

    @classmethod
    def of(cls, conflict: Conflict, version: Version | None, environment: Mapping[str, str]) -> Edition:
        """The edition of a conflict's site; `environment` (SITE_URL, CONTACT_ADDRESS, what GitHub Actions sets) goes before the data."""
        record_until = datetime.combine(conflict.record_until.first, time(), UTC)
        moment = datetime.fromtimestamp(version.timestamp, UTC) if version else record_until
        return cls(addresses_of(conflict, environment), version, moment)


def addresses_of(conflict: Conflict, environment: Mapping[str, str]) -> Addresses:
    """From the environment first, so that a fork publishes itself; else from the data."""
    repository, site = str(conflict.repository_url), str(conflict.site_url)
    if name := environment.get("GITHUB_REPOSITORY"):
        owner, _, project = name.partition("/")
        repository = f"{environment.get('GITHUB_SERVER_URL', 'https://github.com')}/{name}"
        site = f"https://{owner.lower()}.github.io/" + ("" if project.lower() == f"{owner.lower()}.github.io" else f"{project}/")
    site = environment.get("SITE_URL") or site
    contact = environment.get("CONTACT_ADDRESS") or str(conflict.contact_address or "")
    return Addresses(site.rstrip("/") + "/", repository.rstrip("/"), environment.get("SITE_BRANCH") or "main", contact)


def read_version(data_folder: Path) -> Version | None:
    """The last commit that touched the data folder or docs/ beside it; None where git cannot tell."""
    project = data_folder.resolve().parent
    last = _git(project, "log", "-1", "--format=%H %ct", "--", str(data_folder.resolve()), str(project / "docs"))
    commit, _, moment = last.strip().partition(b" ")
    return Version(commit.decode("ascii"), _bounded(moment), project) if moment.isdigit() else None


def _bounded(digits: bytes) -> int:
    return min(int(digits), LATEST)


def _git(folder: Path, *arguments: str) -> bytes:
    """What git prints; nothing where there is no repository or no git. Names of files are whatever bytes a commit held."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=False)
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""
