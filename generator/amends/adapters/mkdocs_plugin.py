"""The MkDocs plugin: hands the rendered tree to MkDocs, and in `serve` shows what to fix instead of failing."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
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

from amends.adapters.checked import checked
from amends.adapters.verify import published
from amends.load.content import Known
from amends.model.content import Content
from amends.problems import Problem, as_text, errors
from amends.render.assets import digest
from amends.render.kept_pages import KeptPages
from amends.render.please_fix import please_fix
from amends.render.site import render, render_one
from amends.render.tree import Page, Tree
from amends.resources import theme_folder

# Not below "mkdocs": a warning for authors, such as the one on planned items, must not fail `mkdocs build --strict`.
_log = logging.getLogger("amends")

_OF_MATERIAL = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")
"""What Material publishes and none of our pages loads."""


class TreeFile(File):
    """A file of the tree, which knows whether it is another one than the preview or the old site shows."""

    changed = True

    def is_modified(self) -> bool:
        """Tell MkDocs whether to build it again, where it builds only what has changed."""
        return self.changed


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
    """The folder of the YAML files, from where mkdocs.yml lies."""
    language = option.Optional(option.Type(str))
    """The language to build; the first one of site.yaml where none is named."""
    only = option.Optional(option.Type(str))
    """The file of the one item to show, in a preview of it."""


class AmendsPlugin(BasePlugin[AmendsConfig]):  # type: ignore[no-untyped-call] # as above
    """Makes pages of YAML. The instance lives across the rebuilds of one `serve`."""

    def __init__(self) -> None:
        self.serving = False
        self.tree: Tree | None = None
        """The tree to build; `amends build` sets it, since it has rendered already."""
        self.as_it_was: AbstractSet[str] = frozenset()
        """The pages of the tree that need not be built, since somebody else puts them there as they were."""
        self.page_done: Callable[[], object] = lambda: None
        self._known: Known = {}
        self._pages = KeptPages()
        self._shown: dict[str, object] = {}
        """What the preview shows: each page of the tree with the furniture around it, and each asset."""
        self._gone: set[str] = set()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        self.serving = command == "serve"
        self._shown = {}
        self.tree = None  # MkDocs keeps one instance for all configurations of a process
        self.as_it_was = frozenset()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if not config.use_directory_urls:
            raise ConfigurationError("Amends needs `use_directory_urls: true`, since links lead to folders")
        if self.serving or self.tree is None:
            self.tree = self._tree(config)
        config.site_name = str(self.tree.furniture.get("site_name", config.site_name))
        config.extra["amends"] = self._furniture(self.tree)
        if str(theme_folder()) not in config.theme.dirs:
            config.theme.dirs.insert(0, str(theme_folder()))
        return config

    def _furniture(self, tree: Tree) -> dict[str, Any]:
        made = dict(tree.furniture)
        if self.serving:
            # MkDocs reloads the page by a script of its own that stands in the page itself.
            made["csp"] = made["csp"].replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
        return made

    def content_folder(self, config: MkDocsConfig) -> Path:
        """Return the folder of the YAML files."""
        return Path(config.config_file_path or "mkdocs.yml").parent / self.config.content

    def _tree(self, config: MkDocsConfig) -> Tree:
        content, problems = checked(self.content_folder(config), self.config.language, self._known)
        if self.config.only:
            return self._one(content, problems, Path(self.config.only))
        if problems:
            _log.log(logging.ERROR if errors(problems) else logging.INFO, "%s", as_text(problems))
        if not errors(problems):
            return render(content, kept=self._pages)
        if not self.serving:
            count = len(errors(problems))
            raise Abort(f"The content has {count} {'error' if count == 1 else 'errors'}, so nothing was built.")
        return please_fix(content, problems, self.tree)

    def _one(self, content: Content, problems: Sequence[Problem], file: Path) -> Tree:
        """Return the page of one item, or what to fix in its file; other files are not its business."""
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
        for file in list(files):
            if file.src_uri.startswith(_OF_MATERIAL) or (
                file.abs_src_path and Path(file.abs_src_path).is_relative_to(theme)
            ):
                files.remove(file)
        around = digest(repr(config.extra["amends"]).encode())
        now: dict[str, object] = {page.uri: (page, around) for page in self.tree.pages}
        pages = {page.uri: page for page in self.tree.pages}
        contents: dict[str, str | bytes] = dict.fromkeys(pages, "")  # a TreePage reads no file
        contents |= {asset.uri: asset.data for asset in self.tree.assets if not files.get_file_from_path(asset.uri)}
        for uri, data in contents.items():
            file = TreeFile.generated(config, uri, content=data)
            now.setdefault(uri, data)
            if isinstance(file, TreeFile):  # it is; MkDocs' own annotation knows no subclass
                file.changed = now[uri] != self._shown.get(uri) and uri not in self.as_it_was
            if uri in pages:
                TreePage(pages[uri], file, config)
            files.append(file)
        self._gone = set(self._shown) - set(now)
        self._shown = now
        return files

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Take away what the preview showed and the tree no longer has."""
        for uri in self._gone:
            (Path(config.site_dir) / (published(uri) if uri.endswith(".md") else uri)).unlink(missing_ok=True)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """After a build that broke off, trust nothing that lies there."""
        self._shown = {}

    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        self.page_done()
        return output

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., Any],  # noqa: ARG002
    ) -> LiveReloadServer:
        server.watch(str(self.content_folder(config)))
        return server
