"""A file made in the browser is there for as long as its page: a Save dialog may be answered late."""

from .reader import Reader

SAVE = """
async (script) => {
  const taken = [];
  const revoke = URL.revokeObjectURL.bind(URL);
  URL.revokeObjectURL = (address) => { taken.push(address); revoke(address); };
  window.taken = taken;
  const { download } = await import(script);
  download("mine.txt", "Línea one\\n", "text/plain");
}
"""


def test_a_file_can_still_be_saved_minutes_later(reader: Reader, tmp_path):
    page = reader.open("study/plan/")
    page.clock.install()
    with page.expect_download() as saved:
        page.evaluate(SAVE, "/assets/javascripts/shared/download.js")
    page.clock.run_for(10 * 60 * 1000)
    assert page.evaluate("taken") == []
    saved.value.save_as(tmp_path / "mine.txt")
    assert (saved.value.suggested_filename, (tmp_path / "mine.txt").read_text(encoding="utf-8")) == ("mine.txt", "Línea one\n")
