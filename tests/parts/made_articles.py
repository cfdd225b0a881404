"""Articles for the tests of parts."""

from pathlib import Path

TOWNS = ("Mosul", "Kirkuk", "Baghdad", "Raqqa", "Aleppo", "Damascus")


def article(number: int) -> str:
    town, other = TOWNS[number % 6], TOWNS[(number + number // 6 + 1) % 6]
    return (
        f"Report {number}\n\nSoldiers closed the bridge at {town} on {number % 28 + 1} March 2017. A convoy of "
        f"{number} lorries reached {other} on Monday, and {number * 7} people left their houses.\n"
    )


def write_articles(folder: Path, count: int) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{number:04d}.txt").write_text(article(number), encoding="utf-8")
    return folder
