"""What back references mean. Notes, authors and works are invented; a row is (note, form, antecedent, note of the full citation)."""

import pytest

from editions.citations.reading import CitationReading, CitingPassage, read_citations, root_of

LAW = {
    1: "Keller, Das Recht der Vereine (3. Aufl. 1987) 44 ff.; Brandt, Die Haftung des Vorstands, AcP 187 (1987) 375, 380.",
    2: "Brandt (oben N. 1) 382.",
    3: "Vgl. Keller (N. 1) 50; anders Brandt (N. 2) 390.",
    4: "Siehe Keller, a. a. O. (Fn. 1), S. 60.",
    5: "Brandt aaO (Fn 1) 381.",
    6: "Keller, wie Anm. 1, S. 77.",
    7: "Keller (Anm. 1), S. 78; siehe auch unten Anm. 8.",
    8: "Brandt, a. a. O., S. 400.",
    9: "Moser, Das Amt, Wien 1990, S. 5 Anm. 3.",
    10: "Moser, a. a. O. (o. Fn. 9), S. 7.",
}
ENGLISH = {
    1: "Ann Turner, The Making of Clerks (Cambridge: University Press, 1999), 23–25.",
    2: "Ibid., 30.",
    3: "See Mary Oldfield, “Wages and Wives,” Journal of Invented History 12, no. 3 (2001): 45–67, at 50.",
    4: "Turner, Making of Clerks, 41.",
    5: "Oldfield (above n. 3), at 55.",
    6: "Turner, op. cit., p. 12.",
    7: "Oldfield, supra note 3, at 60.",
    8: "See note 4 above.",
}
FRENCH = {
    1: "Jeanne Morel, Les commis de bureau, Paris, Gallimard, 1999, p. 23.",
    2: "Ibid., p. 30-31.",
    3: "Voir Luc Arnaud, « Salaires et familles », Revue inventée, t. 12, 2001, p. 45-67.",
    4: "J. Morel, op. cit., p. 41.",
    5: "L. Arnaud, art. cit., p. 50.",
    6: "Cf. supra, note 3.",
}
ITALIAN = {
    1: "G. Bellini, Storia degli scrivani, Torino, Einaudi, 1999, pp. 12-14.",
    2: "Ivi, p. 20.",
    3: "Ibidem.",
    4: "M. Cortese, Salari e famiglie, in «Rivista inventata», XII (2001), pp. 45-67.",
    5: "Bellini, Storia, cit., p. 41.",
    6: "Cortese, Salari cit., p. 50.",
}
SPANISH = {
    1: "María Robles, Historia de los escribientes, Madrid, Taurus, 1999, pp. 12-14.",
    2: "Ibíd., p. 20.",
    3: "Robles, ob. cit., p. 41.",
    4: "Véase nota 1.",
}
RUSSIAN = {1: "Петров И. А. История писарей. М., 1999. С. 12–14.", 2: "Там же. С. 20.", 3: "Петров И. А. Указ. соч. С. 41."}


@pytest.mark.parametrize(
    ("lang", "notes", "rows"),
    [
        (
            "de",
            LAW,
            [
                (2, "cross_note", 1, 1),
                (3, "cross_note", 1, 1),
                (3, "cross_note", 2, 1),
                (4, "cross_note", 1, 1),
                (5, "cross_note", 1, 1),
                (6, "cross_note", 1, 1),
                (7, "cross_note", 1, 1),
                (7, "cross_note", 8, 1),
                (8, "short", 1, 1),
                (10, "cross_note", 9, 9),
            ],
        ),
        (
            "en",
            ENGLISH,
            [
                (2, "ibid", 1, 1),
                (4, "short", 1, 1),
                (5, "cross_note", 3, 3),
                (6, "short", 1, 1),
                (7, "cross_note", 3, 3),
                (8, "cross_note", 4, 1),
            ],
        ),
        ("fr", FRENCH, [(2, "ibid", 1, 1), (4, "short", 1, 1), (5, "short", 3, 3), (6, "cross_note", 3, 3)]),
        ("it", ITALIAN, [(2, "ibid", 1, 1), (3, "ibid", 2, 1), (5, "short", 1, 1), (6, "short", 4, 4)]),
        ("es", SPANISH, [(2, "ibid", 1, 1), (3, "short", 1, 1), (4, "cross_note", 1, 1)]),
        ("ru", RUSSIAN, [(2, "ibid", 1, 1), (3, "short", 1, 1)]),
    ],
)
def test_a_back_reference_leads_to_the_note_with_the_full_citation(
    read, lang: str, notes: dict[int, str], rows: list[tuple[object, ...]]
) -> None:
    assert back_references(read(notes, lang)) == rows


