"""Online geocoders: asked once a second by all that run, under a name; a hostile answer is text or nothing."""

import contextlib
import json
import stat
import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from geo.errors import FetchError, InputError, RefusedAddressError
from geo.web.geocoded import DAYS_KEPT, Answers
from geo.web.geocoders import ATTRIBUTIONS, SERVICES, Found, Geocoder
from tests.web.geocoder_server import PLACE, Stand, stand_in

VILLAGE = Found("Baadiya, Nineveh, Iraq", 36.1, 42.25, "village", "IQ", "node:17")


@pytest.fixture
def stand() -> Iterator[Stand]:
    with stand_in() as made:
        yield made


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    return Answers(tmp_path / "cache" / "geocoded.sqlite")


class Clock:
    """Time that passes only while somebody waits."""

    def __init__(self) -> None:
        self.time = 1_000_000.0
        self.waits: list[float] = []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += seconds


def asking(stand: Stand, answers: Answers, service="nominatim", clock: Clock | None = None, **given) -> Geocoder:
    clock = clock or Clock()
    return Geocoder(service, answers, version="9", url=stand.url, user="ada", now=clock.now, sleep=clock.sleep, **given)


@pytest.mark.parametrize(
    ("service", "reference"), [("nominatim", "node:17"), ("photon", "N:17"), ("geonames", "geonames:17")]
)
def test_each_service_suggests_a_point_with_its_kind_and_country(
    stand: Stand, answers: Answers, service: str, reference: str
) -> None:
    (found,) = asking(stand, answers, service).find("Baadiya", "IQ")
    assert (found.lat, found.lon, found.kind, found.country) == (36.1, 42.25, "village", "IQ")
    assert found.called.startswith("Baadiya, Nineveh")
    assert found.reference == reference
    assert ATTRIBUTIONS[service]


@pytest.mark.parametrize("service", SERVICES)
def test_it_names_itself_and_sends_the_name_and_the_country_alone(stand: Stand, answers: Answers, service: str) -> None:
    asking(stand, answers, service).find("Baadiya", "IQ")
    (asked,) = stand.asked
    assert asked.headers["user-agent"] == "Dateline/9 (names in articles that one person chose)"
    assert not {"cookie", "referer", "from"} & set(asked.headers)
    assert "Baadiya" in str(asked.query)
    ours = {"q", "format", "limit", "countrycodes", "addressdetails", "accept-language", "lang", "username", "country"}
    assert set(asked.query) <= ours | {"maxRows", "type"}


def test_what_was_said_is_kept_and_nobody_is_asked_again(stand: Stand, answers: Answers) -> None:
    for held in (answers, Answers(answers.path)):
        assert asking(stand, held).find("Baadiya") == (VILLAGE,)
    stand.places = []
    assert asking(stand, answers).find("Xyz") == asking(stand, answers).find("Xyz") == ()
    assert len(stand.asked) == 2
    assert stat.S_IMODE(answers.path.stat().st_mode) == 0o600


def test_after_half_a_year_it_is_asked_anew(stand: Stand, answers: Answers) -> None:
    clock = Clock()
    asking(stand, answers, clock=clock).find("Baadiya")
    clock.time += DAYS_KEPT * 86_400 + 1
    asking(stand, answers, clock=clock).find("Baadiya")
    assert len(stand.asked) == 2


def test_services_and_countries_are_told_apart(stand: Stand, answers: Answers) -> None:
    for service in SERVICES:
        asking(stand, answers, service).find("Baadiya", "IQ")
    asking(stand, answers).find("Baadiya", "SY")
    assert len(stand.asked) == 4


def test_a_second_lies_between_two_questions(stand: Stand, answers: Answers) -> None:
    clock = Clock()
    geocoder = asking(stand, answers, clock=clock)
    for name in ("A", "B", "C"):
        geocoder.find(name)
    assert clock.time - 1_000_000.0 == pytest.approx(2.0)


