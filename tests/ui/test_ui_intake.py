"""What waits for a project: looked through, taken in with what was changed, or left as it was."""

from __future__ import annotations

import stat
import threading
import time

import pytest
from correction_readings import PlainPipeline

from geo.errors import BusyError
from geo.project import Project, ProjectWriter
from geo.project.additions import files_folder
from geo.project.build import build_project
from geo.project.journal import read_journal
from geo.ui import intake as intake_module
from geo.ui import taking_in
from geo.ui.intake import Intake, intake_called, intake_of

SNOW = "Snow closed the road to Mars on 4 March 2019.\n"
TRAIN = "A train left Mars for Kars on 5 March 2019.\n"
PATIENCE = 60.0


@pytest.fixture
def project(tmp_path, monkeypatch):
    pipeline = PlainPipeline()
    monkeypatch.setattr(taking_in, "reader", lambda: pipeline)
    path = tmp_path / "p.sqlite"
    with ProjectWriter(path):
        pass
    return path


@pytest.fixture
def intake(project):
    made = Intake(project)
    yield made
    made.spool.clear()


def give(intake, **files):
    for name, text in files.items():
        with intake.begin(name.replace("__", "/").replace("_", ".")) as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        intake.arrived(file)


def idle(intake):
    deadline = time.monotonic() + PATIENCE
    while intake.state(0)["phase"] != "idle":
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return intake.state(0)


def looked(intake, **files):
    give(intake, **files)
    intake.look()
    return {row["label"]: row for row in idle(intake)["rows"]}


def documents(project):
    opened = Project.open(project)
    try:
        return opened.documents()
    finally:
        opened.close()


def test_files_are_shown_with_their_articles_and_nothing_goes_in(intake, project):
    rows = looked(intake, snow_txt=SNOW, train_txt=TRAIN)
    assert {label: (row["state"], row["total"]) for label, row in rows.items()} == {
        "snow.txt": ("ready", 1),
        "train.txt": ("ready", 1),
    }
    (article,) = rows["snow.txt"]["articles"]
    assert article["title"] == SNOW.strip()
    assert article["languageName"] == "English"
    assert "".join(text for text, _ in intake.opening(article["label"])) == SNOW
    assert documents(project).empty


def test_a_bad_file_in_the_middle_costs_one_line(intake):
    rows = looked(intake, a_txt=SNOW, b_pdf=b"%PDF-1.4 broken", c_bin=b"\x00\x01" * 200, d_txt=TRAIN)
    assert [rows[name]["state"] for name in ("a.txt", "b.pdf", "c.bin", "d.txt")] == [
        "ready",
        "failed",
        "failed",
        "ready",
    ]
    for name in ("b.pdf", "c.bin"):
        assert rows[name]["error"].startswith(name)
        assert "\n" not in rows[name]["error"]


def test_the_page_is_told_only_of_what_changed(intake):
    looked(intake, a_txt=SNOW)
    turn = intake.state(0)["turn"]
    assert intake.state(turn)["rows"] == []
    give(intake, b_txt=TRAIN)
    assert [row["label"] for row in intake.state(turn)["rows"]] == ["b.txt"]


def test_chosen_files_go_in_and_lie_in_a_private_folder_beside_the_project(intake, project):
    looked(intake, snow_txt=SNOW, train_txt=TRAIN)
    intake.add(["snow.txt"], {}, "")
    said = idle(intake)["said"]
    assert said == {"words": "1 article added.", "isError": False, "added": 1}
    assert list(documents(project)["path"]) == ["added/snow.txt"]
    kept = files_folder(project)
    assert (kept / "snow.txt").read_text() == SNOW
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert intake.spool.labels() == ("train.txt",)
    states = {row["label"]: row["state"] for row in intake.state(0)["rows"]}
    assert states == {"snow.txt": "added", "train.txt": "ready"}


def test_a_build_has_what_was_added(intake, project, tmp_path):
    looked(intake, snow_txt=SNOW)
    intake.add(["snow.txt"], {}, "")
    idle(intake)
    before = documents(project)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "train.txt").write_text(TRAIN)
    build_project(folder, project, PlainPipeline())
    after = documents(project)
    assert set(after["path"]) == {"train.txt", "added/snow.txt"}
    assert set(before["id"]) <= set(after["id"])


