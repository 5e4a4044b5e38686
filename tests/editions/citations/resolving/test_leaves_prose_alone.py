import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions.citations.reading import CitingPassage, read_citations


@pytest.mark.parametrize(
    "note",
    [
        "Mein Dank gilt Dr. Ida Meise, Universität Altdorf, für die Durchsicht.",
        "Die Schreiber wurden 1848 entlassen. Das Amt bestand bis 1871.",
        "Siehe zuletzt die Bände von Karl Amsel, Otto Fink und anderen.",
        "Dies bestätigen alle Beteiligten.",
        "Siehe Anhang.",
        "The clerks were dismissed in 1848. See the introduction.",
    ],
)
def test_a_note_without_a_citation_has_none(note: str) -> None:
    assert read_citations([CitingPassage("n1", note, 1)], "de").mentions == ()


def test_names_and_years_of_the_body_are_no_citations() -> None:
    body = "Im Jahr 1848 trat Karl Amsel, Schreiber in Berlin, zurück; Otto Fink, Wien, blieb bis 1850."
    assert read_citations([CitingPassage("p1", body)], "de").mentions == ()


def test_a_note_of_the_cited_work_is_no_note_of_this_text(read) -> None:
    reading = read({1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4.", 5: "Otto Fink, Das Amt, Wien 1990, S. 5 Anm. 3."})
    assert [mention.form for mention in reading.mentions] == ["full", "full"]


def test_an_issue_number_is_no_note(read) -> None:
    reading = read({5: "Luc Arnaud, « Salaires », Revue inventée, t. 12, n. 3, 2001, p. 45."}, "fr")
    assert [mention.form for mention in reading.mentions] == ["full"]


def test_years_in_a_title_end_no_citation(read) -> None:
    reading = read({1: "Karl Amsel, Geschichte der Pulte 1917–1991. Entstehung und Niedergang, München 1998, S. 585."})
    assert [work.csl["title"] for work in reading.works] == ["Geschichte der Pulte 1917–1991. Entstehung und Niedergang"]


WRITTEN = """
    Ebd. ebd., ders.
    S. 12 12–15 hier f. ff. ; , . : ( ) [ ] » « in: In Amsel Karl K. von (Hg.) u. a. / Vgl. siehe See Anm. 5 oben N. 3 (N. 2)
    O.
    op. cit. zit. nach Berlin 1901 1901–1904 (1999) 2001a Jg. 23 H. 3 Bd. II Archiv NL 114 12/345/678, Bl. 6 // Там же cit. ZfM 2010 The 3.
    November
    v. ibid. Id. at 45 – … »Titel« Das Pult
"""
WORDS = st.sampled_from([*WRITTEN.split(), "\n", "\u00a0"])


@given(st.lists(st.lists(WORDS, max_size=30).map(" ".join), min_size=1, max_size=5))
def test_whatever_a_note_says_every_citation_lies_where_it_says(notes: list[str]) -> None:
    reading = read_citations([CitingPassage(f"n{number}", text, number) for number, text in enumerate(notes, start=1)], "de")
    for mention in reading.mentions:
        assert notes[(mention.note or 1) - 1][mention.start : mention.end] == mention.raw
        assert mention.work is None or reading.works[mention.work].key == mention.work
        assert all(0 <= step.mention < len(reading.mentions) for step in mention.steps)


@pytest.mark.parametrize(
    "note",
    [
        "Karl Amsel, Der Schreiber (1901), 15 (Fn. 2).",
        "Karl Amsel, Der Schreiber, Berlin 1901, S. 15, Anm. 2.",
        "Die Höhe NS 2 Fuß über dem Boden.",
        "In his last note to the minister he was silent.",
        "Auf der folgenden Note lag der Ton.",
    ],
)
def test_a_number_that_is_no_note_of_the_text_points_nowhere(note: str) -> None:
    reading = read_citations([CitingPassage("n2", "Otto Fink, Der Tisch, Wien 1902.", 2), CitingPassage("n3", note, 3)], "de")
    assert [mention.points_to for mention in reading.mentions[1:] if mention.points_to is not None] == []


@pytest.mark.parametrize(
    "note", ["Ebd., S. 6 (mit Anm. 2).", "Ida Meise, in diesem Band, S. 55 (bei Anm. 2).", "Meise, S. 12, dort auch Anm. 2."]
)
def test_a_note_on_the_cited_page_is_no_note_of_this_text(note: str) -> None:
    reading = read_citations([CitingPassage("n2", "Otto Fink, Der Tisch, Wien 1902.", 2), CitingPassage("n3", note, 3)], "de")
    assert [mention.points_to for mention in reading.mentions if mention.points_to is not None] == []


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("en", "The table in note 2 of Fink's article is wrong."),
        ("en", "The table in note 2 of the article by Fink is wrong."),
        ("de", "Die Tabelle in Anm. 2 des Aufsatzes von Fink ist falsch."),
        ("fr", "Le tableau à la note 2 de l'article de Fink est faux."),
        ("it", "La tabella alla nota 2 dell'articolo di Fink è errata."),
        ("it", 'Otto Fink, "Quaderni del tavolo", n. 2 (1967), p. 15.'),
        ("it", "Otto Fink, Il tavolo, «Quaderni del tavolo», n. 2, p. 15."),
    ],
)
def test_a_note_of_another_text_and_an_issue_are_no_notes_of_this_text(read, lang: str, note: str) -> None:
    reading = read({2: "Otto Fink, Der Tisch, Wien 1902.", 3: note}, lang)
    assert [mention.points_to for mention in reading.mentions if mention.points_to is not None] == []


@pytest.mark.parametrize(
    "note", ["See note 2 of this article.", "‘The Table’, n. 2, p. 47.", "Fink, ‘The Table’, n. 2, p. 47.", "“The Table,” n. 2, 47."]
)
def test_a_note_of_this_text_is_one_all_the_same(read, note: str) -> None:
    reading = read({2: "Otto Fink, ‘The Table’, Desk Studies, 12 (1902), pp. 33–58.", 3: note}, "en")
    assert [mention.points_to for mention in reading.mentions if mention.points_to is not None] == [2]
