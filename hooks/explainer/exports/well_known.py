"""Files that programs look for under fixed addresses: robots.txt (RFC 9309), and security.txt (RFC 9116)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ..dataset import Dataset
from ..output import urls
from ..output.artifact import Artifact
from ..output.version import Edition


def files(dataset: Dataset, edition: Edition) -> Iterator[Artifact]:
    """robots.txt, and security.txt under /.well-known/ and at the root, where older programs look for it (RFC 9116, section 3)."""
    yield Artifact("robots.txt", lambda: f"User-agent: *\nAllow: /\nSitemap: {edition.addresses.site}sitemap.xml\n")
    for path in urls.SECURITY:
        yield Artifact(path, lambda: _security(dataset, edition))


def _security(dataset: Dataset, edition: Edition) -> str:
    """Whom to tell of a vulnerability; it expires a year after the data's date, and may not last longer (RFC 9116, section 2.5.5)."""
    addresses = edition.addresses
    expires = edition.moment + timedelta(days=365)
    contact = addresses.contact if addresses.contact.startswith("https://") else f"mailto:{addresses.contact}"
    lines = [
        *([f"Contact: {contact}"] if addresses.contact else []),
        f"Contact: {addresses.repository}/security/advisories/new",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Policy: {addresses.repository}/blob/{addresses.branch}/SECURITY.md",
        f"Preferred-Languages: {dataset.conflict.language}",
        f"Canonical: {addresses.site}{urls.SECURITY[0]}",
    ]
    return "\n".join(lines) + "\n"
