"""Markdown as Pandoc writes it: dashes by hyphens, notes of several paragraphs, spans and divisions with attributes."""

import pytest

from tests.editions.readers.showing import body, notes, read, repaired


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Siehe S. 14--19 und 1811--46.", "Siehe S. 14–19 und 1811–46."),
        ("Der Kahn --- ein Boot --- lag dort.", "Der Kahn — ein Boot — lag dort."),
        ("Der Kahn -- ein Boot -- lag dort.", "Der Kahn – ein Boot – lag dort."),
        ("Der Vers --------- und so fort.", "Der Vers ——— und so fort."),
        ("Zwei Boote --Ahrend hat drei-- und ein Steg --", "Zwei Boote –Ahrend hat drei– und ein Steg –"),
        ("Und dann\\... so weiter...", "Und dann... so weiter…"),
        ("Der [Ahrend]{.smallcaps} schrieb am 2^ten^ Mai H~2~O, ~~alt~~ neu.", "Der Ahrend schrieb am 2ten Mai H2O, neu."),
        ("Der <s>alte</s> Kahn lag <del>hier</del> dort.", "Der Kahn lag dort."),
        ("Mit \\'Haken\\' und \\\"Strichen\\\".", "Mit 'Haken' und \"Strichen\"."),
        ('Im „Kahn" und ‚dort\', so "hier" und \'48.', 'Im „Kahn“ und ‚dort‘, so "hier" und \'48.'),
        ("Bei @amsel1901 und [@amsel1901, S. 23].", "Bei @amsel1901 und [@amsel1901, S. 23]."),
    ],
)
def test_signs_within_a_line(written, text):
    assert body(read(f"Davor.\n\n{written}\n", "t.md"))[1] == ("paragraph", text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Schalter `--wrap=none` bleibt.",
        "Siehe <https://example.org/a--b>.",
        "Ein Schalter --wrap=none bleibt.",
        "Ein Pfeil --> bleibt.",
        "Striche ---- bleiben.",
        "Ein ~ allein, 5^2 und 6^3.",
    ],
)
def test_hyphens_that_are_no_dashes_are_left_alone(text):
    assert body(read(text, "t.md")) == [("paragraph", text.replace("`", "").replace("<", "").replace(">.", "."))]


def test_a_note_with_paragraphs_a_quotation_and_a_list():
    written = (
        "Wort[^1] und mehr[^2].\n\n[^1]: Der Anfang,\n    weiter.\n\n    > Ein Zitat\n    > darin.\n\n    - eins\n    - zwei\n\n"
        "    Das Ende.\n\n[^2]: Zwei.\n"
    )
    segmented = read(written, "t.md")
    assert notes(segmented) == {"n1": "Der Anfang, weiter. Ein Zitat darin. eins zwei Das Ende.", "n2": "Zwei."}
    assert body(segmented) == [("paragraph", "Wort{1} und mehr{2}.")]


def test_a_note_that_is_called_twice_and_one_in_a_heading():
    segmented = read("Davor.\n\n## Bau[^1] {#bau .unnumbered}\n\nWort[^2] und nochmals[^2].\n\n[^1]: Eins.\n\n[^2]: Zwei.\n", "t.md")
    assert body(segmented)[1:] == [("heading", "Bau{1}"), ("paragraph", "Wort{2} und nochmals{2}.")]
    assert [call.note for call in segmented.calls] == ["n1", "n2", "n2"]


def test_a_title_block_with_several_authors_and_a_language():
    written = '---\nauthor:\n- Jost Ahrend\n- Ida Amsel\nlang: de-DE\nsubtitle: |\n  Ein Bericht\ntitle: "Das Boot"\n---\n\nText.\n'
    segmented = read(written, "t.md")
    assert sorted(body(segmented)) == sorted(
        [("byline", "Jost Ahrend"), ("byline", "Ida Amsel"), ("subtitle", "Ein Bericht"), ("title", "Das Boot"), ("paragraph", "Text.")]
    )
    assert segmented.language == "de"