def test_all_that_run_at_once_share_the_second(stand: Stand, answers: Answers) -> None:
    """In real time: two services, each with its own view of the one file, as two commands have."""
    geocoders = [
        Geocoder(service, Answers(answers.path), version="9", url=stand.url) for service in ("nominatim", "photon")
    ]
    threads = [threading.Thread(target=one.find, args=(name,)) for one in geocoders for name in ("A", "B")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = sorted(asked.at for asked in stand.asked)
    assert len(times) == 4
    assert min(later - earlier for earlier, later in pairwise(times)) >= 1.0


def test_one_that_was_killed_while_it_asked_holds_the_turn_no_longer_than_an_answer_takes(answers: Answers) -> None:
    assert answers.turn(1_000.0) == 0.0
    assert 0 < answers.turn(1_050.0) < 20
    assert answers.turn(1_062.0) == 0.0


def test_a_turn_that_a_wrong_clock_gave_out_holds_nobody_up(stand: Stand, answers: Answers) -> None:
    clock = Clock()
    clock.time += 10**8
    asking(stand, answers, clock=clock).find("A")
    asking(stand, answers).find("B")
    assert len(stand.asked) == 2


@pytest.mark.parametrize(("status", "words"), [(403, "403"), (429, "429"), (500, "500"), (418, "418")])
def test_being_turned_away_is_said_and_not_kept(stand: Stand, answers: Answers, status: int, words: str) -> None:
    stand.status = status
    geocoder = asking(stand, answers)
    with pytest.raises(FetchError, match=stand.url):
        geocoder.find("A")
    stand.status = 200
    assert geocoder.find("A") == (VILLAGE,)


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"null", b"7", b'"x"', b"[" * 5000, b'[{"lat":"x","lon":"y","display_name":"a"}]', b"[[]]",
     b'{"features":7}', b'{"geonames":[{"lat":[]}]}', b'{"status":{"message":"user account not enabled","value":10}}'],
)  # fmt: skip
def test_what_is_no_answer_is_an_error_of_ours_or_nothing(
    stand: Stand, answers: Answers, service: str, body: bytes
) -> None:
    stand.body = body
    geocoder = asking(stand, answers, service)
    said = ""
    with contextlib.suppress(FetchError):
        said = str(geocoder.find("A"))
    assert said in ("", "()")


@pytest.mark.parametrize("point", [{"lat": "91"}, {"lon": "nan"}, {"lat": "inf"}])
def test_a_point_off_the_globe_is_no_answer(stand: Stand, answers: Answers, point: dict[str, str]) -> None:
    stand.places = [{**PLACE, **point}]
    with pytest.raises(FetchError, match="no answer"):
        asking(stand, answers).find("A")


def test_odd_letters_and_kinds_are_left_out(stand: Stand, answers: Answers) -> None:
    stand.places = [{**PLACE, "display_name": "=1+1\u202e\n\x00<b>" + "x" * 999, "addresstype": "spaceship"}]
    (found,) = asking(stand, answers).find("A")
    assert found.called.startswith("=1+1 <b>xxx")
    assert len(found.called) == 200
    assert found.kind == ""


def test_a_public_service_is_not_looked_for_inside_a_network(answers: Answers) -> None:
    geocoder = Geocoder("nominatim", answers, version="9")
    assert (geocoder.address.origin, geocoder.reach.allows("10.0.0.1")) == (
        "https://nominatim.openstreetmap.org",
        False,
    )
    with pytest.raises(RefusedAddressError):
        Geocoder("nominatim", answers, version="9", url="file:///etc/passwd")


def test_geonames_wants_a_user(answers: Answers) -> None:
    with pytest.raises(InputError, match="--user"):
        Geocoder("geonames", answers, version="9")


def test_nothing_is_written_before_something_is_asked(answers: Answers) -> None:
    assert answers.get(json.dumps("x"), 0.0) is None
    assert not answers.path.exists()
