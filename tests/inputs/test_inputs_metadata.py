from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import MetadataError
from geo.inputs.facts import Facts, facts_from
from geo.inputs.front_matter_facts import read_front_matter
from geo.inputs.sidecar import read_sidecar
from geo.model import Publication


def front_matter(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "", "The text."])


def test_a_single_day_is_an_interval_of_one_day() -> None:
    facts = read_front_matter(front_matter("title: 1984", "published: 2017-06-15"), name="a.md")
    day = date(2017, 6, 15)
    assert facts == Facts(title="1984", published=Publication(day, day, "front matter: given"))


def test_earliest_and_latest_go_before_a_likely_day() -> None:
    facts = facts_from(
        {
            "published": "2017-06-15",
            "published_earliest": "2017-06-14",
            "published_latest": "2017-06-16",
            "how_known": "a caption",
        },
        source="sidecar index.csv",
    )
    assert facts.published == Publication(
        date(2017, 6, 14),
        date(2017, 6, 16),
        "sidecar index.csv: a caption",
        ("sidecar index.csv names 2017-06-15 as the likeliest day",),
    )


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2017-02", date(2017, 2, 1), date(2017, 2, 28)),
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2017-06-15T10:00:00Z", date(2017, 6, 15), date(2017, 6, 15)),
    ],
)
def test_months_years_and_times_are_read_as_days(value: str, first: date, last: date) -> None:
    published = facts_from({"published": value}, source="x").published
    assert published is not None
    assert (published.first, published.last) == (first, last)


def test_one_open_end_stays_open() -> None:
    published = facts_from({"published_latest": "2017-06-19"}, source="x").published
    assert published is not None
    assert (published.first, published.last) == (None, date(2017, 6, 19))


@pytest.mark.parametrize(
    ("lines", "line", "what"),
    [
        (("title: 'A", "x: y"), 4, "not YAML"),
        (("title: A", "url: javascript:alert(1)"), 3, "http"),
        (("sha256: abc",), 2, "64"),
        (("title: A", "author: [B, C]"), 3, "one plain value"),
        (("title: a: b",), 2, "not YAML"),
        (("title: " + "[" * 5000,), 2, "."),
    ],
)
def test_bad_front_matter_says_file_line_and_what_to_do(lines: tuple[str, ...], line: int, what: str) -> None:
    with pytest.raises(MetadataError, match=rf"^a\.md, line {line}: .*{what}"):
        read_front_matter(front_matter(*lines), name="a.md")


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        (("published: 2017-13-45",), "YYYY-MM-DD"),
        (("date: yesterday",), "YYYY-MM-DD"),
        (("published_earliest: 2017-06-19", "published_latest: 2017-06-01"), "after"),
    ],
)
def test_a_bad_day_leaves_the_article_undated_and_says_why(lines: tuple[str, ...], what: str) -> None:
    facts = read_front_matter(front_matter("title: A", *lines), name="a.md")
    assert facts is not None
    assert facts.published is not None
    assert (facts.title, facts.published.first, facts.published.last) == ("A", None, None)
    assert facts.published.reason.startswith("given, but not understood: ")
    assert what in facts.published.reason


def test_a_good_day_beside_the_file_goes_before_a_bad_one_in_it() -> None:
    good, bad = (facts_from({"published": day}, source="x") for day in ("2017-06-15", "soon"))
    assert bad.over(good).published == good.published
    assert good.over(bad).published == good.published


@pytest.mark.parametrize(
    "key", ["published", "date", "Date", "pubdate", "publication_date", "date_published", "posted"]
)
def test_front_matter_names_the_day_in_several_ways(key: str) -> None:
    facts = read_front_matter(front_matter(f"{key}: 2017-06-15"), name="a.md")
    assert facts is not None
    assert facts.published is not None
    assert facts.published.first == date(2017, 6, 15)


def test_front_matter_without_an_end_is_an_error() -> None:
    with pytest.raises(MetadataError, match=r"line 1: .*not closed"):
        read_front_matter("---\ntitle: A\n\nText.", name="a.md")


@pytest.mark.parametrize("text", ["---\n\nText between rules.\n\n---\n", "Text\n---\na: b\n---\n", "", "----\n", "---"])
def test_a_rule_of_dashes_says_nothing(text: str) -> None:
    assert read_front_matter(text, name="a.md") is None


words = st.text(st.characters(categories=("L", "N", "P", "S"), codec="utf-8"), min_size=1).map(
    lambda word: " ".join(word.split())
)


@settings(deadline=None)
@given(st.fixed_dictionaries({"title": words, "publisher": words, "author": words}), st.dates(date(1000, 1, 1)))
def test_front_matter_comes_back_as_it_was_written(values: dict[str, str], day: date) -> None:
    block = yaml.safe_dump({**values, "published": day.isoformat()}, allow_unicode=True)
    facts = read_front_matter(f"---\n{block}---\nText", name="a.md")
    assert facts is not None
    assert {name: getattr(facts, name) for name in values} == values
    assert facts.published is not None
    assert facts.published.first == day


def test_what_no_title_holds_is_taken_out_of_it() -> None:
    facts = read_front_matter(front_matter(r'title: "A\0 \ud800bridge\x1b[1m"'), name="a.md")
    assert facts is not None
    assert facts.title == "A bridge [1m"


def test_a_sidecar_is_read_by_column_names() -> None:
    sidecar = read_sidecar('\ufefffile;title;published\r\na.txt;A; 2017-06-15\r\n\r\n./b.txt;"B; C";\r\n'.encode())
    assert not sidecar.bad_rows
    assert {name: row.facts.title for name, row in sidecar.rows.items()} == {"a.txt": "A", "b.txt": "B; C"}


def test_bad_rows_are_named_and_the_others_read() -> None:
    sidecar = read_sidecar(
        b"file,title,published\na.txt,A,soon\nb.txt,B,2017-06-15\n,C,\nd.txt,D,2017-06-15,more\nb.txt,E,\n"
    )
    assert set(sidecar.rows) == {"a.txt", "b.txt"}
    assert [bad.number for bad in sidecar.bad_rows] == [4, 5, 6]
    assert all(bad.message.startswith(f"row {bad.number}: ") for bad in sidecar.bad_rows)
    assert sidecar.bad_rows[-1].message == "row 6: b.txt has row 3 already, which is used: delete one."


def test_a_sidecar_without_file_names_is_one_bad_row() -> None:
    (bad,) = read_sidecar(b"title,published\nA,2017\nB,2018\n").bad_rows
    assert "no column named file" in bad.message


def test_a_column_that_stands_twice_is_named_and_nothing_is_guessed() -> None:
    sidecar = read_sidecar(b"file,title,Title\na.txt,A,\n")
    assert sidecar.rows == {}
    (bad,) = sidecar.bad_rows
    assert bad.message == "two columns are named title: delete or rename one."


def test_columns_that_mean_nothing_here_may_stand_twice() -> None:
    assert set(read_sidecar(b"file,,note,note,\na.txt,,x,y,\n").rows) == {"a.txt"}


@pytest.mark.parametrize(
    "data", [b"\r\n\r\nfile;title\r\na.txt;A\r\n", b"file;title\ra.txt;A,B,C,D\r", b",\nfile,title\na.txt,A\n"]
)
def test_empty_rows_on_top_and_old_line_ends_are_fine(data: bytes) -> None:
    sidecar = read_sidecar(data)
    assert sidecar.bad_rows == ()
    assert sidecar.rows["a.txt"].facts.title.startswith("A")


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_a_sidecar_never_raises(data: bytes) -> None:
    read_sidecar(b"file,title\n" + data)
