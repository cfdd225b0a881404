"""A folder with files of many formats, read together."""

from pathlib import Path

from documents import docx, pdf

from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.project import Project
from geo.project.build import build_project


def test_a_folder_of_any_formats_stands_in_for_the_digests(tmp_path: Path, gazetteer_file: Path) -> None:
    """As `make run ARTICLES=folder` reads it."""
    mixed = tmp_path / "mixed"
    (mixed / "sub folder").mkdir(parents=True)
    page = (
        "<html><head><title>Hail | Outlet</title></head><body><article><h1>Hail</h1><p>{}</p></article></body></html>"
    )
    story = "Hail fell in Graz on Sunday, said the mayor, who asked the people of the city to stay at home for a day."
    (mixed / "hail.html").write_text(page.format(story))
    (mixed / "saved as.txt").write_text(page.format(f"{story} The fire brigade was called out forty times."))
    (mixed / "fog.pdf").write_bytes(pdf(["Fog closed the port of Oslo on Monday."]))
    (mixed / "wind.docx").write_bytes(docx("Wind", "Wind blew in Riga on 7 March 2019."))
    (mixed / "sub folder" / "rain.csv").write_text("title,body\nRain,Rain fell in Lima.\nDust,Dust reached Baku.\n")
    (mixed / "mail.eml").write_bytes(b"Subject: Frost\nFrom: desk@example.org\n\nFrost came to Tver on Monday.\n")
    (mixed / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    digests = tmp_path / "digests"
    digests.mkdir()
    (digests / "kars.txt").write_text("Snow closed the road to Kars.\n")
    pipeline = Pipeline(Gazetteer.open(gazetteer_file))
    report = build_project(digests, tmp_path / "p.sqlite", pipeline, originals=[mixed])
    assert [path for path, _ in report.failures] == ["scan.png"]
    project = Project.open(tmp_path / "p.sqlite")
    assert sorted(project.documents()["path"]) == [
        "fog.pdf", "hail.html", "mail.eml", "saved as.txt", "sub folder/rain.csv#row 2", "sub folder/rain.csv#row 3",
        "wind.docx",
    ]  # fmt: skip
    assert {"Graz", "Oslo", "Riga", "Lima", "Baku", "Tver"} <= set(project.mentions()["text"])
    project.close()