def test_changes_go_in_with_the_articles_as_one_act(intake, project):
    looked(intake, snow_txt=SNOW, train_txt=TRAIN)
    changes = {
        "snow.txt": {"title": "Snow <b>", "publisher": "Hill Herald", "published": "2019-03-06"},
        "train.txt": {"url": "https://example.org/train"},
    }
    intake.add(["snow.txt", "train.txt"], changes, "Ada")
    assert idle(intake)["said"]["isError"] is False
    found = documents(project).set_index("path")
    assert found.loc["added/snow.txt", ["title", "publisher", "published_first"]].tolist() == [
        "Snow <b>", "Hill Herald", "2019-03-06",
    ]  # fmt: skip
    assert found.loc["added/train.txt", "url"] == "https://example.org/train"
    lines = read_journal(project).corrections
    assert len({line.act for line in lines}) == 1
    assert {line.by for line in lines} == {"Ada"}


def test_a_change_that_says_nothing_is_told_and_the_articles_are_in(intake, project):
    looked(intake, snow_txt=SNOW)
    intake.add(["snow.txt"], {"snow.txt": {"url": "javascript:alert(1)"}}, "Ada")
    said = idle(intake)["said"]
    assert said["isError"]
    assert "could not be kept" in said["words"]
    assert len(documents(project)) == 1


def test_copies_are_told_those_of_the_project_and_those_that_wait(intake):
    rows = looked(intake, snow_txt=SNOW, **{"snow copy_txt": SNOW})
    twins = [row["articles"][0]["twin"] for row in rows.values()]
    assert sorted(twins) == ["", "The same text as snow.txt."]
    intake.add(["snow.txt"], {}, "")
    idle(intake)
    intake.remove(["snow copy.txt"])
    rows = looked(intake, again_txt=SNOW)
    assert "same text as" in rows["again.txt"]["articles"][0]["twin"]


def test_a_table_beside_files_goes_along_and_speaks_for_them_alone(intake, project):
    table = "file,title,published\nsnow.txt,The snow,2019-03-06\n"
    rows = looked(intake, index_csv=table, snow_txt=SNOW)
    assert rows["snow.txt"]["articles"][0]["title"] == "The snow"
    assert (rows["index.csv"]["state"], rows["index.csv"]["total"]) == ("ready", 0)
    intake.add(["index.csv", "snow.txt"], {}, "")
    idle(intake)
    rows = looked(intake, index_csv="file,title\ntrain.txt,The train\n", train_txt=TRAIN)
    intake.add(["index.csv", "train.txt"], {}, "")
    idle(intake)
    assert set(documents(project)["title"]) == {"The snow", "The train"}


def test_folders_of_one_name_stay_apart(intake, project):
    for text in (SNOW, TRAIN):
        looked(intake, flood__day_txt=text)
        intake.add(["flood/day.txt"], {}, "")
        assert idle(intake)["said"]["added"] == 1
    kept = files_folder(project)
    assert {(kept / name).read_text() for name in ("flood/day.txt", "flood (2)/day.txt")} == {SNOW, TRAIN}


def test_when_adding_fails_the_files_wait_as_before(intake, project, monkeypatch):
    def fail(*_arguments, **_options):
        raise OSError("no room")

    looked(intake, snow_txt=SNOW)
    monkeypatch.setattr(taking_in, "add_files", fail)
    intake.add(["snow.txt"], {}, "")
    state = idle(intake)
    assert state["said"] == {"words": "no room", "isError": True}
    assert (intake.spool.folder / "snow.txt").read_text() == SNOW
    assert [row["state"] for row in state["rows"]] == ["ready"]
    assert documents(project).empty


def test_what_nobody_foresaw_leaves_no_page_waiting(intake, monkeypatch, capsys):
    monkeypatch.setattr(intake_module, "preview", lambda *_arguments, **_options: 1 / 0)
    give(intake, snow_txt=SNOW)
    intake.look()
    assert idle(intake)["said"]["isError"]
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_cancelling_changes_nothing_and_the_rest_can_be_read_later(intake, project, monkeypatch):
    original = taking_in.add_files

    def slow(*arguments, cancelled, **options):
        intake.cancel()
        return original(*arguments, cancelled=cancelled, **options)

    looked(intake, snow_txt=SNOW, train_txt=TRAIN)
    monkeypatch.setattr(taking_in, "add_files", slow)
    intake.add(["snow.txt", "train.txt"], {}, "")
    said = idle(intake)["said"]
    assert said == {"words": "Stopped. Nothing was added.", "isError": False}
    assert documents(project).empty
    monkeypatch.setattr(taking_in, "add_files", original)
    intake.add(["snow.txt", "train.txt"], {}, "")
    assert idle(intake)["said"]["added"] == 2


