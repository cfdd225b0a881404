"""Parts as other engines read them, and the reading as Spark calls it."""

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from made_articles import article, write_articles

from geo.errors import InputError
from geo.parts.taking import Parts
from geo.parts.writing import Job, read_frames
from geo.pipeline import Pipeline
from geo.project.build import build_project

TOP = Path(__file__).resolve().parents[2]
Written = Callable[..., Path]
QUERY = """
SELECT document.path AS path, mention.text AS name, mention.place.country AS country, mention.footprint.lat AS lat
FROM (SELECT document, unnest(places) AS mention FROM '{}/*.parquet')
WHERE mention.place IS NOT NULL ORDER BY path, name
"""


def test_pandas_reads_parts(tmp_path: Path, written: Written) -> None:
    parts = written(write_articles(tmp_path / "articles", 6))
    frame = pd.concat([pd.read_parquet(part) for part in sorted(parts.iterdir())])
    assert [document["title"] for document in frame["document"]] == [f"Report {number}" for number in range(6)]
    names = {mention["text"] for mentions in frame["places"] for mention in mentions}
    assert {"Mosul", "Kirkuk", "Baghdad"} <= names


def test_duckdb_reads_parts(tmp_path: Path, written: Written) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed, so its reading of parts is not tried")
    parts = written(write_articles(tmp_path / "articles", 6))
    found = duckdb.sql(QUERY.format(parts)).fetchall()
    assert ("0000.txt", "Mosul", "IQ") in {row[:3] for row in found}
    assert all(-90 <= row[3] <= 90 for row in found)


def test_what_duckdb_picks_out_of_parts_makes_a_project(tmp_path: Path, opened: Pipeline, written: Written) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed, so its slices of parts are not tried")
    parts = written(write_articles(tmp_path / "articles", 12))
    (tmp_path / "slice").mkdir()
    picked = f"SELECT * FROM '{parts}/*.parquet' WHERE list_contains([place.text FOR place IN places], 'Raqqa')"
    duckdb.sql(f"COPY ({picked}) TO '{tmp_path}/slice/raqqa.parquet' (FORMAT parquet)")
    found = Parts(str(tmp_path / "slice"), opened)
    report = build_project(None, tmp_path / "p.sqlite", opened, read_all=found.read_all, found=found.scan())
    found.close()
    assert report.failures == ()
    assert 0 < report.read < 12


def pile(count: int) -> pd.DataFrame:
    numbers = range(count)
    return pd.DataFrame({"id": [f"a{number}" for number in numbers], "text": [article(number) for number in numbers]})


def test_frames_of_articles_become_frames_of_readings(job: Job) -> None:
    both = [pile(5).iloc[:3], pile(5).iloc[3:]]
    (one, two) = read_frames(both, job)
    assert [*one["path"], *two["path"]] == [f"table#a{number}" for number in range(5)]
    assert not any([*one["error"], *two["error"]])


def test_a_frame_without_texts_is_told(job: Job) -> None:
    with pytest.raises(InputError, match="table has no column that holds the text of articles"):
        list(read_frames([pd.DataFrame({"number": [1, 2]})], job))


IN_SPARK = """
import pickle, sys
from functools import partial
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema
from geo.parts.columns import schema
from geo.parts.writing import read_frames
pile, job, output = pickle.loads(bytes.fromhex(sys.argv[1]))
building = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
spark = building.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()
articles = spark.createDataFrame(pile, "id string, text string")
readings = articles.mapInPandas(partial(read_frames, job=job), from_arrow_schema(schema()))
readings.coalesce(1).write.parquet(output)
spark.stop()
"""


def test_spark_reads_articles_and_its_parts_make_a_project(tmp_path: Path, opened: Pipeline, job: Job) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed, so mapInPandas is not tried")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed, which Spark needs, so mapInPandas is not tried")
    rows = [tuple(row) for row in pile(8).itertuples(index=False)]
    asked = pickle.dumps((rows, job, str(tmp_path / "spark"))).hex()
    environment = os.environ | {"PYTHONPATH": str(TOP), "PYSPARK_PYTHON": sys.executable}
    subprocess.run([sys.executable, "-c", IN_SPARK, asked], check=True, env=environment)
    (part,) = (tmp_path / "spark").glob("*.parquet")
    assert pq.ParquetFile(part).metadata.num_rows == 8
    parts = Parts(str(tmp_path / "spark"), opened)
    report = build_project(None, tmp_path / "p.sqlite", opened, read_all=parts.read_all, found=parts.scan())
    parts.close()
    assert (report.read, report.failures) == (8, ())
