"""The Import page in a browser: files dropped and looked at, taken in, changed, removed; projects made and opened."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from shown import in_scheme, settle, violations
from ui_projects import HOSTILE, flood_project

from tests import conftest

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
ZOOMED = {"viewport": {"width": 720, "height": 450}, "device_scale_factor": 2}
DROP = """files => {
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name));
  for (const type of ["dragenter", "dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
}"""


def report(number, town="Tirana"):
    return (
        f'---\ntitle: "Flood {number}"\npublisher: "Adriatic Post"\npublished: 2019-03-20\n---\n\n'
        f"Water covered road {number} into {town}, Albania, on March 18, 2019.\n"
    )


def drag_in(page, *paths):
    """Files and folders of the disk dropped as from a file manager."""
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 700, "y": 400, "data": data})


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    """Where new projects are made, as the server was told."""
    return tmp_path_factory.mktemp("documents")


@pytest.fixture(scope="module")
def dashboard(start_dashboard, ports, documents, tmp_path_factory):
    """The dashboard of this file: its address and its process. It shows one project, and each test opens its own."""
    port = ports.pop() if ports else conftest.free_port()
    first = tmp_path_factory.mktemp("first")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DOCUMENTS_DIR", str(documents))
        process = start_dashboard(flood_project(first), port=port)
    yield f"http://127.0.0.1:{port}", process
    process.terminate()
    process.wait(timeout=120)
    ports.append(port)
    assert not list(first.parent.rglob(".*.incoming-*")), "what waited is gone from the disk"


@pytest.fixture
def visit(browser, dashboard, tmp_path):
    """Opens the Import page on a flood project of the test's own."""
    contexts = []
    address, process = dashboard

    def visit(**options):
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("request", lambda request: page.problems.append(request.url) if is_foreign(request.url) else None)
        page.goto(f"{address}/import")
        expect(page.get_by_role("heading", name="Add articles")).to_be_visible()
        open_project(page, flood_project(tmp_path))
        expect(page.get_by_text("flood is open.")).to_be_visible()
        expect(page.get_by_role("heading", name="In this project")).to_be_visible()
        return page

    visit.process = process
    yield visit
    for context in contexts:
        assert [problem for page in context.pages for problem in page.problems] == []
        context.close()


def open_project(page, where):
    """Open another project by where its file lies."""
    page.get_by_role("button", name="Open another").click()
    page.get_by_label("Or where its file lies").fill(str(where))
    page.get_by_role("button", name="Open it").click()


def is_foreign(url):
    return not re.match(r"(?:https?://127\.0\.0\.1[:/]|data:|blob:)", url)


def waiting(page):
    return page.get_by_role("list", name="Files that wait").locator(":scope > li")


def held(page):
    return page.get_by_role("list", name="Articles of this project").get_by_role("listitem")


def drop(page, files):
    settle(page)  # what is dropped while the server makes the page anew falls on what is taken away
    page.evaluate(DROP, [list(pair) for pair in files.items()])


def test_dropped_files_are_looked_at_go_in_and_are_on_the_map(visit, tmp_path):
    page = visit()
    drop(page, {"flood1.md": report(1), "broken.pdf": "%PDF-1.4 broken", "flood2.md": report(2), "copy.md": report(2)})
    expect(page.get_by_text("2 articles ready, 1 copy left out, 1 file can’t be used.")).to_be_visible()
    expect(waiting(page)).to_have_count(4)
    bad = waiting(page).filter(has_text="broken.pdf")
    expect(bad).to_contain_text("Can’t be used")
    expect(bad.get_by_role("checkbox")).to_be_disabled()
    expect(held(page)).to_have_count(3)
    row = waiting(page).filter(has_text="flood1.md")
    row.get_by_role("button", name="Flood 1", exact=True).click()
    expect(row.get_by_label("Outlet")).to_have_value("Adriatic Post")
    expect(row.get_by_label("Day of publication")).to_have_value("20 March 2019")
    opening = row.get_by_role("region", name="First lines of Flood 1")
    expect(opening).to_contain_text("Water covered road 1 into Tirana")
    expect(opening.locator(".furniture")).to_contain_text("front matter")
    page.get_by_role("button", name="Add 2 articles").click()
    expect(page.get_by_text("2 articles added.")).to_be_visible()
    expect(held(page)).to_have_count(5)
    expect(page.get_by_text("5 articles ·")).to_be_visible()
    kept = {path.name for path in (tmp_path / "flood.sqlite.files").iterdir()}
    assert len(kept) == 2
    page.get_by_role("button", name="Show them on the map").click()
    expect(page.get_by_role("list", name="Places in view")).to_contain_text("Tirana")


def test_200_files_dragged_in_with_a_bad_one_in_the_middle(visit, tmp_path):
    page = visit()
    snow = "Snow fell in Tirana on March {day}, 2019. Road {number} was closed.\n"
    place = tmp_path / "reports"
    place.mkdir()
    for number in range(200):
        (place / f"report{number:03}.txt").write_text(snow.format(day=number % 28 + 1, number=number))
    (place / "report100.txt").write_bytes(b"\x00\x01\x02" * 50)
    prose = (
        "Snow fell in Tirana on Friday, and the road to the airport was closed for an hour, the mayor told reporters."
    )
    page_of_web = f"<!DOCTYPE html><html lang='en'><body><article><h1>Airport road shut</h1><p>{prose}</p></article>"
    (place / "report199.txt").write_text(page_of_web)  # read apart, as every format but text is
    drag_in(page, place)
    expect(page.get_by_text("199 articles ready, 1 file can’t be used.")).to_be_visible(timeout=120_000)
    expect(waiting(page)).to_have_count(100)
    page.get_by_role("combobox", name="Show").select_option("failed")
    expect(waiting(page)).to_have_count(1)
    expect(waiting(page)).to_contain_text("report100.txt")
    page.get_by_role("combobox", name="Show").select_option("")
    page.get_by_role("button", name="Clear 1 file that can’t be used").click()
    expect(page.get_by_text("199 articles ready.")).to_be_visible()
    page.get_by_role("button", name="Add 199 articles").click()
    expect(page.get_by_text("199 articles added.")).to_be_visible(timeout=120_000)
    expect(page.get_by_text("202 articles ·")).to_be_visible()


def test_cancel_stops_the_sending_and_leaves_nothing_half(visit, tmp_path):
    page = visit()
    # slow, so that there is something to cancel
    page.route("**/file", lambda route: None)
    drop(page, {f"flood{number}.md": report(number) for number in range(8)})
    expect(page.get_by_text("Taking 8 files…")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Stopped. What was read stays on the list.")).to_be_visible()
    expect(waiting(page)).to_have_count(0)
    assert not list(tmp_path.rglob("*.md"))
    page.unroute("**/file")
    drop(page, {"flood1.md": report(1)})
    expect(page.get_by_role("button", name="Add 1 article")).to_be_enabled()


def test_hostile_names_and_contents_stay_text(visit):
    page = visit()
    attack = "<img src=x onerror=top.hit=1>"
    drop(page, {
        f"{attack} `${{top.hit=1}}`.txt": f"{HOSTILE}\n\nSnow fell in Tirana.",
        f"{attack}.pdf": "%PDF-1.4 <script>top.hit=1</script>",
        "title.md": report(1).replace("Flood 1", HOSTILE.replace('"', "'")),
    })  # fmt: skip
    expect(page.get_by_text("2 articles ready, 1 file can’t be used.")).to_be_visible()
    for row in waiting(page).all():
        button = row.locator("button.open")
        if button.is_enabled():
            button.click()
            expect(row.get_by_role("region")).not_to_contain_text("Reading…")
    page.get_by_role("button", name="Add 2 articles").click()
    expect(page.get_by_text("2 articles added.")).to_be_visible()
    expect(held(page)).to_have_count(5)
    assert page.evaluate("window.hit === undefined && window.broken === undefined")
    assert page.locator("img[src=x]").count() == 0


def test_pasted_text_and_what_is_changed_of_it_go_in(visit):
    page = visit()
    page.get_by_role("button", name="Paste text").click()
    page.get_by_role("button", name="Put it on the list").click()
    expect(page.get_by_role("alert").filter(has_text="Paste the text of an article first.")).to_be_visible()
    page.get_by_label("Title, if it has one").fill('Snow: "deep"')
    page.get_by_label("Text of one article").fill("Snow fell in Tirana, Albania, on March 1, 2019.")
    page.get_by_role("button", name="Put it on the list").click()
    row = waiting(page)
    row.get_by_role("button", name='Snow: "deep"', exact=True).click()
    row.get_by_label("Outlet").fill("Hill Herald")
    row.get_by_label("Day of publication").fill("soon")
    expect(row.get_by_label("Day of publication")).to_have_attribute("aria-invalid", "true")
    row.get_by_label("Day of publication").fill("2 March 2019")
    page.get_by_role("button", name="Add 1 article").click()
    expect(page.get_by_role("alert").filter(has_text="Write your name")).to_be_visible()
    page.get_by_label("Your name, for what you changed").fill("Ada")
    page.get_by_role("button", name="Add 1 article").click()
    added = held(page).filter(has_text='Snow: "deep"')
    expect(added).to_contain_text("Hill Herald · 2 March 2019 · English")


def test_many_are_edited_removed_put_back_and_undone(visit):
    page = visit()
    project = page.get_by_role("region", name="In this project")
    project.get_by_label("Your name").fill("Ada")
    project.get_by_role("checkbox", name="3 articles").check()
    project.get_by_role("button", name="Edit chosen").click()
    form = project.locator("#holdings-change")
    form.get_by_label("Outlet").fill("One <b>Press</b>")
    form.get_by_role("button", name="Save").click()
    expect(project.get_by_text("3 articles changed.")).to_be_visible()
    expect(held(page).filter(has_text="One <b>Press</b>")).to_have_count(3)
    project.get_by_role("button", name="Undo").click()
    expect(held(page).filter(has_text="One <b>Press</b>")).to_have_count(0)
    held(page).first.get_by_role("button", name="Remove").click()
    expect(held(page)).to_have_count(2)
    expect(page.get_by_text("2 articles ·")).to_be_visible()
    project.get_by_text("Removed: 1 article").click()
    project.get_by_role("button", name="Put back").click()
    expect(held(page)).to_have_count(3)


def test_a_project_is_made_filled_and_the_other_opened_again(visit, documents, tmp_path):
    page = visit()
    page.get_by_role("button", name="New project").click()
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_role("alert").filter(has_text="Give the project a name.")).to_be_visible()
    page.get_by_label("What it is about").fill("Roads / 2019")
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_text("Roads 2019 is open.")).to_be_visible()
    assert (documents / "Dateline" / "Roads 2019.sqlite").is_file()
    expect(page.get_by_text("0 articles ·")).to_be_visible()
    drop(page, {"flood1.md": report(1)})
    page.get_by_role("button", name="Add 1 article").click()
    expect(held(page)).to_have_count(1)
    open_project(page, "/nowhere/at all.sqlite")
    expect(page.get_by_text("There is no project file at")).to_be_visible()
    page.get_by_role("button", name=f"flood {tmp_path / 'flood.sqlite'}").click()
    expect(held(page)).to_have_count(3)


