import pytest

from editions.citations.semicolons import joining_semicolons


@pytest.mark.parametrize(
    "text",
    [
        "Klara Wendt, Der Deich, Berlin 1990; Jost Amrein, Die Furt, Köln 1991.",
        "Ruth Calder, Fens, London 1990; Mark Finch, Drains: A History, York 1991.",
        "Ruth Calder, Fens in London; Mark Finch, Drains 1991.",
        "Vgl. Wendt 1990; Amrein 1991; Zoller 1992: 12.",
        "Calder 2009; 14 others are named below.",
    ],
)
def test_a_semicolon_divides_two_citations(text: str) -> None:
    assert joining_semicolons(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Wendt, Klara; Amrein, Jost (Hg.): Der Deich, Berlin 1990.",
        "Calder, Ruth. Fens. London; New York: Tern Press, 1990.",
        "Ruth Calder, Fens (Oxford; Boston: Tern Press, 1990), 12.",
        "Calder R. Fens. J Trades Hist. 2009;14(2):101-10.",
        "Calder R. Fens. London: Tern Press; 2011.",
        "Ruth Calder, Fens (1978; Cmnd. 1234), 12.",
    ],
)
def test_a_semicolon_stands_within_a_citation(text: str) -> None:
    assert joining_semicolons(text) == {text.index(";")}
