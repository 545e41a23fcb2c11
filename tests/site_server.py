"""Run commands, build sites once for all workers, and serve them as GitHub Pages does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).parents[1]
ORIGIN = "https://amends.example"
PREFIX = "/trust/"
SITE_URL = ORIGIN + PREFIX
"""The site's address: below a path, as for a project site on GitHub Pages."""

_TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
"""MIME types that are missing or wrong on some machines."""
_TIMEOUT_S = 180


def run(*command: str | Path, folder: Path = ROOT, expect: int = 0, **environment: str) -> str:
    """Run a command of the tests' environment, check its exit code, and return its output.

    Variables of pytest are not passed on, so that the command may be pytest.
    """
    programs = Path(sys.executable).parent
    program = shutil.which(str(command[0]), path=f"{programs}{os.pathsep}{os.environ.get('PATH', '')}")
    assert program, f"there is no {command[0]} beside {sys.executable}"
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        [program, *map(str, command[1:])],
        cwd=folder,
        env={**inherited, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == expect, f"{' '.join(map(str, command))}\n{done.stdout}"
    return done.stdout


def once(folder: Path, make: Callable[[Path], object], timeout_s: float = _TIMEOUT_S) -> Path:
    """Have the first worker that asks for a folder make it, while the others wait until it is complete."""
    failed = folder.with_suffix(".failed")
    try:
        folder.with_suffix(".lock").touch(exist_ok=False)
    except FileExistsError:
        end = time.monotonic() + timeout_s
        while not folder.exists() and not failed.exists() and time.monotonic() < end:
            time.sleep(0.1)
        assert folder.exists(), "another worker failed to make it; see its error"
        return folder
    unfinished = folder.with_name(f"{folder.name}-unfinished")
    try:
        make(unfinished)
        unfinished.rename(folder)
    except BaseException:
        failed.touch()
        raise
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the contents of every file below a folder by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def serving(folders: Mapping[str, Path]) -> Iterator[str]:
    """Serve folders, each below a path such as `/trust/`, and yield the origin; missing files get 404.html."""

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        extensions_map = SimpleHTTPRequestHandler.extensions_map | _TYPES

        def translate_path(self, path: str) -> str:
            asked = unquote(urlsplit(path).path)
            for prefix, folder in folders.items():
                found = (folder / asked.removeprefix(prefix)).resolve()
                if asked.startswith(prefix) and found.is_relative_to(folder.resolve()):
                    # The trailing slash makes the handler redirect folders as GitHub Pages does.
                    return f"{found}/" if asked.endswith("/") else str(found)
            return str(ROOT / "there is no such file")

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            folder = next((folder for prefix, folder in folders.items() if self.path.startswith(prefix)), None)
            if code != 404 or folder is None:
                super().send_error(code, message, explain)
                return
            page = (folder / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
