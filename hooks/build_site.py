"""MkDocs for a whole build: hands the engine's artifacts to MkDocs and puts the finished folder in the site's place.

The folder is built beside the site's and replaces it only when nothing failed. `hooks/serve_site.py` is the other file that knows MkDocs.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import Environment
from markdown import Markdown
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.meta import get_data

from explainer.build import pipeline, postprocess, size_report
from explainer.build.browser_constants import site_assets
from explainer.charts import social_card
from explainer.load.handwritten_page import read_page
from explainer.model.kinds import search_sections
from explainer.output import assets, urls
from explainer.output.artifact import NOT_BUILT, Artifact
from explainer.pages.footer import site_footer
from explainer.pages.handwritten import handwritten_footer, handwritten_page
from explainer.pages.isolation import isolated
from explainer.pages.prose_marks import ProseMarks, heading_slug
from explainer.problems import DataError

log = logging.getLogger("mkdocs.hooks.build_site")
# Material's notice about MkDocs 2 is for maintainers, who read it in the README.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

# A page as HTML with the tokens of its table of contents.
ConvertedPage = tuple[str, list[Any]]


class SiteBuild:
    """The site's handlers of MkDocs events, in the order in which MkDocs calls them; what one leaves for a later one is kept here."""

    def __init__(self) -> None:
        self._publishing = True
        self._failed = False
        self._target: Path | None = None
        self._given: pipeline.Checked | None = None
        self._checked: pipeline.Checked | None = None
        self._converted: dict[str, ConvertedPage] = {}

    @property
    def checked(self) -> pipeline.Checked:
        if self._checked is None:
            raise RuntimeError("records are loaded in on_config, before any other event")
        return self._checked

    def use(self, checked: pipeline.Checked) -> None:
        """Make the next site from these records instead of loading them; `serve_site.py` loads them itself."""
        self._given = checked

    def on_startup(self, command: str, dirty: bool) -> None:
        self._publishing = command == "build"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        given, self._given = self._given, None
        checked = self._checked = given or self._load(config)
        dataset, edition = checked.dataset, checked.edition
        for warning in checked.warnings:
            print(warning, file=sys.stderr)
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(edition.moment.timestamp())))
        config.site_name = escape(dataset.conflict.title)
        config.site_description = escape(dataset.plain(dataset.conflict.tagline))
        config.copyright = site_footer(dataset.conflict, edition)
        config.edit_uri = f"{edition.addresses.repository}/edit/{edition.addresses.branch}/"
        others = [extension for extension in config.markdown_extensions if not isinstance(extension, ProseMarks)]
        config.markdown_extensions = [*others, ProseMarks()]  # type: ignore[list-item]  # Markdown takes names and objects
        config.mdx_configs.setdefault("toc", {})["slugify"] = heading_slug
        config.extra |= {"card": urls.CARD, "feed": urls.FEED, "worker": self._publishing}
        if self._publishing:
            config.site_url = edition.addresses.site
            self._target = Path(config.site_dir)
            postprocess.recover(self._target)
            config.site_dir = str(postprocess.building_folder(self._target))
        return config

    def _load(self, config: MkDocsConfig) -> pipeline.Checked:
        project = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        try:
            return pipeline.load(project / "data", Path(config.docs_dir), os.environ)
        except DataError as error:
            for problem in error.problems:
                print(problem, file=sys.stderr)
            self._fail(f"The data has problems ({error}); nothing was built.")
        except pipeline.NoDataError as error:
            self._fail(str(error))

    def _fail(self, message: str) -> NoReturn:
        self._failed = True
        raise PluginError(message) from None

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        for file in files.documentation_pages():
            file.edit_uri = f"{Path(config.docs_dir).name}/{file.src_uri}"
        for file in [file for file in files if assets.is_source(file.src_uri)]:
            files.remove(file)  # served by the engine, under a name with a hash
        artifacts = pipeline.artifacts(self.checked)
        if self._publishing:  # while serving, each is made when it is asked for
            self._converted = pipeline.make_all(artifacts, partial(_convert, config))
        _add_artifacts(files, artifacts, config)
        return files

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """What the templates in overrides/ take from the engine: `"assets/js/menu.js"|asset` is the served address of a script."""
        served = site_assets(self.checked.docs_folder)
        env.filters["asset"] = served.address
        env.filters["preloads"] = served.preloads
        env.globals["search_sections"] = {row.name: row.title for row in search_sections()}
        return env

    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:
        """Set the day that the site map names: when the file that the page is made from was last changed, or else the data."""
        if version := self.checked.edition.version:
            page.update_date = datetime.fromtimestamp(version.changed(page.file.edit_uri or ""), UTC).date().isoformat()
        return page

    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """The text of a page by hand, with its fields as they were checked: MkDocs' own parser might take them for something else."""
        if page.file.generated_by is not None or page.file.abs_src_path is None:
            return None
        read, problems = read_page(Path(page.file.abs_src_path), page.file.src_uri)
        if read is None or problems:
            raise PluginError("; ".join(map(str, problems)))
        return read.source

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        if page.file.generated_by is not None:
            if converted := self._converted.pop(page.file.src_uri, None):
                page.render = partial(_set_content, page, converted)  # type: ignore[method-assign]  # it has been converted already
            return markdown
        path, title = page.file.src_uri, str(page.meta["title"])
        # Material's templates print front matter as it is; that of records is escaped when their pages are made.
        page.meta = {key: escape(value) if isinstance(value, str) else value for key, value in page.meta.items()}
        dataset, edition = self.checked.dataset, self.checked.edition
        return handwritten_page(dataset, edition, path, markdown) + handwritten_footer(dataset, edition, path, title)

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        return html if page.file.generated_by else isolated(html)  # of generated pages it was done when they were converted

    def on_post_build(self, config: MkDocsConfig) -> None:
        folder = Path(config.site_dir)
        postprocess.finish(folder, security=self._publishing)
        sizes = size_report.sizes(folder)
        try:
            # Not through MkDocs' log: there a warning would stop the build.
            print(f"{'warning: ' if size_report.near(sizes) else ''}{size_report.report(sizes)}", file=sys.stderr)
        except size_report.TooLargeError as error:
            raise PluginError(str(error)) from None

    def on_build_error(self, error: Exception) -> None:
        """End the build with what was wrong: a fault from outside without a traceback, a fault of ours with the page and its traceback."""
        self._failed = True
        if isinstance(error, OSError):
            log.error("%s cannot be written: %s; the site stays as it was", error.filename or "A file", error.strerror)
            raise Abort("Nothing was built.") from None
        if isinstance(error, postprocess.FinishError | social_card.FontError | assets.AssetError):
            log.error("%s", error)
            raise Abort("Nothing was built.") from None
        for note in getattr(error, "__notes__", ()):
            if note.startswith(NOT_BUILT):
                log.error("%s: %s: %s", note, type(error).__name__, error)

    def on_shutdown(self) -> None:
        if self._target is None:
            return
        if self._failed:
            postprocess.discard(self._target)
            return
        try:
            postprocess.swap(self._target)
        except OSError as error:
            log.error("%s cannot be put in place: %s", error.filename, error.strerror)
            raise Abort("Nothing was changed.") from None

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        log.info("`make serve` shows a save within a second; this server builds the whole site after each one.")
        return server


