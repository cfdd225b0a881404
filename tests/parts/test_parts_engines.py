"""Parts as other engines read them, and the reading as Spark calls it."""

import shutil
from collections.abc import Callable
from functools import partial
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

Written = Callable[..., Path]
QUERY = """
SELECT document.path AS path, mention.text AS name, mention.place.country AS country, mention.footprint.lat AS lat
FROM (SELECT document, unnest(places) AS mention FROM '{}/*.parquet') WHERE mention.place IS NOT NULL ORDER BY path, name
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


def pile(count: int) -> pd.DataFrame:
    return pd.DataFrame(
        {"id": [f"a{number}" for number in range(count)], "text": [article(number) for number in range(count)]}
    )


def test_frames_of_articles_become_frames_of_readings(job: Job) -> None:
    both = [pile(5).iloc[:3], pile(5).iloc[3:]]
    (one, two) = read_frames(both, job)
    assert [*one["path"], *two["path"]] == [f"table#a{number}" for number in range(5)]
    assert not any([*one["error"], *two["error"]])


def test_a_frame_without_texts_is_told(job: Job) -> None:
    with pytest.raises(InputError, match="table has no column that holds the text of articles"):
        list(read_frames([pd.DataFrame({"number": [1, 2]})], job))


def test_spark_reads_articles_and_its_parts_make_a_project(
    tmp_path: Path, opened: Pipeline, gazetteer_file: Path, job: Job
) -> None:
    pyspark = pytest.importorskip("pyspark.sql", reason="pyspark is not installed, so mapInPandas is not tried")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed, which Spark needs, so mapInPandas is not tried")
    from pyspark.sql.pandas.types import from_arrow_schema

    from geo.parts.columns import schema

    spark = (
        pyspark.SparkSession.builder.master("local[1]").appName("dateline").config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.executorEnv.DATELINE_GAZETTEER", str(gazetteer_file)).getOrCreate()
    )  # fmt: skip
    try:
        articles = spark.createDataFrame(pile(8))
        readings = articles.mapInPandas(partial(read_frames, job=job), from_arrow_schema(schema()))
        readings.coalesce(1).write.parquet(str(tmp_path / "spark"))
    finally:
        spark.stop()
    (part,) = (tmp_path / "spark").glob("*.parquet")
    assert pq.ParquetFile(part).metadata.num_rows == 8
    parts = Parts(str(tmp_path / "spark"), opened)
    report = build_project(None, tmp_path / "p.sqlite", opened, read_all=parts.read_all, found=parts.scan())
    parts.close()
    assert (report.read, report.failures) == (8, ())