def test_what_is_dropped_while_a_project_is_made_goes_into_it(visit):
    page = visit()
    page.get_by_role("button", name="New project").click()
    page.get_by_label("What it is about").fill("Roads")
    page.get_by_role("button", name="Make it").click()
    page.evaluate(DROP, [["flood1.md", report(1)]])
    page.get_by_role("button", name="Add 1 article").click()
    expect(page.get_by_text("Roads is open.")).to_be_visible()
    expect(page.get_by_text("1 article added.")).to_be_visible()
    expect(held(page)).to_have_count(1)


def test_what_waits_is_still_there_when_the_page_is_loaded_again(visit):
    page = visit()
    drop(page, {"flood1.md": report(1)})
    expect(page.get_by_role("button", name="Add 1 article")).to_be_enabled()
    page.reload()
    expect(page.get_by_role("button", name="Add 1 article")).to_be_enabled()


def saved_folder(tmp_path):
    folder = tmp_path / "saved"
    (folder / "deep").mkdir(parents=True)
    (folder / "index.csv").write_text("file,title,published\ndeep/snow.txt,Snow by the table,2019-03-06\n")
    (folder / "deep" / "snow.txt").write_text("Snow fell in Tirana.\n")
    (folder / ".hidden").write_text("nothing")
    return folder