def test_two_things_are_not_done_at_once(intake, monkeypatch):
    looked(intake, snow_txt=SNOW)
    refused = threading.Event()
    monkeypatch.setattr(intake, "_add", lambda *_arguments: refused.wait(PATIENCE))
    intake.add(["snow.txt"], {}, "")
    with pytest.raises(BusyError):
        intake.add(["snow.txt"], {}, "")
    refused.set()
    idle(intake)


def test_what_is_taken_off_the_list_leaves_the_disk(intake):
    looked(intake, snow_txt=SNOW)
    intake.remove(["snow.txt", "../p.sqlite", "nothing"])
    assert not (intake.spool.folder / "snow.txt").exists()
    assert intake.project.exists()
    assert [row["state"] for row in intake.state(0)["rows"]] == ["gone"]


def test_there_is_one_intake_a_project_and_it_is_found_by_its_id_alone(project):
    intake = intake_of(project)
    assert intake_of(project) is intake
    assert intake_called(intake.id) is intake
    assert intake_called("") is None


def test_pages_of_the_web_are_asked_for_and_one_that_is_refused_costs_a_line(intake):
    intake.fetch(["http://127.0.0.1/secret", "ftp://example.org/"])
    rows = idle(intake)["rows"]
    assert [row["state"] for row in rows] == ["failed", "failed"]
    assert all(row["error"] and "\n" not in row["error"] for row in rows)


def test_what_is_changed_of_a_file_goes_for_all_its_articles(intake, project):
    rows = "title,text\n" + "".join(f"Row {row},Snow fell in Mars as row {row} told.\n" for row in range(150))
    second = looked(intake, rows_csv=rows)["rows.csv"]["articles"][1]["label"]
    intake.add(["rows.csv"], {"rows.csv": {"publisher": "Hill Herald"}, second: {"publisher": "Other"}}, "Ada")
    assert idle(intake)["said"]["added"] == 150
    counts = documents(project)["publisher"].value_counts()
    assert (counts["Hill Herald"], counts["Other"]) == (149, 1)


def test_what_a_killed_dashboard_left_is_swept_when_the_project_is_opened(project):
    left = project.with_name(f".{project.name}.incoming-0000")
    left.mkdir()
    (left / ".in-use").touch()
    (left / "a.txt").write_text("left")
    intake_of(project)
    assert not left.exists()


def test_nothing_is_guessed_of_an_article_in_another_language(intake):
    text = (
        "La neige a fermé la route mardi 5 mars 2019, selon le gouverneur. Les habitants attendent le train.\n\n"
        "Publié le 6 mars 2019\n\nLa région attend encore de la neige, et les écoles restent fermées cette semaine.\n"
    )
    (article,) = looked(intake, neige_txt=text)["neige.txt"]["articles"]
    assert (article["languageName"], article["isRead"], article["day"]) == ("French", False, "")
    assert "not read, being in French" in article["dayReason"]


def test_what_is_asked_for_while_files_are_read_is_done_after_them(intake):
    give(intake, a_txt=SNOW, b_txt=TRAIN)
    intake.look()
    intake.fetch(["http://127.0.0.1/secret"])
    give(intake, c_txt="Kars was calm on 6 March 2019.\n")
    intake.look()
    states = {row["label"]: row["state"] for row in idle(intake)["rows"]}
    assert states == {"a.txt": "ready", "b.txt": "ready", "c.txt": "ready", "http://127.0.0.1/secret": "failed"}


def test_a_file_s_preview_comes_while_the_next_is_still_looked_through(intake, monkeypatch):
    seen = []
    put = intake._put
    monkeypatch.setattr(intake, "_put", lambda row: (seen.append((row.label, row.state, len(row.articles))), put(row)))
    rows = looked(intake, snow_txt=SNOW, train_txt=TRAIN)
    told = [seen.index(one) for one in (("snow.txt", "read", 1), ("train.txt", "reading", 0), ("snow.txt", "ready", 1))]
    assert told == sorted(told)
    assert intake.opening(rows["snow.txt"]["articles"][0]["label"])


def test_what_was_shown_before_a_look_was_stopped_can_be_looked_at_again(intake, monkeypatch):
    show = intake._show
    monkeypatch.setattr(intake, "_show", lambda *told, **how: (show(*told, **how), intake.cancel()))
    give(intake, snow_txt=SNOW, train_txt=TRAIN)
    intake.look()
    rows = idle(intake)["rows"]
    assert {row["state"] for row in rows} == {"waiting"}
    monkeypatch.setattr(intake, "_show", show)
    intake.look()
    assert {row["state"] for row in idle(intake)["rows"]} == {"ready"}
