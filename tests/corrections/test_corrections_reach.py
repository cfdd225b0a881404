"""Which corrections hold, and which articles they touch."""

from dataclasses import replace
from itertools import permutations

from correction_readings import TOWN, WHEN, correction, place, read, whole

from geo.corrections import Book, Scope, in_force, ulid
from geo.inputs import Known

A = read("Snow fell on Mars. Nobody left Mars.", "a")
B = read("A train left Mars for Kars.", "b")


def known(parsed) -> Known:
    return Known(parsed.document.id, parsed.document.sha256, parsed.document.path)


def undo(undone, number: int):
    return correction("undo", None, number=number, undoes=undone.act)


def test_an_undone_act_falls_as_a_whole_whatever_the_order_of_lines() -> None:
    one, two = place(A, TOWN, number=1), place(A, TOWN, 1, number=1, id=ulid(WHEN, 99))
    other = place(B, TOWN, number=2)
    for lines in permutations([one, two, other, undo(one, 3)]):
        assert in_force(lines) == (other,)


def test_an_undo_can_be_undone_and_undone_again() -> None:
    one = place(A, TOWN, number=1)
    back = undo(one, 2)
    again = undo(back, 3)
    assert in_force([one, back, again]) == (one,)
    assert in_force([one, back, again, undo(again, 4)]) == ()
    assert in_force([one, back, again, undo(one, 5)]) == ()


def test_an_undo_of_an_undo_holds_though_its_clock_was_behind() -> None:
    one = place(A, TOWN, number=1)
    back = undo(one, 9)
    assert in_force([one, back, undo(back, 5)]) == (one,)
    assert in_force([one, undo(one, 0)]) == ()


def test_acts_that_undo_each_other_come_to_an_end() -> None:
    one = correction("undo", None, number=1, undoes=ulid(WHEN, 4))
    two = correction("undo", None, number=2, undoes=one.act)
    assert in_force([one, two]) == ()
    made, late = place(A, TOWN, number=1), ulid(WHEN, 99)
    itself = correction("undo", None, number=8, act=late, undoes=late)
    beside = correction("undo", None, number=9, id=ulid(WHEN, 98), act=late, undoes=made.act)
    assert in_force([made, itself, beside]) == ()


def test_a_long_chain_of_undos_is_judged_in_no_time() -> None:
    chain = [place(A, TOWN, number=1)]
    for number in range(2, 5_001):
        identifier = ulid(WHEN, 100 * number)
        chain.append(replace(undo(chain[-1], 2), id=identifier, act=identifier))
    assert in_force(chain) == ()
    assert in_force(chain[:-1]) == (chain[0],)


def test_a_line_that_comes_twice_counts_once() -> None:
    one = place(A, TOWN)
    assert in_force([one, one]) == (one,)


def test_a_correction_finds_its_article_by_content_then_id_then_path() -> None:
    made = place(A, TOWN)
    content = Known("new", made.target.document, "new.txt")
    same_id = Known("a", "0" * 64, "other.txt")
    same_path = Known("c", "1" * 64, "a.txt")
    everything = [same_path, same_id, content]
    for documents, home in ((everything, "new"), (everything[:2], "a"), (everything[:1], "c"), ([], None)):
        book = Book([made], documents)
        assert [each.id for each in everything if book.due(each, "")] == [name for name in [home] if name]
        assert book.astray == (() if home else (made,))


def test_of_several_articles_of_one_content_the_one_with_its_id_is_meant() -> None:
    made = place(A, TOWN)
    twins = [Known(name, made.target.document, f"{name}.txt") for name in ("b", "a", "c")]
    assert [bool(Book([made], twins).due(twin, "")) for twin in twins] == [False, True, False]


def test_what_is_about_a_whole_article_does_not_go_by_its_path() -> None:
    other = Known("x", "1" * 64, "a.txt")
    assert Book([whole(A, {"title": "Snow"})], [other]).astray
    assert not Book([place(A, TOWN)], [other]).astray


def test_a_rule_touches_the_articles_that_hold_its_name_and_is_never_astray() -> None:
    rule = place(A, TOWN, within="project")
    book = Book([rule], [known(B)])
    assert book.due(known(B), B.document.text).rules == (rule,)
    assert not book.due(known(B), "Nothing was said of the mar's\ns.")
    assert book.due(known(B), "On  MARS").rules == (rule,)
    assert book.astray == ()


def test_a_selection_is_told_by_content_or_id() -> None:
    for name in (B.document.sha256, "b"):
        rule = place(A, TOWN, scope=Scope("selection", documents=(name,)))
        book = Book([rule], [known(A), known(B), Known("c", "2" * 64, "")])
        assert [bool(book.due(one, "Mars").rules) for one in (known(B), Known("c", "2" * 64, ""))] == [True, False]


def test_the_digest_tells_corrections_apart_and_does_not_hang_on_their_order_in_the_file() -> None:
    one, two = place(A, TOWN, number=1), place(A, TOWN, 1, number=2)
    digests = {Book(lines, [known(A)]).due(known(A), "").digest for lines in ([one, two], [two, one])}
    assert len(digests) == 1
    assert digests != {Book([one], [known(A)]).due(known(A), "").digest}
    assert Book([one, undo(one, 3)], [known(A)]).due(known(A), "").digest == ""
