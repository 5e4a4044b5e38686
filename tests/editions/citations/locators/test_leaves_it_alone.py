"""Numbers that are no pages."""

import pytest

from tests.editions.citations.locators.written import pages


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        # years, spans of years, dates
        ("de", "In den Jahren 1933–39 und 1945–1949."),
        ("de", "Im Jahre 1933 ff. war das anders."),
        ("de", "Die Ordnung des Rates 1817–1891, Köln 1999."),
        ("de", "Am 12. Mai 1998 beschloss der Rat 34 Punkte."),
        ("de", "Brief vom 3.4.1932 an den Rat, 12. Juni 1932"),
        ("en", "The Lighthouse Age, 950-1100. Harbourtown: Quay Press, 2004."),
        ("en", "The Harbour Courier, 5 May 1990."),
        ("en", "Paper given on 11 March-27 November 1998."),
        ("en", "during the 1960s and the 80s"),
        ("fr", "le 12 avril 1850, le 3 mai 1851"),
        ("it", "Ivi, 12 maggio 1778; 3 ott. 1780."),
        # volumes, issues, editions, parts
        ("de", "Hefte der Küste, H. 1–6, 1951–1953/54"),
        ("de", "Lindner, Das Werk, 2. Aufl., Köln 1990."),
        ("de", "Lindner, Das Werk, 3 Bde., Köln 1990, 312 S."),
        ("de", "Küstenblätter, 23. Jg., Nr. 17 u. 18"),
        ("de", "Kap. 3, 4 und Abb. 12"),
        ("en", "See Chapters 3 and 4, and Figure 12."),
        ("en", "Quay Papers, no. 3/4 (1998)."),
        ("en", "2nd ed., 3 vols., technical report 133"),
        ("it", "filza 727, reg. 3, b. 12, fasc. 4"),
        ("en", "Fox, Quays, Harbourtown 1998. Pp. xviii + 645."),
        ("fr", "Duquai, Les ports, Marée, 231 p. 1980."),
        # law: sections, articles, marginal numbers, cases
        ("de", "Vgl. § 5 Abs. 2 Nr. 3 BGB; Art. 3, 12 GG."),
        ("de", "KüstKomm-Lindner, BGB, 3. Aufl., § 823 Rn. 12 ff."),
        ("de", "Kaller/Wenger, Grundriss I² Rz 12/45; ABGB § 879 Rz 12, 15."),
        ("de", "EuGH, Rs. C-123/97, Slg. 1998, I-1234, Rn. 12."),
        ("en", "See the Quays Act 1998, s. 12 and ss. 15-18."),
        ("en", "Cmnd. 1234 (1990) para. 5."),
        # notes, cross references
        ("de", "Wie Anm. 5; vgl. unten Fn. 34."),
        ("en", "See above, n. 12; nn. 3-5."),
        ("de", "KüstSlg. 8017, 8136."),
        # shelf marks without a leaf
        ("en", "Harbour Archives, AB/CD/3798, 3800, 3803, 3805."),
        ("de", "Archiv der Küste, 12/34/567"),
        ("de", "NL 114, EB 98/132, Mappe 14"),
        ("it", "Cod. Marc. It. VII, 823 (= 8902)"),
        ("en", "Hale, Counting, 85 Quay L. Rev., 1989; 24 Law and Lore Rev. 1990."),
        # identifiers
        ("en", "ISBN 978-3-16-148410-0, ISSN 1234-5678"),
        ("en", "doi:10.1000/182.33-45 https://example.org/12-15 arXiv:1412.7054"),
        ("en", "US Patent 3,712,959"),
        # initials and names
        ("en", "Wick, Timothy P. 1997. The Quays."),
        ("de", "Lindner, S. 1998: Der Hafen. Köln: Feder."),
        ("de", "Hartung, E./Lindner, S. 1998. Der Hafen. Köln."),
        ("en", "Lowe, D. S. 2010. Seismic structure."),
        ("it", "A. S. V., Se. 5; S. M. Zobenigo; S. DI MARCO"),
        ("it", "a c. di Ester Riva, Firenze 1991"),
        ("it", "13R. ROSSI, Le origini del porto, Napoli 1951"),
        # "s." is siehe, "at" is a time, an age is no page
        ("de", "s. 12 Lindner; s. auch 14 Berger"),
        ("en", "At 9 he went home; the water stood at 45 degrees."),
        ("en", "He was aged 12-15 and weighed 45-50 kg."),
        ("de", "Er zählte 12, 15 und 20 Stimmen."),
        ("de", "Preise stiegen um 12,5 % bis 15,3 %."),
        ("de", "Mt 5,12; Joh 3,16."),
        ("de", "Tel. 01 234 56-78"),
        ("en", "410 U.S. Code"),
        ("de", ""),
        ("de", "Ebd."),
    ],
)
def test_no_page_is_read_where_none_is_cited(lang: str, text: str) -> None:
    assert pages(text, lang) == ""


def test_the_number_of_pages_of_a_book_is_an_extent_and_no_citation() -> None:
    from editions.citations import read_locators

    [extent] = read_locators("Hale, The Quays, Harbourtown 1998, 218 p.", "en")
    assert (extent.label, extent.ranges[0].first) == ("extent", 218)
