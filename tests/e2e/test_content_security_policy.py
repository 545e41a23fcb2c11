"""The Content-Security-Policy in a browser blocks every way to send answers to another origin."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.e2e.conftest import SMALL, Visits

WAYS = {
    "fetch": "fetch(to).catch(() => {})",
    "beacon": "navigator.sendBeacon(to, 'canary')",
    "image": "new Image().src = to",
    "script": "document.head.append(Object.assign(document.createElement('script'), { src: to }))",
    "style": "document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: to }))",
    "prefetch": "document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: to }))",
    "form": """(() => {
      const form = Object.assign(document.createElement('form'), { action: to, method: 'post' });
      document.body.append(form);
      form.submit();
    })()""",
    "frame": "document.body.append(Object.assign(document.createElement('iframe'), { src: to }))",
    "WebSocket": "try { new WebSocket(to.replace('http', 'ws')) } catch { }",
    "EventSource": "try { new EventSource(to) } catch { }",
    "CSS background by attribute": """(() => {
      const box = document.createElement('div');
      box.setAttribute('style', `background: url(${to}); block-size: 9px`);
      document.body.append(box);
    })()""",
    "CSS background by script": """(() => {
      const box = document.createElement('div');
      box.style.cssText = `background: url(${to}); block-size: 9px`;
      document.body.append(box);
    })()""",
    "inline handler": """(() => {
      const box = document.createElement('div');
      box.innerHTML = `<button onclick="fetch('${to}')">x</button>`;
      document.body.append(box);
      box.firstChild.click();
    })()""",
    "inline script": """document.head.append(
      Object.assign(document.createElement('script'), { textContent: `fetch('${to}')` }))""",
}


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """A server of another origin, with a list of the requests that it received."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", asked
    server.shutdown()
    server.server_close()


def test_the_policy_blocks_every_channel(visit: Visits, elsewhere: tuple[str, list[str]]) -> None:
    origin, asked = elsewhere
    page = visit("worksheets/2/", below=SMALL)
    page.locator("#a-book").fill("canary")
    for way, script in WAYS.items():
        page.evaluate(f"(to) => {{ {script} }}", f"{origin}/?canary")
        # By then the violation has been reported, or the request sent.
        page.wait_for_timeout(300)
        blocked = [words for words in visit.said if "Content Security Policy" in words]
        visit.said.clear()
        assert blocked, f"{way}: no violation was reported"
        assert visit.asked == [], way
        assert asked == [], way
        assert page.url == f"{visit.origin}{SMALL}worksheets/2/", way


def test_without_the_policy_requests_arrive(browser_without_policy: Visits, elsewhere: tuple[str, list[str]]) -> None:
    origin, asked = elsewhere
    page = browser_without_policy("worksheets/2/", below=SMALL, bypass_csp=True)
    page.context.unroute_all()
    for way in ("image", "WebSocket", "CSS background by script", "inline handler"):
        page.evaluate(f"(to) => {{ {WAYS[way]} }}", f"{origin}/?{len(asked)}")
        page.wait_for_timeout(300)
    assert len(asked) >= 4


@pytest.fixture
def browser_without_policy(visit: Visits) -> Iterator[Visits]:
    """Pages without their policy, whose console messages and requests are ignored."""
    yield visit
    visit.said.clear()
    visit.asked.clear()
