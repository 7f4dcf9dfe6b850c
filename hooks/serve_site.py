"""MkDocs for one page at a time: what `make serve` runs. The other file that knows MkDocs is build_site.py, whose hooks it uses.

Each state of the records is gathered as in a build, but a page goes through Markdown and the theme only when it is asked for.
"""

from __future__ import annotations

import mimetypes
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import click
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from explainer.build import pipeline, postprocess
from explainer.output.assets import AssetError
from explainer.serve import dev_server

ROOT = Path.cwd()
# As mkdocs.yml names it.
HOOK = "hooks/build_site.py"
SEARCH_INDEX = "pagefind/"
# What changes only with the engine or the theme: then everything starts anew.
ENGINE = ("hooks", "overrides", "mkdocs.yml")


class Maker:
    """What stays from one state of the site to the next: the settings, the theme with its files, and parsed records."""

    def __init__(self, address: str, folder: Path) -> None:
        self.folder = folder
        self.config = load_config(config_file=str(ROOT / "mkdocs.yml"), site_dir=str(folder / "site"))
        self.config.plugins.on_startup(command="serve", dirty=False)
        self.config.site_url = address
        self.env = self.config.theme.get_env()
        themes = Files([])
        themes.add_files_from_theme(self.env, self.config)
        self.theme_files = list(themes)
        self._remembered = dev_server.Remembered()

    def state(self) -> State:
        """The site as its files are now; DataError when the records have errors."""
        checked = pipeline.load(ROOT / "data", Path(self.config.docs_dir), os.environ, self._remembered.parse_all)
        hooks = cast(dict[str, Any], self.config.hooks)  # MkDocs 1.6 declares a list and gives a mapping by name
        hooks[HOOK].site_build.use(checked)
        return State(self)


def _can_be_made(file: File) -> bool:
    """Whether there is something to make a file from: one by hand may have vanished since its state was looked at."""
    return file.generated_by is not None or file.abs_src_path is None or os.path.isfile(file.abs_src_path)


class State:
    """One state of the whole site, whose files are made when they are asked for."""

    def __init__(self, maker: Maker) -> None:
        self._config: MkDocsConfig = maker.config.plugins.on_config(maker.config)
        files = get_files(self._config)
        for file in maker.theme_files:
            if not files.get_file_from_path(file.src_uri):
                files.append(file)
        self._files: Files = self._config.plugins.on_files(files, config=self._config)
        set_exclusions(self._files, self._config)
        self._pages: Sequence[File] = self._files.documentation_pages()
        self._nav = self._config.plugins.on_nav(get_navigation(self._files, self._config), config=self._config, files=self._files)
        for page in self._nav.pages:
            if page.title is None:  # not given in mkdocs.yml: the menus show the page's own
                page.read_source(self._config)
        self._env = self._config.plugins.on_env(maker.env, config=self._config, files=self._files)
        self._by_address = {file.dest_uri: file for file in self._files}
        self._made: dict[str, bytes] = {}
        self._making = threading.RLock()
        self._index = maker.folder / f"index-{id(self)}"
        self._indexing = threading.Lock()

    def get(self, path: str) -> tuple[bytes, str] | None:
        """A file of the site and its type; None where there is none."""
        if path.startswith(SEARCH_INDEX):
            return self._from_index(path)
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        if file := self._by_address.get(path):
            return (self._content(file), kind) if path in self._made or _can_be_made(file) else None
        if path in self._config.theme.static_templates:
            return self._template(path), kind
        return None

    def addresses(self) -> list[str]:
        """Every file that there is to ask for, the index of the search aside."""
        return sorted({*self._by_address, *self._config.theme.static_templates})

    def _content(self, file: File) -> bytes:
        if not file.is_documentation_page():
            return file.content_bytes
        with self._making:  # MkDocs and the theme keep what they are at in common variables
            if file.dest_uri not in self._made:
                self._made[file.dest_uri] = self._page(file).encode("utf-8", errors="xmlcharrefreplace")
            return self._made[file.dest_uri]

    def _page(self, file: File) -> str:
        """As MkDocs's own build does it (commands/build.py, 1.6.1), for one page."""
        config, plugins = self._config, self._config.plugins
        page = file.page or Page(None, file, config)
        page = plugins.on_pre_page(page, config=config, files=self._files)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=self._files)
        page.render(config, self._files)
        page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=self._files)
        page.active = True
        try:
            context = get_context(self._nav, self._pages, config, page)
            template = self._env.get_template(str(page.meta.get("template", "main.html")))
            context = plugins.on_page_context(context, page=page, config=config, nav=self._nav)
            return plugins.on_post_page(template.render(context), page=page, config=config)
        finally:
            page.active = False

    def _template(self, name: str) -> bytes:
        base = urlsplit(self._config.site_url or "/").path if name == "404.html" else get_relative_url(".", name)
        with self._making:
            context = get_context(self._nav, self._files, self._config, base_url=base)
            return str(self._env.get_template(name).render(context)).encode()

    def _from_index(self, path: str) -> tuple[bytes, str] | None:
        """The search needs all pages: its index is made for a state when somebody first searches there."""
        with self._indexing:
            if not self._index.is_dir():
                print("Making the search index of all pages …", flush=True)
                for old in self._index.parent.glob("index-*"):
                    shutil.rmtree(old)
                for file in self._pages:
                    target = self._index / file.dest_uri
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(self._content(file))
                postprocess.index(self._index)
        target = (self._index / path).resolve()
        if not target.is_relative_to(self._index.resolve()) or not target.is_file():
            return None
        return target.read_bytes(), mimetypes.guess_type(path)[0] or "application/octet-stream"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--host", default="127.0.0.1", help="The address to listen on.")
@click.option("--port", default=8000, help="The port; 0 takes a free one.")
def main(host: str, port: int) -> None:
    """Show the site while its records are edited; run it in the project's folder."""
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        try:
            maker = Maker(f"http://{host}:{port}/", Path(folder))
        except (ConfigurationError, Abort, OSError) as error:
            raise click.ClickException(f"mkdocs.yml: {error}") from None
        engine = _engine_status()

        def make() -> dev_server.State:
            if _engine_status() != engine:
                print("The engine or the theme has changed: starting anew", flush=True)
                os.execv(sys.executable, [sys.executable, *sys.argv])
            try:
                return maker.state()
            except (MkDocsException, Abort, AssetError) as error:
                raise pipeline.NoDataError(str(error)) from None

        watched = [ROOT / name for name in ("data", "docs", *ENGINE)] + [ROOT / ".git" / "logs" / "HEAD"]
        dev_server.serve(dev_server.Live(watched, make), host, port)


def _engine_status() -> list[tuple[str, dev_server.Status]]:
    paths = sorted(path for name in ENGINE for path in [ROOT / name, *(ROOT / name).rglob("*")])
    return [(str(path), dev_server.status(path)) for path in paths if path.is_file() and "__pycache__" not in path.parts]


if __name__ == "__main__":
    main()
