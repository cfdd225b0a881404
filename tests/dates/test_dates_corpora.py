"""Figures on annotated corpora, where they are at hand."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("DATELINE_SHARED") or ROOT.parent / "shared")

pytestmark = pytest.mark.skipif(not (SHARED / "eval" / "score.py").exists(), reason="no annotated corpora at hand")


@pytest.mark.parametrize(("corpus", "reach"), [("articles", 88.0), ("aquaint", 82.0), ("wikiwars", 90.0)])
def test_date_values_reach_the_bar(corpus, reach, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import evaluate_dates

    rows = evaluate_dates.rows_of(SHARED / evaluate_dates.CORPORA[corpus])
    scorer = evaluate_dates.load_scorer(SHARED / "eval" / "score.py")
    predicted = [{"id": row["id"], "dates": evaluate_dates.predict(row)} for row in rows]
    gold = [{key: value for key, value in row.items() if key != "toponyms"} for row in rows]
    assert scorer.score(gold, predicted)["timex DATE value P R F1"][2] >= reach
