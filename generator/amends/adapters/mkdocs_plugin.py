"""The MkDocs plugin: hands the rendered tree to MkDocs, and in `serve` shows what to fix instead of failing."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils import get_theme_dir

from amends.adapters.checked import checked
from amends.model.content import Content
from amends.problems import Problem, as_text, errors
from amends.render.page_cache import PageCache
from amends.render.please_fix import please_fix
from amends.render.site import render, render_one
from amends.render.tree import Page, Tree
from amends.resources import theme_folder

# Not below "mkdocs": a warning for authors, such as the one on planned items, must not fail `mkdocs build --strict`.
_log = logging.getLogger("amends")

_POLL_S = 0.1
"""How often the preview looks for saved files. MkDocs waits half a second, half of what an edit may take."""


class TreePage(HostPage):
    """A page of the tree, whose body is HTML already: MkDocs reads no file and runs no Markdown for it."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self._body = page.body
        self.meta = page.facts()

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        self.content = self._body


class AmendsConfig(base.Config):  # type: ignore[no-untyped-call] # MkDocs leaves it untyped
    """The options of the plugin in mkdocs.yml."""

    content = option.Type(str, default="content")
    """The folder of the YAML files, relative to mkdocs.yml."""
    language = option.Optional(option.Type(str))
    """The language to build; by default the first one of site.yaml."""
    only = option.Optional(option.Type(str))
    """The file of the only item to show, in its preview."""


class AmendsPlugin(BasePlugin[AmendsConfig]):  # type: ignore[no-untyped-call] # as above
    """Makes pages from YAML. One instance serves all rebuilds of a `serve`."""

    def __init__(self) -> None:
        self.serving = False
        self.tree: Tree | None = None
        """The tree to build; `amends build` sets it, since it has rendered already."""
        self.page_done: Callable[[], object] = lambda: None
        self.cache = PageCache()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        self.serving = command == "serve"
        self.tree = None  # MkDocs keeps one instance for all configurations of a process

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if not config.use_directory_urls:
            raise ConfigurationError("Amends needs `use_directory_urls: true`, since links lead to folders")
        if self.serving or self.tree is None:
            self.tree = self._tree(config)
        config.site_name = str(self.tree.furniture.get("site_name", config.site_name))
        config.extra["amends"] = self._furniture(self.tree)
        # Our templates use nothing of Material's, and MkDocs would look through its thousands of icons.
        of_material = get_theme_dir("material")
        config.theme.dirs = [str(theme_folder()), *(folder for folder in config.theme.dirs if folder != of_material)]
        return config

    def _furniture(self, tree: Tree) -> dict[str, Any]:
        made = dict(tree.furniture)
        if self.serving:
            # MkDocs reloads the page by an inline script.
            made["csp"] = made["csp"].replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
        return made

    def content_folder(self, config: MkDocsConfig) -> Path:
        """Return the folder of the YAML files."""
        return Path(config.config_file_path or "mkdocs.yml").parent / self.config.content

    def _tree(self, config: MkDocsConfig) -> Tree:
        content, problems = checked(self.content_folder(config), self.config.language)
        if self.config.only:
            return self._one(content, problems, Path(self.config.only))
        if problems:
            _log.log(logging.ERROR if errors(problems) else logging.INFO, "%s", as_text(problems))
        if not errors(problems):
            return render(content, cache=self.cache)
        if not self.serving:
            count = len(errors(problems))
            raise Abort(f"The content has {count} {'error' if count == 1 else 'errors'}, so nothing was built.")
        return please_fix(content, problems, self.tree)

    def _one(self, content: Content, problems: Sequence[Problem], file: Path) -> Tree:
        """Return the page of one item, or what to fix in its file; problems of other files are ignored."""
        own = [problem for problem in problems if Path(problem.place.path).resolve() == file]
        if own:
            _log.log(logging.ERROR if errors(own) else logging.INFO, "%s", as_text(own))
        item = content.item_in(file)
        if item is None or errors(own):
            return please_fix(content, own or problems, self.tree)
        return render_one(content, item)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        if self.tree is None:
            return files
        theme = theme_folder()
        for file in list(files):  # the sources of our scripts and styles
            if file.abs_src_path and Path(file.abs_src_path).is_relative_to(theme):
                files.remove(file)
        for page in self.tree.pages:
            file = File.generated(config, page.uri, content="")  # a TreePage reads no file
            TreePage(page, file, config)
            files.append(file)
        for asset in self.tree.assets:
            if not files.get_file_from_path(asset.uri):
                files.append(File.generated(config, asset.uri, content=asset.data))
        return files

    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        self.page_done()
        return output

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., Any],
    ) -> LiveReloadServer:
        """Return a server that notices saved files sooner than MkDocs' own."""
        host, port = server.server_address[:2]
        server.server_close()
        sooner = LiveReloadServer(builder, str(host), int(port), server.root, server.mount_path, _POLL_S, _POLL_S)
        sooner.error_handler = server.error_handler
        for path in filter(None, (str(self.content_folder(config)), config.docs_dir, config.config_file_path)):
            sooner.watch(path)
        return sooner
