"""A country that a user gives: in front matter, in index.csv, as a code or a name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import MetadataError
from geo.gazetteer.shipped_tables import country_names
from geo.inputs import scan
from geo.inputs.countries import country_codes
from geo.inputs.front_matter_facts import read_front_matter


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("BF", ("BF",)),
        ("bfa", ("BF",)),
        ("854", ("BF",)),
        (" Burkina Faso ", ("BF",)),
        ("Mali; NER", ("ML", "NE")),
        ("Mali, Niger, Mali", ("ML", "NE")),
        ("Korea, Republic of", ("KR",)),
        ("Congo", ("CD", "CG")),
        ("the Netherlands", ("NL",)),
        ("", ()),
        (" ; ", ()),
    ],
)
def test_countries_are_given_as_codes_or_names(value: str, codes: tuple[str, ...]) -> None:
    assert country_codes(value) == codes


@given(st.lists(st.sampled_from(sorted(country_names())), max_size=5), st.sampled_from([";", "; ", "|", " / ", ","]))
def test_every_country_is_known_by_its_code_and_its_name(codes: list[str], between: str) -> None:
    assert country_codes(between.join(codes)) == tuple(dict.fromkeys(codes))
    assert all(code in country_codes(country_names()[code]) for code in codes)


@given(st.text(max_size=30))
def test_any_text_is_a_list_of_countries_or_refused(value: str) -> None:
    try:
        assert set(country_codes(value)) <= set(country_names())
    except MetadataError as error:
        assert str(error).startswith("country ")  # noqa: PT017 - no error is right, too


@pytest.mark.parametrize("line", ["country: Mali; BF", "country: [Mali, Burkina Faso]"])
def test_front_matter_gives_one_country_or_several(line: str) -> None:
    facts = read_front_matter(f"---\n{line}\n---\nText", name="a.md")
    assert facts is not None
    assert (facts.countries, facts.problem) == (("ML", "BF"), "")


def test_a_country_in_front_matter_that_is_none_is_told_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: A\ncountry: Atlantis\n---\nRain.\n")
    found = scan(tmp_path)
    assert [source.facts.title for source in found.sources] == ["A"]
    (warning,) = found.warnings
    assert warning.startswith("a.md, line 3: country 'Atlantis' is not known")


def test_a_country_in_index_csv_goes_with_its_file_and_a_bad_one_is_told_with_its_row(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain.\n")
    (tmp_path / "b.txt").write_text("Snow.\n")
    (tmp_path / "index.csv").write_text("file,publisher,country\na.txt,One,Chad\nb.txt,Two,Atlantis\n")
    found = scan(tmp_path)
    assert [(s.facts.publisher, s.facts.countries) for s in found.sources] == [("One", ("TD",)), ("Two", ())]
    (failure,) = found.failures
    assert failure.error.startswith("index.csv, row 3: country 'Atlantis' is not known")


def test_what_a_file_says_of_its_country_goes_before_the_sidecar(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ncountry: Mali\n---\nRain.\n")
    (tmp_path / "index.csv").write_text("file,country\na.md,Chad\n")
    (source,) = scan(tmp_path).sources
    assert source.facts.countries == ("ML",)
    assert source.read().countries == ("ML",)
