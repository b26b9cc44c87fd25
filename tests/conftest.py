"""What tests share: the guide of the real data, the site built from it, and readers with a browser."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from subprocess import CompletedProcess
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, Page, Playwright

from scripts.__main__ import main
from scripts.guide import Guide
from scripts.load import load
from scripts.schema import Entry

from . import chromium
from .built_site import DAY, ROOT, Site, kept, served
from .data_kit import TODAY, Call, mkdocs_here
from .kinds_of_page import DONE, ITEMS, KINDS, record_of
from .reader import SMALL_PHONE, Mishaps, Reader

pytest_plugins = ["tests.evidence", "tests.pace"]


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The guide of the real data, on the day of the tests."""
    guide = Guide(load(ROOT))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        # Asked for once, the day is kept.
        assert guide.figures.today == guide.figures.built
    return guide


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> Call:
    """`call(root, "check")` does what `run` does, in this process; so does the MkDocs that a build starts."""

    def mkdocs(command: Sequence[str], *, cwd: Path, env: Mapping[str, str], check: bool) -> CompletedProcess:
        assert (list(command[:3]), check) == ([sys.executable, "-m", "mkdocs"], False)
        with pytest.MonkeyPatch.context() as there:
            there.chdir(cwd)
            done = mkdocs_here(*command[3:], **env)
        print(done.stdout, end="")
        print(done.stderr, end="", file=sys.stderr)
        return CompletedProcess(command, done.exit_code)

    def called(root: Path, command: str, *words: str, **environment: str) -> CompletedProcess:
        capsys.readouterr()
        with pytest.MonkeyPatch.context() as there:
            for name, value in {"SOURCE_DATE_EPOCH": TODAY, **environment}.items():
                there.setenv(name, value)
            code = main([command, "--root", str(root), *words])
        return CompletedProcess(words, code, *capsys.readouterr())

    monkeypatch.setattr("scripts.__main__.subprocess", SimpleNamespace(run=mkdocs))
    return called


@pytest.fixture(scope="session")
def words(guide: Guide) -> dict[str, str]:
    """The words on buttons and in messages."""
    return guide.settings.interface.words


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The site: `site.folder`, which all workers share, and `site.url`, where each serves it to its own browser alone."""
    with served(kept()) as site:
        yield site


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """Only the built site can be reached. To hold up each request and let pass what may pass would take half of the time."""
    return {
        **browser_type_launch_args,
        "executable_path": chromium.find(),
        "args": ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
    }


@pytest.fixture(scope="session")
def chrome(playwright: Playwright, browser_type_launch_args: dict) -> Iterator[Browser]:
    browser = playwright.chromium.launch(**browser_type_launch_args)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def regular(chrome: Browser, site: Site, guide: Guide) -> Iterator[Reader]:
    """A reader who stays for all tests: a new browser profile for each would be slow."""
    reader = Reader(chrome, site, guide)
    yield reader
    reader.leave()


@pytest.fixture(scope="session")
def regular_without_scripts(chrome: Browser, site: Site, guide: Guide) -> Iterator[Reader]:
    reader = Reader(chrome, site, guide, java_script_enabled=False)
    yield reader
    reader.leave()


@pytest.fixture
def reader(regular: Reader) -> Iterator[Reader]:
    """A reader whose browser runs scripts."""
    yield from _reading(regular)


@pytest.fixture
def held_up(reader: Reader) -> Iterator[Reader]:
    """The same, on a line that a test may cut or hold up (line.py). Once it does, the browser takes no file from those it has kept."""
    yield reader
    reader.page.unroute_all()


@pytest.fixture
def reader_without_scripts(regular_without_scripts: Reader) -> Iterator[Reader]:
    yield from _reading(regular_without_scripts)


@pytest.fixture(scope="session")
def surveyor(chrome: Browser, site: Site, guide: Guide) -> Iterator[Reader]:
    """A reader who stays before a page until all questions about it are asked."""
    reader = Reader(chrome, site, guide)
    yield reader
    reader.leave()


@pytest.fixture(scope="session", params=KINDS, ids=str)
def opened_kind(request: pytest.FixtureRequest, surveyor: Reader) -> Reader:
    surveyor.open_sample(request.param, **SMALL_PHONE)
    return surveyor


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is handled has to be opened anew, where anybody comes after: so whoever handles it comes last."""
    items.sort(key=lambda item: "handled" in getattr(item, "fixturenames", ()))


@pytest.fixture
def sample(opened_kind: Reader) -> Iterator[Reader]:
    """A reader before a sample of a page: of each kind in turn, opened once for all that is asked of it anywhere."""
    if opened_kind.has_handled:
        opened_kind.open_sample(opened_kind.kind, **SMALL_PHONE)
    opened_kind.look()
    yield from _reading(opened_kind)


@pytest.fixture
def handled(sample: Reader) -> Iterator[Reader]:
    """The same, for a test that presses keys or clicks: what had been done on the page is done anew for whoever comes after."""
    sample.has_handled = sample.kind in DONE
    yield sample


@pytest.fixture(scope="module", params=ITEMS)
def _opened_item(request: pytest.FixtureRequest, regular: Reader, guide: Guide) -> tuple[Page, Entry]:
    record = record_of(request.param, guide)
    return regular.open(guide.address(record)), record


@pytest.fixture
def item_page(_opened_item: tuple[Page, Entry], reader: Reader) -> tuple[Page, Entry]:
    """The open page of an item, and its record: of each kind in turn, opened once for all the tests of a file in their usual order."""
    page, record = _opened_item
    if page.url != reader.site.url + reader.guide.address(record):
        reader.open(reader.guide.address(record))
    return page, record


def _reading(reader: Reader) -> Iterator[Reader]:
    """Whatever a test is about, nothing is asked of another site, refused by the policy or broken in a script meanwhile."""
    with reader.taking_part():
        yield reader
    mishaps, reader.mishaps = reader.mishaps, Mishaps()
    assert mishaps == Mishaps()


@pytest.fixture
def new_reader(chrome: Browser, site: Site, guide: Guide) -> Iterator[Callable[..., Reader]]:
    """Makes a reader with a browser profile that is new, set up as the test says."""
    with ExitStack() as readers:

        def make(**options) -> Reader:
            reader = Reader(chrome, site, guide, **options)
            readers.callback(reader.leave)
            return readers.enter_context(reader.taking_part())

        yield make