def test_the_older_title_block():
    written = "% Das Boot\n% Jost Ahrend\n% 1901\n\nText.\n"
    segmented = read(written, "t.md")
    assert body(segmented) == [("title", "Das Boot"), ("byline", "Jost Ahrend"), ("paragraph", "Text.")]
    assert "% 1901" in repaired(segmented, "markup")


def test_divisions_say_what_is_in_them():
    written = "Davor.\n\n::: epigraph\nEin Motto.\n:::\n\n::: {.verse}\nO Boot,\\\no Steg\n:::\n\n::: anderes\nText.\n:::\n"
    assert body(read(written, "t.md"))[1:] == [("epigraph", "Ein Motto."), ("verse", "O Boot,\no Steg"), ("paragraph", "Text.")]


def test_pictures_comments_and_raw_markup():
    written = "Davor.\n\n![Die Uhr](uhr.png){width=50%}\n\n<!-- noch prüfen -->\n\n```{=html}\n<hr>\n```\n\nDanach.\n"
    assert body(read(written, "t.md")) == [("paragraph", "Davor."), ("caption", "Die Uhr"), ("paragraph", "Danach.")]


def test_a_table_in_columns():
    written = "Davor.\n\n  Ort      Zoll\n  -------- ------\n  Krumau   3\n  Linz     4\n\n  : Zölle\n\nDanach.\n"
    assert body(read(written, "t.md"))[1:] == [("table", "Ort\tZoll\nKrumau\t3\nLinz\t4"), ("caption", "Zölle"), ("paragraph", "Danach.")]


def test_a_table_in_a_grid_and_one_between_bars_have_cells():
    grid = "+--------+------+\n| Ort    | Zoll |\n+========+======+\n| Krumau | 3    |\n+--------+------+\n"
    bars = "| Ort | Zoll |\n|:----|-----:|\n| Krumau | 3 |\n"
    for written in (grid, bars):
        assert body(read(written, "t.md")) == [("table", "Ort\tZoll\nKrumau\t3")]


def test_a_table_whose_rows_have_several_lines():
    frame = "-" * 24
    rows = "Ort           Zoll\n------------- ----------\nKrumau        3\n\nLinz an       4 und\nder Donau     mehr"
    written = f"Davor.\n\n{frame}\n{rows}\n{frame}\n\nDanach."
    table = "Ort\tZoll\nKrumau\t3\nLinz an\t4 und\nder Donau\tmehr"
    assert body(read(written, "t.md"))[1:] == [("table", table), ("paragraph", "Danach.")]
    assert body(read(f"Davor.\n\n{frame}\n\nDanach.\n\n{frame}\n", "t.md"))[1:] == [("paragraph", "Danach.")]


@pytest.mark.parametrize("text", ["Ein --- Strich", "a: b", ": kein Titel einer Tafel", "Ein Satz -- und noch einer"])
def test_what_looks_like_a_table_is_left_alone(text):
    assert [kind for kind, _ in body(read(f"Davor.\n\n{text}\n", "t.md"))] == ["paragraph", "paragraph"]


def test_a_line_that_begins_with_a_number_is_no_item_of_a_list():
    written = "Davor.\n\nSiehe (Kolk 1899,\n14) und Amsel, S.\n3. Auflage.\n\n1. eins\n2. zwei\n"
    assert body(read(written, "t.md"))[1:] == [
        ("paragraph", "Siehe (Kolk 1899, 14) und Amsel, S. 3. Auflage."), ("list_item", "1. eins"), ("list_item", "2. zwei"),
    ]  # fmt: skip


def test_notes_in_the_title_and_in_the_caption_of_a_picture():
    written = '---\ntitle: Das Wehr[^1]\n---\n\n![Im Winter[^2]](w.png){width="50%"}\n\n[^1]: Eins.\n\n[^2]: Zwei.\n'
    segmented = read(written, "t.md")
    assert body(segmented) == [("title", "Das Wehr{1}"), ("caption", "Im Winter{2}")]
    assert segmented.doubts == ()


