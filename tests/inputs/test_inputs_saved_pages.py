"""What a browser saves beside a page belongs to the page."""

from pathlib import Path

import pytest
from web_archives import page

from geo.inputs import scan
from geo.inputs.saved_pages import parts_of_pages


@pytest.mark.parametrize("suffix", ["_files", ".files", "-Dateien", "_fichiers", "-filer", "_archivos", "_FILES"])
def test_the_folder_is_known_by_the_name_of_its_page(suffix: str) -> None:
    names = ["in/Fire.htm", f"in/Fire{suffix}/a/frame.html", "in/other/frame.html"]
    assert dict(parts_of_pages(names)) == {names[1]: f"in/Fire{suffix}"}


@pytest.mark.parametrize(
    "names",
    [
        ["Fire.txt", "Fire_files/a.html"],
        ["Fire.html", "Fire_articles/a.html"],
        ["Fire.html", "in/Fire_files/a.html"],
        ["Fire.html", "Fire_files"],
        ["Fire_files/a.html"],
    ],
)
def test_other_folders_hold_articles(names: list[str]) -> None:
    assert not parts_of_pages(names)


def test_a_scan_tells_of_them_in_one_line(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.html").write_bytes(page(f"Bridge {number} closed after rain"))
        (tmp_path / f"{number}_files").mkdir()
        for name in ("frame.html", "a.css"):
            (tmp_path / f"{number}_files" / name).write_bytes(page())
    found = scan(tmp_path)
    assert [source.label for source in found.sources] == ["0.html", "1.html", "2.html"]
    assert found.failures == ()
    assert found.notes == (
        "6 files in folders of saved pages belong to the pages beside them, and are no articles: 0_files and 2 more",
    )
