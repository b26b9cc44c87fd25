"""The site as a visitor meets it: built once from the real guide, then served on loopback under a strict policy."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from filelock import FileLock
from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
# The day the tests are lived on, so that no figure expires while they sleep in a drawer.
DAY = str(int(datetime(2026, 11, 30, tzinfo=UTC).timestamp()))
# Built sites are kept here, each under the stamp of what it was made from; the newest few, as somebody may still be looking at one.
KEPT = ROOT / ".cache" / "sites"
HOW_MANY = 3
# All that a site is made from, and what says how it is built.
MADE_FROM = ("data", "docs", "overrides", "scripts", "mkdocs.yml", "requirements.txt", "tests/built_site.py")
# What a careful operator sends with every answer; the pages carry a policy of their own as well.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

# What many pages ask for, by the end of its name.
SHARED = (".js", ".css", ".svg", ".json")
KEPT_BY_BROWSERS = "max-age=3600"


@dataclass
class Site:
    """The built site: its folder, its address, and every path a browser has asked the server for."""

    folder: Path
    url: str = ""
    asked: list[str] = field(default_factory=list)

    @property
    def html(self) -> list[str]:
        """The path of every built page, as “go/own-recovery/index.html”."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    def tree(self, path: str) -> etree._Element:
        """A built page, read as a browser would."""
        return etree.fromstring((self.folder / path).read_bytes(), etree.HTMLParser(encoding="utf-8"))


def kept() -> Site:
    """The site of the project as it is now: built by whoever asks first, and there at once for whoever asks after."""
    folder = KEPT / stamp()
    KEPT.mkdir(parents=True, exist_ok=True)
    with FileLock(KEPT / "lock"):
        if not folder.is_dir():
            _forget_old_ones()
            unfinished = KEPT / "unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            build(unfinished).folder.rename(folder)
    return Site(folder)


def stamp() -> str:
    """What the site is made from, in a few letters: they change with any byte of it."""
    read = sha256(platform.python_version().encode())
    for path in sorted(path for name in MADE_FROM for path in _files(ROOT / name)):
        content = path.read_bytes()
        read.update(f"{path.relative_to(ROOT).as_posix()} {len(content)}\n".encode() + content)
    return read.hexdigest()[:16]


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else [inner for inner in path.rglob("*") if inner.is_file() and "__pycache__" not in inner.parts]


def _forget_old_ones() -> None:
    sites = sorted((path for path in KEPT.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in sites[HOW_MANY - 1 :]:
        shutil.rmtree(old, ignore_errors=True)


def build(folder: Path) -> Site:
    """Builds the guide into `folder` as an author does. Raises AssertionError with what MkDocs said when it does not build."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": DAY, "SITE_URL": ""}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    built = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert built.returncode == 0, f"The site does not build:\n{built.stdout}{built.stderr}"
    return Site(folder)


@contextmanager
def served(site: Site) -> Iterator[Site]:
    """Serves the site on a free port of loopback."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, site))
    site.url = f"http://127.0.0.1:{server.server_port}/"
    Thread(target=server.serve_forever, daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_) -> None:
        """A browser that leaves a page before it is all there is no error."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Else the body of every answer waits some 40 ms until the browser has said that it got the headers.
    disable_nagle_algorithm = True

    def __init__(self, site: Site, *given):
        self.site = site
        super().__init__(*given, directory=str(site.folder))

    def do_GET(self) -> None:
        self.site.asked.append(self.path)
        super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        # A page comes from here each time. What pages share, a browser may keep, as hosts let it: else a page takes half as long again.
        # A first visit is one by a new reader.
        self.send_header("Cache-Control", KEPT_BY_BROWSERS if self.path.endswith(SHARED) else "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What a host does with an unknown address: the guide's own page."""
        body = (self.site.folder / "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_) -> None:
        """The server of a test says nothing."""
