import pytest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The pier opened June 12. Raids began at around midnight.", "2017-06-12T24:00"),
        ("The pier opened June 12. They stormed it at dawn.", "2017-06-12TMO"),
        ("They stormed it in the early hours of June 14.", "2017-06-14TMO"),
        ("They stormed it on the night of 13 May 2016.", "2016-05-13TNI"),
        ("They stormed it at 10:35 a.m. on Tuesday.", "2017-06-13T10:35"),
        ("The deadline was 9 a.m. EST Tuesday.", "2017-06-13T09:00"),
        ("They stormed it at midday on Wednesday.", "2017-06-14TMI"),
        ("They stormed it at dawn.", "2017-06-15TMO"),
    ],
)
def test_times_belong_to_the_day_named_with_or_before_them(read, text, value):
    assert read(text)[-1].value == value
    assert read(text)[-1].type == "TIME"


def test_a_number_with_a_colon_is_no_time_without_a_cue(values):
    assert values("The ratio was 10:35 in all.") == []
