from datetime import date

from geo.dates.mode import is_narrative, narration

HISTORY = (
    "The league was founded in 1871. In 1872 it split. By March 1873 the two halves were at war, and in June the north "
    "had won. The following year a treaty was signed. On 9 November 1874 the king fled; two days later he was caught. "
    "In December a court was named, and in January it sat. A plan of 1912 looked back on it. In 1880 the league was "
    "dissolved, and in 1881 forgotten."
)


def test_a_text_full_of_old_years_is_a_history():
    assert is_narrative(HISTORY, date(2010, 1, 1))
    assert is_narrative(HISTORY, None)


def test_a_text_that_hangs_on_its_day_is_news():
    assert not is_narrative("On Monday they met. Last week they split. Since 2014 and 2015, this month too.", None)


def test_in_a_history_the_year_told_last_goes_on(values):
    found = dict(values(HISTORY, "2010-01-01"))
    assert found["June"] == "1873-06"
    assert found["The following year"] == "1874"
    assert found["two days later"] == "1874-11-11"
    assert found["December"] == "1874-12"
    assert found["January"] == "1875-01"


def test_the_mode_is_in_the_reason(read):
    june = next(d for d in read(HISTORY, "2010-01-01") if d.text == "June")
    assert june.reason == "year as in 'March 1873' (1873-03) named before (narrative)"


def test_a_lone_leap_does_not_move_the_story(values):
    text = HISTORY.replace("A plan of 1912 looked back on it.", "A plan of 1912 looked back on it. In March he died.")
    assert ("March", "1875-03") in values(text, "2010-01-01")
    assert ("March", "1912-03") not in values(text, "2010-01-01")


def test_today_in_a_history_is_the_writers_time(values):
    assert values(HISTORY + " Today little is left.", "2010-01-01")[-1] == ("Today", "PRESENT_REF")


def test_the_mode_is_told_with_the_counts_that_decided():
    history = narration(" ".join(f"In {year} they fought on." for year in range(1914, 1922)), date(2009, 12, 19))
    assert history.kind == "history"
    assert "years named: 8" in history.reason
    news = narration("In 2016 the dam broke on Tuesday.", date(2017, 6, 15))
    assert (news.kind, news.reason) == ("news", "years named: 1, fewer than 6")


def test_a_report_full_of_years_that_counts_from_its_own_day_is_news():
    text = " ".join(f"In {year} it fell, and on Tuesday again." for year in range(1990, 2000))
    told = narration(text, date(2009, 12, 19))
    assert told.kind == "news"
    assert "('Thursday', 'yesterday'): 10" in told.reason


SECTIONS = (
    "1871: The split\n\nThe league split in May. In March 1874 a court looked back on it. On 3 June the north left.\n\n"
    "1872: The war\n\nBy December 1872 the war was lost. At the end of March it had begun with a raid. In 1873 and "
    "1875 treaties were signed. In May 1875 the king fled, and in June 1875 he came back. In July he died."
)


def test_the_section_of_one_year_tells_of_that_year(values):
    found = values(SECTIONS, "2010-01-01")
    assert ("3 June", "1871-06-03") in found
    assert ("the end of March", "1872-03") in found


def test_a_section_is_left_once_a_second_date_agrees(values):
    assert values(SECTIONS, "2010-01-01")[-1] == ("July", "1875-07")


def test_that_year_is_the_one_named_last_even_in_passing(values):
    passing = "By 1868 it was planned. In August of that year a clerk wrote it down. In 1880 the"
    assert ("August of that year", "1868-08") in values(HISTORY.replace("In 1880 the", passing), "2010-01-01")


def test_two_digits_are_of_the_century_that_is_nearer_to_the_story(values):
    text = HISTORY.replace("187", "191").replace("In December", "The men of '99 stayed. In December")
    assert ("99", "1899") in values(text, "2010-01-01")


LIFE = "Ana Reber died on Wednesday. She was 84. " + HISTORY.replace("On 9 November 1874 the king fled; ", "")


def test_a_life_told_with_its_weekday_is_news(values):
    assert narration(LIFE, date(2013, 3, 8)).kind == "news"
    assert ("Wednesday", "2013-03-06") in values(LIFE, "2013-03-08")


def test_a_weekday_never_hangs_on_a_year(values):
    text = HISTORY.replace("On 9 November 1874 the king fled; two days later he was caught.", "")
    text = text.replace("A plan of 1912", "She died on Wednesday. A plan of 1912")
    assert ("Wednesday", "2013-03-06") in values(text, "2013-03-08")


def test_quotations_do_not_make_news_of_a_history():
    said = ' "Today we march," he said; "tomorrow, and on Sunday, we rest. Last week we fled."'
    assert is_narrative(HISTORY + said, date(2010, 1, 1))


def test_a_passage_of_history_in_news_goes_on_with_its_own_years(values):
    passage = "The mill opened in 1880, burned in 1890, was sold in 1901 and in 1910. In May it shut."
    text = f"Talks began on Monday.\n\n{passage}"
    found = values(text, "2015-06-10")
    assert ("Monday", "2015-06-08") in found
    assert ("May", "1910-05") in found


def test_a_month_does_not_hang_on_a_century(values):
    text = HISTORY.replace(
        "In 1880 the league", "The idea is of the 18th century. In May it was forgotten. In 1880 the league"
    )
    assert ("May", "1875-05") in values(text, "2010-01-01")
