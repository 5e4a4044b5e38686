"""First citations in texts whose notes give no imprints. All works are invented; asterisks stand for italics."""

from editions.citations.reading import CitationReading, CitingPassage, read_citations


def reading_of(*notes: str) -> CitationReading:
    passages = []
    for number, written in enumerate(notes, 1):
        parts, text, spans = written.split("*"), "", []
        for index, part in enumerate(parts):
            if index % 2:
                spans.append((len(text), len(text) + len(part)))
            text += part
        passages.append(CitingPassage(f"n{number}", text, number, italics=tuple(spans)))
    return read_citations(passages, "en")


def test_a_whole_name_and_a_title_in_italics_describe_a_work() -> None:
    reading = reading_of("K. Riva, *Walls and Tides*, p. 223.", "Riva, *Walls and Tides*, p. 224.", "Ibid.")
    assert [one.work for one in reading.mentions] == [0, 0, 0]
    assert reading.works[0].csl["title"] == "Walls and Tides"


def test_a_volume_cited_by_its_editor_is_described_too() -> None:
    reading = reading_of(
        "J. Hale, ‘On Walls’, in M. Riva (ed.), *Dykes, Towns and Tides*, p. 128.", "Riva, *Dykes, Towns and Tides*, p. 130."
    )
    last = reading.mentions[-1]
    assert last.resolution == "resolved"
    assert reading.works[last.work or 0].csl["title"] == "Dykes, Towns and Tides"


def test_a_surname_alone_and_plain_words_describe_nothing() -> None:
    reading = reading_of("Riva, *Walls and Tides*, p. 223.", "K. Neri, Dykes, p. 3.", "K. Hale, *Towns*, op. cit., p. 4.")
    assert [one.work for one in reading.mentions] == [None, None, None]


def test_a_work_described_elsewhere_is_meant() -> None:
    reading = reading_of("K. Riva, *Walls*, p. 3.", "Karl Riva, *Walls and Tides* (London: Quay Press, 1999), p. 7.")
    assert [one.work for one in reading.mentions] == [0, 0]
