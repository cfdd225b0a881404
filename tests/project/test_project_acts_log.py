"""The acts in a corrections file: what holds, and what a person's next undo and redo are about."""

from correction_readings import TOWN, place, read
from hypothesis import given
from hypothesis import strategies as st

from geo.corrections import Correction, ulid
from geo.project.acts_log import logged_acts, next_redo, next_undo

ARTICLE = read("Snow closed the road to Mars.")


def act(number: int, by: str = "Ada") -> Correction:
    return place(ARTICLE, TOWN, number=number, by=by)


def undo(number: int, undone: Correction, by: str = "Ada") -> Correction:
    return Correction(
        id=ulid(undone.at, 10_000 + 2 * number + 1), at=undone.at.replace(minute=number), by=by,
        act=ulid(undone.at, 10_000 + 2 * number), kind="undo", undoes=undone.act,
    )  # fmt: skip


def test_acts_come_in_the_order_of_their_times_and_tell_whether_they_hold() -> None:
    first, second = act(1), act(2)
    back = undo(3, first)
    acts = logged_acts([second, back, first, first])
    assert [(one.id, one.holds) for one in acts] == [(first.act, False), (second.act, True), (back.act, True)]
    assert acts[2].undoes == first.act
    assert acts[0].why == "I was there"


def test_the_next_undo_is_the_persons_own_latest_act_that_holds() -> None:
    mine, hers, later = act(1), act(2, by="Ben"), act(3)
    acts = logged_acts([mine, hers, later, undo(4, later)])
    found = next_undo(acts, "Ada")
    assert found is not None
    assert found.id == mine.act
    assert next_undo(acts, "Nobody") is None


def test_a_redo_is_offered_until_something_else_is_done() -> None:
    first = act(1)
    back = undo(2, first)
    found = next_redo(logged_acts([first, back]), "Ada")
    assert found is not None
    assert found.id == back.act
    assert next_redo(logged_acts([first, back, act(3)]), "Ada") is None
    assert next_redo(logged_acts([first, back]), "Ben") is None


@given(st.lists(st.sampled_from(["act", "undo", "redo"]), max_size=25))
def test_undo_and_redo_walk_along_a_line_as_in_an_editor(steps: list[str]) -> None:
    """Held acts are a stack, and what was undone another, emptied by every new act."""
    lines: list[Correction] = []
    held: list[str] = []
    undone: list[str] = []
    for number, step in enumerate(steps, start=1):
        acts = logged_acts(lines)
        found = next_undo(acts, "Ada") if step == "undo" else next_redo(acts, "Ada") if step == "redo" else None
        if step == "act":
            lines.append(act(number))
            held, undone = [*held, lines[-1].act], []
        elif step == "undo":
            assert (found.id if found else None) == (held[-1] if held else None)
            if found:
                lines.append(undo(number, found.lines[0]))
                undone.append(held.pop())
        else:
            assert (found.undoes if found else None) == (undone[-1] if undone else None)
            if found:
                lines.append(undo(number, found.lines[0]))
                held.append(undone.pop())
        assert sorted(one.id for one in logged_acts(lines) if one.holds and not one.undoes) == sorted(held)
