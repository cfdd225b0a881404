import pytest

from geo.text.front_matter import MAX_FRONT_MATTER, find_front_matter, is_unclosed_front_matter


def front_matter(*lines: str, newline: str = "\n") -> str:
    return newline.join(["---", *lines, "---", "", "The text."])


@pytest.mark.parametrize("text", ["---\n\nText between rules.\n\n---\n", "Text\n---\na: b\n---\n", "", "----\n", "---"])
def test_a_rule_of_dashes_is_no_front_matter(text: str) -> None:
    assert find_front_matter(text) is None
    assert not is_unclosed_front_matter(text)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_block_ends_with_its_last_dash(newline: str) -> None:
    text = front_matter("title: A", newline=newline)
    block = find_front_matter(text)
    assert block is not None
    assert text[block.end :].strip() == "The text."
    assert text[: block.end].endswith("---")


def test_blank_lines_and_comments_may_stand_before_the_first_key() -> None:
    assert find_front_matter(front_matter("", "# a note", "title: A")) is not None


def test_a_block_without_its_last_line_is_unclosed() -> None:
    assert is_unclosed_front_matter("---\ntitle: A\n\nText.")
    assert not is_unclosed_front_matter(front_matter("title: A"))


def test_the_end_of_a_block_is_not_searched_for_ever() -> None:
    assert find_front_matter("---\ntitle: A\n" + "x\n" * MAX_FRONT_MATTER + "---\n") is None
