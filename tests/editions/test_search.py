"""The words of a text, what is sought, and where it is found again; the database folds as Python does."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from editions.search.folding import fold, words_of
from editions.search.marking import marks
from editions.search.query import read_query
from editions.search.snippets import snippets


def in_database(expression, *values):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {expression}", values)
        return cursor.fetchone()[0]


def indexed(text):
    """The words that the database makes of a text, as a set."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT unnest(tsvector_to_array(to_tsvector('simple', editions_words(%s))))", [text])
        return {word for (word,) in cursor.fetchall()} - {"seamofsearchedwords"}


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Gewicht", "gewicht"),
        ("Maß", "mass"),
        ("MASS", "mass"),
        ("daſs", "dass"),
        ("Müller", "muller"),
        ("élève", "eleve"),
        ("œuvre", "oeuvre"),
        ("ﬁnden", "finden"),
        ("prüfte¹²", "prufte"),
        ("Ge\u00adwicht", "gewicht"),
        ("Łódź", "lodz"),
        ("λόγος", "λογοσ"),
        ("12a", "12a"),
    ],
)
@pytest.mark.django_db
def test_a_word_is_folded_alike_here_and_in_the_database(written, folded):
    assert fold(written) == folded
    assert in_database("editions_fold(%s)", written) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ein- und Ausgang", {"ein", "und", "ausgang"}),
        ("S. 40-58", {"s", "40", "58"}),
        ("1920-er", {"1920", "er"}),
        ("Text-Kritik", {"textkritik", "text", "kritik"}),
        ("Ge- wichte", {"gewichte", "ge", "wichte"}),
        ("Ge-\nwichte", {"gewichte", "ge", "wichte"}),
        ("Hand¬ schrift", {"handschrift", "hand", "schrift"}),
        ("l’homme", {"l", "homme"}),
        ("z.B. www.example.org/a", {"z", "b", "www", "example", "org", "a"}),
        ("Buch – Bild", {"buch", "bild"}),
        ("auf-und-ab", {"aufundab", "auf", "und", "ab"}),
    ],
)
@pytest.mark.django_db
def test_the_words_of_a_text_whole_and_in_parts(text, words):
    assert indexed(text) == words


@given(st.text(alphabet="aäßſéœŁ12 -‐\u2011¬\n’.,»«\u00ad¹u nd", max_size=40))
@pytest.mark.django_db
def test_the_database_finds_the_words_that_python_marks(text):
    assert {word.letters for word in words_of(text)} <= indexed(text)


@pytest.mark.parametrize(
    ("written", "ways"),
    [
        ("Gewicht", [("gewicht",)]),
        ("München", [("munchen", "muenchen")]),
        ("Muenchen", [("muenchen", "munchen")]),
        ("Text-Kritik", [("textkritik", "text kritik")]),
        ('"Steine des Rates"', [("steine des rates",)]),
        ("»Steine des Rates« Gilde", [("steine des rates",), ("gilde",)]),
        ("« Steine des Rates »", [("steine des rates",)]),
        ("l'homme", [("l homme",)]),
        ("1200", [("1200", "1 200")]),
        ("1.200", [("1 200", "1200")]),
        ("12", [("12",)]),
        ("4711-4999", [("4711 4999", "4 711 4 999")]),
        ("2.11.1848", [("2 11 1848",)]),
        ("»1’250’000 Gulden«", [("1 250 000 gulden", "1250000 gulden")]),
        ("„offen geblieben", [("offen geblieben",)]),
        ("…", []),
        ("", []),
    ],
)
def test_what_a_query_asks_for(written, ways):
    assert [term.ways for term in read_query(written).terms] == ways


def test_a_query_leaves_out_and_truncates():
    rat, pfennig = read_query("-Rat Kornpf*").terms
    assert rat.negated and not pfennig.negated
    assert pfennig.prefix and pfennig.ways == ("kornpf",)


def test_a_query_that_only_leaves_out_asks_for_nothing():
    assert not read_query("-Rat")


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Die Gewichte der Stadt", "gewichte", ["Gewichte"]),
        ("Maß und Maſs und MASS", "mass", ["Maß", "Maſs", "MASS"]),
        ("Ge- wichte, Ge\u00adwichte", "gewichte", ["Ge- wichte", "Ge\u00adwichte"]),
        ("die Text-Kritik, die Textkritik", "text-kritik", ["Text-Kritik", "Textkritik"]),
        ("die Text-Kritik", "kritik", ["Kritik"]),
        ("Steine. Des Rates Steine", '"des rates"', ["Des Rates"]),
        ("Kornpfennig, Kornmaß", "korn*", ["Kornpfennig", "Kornmaß"]),
        ("der Rat", "Gilde", []),
    ],
)
def test_the_words_are_found_again(text, query, found):
    assert [text[start:end] for start, end in marks(text, read_query(query, exact=True), {})] == found


def test_other_forms_of_a_word_are_found_by_its_stem():
    text = "Die Gewichte und des Gewichtes"
    stems = {"gewichte": frozenset(["gewicht"]), "gewichtes": frozenset(["gewicht"]), "gewicht": frozenset(["gewicht"])}
    assert [text[start:end] for start, end in marks(text, read_query("Gewicht"), stems)] == ["Gewichte", "Gewichtes"]


@given(st.text(alphabet="ab 𝔤ß-\n", max_size=600), st.sampled_from(["a", "ab*", '"a b"', "ss"]))
def test_a_snippet_is_a_piece_of_its_text(text, query):
    spans = marks(text, read_query(query, exact=True), {})
    for snippet in snippets(text, spans):
        assert "".join(piece.text for piece in snippet.pieces) == text[snippet.start : snippet.end]
        if snippet.hit:
            assert snippet.start <= snippet.hit[0] < snippet.hit[1] <= snippet.end


def test_hits_that_stand_together_share_a_snippet():
    text = "Gilde " * 10 + "x " * 300 + "Gilde"
    assert len(snippets(text, marks(text, read_query("gilde"), {}))) == 2