def test_terms_with_their_definitions():
    written = "Davor.\n\nKahn\n:   Ein Boot\n    aus Holz.\n\nSteg\n\n:   Ein Weg.\n\nDanach.\n"
    assert body(read(written, "t.md"))[1:] == [
        ("list_item", "Kahn"), ("list_item", "Ein Boot aus Holz."), ("list_item", "Steg"), ("list_item", "Ein Weg."),
        ("paragraph", "Danach."),
    ]  # fmt: skip


def test_quotations_within_quotations_and_lists_within_them():
    written = "Davor.\n\n> Zitat\n> weiter\n> > innen\n>\n> - punkt\n> - noch einer\n"
    assert body(read(written, "t.md"))[1:] == [
        ("block_quotation", "Zitat weiter"), ("block_quotation", "innen"), ("list_item", "punkt"),
        ("list_item", "noch einer"),
    ]  # fmt: skip


def test_notes_numbered_by_hand():
    written = "Davor.\n\nEin Wort<sup>1</sup> und zwei<sup>2</sup>.\n\n## Anmerkungen\n\n1. Eins.\n2. Zwei.\n"
    segmented = read(written, "t.md")
    assert body(segmented)[1] == ("paragraph", "Ein Wort{1} und zwei{2}.")
    assert notes(segmented) == {"n1": "Eins.", "n2": "Zwei."}


def test_a_head_whose_keys_stand_in_another_order_than_a_title_page():
    written = (
        "---\nabstract: |\n  Der *Kahn* lag dort,\n  und niemand fuhr.\n\n  Ein Absatz.\nauthor:\n- Jost Ahrend\ndate: 1901-04-03\n"
        'subtitle: Ein Bericht\ntitle: "Das Boot, das\n  am Ufer lag"\n---\n\nText[^1].\n\n[^1]: Eins.\n'
    )
    segmented = read(written, "t.md")
    assert body(segmented) == [
        ("title", "Das Boot, das am Ufer lag"), ("subtitle", "Ein Bericht"), ("byline", "Jost Ahrend"),
        ("paragraph", "Der Kahn lag dort, und niemand fuhr."), ("paragraph", "Ein Absatz."), ("paragraph", "Text{1}."),
    ]  # fmt: skip
    assert notes(segmented) == {"n1": "Eins."}


def test_a_further_paragraph_of_an_item():
    written = "Davor.\n\n-   Der Kahn,\n\n    der dort lag,\n\n-   und der Steg.\n\n  Danach.\n\nUnd zuletzt.\n"
    assert body(read(written, "t.md"))[1:] == [
        ("list_item", "Der Kahn,"), ("list_item", "der dort lag,"), ("list_item", "und der Steg."), ("list_item", "Danach."),
        ("paragraph", "Und zuletzt."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        ("a) eins\nb) zwei", ["list_item", "list_item"]),
        ("I.  eins\nII. Teil", ["list_item"]),
        ("I. Der Zeiger steht", ["paragraph"]),
        ("A. Smith schrieb", ["paragraph"]),
        ("z. B. der Kahn", ["paragraph"]),
    ],
)
def test_items_whose_numbers_are_letters(written, kinds):
    assert [kind for kind, _ in body(read(f"Davor.\n\n{written}\n", "t.md"))][1:] == kinds


def test_elements_of_html_that_hold_blocks():
    written = 'Davor.\n\n<div class="epigraph">\n\nDer Fluss.\n\n</div>\n\n<div lang="fr">\n\nLe bac.\n\n</div>\n\nDanach.\n'
    assert body(read(written, "t.md"))[1:] == [("epigraph", "Der Fluss."), ("paragraph", "Le bac."), ("paragraph", "Danach.")]


def test_verse_in_a_note():
    segmented = read("Wort[^1].\n\n[^1]: Dort heißt es:\n\n    | Der Kahn,\n    | der Steg.\n", "t.md")
    assert notes(segmented) == {"n1": "Dort heißt es: Der Kahn, der Steg."}


def test_styles_of_word_that_a_division_names_and_commands_for_pages():
    written = 'Davor.\n\n::: {custom-style="Quote"}\nEin Zitat.\n:::\n\n\\newpage\n\nDanach.\n'
    assert body(read(written, "t.md"))[1:] == [("block_quotation", "Ein Zitat."), ("paragraph", "Danach.")]
