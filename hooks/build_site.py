"""The only MkDocs code: gathers the engine's artifacts into a build, guards `serve`, finishes the site.

A build goes into a folder beside the site's and is swapped in whole when nothing failed.
"""

from __future__ import annotations

import html
import logging
import os
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.meta import get_data

from explainer.build import browser_constants, pipeline, postprocess, size_report
from explainer.charts import social_card
from explainer.output import assets, urls
from explainer.output.artifact import Artifact
from explainer.output.version import addresses_of, build_timestamp
from explainer.pages.handwritten import docs_page, docs_use, foot
from explainer.problems import DataError
from explainer.serve.banner import Guard

log = logging.getLogger("mkdocs.hooks.build_site")
# Material's notice about MkDocs 2 is for maintainers, who read it in the README.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


class _Run:
    """What one run of MkDocs has to remember between its events."""

    command = "build"
    target: Path | None = None
    failed = False


def on_startup(command: str, dirty: bool) -> None:
    _Run.command = command
    _Run.failed = False


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    data_folder = _data_folder(config)
    try:
        loaded = config.extra.get("loaded") or pipeline.load(data_folder, Path(config.docs_dir))
    except (DataError, pipeline.NoDataError) as error:
        _Run.failed = True
        raise PluginError(_reported(error)) from None
    dataset, version, warnings = loaded
    for warning in warnings:
        print(warning, file=sys.stderr)
    conflict = dataset.conflict
    addresses = addresses_of(conflict)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(build_timestamp(version, conflict)))
    config.site_name = html.escape(conflict.title)
    config.site_description = html.escape(dataset.plain(conflict.tagline))
    config.copyright = foot(conflict, addresses, version)
    config.edit_uri = f"{addresses.repository}/edit/{addresses.branch}/"
    config.extra["explainer"] = (dataset, version, warnings)
    config.extra["card"] = urls.CARD
    config.extra["feed"] = urls.FEED
    config.extra["worker"] = _Run.command == "build"
    if _Run.command == "build":
        config.site_url = addresses.site
        _Run.target = Path(config.site_dir)
        postprocess.recover(_Run.target)
        config.site_dir = str(postprocess.building_folder(_Run.target))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    dataset, version, warnings = config.extra["explainer"]
    docs = Path(config.docs_dir).name
    for file in files.documentation_pages():
        file.edit_uri = f"{docs}/{file.src_uri}"
    for file in [file for file in files if assets.is_source(file.src_uri)]:
        files.remove(file)  # served by the engine, under a name with a hash
    artifacts = pipeline.build(dataset, version, warnings, Path(config.docs_dir))
    if _Run.command == "build":  # while serving, each is made when it is asked for
        config.extra["converted"] = pipeline.make(artifacts, partial(_converted, config))
    for artifact in artifacts:
        if files.get_file_from_path(artifact.path):
            raise PluginError(f"{docs}/{artifact.path} stands where the page of a record goes; rename it")
        files.append(Made(artifact, config))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """What the templates in overrides/ take from the engine: `"assets/js/menu.js"|asset` is the served address of a script."""
    served = browser_constants.site_assets(Path(config.docs_dir))
    env.filters["asset"] = served.address
    env.filters["preloads"] = served.preloads
    env.globals["search_sections"] = browser_constants.search_sections()
    return env


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """The day that the site map names: when the file that the page is made from was last changed, or else the data."""
    _, version, _ = config.extra["explainer"]
    if version:
        page.update_date = datetime.fromtimestamp(version.changed(page.file.edit_uri or ""), UTC).date().isoformat()
    return page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if page.file.generated_by is not None:
        if converted := config.extra.get("converted", {}).pop(page.file.src_uri, None):
            page.render = partial(_given, page, *converted)  # type: ignore[method-assign]  # what it would do is done
        return markdown
    dataset, version, _ = config.extra["explainer"]
    path, title = page.file.src_uri, str(page.meta["title"])
    # Material's templates print front matter as it is; that of records is escaped when their pages are made.
    page.meta = {key: html.escape(given) if isinstance(given, str) else given for key, given in page.meta.items()}
    return docs_page(dataset, path, markdown) + docs_use(dataset, version, path, title)


Converted = tuple[str, list[Any]]


def _converted(config: MkDocsConfig, artifact: Artifact) -> Converted | None:
    """A page of the engine as HTML with its table of contents, as MkDocs's own `Page.render` makes it (1.6.1).

    Most of a build goes into this, so it is done where the page is made, on several cores. What MkDocs does besides is for links
    between Markdown files, which these pages have none of.
    """
    if not artifact.path.endswith(".md"):
        return None
    converter = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    text, _ = get_data(artifact.content)
    return converter.convert(text), converter.toc_tokens  # type: ignore[attr-defined]  # of the extension toc


def _given(page: Page, content: str, toc_tokens: list[Any], config: MkDocsConfig, files: Files) -> None:
    page.content, page.toc = content, get_toc(toc_tokens)


def on_post_build(config: MkDocsConfig) -> None:
    folder = Path(config.site_dir)
    postprocess.finish(folder, security=_Run.command == "build")
    found = size_report.sizes(folder)
    try:
        # Not through MkDocs's log: there a warning would stop the build.
        print(f"{'warning: ' if size_report.near(found) else ''}{size_report.report(found)}", file=sys.stderr)
    except size_report.TooLargeError as error:
        raise PluginError(str(error)) from None


def on_build_error(error: Exception) -> None:
    """A fault from outside ends the build with what it was, not with a traceback; what is a mistake of ours keeps its own."""
    _Run.failed = True
    if isinstance(error, OSError):
        log.error("%s cannot be written: %s; the site stays as it was", error.filename or "A file", error.strerror)
        raise Abort("Nothing was built.") from None
    if isinstance(error, postprocess.FinishError | social_card.FontError | assets.AssetError):
        log.error("%s", error)
        raise Abort("Nothing was built.") from None


def on_shutdown() -> None:
    if _Run.target is not None:
        if _Run.failed:
            postprocess.discard(_Run.target)
        else:
            try:
                postprocess.swap(_Run.target)
            except OSError as error:
                log.error("%s cannot be put in place: %s", error.filename, error.strerror)
                raise Abort("Nothing was changed.") from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    guard = Guard(builder, lambda: pipeline.load(_data_folder(config), Path(config.docs_dir)))
    server.builder = guard
    serving = server.get_app()
    assert serving is not None, "a live-reload server always has an application"
    server.set_app(guard.around(serving))
    return server


def _data_folder(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent / "data"


class Made(File):
    """A file of the engine in MkDocs's clothes; its content is made when MkDocs asks for it."""

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


def _reported(error: DataError | pipeline.NoDataError) -> str:
    if isinstance(error, DataError):
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return f"The data has problems ({error}); nothing was built."
    return str(error)