def test_a_folder_dragged_in_keeps_its_paths_and_its_table(visit, tmp_path):
    page = visit()
    alone = tmp_path / "flood1.md"
    alone.write_text(report(1))
    drag_in(page, saved_folder(tmp_path), alone)
    row = waiting(page).filter(has_text="saved/deep/snow.txt")
    expect(row).to_contain_text("Snow by the table")
    expect(row).to_contain_text("6 March 2019")
    expect(waiting(page)).to_have_count(3)
    page.get_by_role("button", name="Add 2 articles").click()
    expect(held(page).filter(has_text="Snow by the table")).to_contain_text("added/saved/deep/snow.txt")


def test_a_chosen_folder_keeps_its_paths_and_its_table(visit, tmp_path):
    page = visit()
    page.locator("input.pick-folder").set_input_files(saved_folder(tmp_path))
    row = waiting(page).filter(has_text="saved/deep/snow.txt")
    expect(row).to_contain_text("Snow by the table")
    expect(waiting(page)).to_have_count(2)


SIZES = {"desktop": {}, "phone": PHONE, "zoomed": ZOOMED}


@pytest.mark.parametrize("options", SIZES.values(), ids=SIZES)
def test_it_fits_and_axe_finds_nothing_to_mend(visit, options):
    page = visit(**options)
    drop(page, {"flood1.md": report(1), "broken.pdf": "%PDF-1.4 broken"})
    page.get_by_role("button", name="Flood 1", exact=True).click()
    page.get_by_role("button", name="Edit chosen").first.click()
    page.get_by_role("button", name="New project").click()
    expect(page.get_by_role("region", name="First lines of Flood 1")).to_contain_text("Water")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for scheme in ("light", "dark") if not options else ("light",):
        in_scheme(page, scheme)
        assert violations(page, only_colours=scheme == "dark") == [], scheme


