"""Papers as towns print them, of any length: chapters, sentences, lists, tables."""

PLACES = ("公民館", "図書館", "保健センター", "児童館", "小学校")
MATTERS = ("健康相談", "子育てサロン", "体操教室", "確定申告の相談", "防災訓練", "読み聞かせの会", "料理教室")
# An A4 sheet in 11 points holds about 670 characters of ordinary text.
SENTENCES_A_PAGE, TABLE_EVERY, ROWS = 12, 5, 5


def paper(pages: int, first: int, different: int) -> str:
    """HTML of so many sheets. The first sentence is number ``first``; after ``different`` ones they come again."""
    parts = []
    for page in range(pages):
        said = [_sentence(first + (page * SENTENCES_A_PAGE + place) % different) for place in range(SENTENCES_A_PAGE)]
        parts.append(f"<h1>{page + 1}章 町の手続き</h1>")
        parts += [f"<p>{''.join(said[place : place + 4])}</p>" for place in range(0, SENTENCES_A_PAGE, 4)]
        parts.append("<h2>持ち物</h2><ul><li>介護保険証</li><li>印鑑</li><li>本人確認の書類</li></ul>")
        if page % TABLE_EVERY == 2:
            parts.append(_table())
    return "".join(parts)


def _sentence(number: int) -> str:
    place, matter = PLACES[number % len(PLACES)], MATTERS[number % len(MATTERS)]
    day = f"{number % 12 + 1}月{number % 28 + 1}日"
    return f"{day}の{matter}は、{place}の{number}番の部屋で、午前10時から開きますので、お気軽においでください。"


def _table() -> str:
    rows = "".join(
        f"<tr><td>要介護{row}</td><td>{row * 500}円</td><td>{row * 4000}円</td></tr>" for row in range(1, ROWS)
    )
    return f"<table><tr><th>区分</th><th>一回</th><th>一か月</th></tr>{rows}</table>"