# What the last steps of a build write beside the pages.
WRITTEN_LAST = ("pagefind/", "sw.js", "sitemap.xml", "404.html")


def _add_artifacts(files: Files, artifacts: Sequence[Artifact], config: MkDocsConfig) -> None:
    """Add the engine's files; PluginError where two sources would be written to one file of the site, which MkDocs does in silence."""
    docs = Path(config.docs_dir).name
    sources: dict[str, str] = {}
    for file in files:
        name = f"{docs}/{file.src_uri}"
        if file.generated_by is None and file.src_dir == config.docs_dir and file.dest_uri.startswith(WRITTEN_LAST):
            raise PluginError(f"{name}: the build itself writes {file.dest_uri}; rename the page")
        if other := sources.get(file.dest_uri):
            raise PluginError(f"{name}: {other} has the same address ({file.dest_uri}); rename one of them")
        sources[file.dest_uri] = name
    for artifact in artifacts:
        made = ArtifactFile(artifact, config)
        if other := sources.get(made.dest_uri):
            raise PluginError(f"{other} has the address of a page that is made from records ({made.dest_uri}); rename it")
        sources[made.dest_uri] = artifact.path
        files.append(made)


def _convert(config: MkDocsConfig, artifact: Artifact) -> ConvertedPage | None:
    """A page of the engine as HTML with its table of contents, as MkDocs' own `Page.render` makes it (1.6.1).

    Most of a build goes into this, so it is done where the page is made, on several cores. What MkDocs does besides is for links
    between Markdown files, which these pages have none of.
    """
    if not artifact.path.endswith(".md"):
        return None
    converter = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    text, _ = get_data(artifact.content)
    return isolated(converter.convert(text)), converter.toc_tokens  # type: ignore[attr-defined]  # of the extension toc


def _set_content(page: Page, converted: ConvertedPage, config: MkDocsConfig, files: Files) -> None:
    """In place of `Page.render`: the content that was converted before."""
    page.content, toc_tokens = converted
    page.toc = get_toc(toc_tokens)


class ArtifactFile(File):
    """Adapts an Artifact to MkDocs' File; its content is made when MkDocs asks for it."""

    generated_by = "explainer"

    def __init__(self, artifact: Artifact, config: MkDocsConfig) -> None:
        # MkDocs leaves out what begins with a dot unless it is told otherwise.
        inclusion = InclusionLevel.INCLUDED if artifact.path.startswith(".") else InclusionLevel.UNDEFINED
        super().__init__(
            artifact.path, src_dir=None, dest_dir=config.site_dir, use_directory_urls=config.use_directory_urls, inclusion=inclusion
        )
        self._artifact = artifact
        self.edit_uri = f"data/{artifact.source}" if artifact.source else None

    @property  # type: ignore[misc]  # nobody sets it
    def content_string(self) -> str:
        return self._artifact.content

    @property  # type: ignore[misc]  # nor this
    def content_bytes(self) -> bytes:
        return self._artifact.data

    def copy_file(self, dirty: bool = False) -> None:
        path = Path(self.abs_dest_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.content_bytes)


# MkDocs looks for functions with these names in the file that mkdocs.yml names under `hooks`.
site_build = SiteBuild()
on_startup = site_build.on_startup
on_config = site_build.on_config
on_files = site_build.on_files
on_env = site_build.on_env
on_pre_page = site_build.on_pre_page
on_page_read_source = site_build.on_page_read_source
on_page_markdown = site_build.on_page_markdown
on_post_build = site_build.on_post_build
on_build_error = site_build.on_build_error
on_shutdown = site_build.on_shutdown
on_serve = site_build.on_serve
