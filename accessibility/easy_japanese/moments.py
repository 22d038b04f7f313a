"""Days and times as easy Japanese writes them: 「2026年12月5日（土曜日）午前10時」, never an era alone, never 13:00."""

import datetime as dt

from django.utils import timezone

from accessibility.dates import WEEKDAYS


def easy_day(day: dt.date) -> str:
    """「2026年12月5日（土曜日）」: people who came to Japan do not count in eras."""
    return f"{day.year}年{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def easy_time(hour: int, minute: int = 0) -> str:
    """「午後1時30分」, 「昼の12時」, 「夜の12時」: 正午 and 0時 are words that many do not know."""
    if (hour % 24, minute) == (0, 0):
        return "夜の12時"
    if (hour, minute) == (12, 0):
        return "昼の12時"
    # 午前0時30分 would be asked back at every desk.
    half = "午前" if hour % 24 < 12 else "午後"
    return f"{half}{hour % 12}時" + (f"{minute}分" if minute else "")


def easy_span(start: dt.datetime, end: dt.datetime) -> str:
    """「2026年12月5日（土曜日）午前10時から午前11時30分まで」, on the town's clock."""
    start, end = (timezone.localtime(moment) if timezone.is_aware(moment) else moment for moment in (start, end))
    first = f"{easy_day(start.date())}{easy_time(start.hour, start.minute)}"
    last = easy_time(end.hour, end.minute)
    if end.date() != start.date():
        last = f"{easy_day(end.date())}{last}"
    return f"{first}から{last}まで"


def easy_days(start: dt.date, end: dt.date) -> str:
    """「2026年12月5日（土曜日）から2026年12月7日（月曜日）まで」."""
    return easy_day(start) if start == end else f"{easy_day(start)}から{easy_day(end)}まで"
