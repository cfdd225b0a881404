"""`dateline build` with --dask and --from-parquet as a user calls it."""

import sys
from pathlib import Path

import pytest

from geo.cli import main
from geo.project import Project


@pytest.fixture(autouse=True)
def named_gazetteer(gazetteer_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_GAZETTEER", str(gazetteer_file))


def test_articles_become_parts_and_parts_a_project(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed: pip install 'dateline[dask]'")
    (articles / "scan.png").write_bytes(b"\x89PNG")
    parts, project = str(tmp_path / "parts"), tmp_path / "p.sqlite"
    assert main(["build", str(articles), "--dask", "local", "--jobs", "1", "-o", parts]) == 1
    said = capsys.readouterr().err
    assert "1 articles read, 1 left out" in said
    assert f"dateline build --from-parquet {parts} -o PROJECT" in said
    assert main(["build", "--from-parquet", parts, "-o", str(project)]) == 1
    said = capsys.readouterr().err
    assert "left out: scan.png is not read: no reader takes a PNG image" in said
    assert "1 articles taken, 0 unchanged, 1 left out" in said
    opened = Project.open(project)
    assert "Kars" in opened.mentions()["text"].tolist()
    opened.close()


def test_a_missing_extra_is_told_with_the_command_that_installs_it(
    articles: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["build", str(articles), "--dask", "local", "-o", str(articles.parent / "parts")]) == 2
    assert "--dask needs packages that are not installed" in (said := capsys.readouterr().err)
    assert "pip install 'dateline[dask]'" in said
    assert not (articles.parent / "parts").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--dask", "local", "-o", "parts"], "name a folder, a file of JSON lines or Parquet, or an address"),
        (["articles", "--dask", "local", "-o", "p.sqlite"], "with --dask, -o names a folder or an address for Parquet"),
        (["articles", "--dask", "local", "--from-parquet", "x", "-o", "parts"], "give one after the other"),
        (["articles", "--from-parquet", "parts", "-o", "p.sqlite"], "takes the place of a folder: leave articles out"),
        (["--from-parquet", "nowhere", "-o", "p.sqlite"], "nowhere holds no part"),
        (["s3://bucket/pile.jsonl", "-o", "p.sqlite"], "s3://bucket/pile.jsonl is an address"),
        (["articles", "-o", "s3://bucket/p.sqlite"], "s3://bucket/p.sqlite is an address"),
        (["articles", "--part-mb", "4", "-o", "p.sqlite"], "--part-mb is for --dask"),
    ],
)
def test_options_that_do_not_go_together_are_told(
    arguments: list[str], said: str, articles: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(articles.parent)
    assert main(["build", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert [one.name for one in articles.parent.iterdir()] == ["articles"]