def back_references(reading: CitationReading) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for mention in reading.mentions:
        if mention.form in {"short", "ibid", "idem", "cross_note"}:
            root = root_of(reading, mention)
            rows.append((mention.note, mention.form, mention.steps[0].note if mention.steps else None, root.note if root else None))
    return rows


def test_a_chain_has_every_step(read) -> None:
    reading = read({1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4.", 2: "Amsel, Schreiber, S. 5.", 3: "Ebd., S. 6.", 4: "Ebd."})
    last = reading.mentions[-1]
    assert [(step.rule, step.note) for step in last.steps] == [("ibid", 3), ("ibid", 2), ("short_title", 1)]
    assert [reading.mentions[step.mention].note for step in last.steps] == [3, 2, 1]


def test_a_bare_ibid_takes_the_pages_too(read) -> None:
    reading = read({1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4.", 2: "Ebd.", 3: "Ebd., S. 9."})
    assert [mention.inherited for mention in reading.mentions] == [False, True, False]


def test_ibid_after_a_note_with_two_works_is_ambiguous(read) -> None:
    reading = read({1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4; Otto Fink, Das Pult, Wien 1902, S. 8.", 2: "Ebd., S. 9."})
    ibid = reading.mentions[-1]
    assert (ibid.resolution, ibid.work, ibid.candidates) == ("multiple_targets", None, (0, 1))


def test_ibid_within_a_note_means_the_citation_before_it(read) -> None:
    reading = read({1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4; Otto Fink, Das Pult, Wien 1902, S. 8; ebd., S. 9."})
    assert reading.mentions[-1].work == reading.mentions[1].work


def test_ibid_steps_over_a_note_without_a_citation(read) -> None:
    reading = read({1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4.", 2: "Die Zahl schwankt je nach Quelle erheblich.", 3: "Ebd., S. 9."})
    assert reading.mentions[-1].work == 0


@pytest.mark.parametrize(("missing", "status"), [((2,), {}), ((), {2: "truncated"}), ((), {2: "gap"})])
def test_a_note_that_is_missing_or_cut_off_breaks_the_chain(read, missing: tuple[int, ...], status: dict[int, str]) -> None:
    notes = {1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4.", 3: "Ebd., S. 9.", 4: "Ebd., S. 10."}
    if status:
        notes = {1: notes[1], 2: "Otto Fink, Das Pu", **{number: notes[number] for number in (3, 4)}}
    reading = read(notes, missing=missing, status=status)
    assert [(mention.note, mention.work) for mention in reading.mentions if mention.form == "ibid"] == [(3, None), (4, None)]
    assert [mention.resolution for mention in reading.mentions if mention.form == "ibid"] == ["no_target", "no_target"]


def test_a_reference_to_a_missing_note_has_no_target(read) -> None:
    reading = read({1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4.", 3: "Amsel, wie Anm. 2, S. 9."}, missing=(2,))
    assert reading.mentions[-1].resolution == "no_target"


def test_a_name_picks_the_work_of_a_note_that_cites_several(read) -> None:
    reading = read(
        {
            1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4; Otto Fink, Das Pult, Wien 1902, S. 8.",
            2: "Fink (Anm. 1), S. 9.",
            3: "Siehe oben Anm. 1.",
        }
    )
    assert [(mention.resolution, mention.work) for mention in reading.mentions[2:]] == [("resolved", 1), ("multiple_targets", None)]


def test_a_surname_alone_is_enough_only_where_it_is_unique(read) -> None:
    reading = read(
        {
            1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4.",
            2: "Amsel, S. 5.",
            3: "Karl Amsel, Der Tisch, Bonn 1911, S. 6.",
            4: "Amsel, S. 7.",
            5: "Amsel, Tisch, S. 8.",
        }
    )
    shorts = [(mention.note, mention.resolution, mention.work) for mention in reading.mentions if mention.form == "short"]
    assert shorts == [(2, "resolved", 0), (4, "multiple_targets", None), (5, "resolved", 1)]


def test_diacritics_do_not_divide_a_name(read) -> None:
    reading = read({1: "Karel Škvorec, Das Pult, Prag 1930, S. 4.", 2: "Skvorec, S. 5."})
    assert reading.mentions[-1].work == 0


def test_a_short_title_that_nobody_described_dangles(read) -> None:
    reading = read({1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4.", 2: "Fink, Das Pult, S. 5.", 3: "Amsel, Das Tintenfass, S. 2."})
    assert [mention.resolution for mention in reading.mentions] == ["resolved", "no_target", "no_target"]


def test_a_declared_short_title_is_known(read) -> None:
    reading = read({1: "Karl Amsel, Akten der Schreiber, Bonn 1911 (im Folgenden: AdS).", 2: "AdS, S. 12."})
    assert reading.mentions[-1].work == 0


def test_the_same_author_stands_before_another_title(read) -> None:
    reading = read({1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4; ders., Der Tisch, Bonn 1911, S. 6."})
    assert reading.works[1].csl["author"] == [{"family": "Amsel", "given": "Karl"}]
    assert reading.mentions[1].steps[0].rule == "idem"


def test_in_ibid_stands_in_the_same_volume(read) -> None:
    reading = read(
        {1: "Karl Amsel, Das Pult, in: Ida Meise (Hg.), Möbel, Köln 2000, S. 43–51 sowie Otto Fink, Der Tisch, in: ebd., S. 72–79."}
    )
    second = reading.mentions[1]
    assert (second.container, second.steps[0].rule) == (True, "in_ibid")
    assert reading.works[second.work or 0].csl["container-title"] == "Möbel"


def test_in_ebd_may_mean_the_volume_of_the_note_before(read) -> None:
    reading = read(
        {1: "Karl Amsel, Das Pult, in: Ida Meise (Hg.), Möbel, Köln 2000, S. 43–51.", 2: "Otto Fink, Der Tisch, in: ebd., S. 72–79."}
    )
    second = reading.mentions[-1]
    assert (second.resolution, second.container, second.steps[0].rule, second.steps[0].note) == ("resolved", True, "in_ibid", 1)


def test_in_ebd_after_a_missing_note_has_no_target(read) -> None:
    notes = {1: "Karl Amsel, Das Pult, in: Ida Meise (Hg.), Möbel, Köln 2000, S. 43–51.", 3: "Otto Fink, Der Tisch, in: ebd., S. 72–79."}
    assert read(notes, missing=(2,)).mentions[-1].resolution == "no_target"


@pytest.mark.parametrize("through", ["zit. nach", "abgedruckt in:", "publ. in:", "quoted in", "cité par", "цит. по:"])
def test_a_document_quoted_through_another_work_is_tied_to_it(read, through: str) -> None:
    reading = read({1: "Ida Meise (Hg.), Akten, Köln 2000, S. 4.", 2: f"»Brief an das Amt«, 22.2.1833, {through} Meise, Akten, S. 12."})
    document, outer = reading.mentions[1:]
    assert (document.mediating, outer.work, [locator.raw for locator in outer.locators]) == (0, 0, ["S. 12"])
    assert document.steps[-1].mention == 2


def test_an_archival_document_is_cited_by_its_shelf_mark(read) -> None:
    reading = read(
        {1: "Staatsarchiv der Erfindungen (STERF), Altdorf, 12/345/670, Bl. 8.", 2: "Ebd.", 3: "STERF, Altdorf, 12/345/670, Bl. 9."}
    )
    assert [mention.form for mention in reading.mentions] == ["archival", "ibid", "archival"]
    assert {mention.work for mention in reading.mentions} == {0}
    assert reading.works[0].csl["archive_location"] == "12/345/670"


def test_offsets_are_those_of_the_passage(read) -> None:
    text = "Vgl. hierzu Karl Amsel, Der Schreiber, Berlin 1901, S. 4; Otto Fink, Das Pult, Wien 1902, S. 8."
    for mention in read({1: text}).mentions:
        assert text[mention.start : mention.end] == mention.raw


LIST = [
    "Amsel, Karl (1901): Der Schreiber. Berlin: Feder.",
    "Fink, Otto (1902): Das Pult. In: Zeitschrift für Möbel 4 (2), S. 12–20.",
    "Meise, Ida (1903a): Tinte. Wien: Feder.",
    "Meise, Ida (1903b): Feder. Wien: Feder.",
]


def test_author_and_year_lead_to_the_list_of_works() -> None:
    body = "Das Pult war teuer (Amsel 1901, 23; vgl. auch Fink 1902: 5–7). Anders Meise (1903b: 12 f.). Im Jahr (etwa 1848) war es anders."
    passages = [CitingPassage("p1", body), *(CitingPassage(f"p{number}", entry) for number, entry in enumerate(LIST, start=2))]
    reading = read_citations([*passages, CitingPassage("n1", "Vgl. Amsel 1901, S. 44.", 1)], "de")
    cited = [(mention.raw, reading.works[mention.work or 0].csl["title"]) for mention in reading.mentions if mention.form == "short"]
    assert cited == [
        ("Amsel 1901, 23", "Der Schreiber"),
        ("Fink 1902: 5–7", "Das Pult"),
        ("Meise (1903b: 12 f.)", "Feder"),
        ("Amsel 1901, S. 44.", "Der Schreiber"),
    ]


def test_without_a_list_of_works_brackets_with_years_are_left_alone() -> None:
    assert read_citations([CitingPassage("p1", "Das Pult war teuer (Amsel 1901, 23).")], "de").mentions == ()


def test_a_newspaper_cited_by_its_day_can_be_pointed_back_to(read) -> None:
    reading = read({1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4.", 2: "Der neue Bote, 3. November 1809.", 3: "Ebd."})
    assert [mention.work for mention in reading.mentions] == [0, 1, 1]


def test_ibid_does_not_step_over_a_note_that_may_cite_something(read) -> None:
    reading = read({1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4.", 2: "So das Gesetz vom Jahr 1809 im dritten Absatz.", 3: "Ebd."})
    assert reading.mentions[-1].resolution == "unresolved"


@pytest.mark.parametrize(
    "pointer",
    ["(oben N. 1)", "(N. 1)", "(Fn 1)", "(Fn. 1)", "(o. Fn. 1)", "(wie Anm. 1)", "wie Anm. 1,", "aaO (Fn 1)", "a. a. O. (Anm. 1),"],
)
def test_the_ways_of_naming_a_note(read, pointer: str) -> None:
    reading = read({1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4; Otto Fink, Das Pult, Wien 1902.", 2: f"Amsel {pointer} S. 7."})
    assert (reading.mentions[-1].form, reading.mentions[-1].work) == ("cross_note", 0)


def test_a_reference_to_a_note_without_a_name_prefers_what_the_note_describes(read) -> None:
    reading = read(
        {1: "Karl Amsel, Der Schreiber, Berlin 1901.", 2: "Otto Fink, Das Pult, Wien 1902 (vgl. auch Anm. 1).", 3: "Vgl. Anm. 2."}
    )
    assert reading.mentions[-1].work == 1


def test_an_article_cited_by_journal_and_year(read) -> None:
    reading = read({1: "Brandt, Die Haftung der Schreiber, ZfP 1987, 12.", 2: "Brandt, ZfP 1987, 15."})
    assert [mention.work for mention in reading.mentions] == [0, 0]


def test_the_same_author_may_stand_in_the_note_before(read) -> None:
    reading = read({1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4.", 2: "Ders., Der Tisch, Bonn 1911, S. 6."})
    assert [(step.rule, step.note) for step in reading.mentions[1].steps] == [("idem", 1)]
    assert reading.works[1].csl["author"] == [{"family": "Amsel", "given": "Karl"}]


def test_a_short_title_without_a_page_counts_where_its_work_is_known(read) -> None:
    reading = read({1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4.", 2: "Amsel, Schreiber.", 3: "Fink, Wirt in Altdorf, und andere."})
    assert [(mention.note, mention.form, mention.work) for mention in reading.mentions] == [(1, "full", 0), (2, "short", 0)]


def test_two_parts_of_a_work_are_two_works(read) -> None:
    reading = read({1: "Karl Amsel, Das Recht der Schreiber I, Berlin 1901.", 2: "Karl Amsel, Das Recht der Schreiber II, Berlin 1901."})
    assert [mention.work for mention in reading.mentions] == [0, 1]


def test_a_full_citation_in_the_middle_of_a_sentence(read) -> None:
    reading = read({1: "The desk is missing, for example, in John Stone, Popular Desks in England (London: Quill, 1979)."}, "en")
    assert [work.csl["author"] for work in reading.works] == [[{"family": "Stone", "given": "John"}]]


@pytest.mark.parametrize(
    ("lang", "document", "ibid"),
    [
        ("en", "Thornport Library, Add. MS 3421, fo. 12.", "Ibid., fo. 13."),
        ("de", "Stadtarchiv Altdorf, Rat A 114, fol. 12r.", "Ebd., fol. 14v."),
        ("en", "The County Archives, Thornport, QP 16/201, fo. 12.", "Ibid."),
    ],
)
def test_a_leaf_of_a_document_may_be_repeated(read, lang: str, document: str, ibid: str) -> None:
    reading = read({1: document, 2: ibid}, lang)
    assert [(mention.resolution, mention.work) for mention in reading.mentions] == [("resolved", 0), ("resolved", 0)]


def test_a_leaf_of_a_work_that_nobody_described_is_no_document(read) -> None:
    reading = read({1: "Amsel, Chronik, fol. 12r.", 2: "Ebd., fol. 14v."})
    assert [mention.resolution for mention in reading.mentions] == ["no_target", "no_target"]


def test_a_commentary_is_pointed_back_to_without_a_year(read) -> None:
    reading = read({1: "Amsel/Fink, Pultrecht, § 32 Rdnr. 14.", 2: "Amsel/Fink (Fn. 1), § 33 Rdnr. 2."})
    assert reading.mentions[1].work == reading.mentions[0].work is not None


def test_a_short_title_with_pages_is_not_described_by_a_pointer(read) -> None:
    reading = read({1: "Amsel, Pult, S. 14.", 2: "Amsel (Fn. 1), S. 15."})
    assert [mention.resolution for mention in reading.mentions] == ["no_target", "no_target"]


def test_the_reviewer_may_stand_behind_the_work_that_is_reviewed(read) -> None:
    reading = read(
        {
            1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4.",
            2: "Rezension zu Amsel (wie Anm. 1) von Otto Fink, in: Zeitschrift für Möbel 30 (1995), S. 301–303.",
            3: "Fink, Rezension (wie Anm. 2), S. 302.",
        }
    )
    assert [(mention.note, mention.form, mention.work) for mention in reading.mentions] == [
        (1, "full", 0),
        (2, "cross_note", 0),
        (2, "full", 1),
        (3, "cross_note", 1),
    ]


def test_the_same_author_of_an_article_without_in(read) -> None:
    reading = read({1: "Amsel, Lehre, 1962, S. 51; ders., Pulte und Tische, AcP 165 (1965), 301, 322.", 2: "Amsel, AcP 165 (Fn. 1), 325."})
    assert (reading.works[1].csl["title"], reading.mentions[-1].work) == ("Pulte und Tische", 1)
