"""What is read out of a full citation. All works are invented."""

import pytest

from editions.citations.csl import to_csl
from editions.citations.references import read_citation


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        (
            "Karl Amsel, Der Schreiber und sein Pult, Berlin 1901",
            {"author": "Amsel", "title": "Der Schreiber und sein Pult", "place": "Berlin", "year": 1901},
        ),
        ("Karl Amsel: Der Schreiber, Stuttgart, 1964", {"author": "Amsel", "title": "Der Schreiber", "place": "Stuttgart", "year": 1964}),
        (
            "Otto Fink u. Ida Meise (Hg.), Tinte, Feder, Pult. Quellen 1848–1870, Wien 1902",
            {"editor": "Fink Meise", "title": "Tinte, Feder, Pult. Quellen 1848–1870"},
        ),
        (
            "Karl Amsel, Das Pult, in: Ida Meise u. a. (Hg.), Möbel der Ämter, Köln 2000",
            {"title": "Das Pult", "container": "Möbel der Ämter", "editor": "Meise"},
        ),
        (
            "Karl Amsel, Das Pult im Jahr 1933, in: Zeitschrift für Möbel, Jg. 4 (1956), H. 3",
            {"container": "Zeitschrift für Möbel", "volume": "4", "issue": "3", "year": 1956},
        ),
        (
            "Ida Meise: »Am Pult«, in: Der neue Bote, 05.11.1933",
            {"title": "Am Pult", "container": "Der neue Bote", "year": 1933, "type": "article-newspaper"},
        ),
        ("Brandt, Die Haftung der Schreiber, AcP 187 (1987)", {"author": "Brandt", "container": "AcP", "volume": "187", "year": 1987}),
        ("Keller, Das Recht der Pulte (3. Aufl. 1987)", {"author": "Keller", "title": "Das Recht der Pulte", "year": 1987}),
        ("Georg von Rabe, Tinte, Bonn 1950", {"author": "von Rabe", "title": "Tinte"}),
        ("Maria von der Heide, Tinte, Bonn 1950", {"author": "von der Heide", "title": "Tinte"}),
        (
            "Karl Amsel, Das Pult, in: Quellen zur Geschichte der Ämter, Bd. II, bearb. v. Ida Meise, Kiel 1902",
            {"container": "Quellen zur Geschichte der Ämter", "editor": "Meise", "volume": "II", "place": "Kiel"},
        ),
        ("[Karl Amsel]: Tinte, Bonn 1950", {"author": "Amsel", "title": "Tinte"}),
        (
            "Ann Turner, The Making of Clerks (Cambridge: University Press, 1999)",
            {"author": "Turner", "place": "Cambridge", "publisher": "University Press"},
        ),
        (
            "Mary Oldfield, “Wages and Wives,” Journal of Invented History 12, no. 3 (2001)",
            {"title": "Wages and Wives", "container": "Journal of Invented History", "volume": "12", "issue": "3", "year": 2001},
        ),
        (
            "Jeanne Morel, Les commis de bureau, Paris, Gallimard, 1999",
            {"title": "Les commis de bureau", "place": "Paris", "publisher": "Gallimard"},
        ),
        (
            "Luc Arnaud, « Salaires et familles », Revue inventée, t. 12, 2001",
            {"title": "Salaires et familles", "container": "Revue inventée", "volume": "12"},
        ),
        (
            "G. Bellini, Storia degli scrivani, Torino, Einaudi, 1999",
            {"author": "Bellini", "title": "Storia degli scrivani", "place": "Torino"},
        ),
        (
            "M. Cortese, Salari e famiglie, in «Rivista inventata», XII (2001)",
            {"container": "Rivista inventata", "volume": "XII", "year": 2001},
        ),
        (
            "María Robles, Historia de los escribientes, Madrid, Taurus, 1999",
            {"author": "Robles", "place": "Madrid", "publisher": "Taurus"},
        ),
        ("Петров И. А. История писарей. М., 1999", {"author": "Петров", "title": "История писарей", "year": 1999}),
        (
            "Сидоров К. Жалованье и семья // Вопросы выдумки. 2001. № 3",
            {"title": "Жалованье и семья", "container": "Вопросы выдумки", "issue": "3"},
        ),
    ],
)
def test_the_parts_of_a_full_citation(written: str, parts: dict[str, object]) -> None:
    citation = read_citation(written)
    csl = to_csl(citation)
    said: dict[str, object] = {
        "author": " ".join(person["family"] for person in csl.get("author", [])),
        "editor": " ".join(person["family"] for person in csl.get("editor", [])),
        "title": csl["title"],
        "container": csl.get("container-title"),
        "place": csl.get("publisher-place"),
        "publisher": csl.get("publisher"),
        "volume": csl.get("volume"),
        "issue": csl.get("issue"),
        "year": csl.get("issued", {}).get("date-parts", [[0]])[0][0],
        "type": csl["type"],
    }
    assert {part: said[part] for part in parts} == parts
    assert citation.is_full


@pytest.mark.parametrize(
    "written",
    ["Amsel, Schreiber", "Amsel", "Die Zahl der Schreiber schwankt", "Vom Dienst am Pult im Jahr 1933 und danach"],
)
def test_what_is_no_full_citation(written: str) -> None:
    citation = read_citation(written)
    assert not (citation.is_full and citation.names)


def test_an_article_keeps_its_pages_apart_from_the_pinpoint(read) -> None:
    reading = read({1: "Karl Amsel, Das Pult, in: Ida Meise (Hg.), Möbel, Köln 2000, S. 43–51, hier S. 45."})
    work = reading.works[0]
    assert work.extent == (43, 51)
    assert work.csl["page"] == "43-51"


def test_the_same_citation_twice_is_one_work_with_two_editions_apart(read) -> None:
    reading = read(
        {
            1: "Karl Amsel, Das Pult, Köln 2000, S. 4.",
            2: "Karl Amsel, Das Pult, Köln 2000, S. 9.",
            3: "Karl Amsel, Das Pult, Köln 2010, S. 9.",
        }
    )
    assert [mention.work for mention in reading.mentions] == [0, 0, 1]


@pytest.mark.parametrize(
    ("written", "title", "container", "place"),
    [
        ("Amsel, Karl (1901): Der Schreiber. Berlin: Feder", "Der Schreiber", None, "Berlin"),
        ("Fink, Otto (1902): Das Pult. In: Zeitschrift für Möbel 4 (2)", "Das Pult", "Zeitschrift für Möbel", None),
        ("Fink, O. (1902). The desk. Journal of Desks, 4(2)", "The desk", "Journal of Desks", None),
        ("Brandt, Die Haftung der Schreiber, ZfP 1987", "Die Haftung der Schreiber", "ZfP", None),
        ("Brandt, Die Haftung der Schreiber, Blätter 2/1993/1", "Die Haftung der Schreiber", "Blätter", None),
        ("Ann Black, “Desks,” 12 J. Inv. L. 34 (1999)", "Desks", "J. Inv. L.", None),
        ("Rowe v. Jones [1990] 1 AC", "Rowe v. Jones", "1 AC", None),
    ],
)
def test_citations_of_law_and_social_science(written: str, title: str, container: str | None, place: str | None) -> None:
    citation = read_citation(written)
    assert citation.is_full
    assert (citation.title, to_csl(citation).get("container-title"), to_csl(citation).get("publisher-place")) == (title, container, place)
