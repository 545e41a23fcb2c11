"""Builds the sites that the outer tests look at, once for all workers, and serves them as GitHub Pages does."""

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
"""Where the site says it stands: below a path, as a project's site on GitHub Pages does."""

_TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
"""What some machines' lists of types lack or have wrong."""
_TIMEOUT_S = 180


def run(*command: str | Path, folder: Path = ROOT, expect: int = 0, **environment: str) -> str:
    """Run a command of the environment that the tests run in, see that it ends as expected, and return what it said."""
    programs = Path(sys.executable).parent
    program = shutil.which(str(command[0]), path=f"{programs}{os.pathsep}{os.environ.get('PATH', '')}")
    assert program, f"there is no {command[0]} beside {sys.executable}"
    done = subprocess.run(
        [program, *map(str, command[1:])],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == expect, f"{' '.join(map(str, command))}\n{done.stdout}"
    return done.stdout


def once(folder: Path, make: Callable[[Path], object], timeout_s: float = _TIMEOUT_S) -> Path:
    """Have a folder made by the first worker that asks for it; the others wait. It is there only when it is whole."""
    failed = folder.with_suffix(".failed")
    try:
        folder.with_suffix(".lock").touch(exist_ok=False)
    except FileExistsError:
        end = time.monotonic() + timeout_s
        while not folder.exists() and not failed.exists() and time.monotonic() < end:
            time.sleep(0.1)
        assert folder.exists(), "another worker could not make it, and says why"
        return folder
    try:
        make(folder)
    except BaseException:
        failed.touch()
        raise
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def serving(folders: Mapping[str, Path]) -> Iterator[str]:
    """Serve folders, each under its own path such as `/trust/`, and give the origin; what is not there gets 404.html."""

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        extensions_map = SimpleHTTPRequestHandler.extensions_map | _TYPES

        def translate_path(self, path: str) -> str:
            asked = unquote(urlsplit(path).path)
            for prefix, folder in folders.items():
                found = (folder / asked.removeprefix(prefix)).resolve()
                if asked.startswith(prefix) and found.is_relative_to(folder.resolve()):
                    # A folder without its slash is sent there, by an address that ends in one.
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
