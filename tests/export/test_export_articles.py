"""Every format on the seeds, which everybody has, and on the original articles, where a developer has them."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from geo.export import extract, format_named, format_names, write_as
from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.project import Project
from geo.project.build import build_project
from geo.resources import seeds_folder
from tests.conftest import shared_folder

ORIGINALS = shared_folder() and Path(shared_folder() or "") / "articles"


@pytest.fixture(scope="module", params=["seeds", "originals"])
def project(request, gazetteer_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    folder = seeds_folder() if request.param == "seeds" else ORIGINALS
    if folder is None or not folder.is_dir():
        pytest.skip("the original articles are absent: set DATELINE_SHARED to their folder")
    path = tmp_path_factory.mktemp("articles") / "p.sqlite"
    build_project(folder, path, Pipeline(Gazetteer.open(gazetteer_file)))
    opened = Project.open(path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def written(project: Project) -> Callable[[str], bytes]:
    def write(name: str) -> bytes:
        stream = io.BytesIO()
        write_as(name, project, stream)
        return stream.getvalue()

    return write


def test_every_row_finds_its_words(project: Project) -> None:
    rows = list(extract(project).rows)
    assert len(rows) > 40
    for row in rows:
        assert project.text(row.article.id)[row.start : row.end] == row.exact


@pytest.mark.parametrize("name", format_names())
def test_every_format_writes_the_same_bytes_twice(written: Callable[[str], bytes], name: str) -> None:
    content = written(name)
    assert content == written(name)
    if format_named(name).is_text:
        assert content.decode()


def test_readers_of_others_take_what_is_written(project: Project, written: Callable[[str], bytes]) -> None:
    geojson_pydantic = pytest.importorskip("geojson_pydantic")
    stix2, rispy = pytest.importorskip("stix2"), pytest.importorskip("rispy")
    kml = pytest.importorskip("fastkml.validator").get_schema_parser()
    chosen = extract(project)
    features = geojson_pydantic.FeatureCollection.model_validate_json(written("geojson")).features
    assert len(features) == len(chosen.rows)
    kml.assertValid(etree.fromstring(written("kml")))
    assert stix2.parse(written("stix").decode(), version="2.1").objects
    assert len(rispy.loads(written("ris").decode())) == len(chosen.articles)
    assert json.loads(written("annotations"))["total"] == len({row.mention_id for row in chosen.rows})
