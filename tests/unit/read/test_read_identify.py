"""Which language a text in Latin letters is in."""

from __future__ import annotations

import pytest

from claimcheck.read.identify import identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Haarentfernung mit dem Laser ist schmerzfrei und ohne jede Ausfallzeit.", "de"),
        ("L’épilation au laser est sans douleur et les résultats sont définitifs.", "fr"),
        ("La depilación con láser es sin dolor y los resultados son para siempre.", "es"),
        ("L’epilazione con il laser è senza dolore e i risultati sono per sempre.", "it"),
        ("A depilação com laser é sem dor e os resultados são para sempre.", "pt"),
        ("Triệt lông bằng laser không đau và kết quả là vĩnh viễn cho mọi người.", "vi"),
        (
            "Menghilangkan bulu dengan laser tanpa rasa sakit untuk semua jenis kulit yang ada.",
            "id",
        ),
        ("Lazer epilasyon ile ağrısız ve kalıcı bir sonuç için bize gelin.", "tr"),
    ],
)
def test_other_languages_of_the_field_are_told(text: str, language: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Laser hair removal is painless and the results are permanent for everyone.",
        "Underarms S$80, full legs S$280, Brazilian S$180, upper lip S$30, chin S$30",
        "Die Haarentfernung ist schmerzfrei.",
        "The clinic La Belle in the Rue de la Paix is open on weekdays until eight.",
        "",
    ],
)
def test_english_lists_and_a_few_words_are_taken_for_english(text: str) -> None:
    assert identify(text) == "en"