def test_it_can_be_used_by_keys_alone(visit):
    page = visit()
    drop(page, {"flood1.md": report(1)})
    row = page.get_by_role("button", name="Flood 1", exact=True)
    row.focus()
    page.keyboard.press("Enter")
    expect(row).to_have_attribute("aria-expanded", "true")
    page.get_by_role("button", name="Add 1 article").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 article added.")).to_be_visible()


def test_addresses_are_fetched_only_after_what_they_tell_was_said(visit):
    page = visit()
    page.get_by_role("button", name="Web addresses").click()
    expect(page.get_by_text("Fetching tells each site your network address")).to_be_visible()
    page.get_by_label("Addresses, one a line").fill("example")
    page.get_by_role("button", name="Fetch 1 page now").click()
    expect(page.get_by_role("alert").filter(has_text="is no web address")).to_be_visible()
    page.get_by_label("Addresses, one a line").fill("http://127.0.0.1:1/secret")
    page.get_by_role("button", name="Fetch 1 page now").click()
    expect(waiting(page)).to_contain_text("Can’t be used")


def test_files_are_not_kept_in_the_servers_memory(visit):
    page = visit()
    server = next(int(path.name) for path in Path("/proc").glob("[0-9]*") if parent(path) == visit.process.pid)
    before = resident(server)
    page.evaluate("""async () => {
      const data = new DataTransfer(), part = "snow ".repeat(2 ** 20);
      for (let at = 0; at < 24; at++) data.items.add(new File([part, String(at)], `large${at}.bin`));
      document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
    }""")
    expect(page.get_by_text("24 files can’t be used")).to_be_visible(timeout=120_000)
    assert resident(server) - before < 60, "MB, of 120 that came"


def parent(process):
    """The number of the process that started this one."""
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def resident(process):
    """Resident memory in MB."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
