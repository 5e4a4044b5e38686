"""The rules by which a page is known from its place in a note: "JZ 1998, 1072, 1075", "(1967) 375", "29(12): 1184–1201", "56 ff."

Each is a pattern over the shape of the note (shapes.py tells its signs): a group `p` for the pages, `q` for the pinpoint. A rule further
up goes first.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from editions.citations.found import Found

MORE = r"(?:[,&]{1,2}[NRFG](?![(/CTwDA:])){0,20}"  # the rest of a list of pages
PAGES = rf"[NRFG]{MORE}"
NO_LABEL_FOLLOWS = r"(?!(?!\.(?:\(|C[wo]))[^;]?[^;.&]{0,60}L)"
NO_ISSUE_FOLLOWS = r"(?!,?\([^()]{1,14}\)[,.]{0,2}:?[NRFZYL])(?!,\(N\))(?!,Y[,:][NRFZ])(?!\),R)"
STOP = r"[.,;)\]\"\[@=PJMm&H+·]|$"
END = rf"(?={STOP}|(?<=[RFZ])\(|\(Y\)|\(@?[NRF][^()]*\)|\([CTM]|\(V\))(?!\.?L){NO_ISSUE_FOLLOWS}{NO_LABEL_FOLLOWS}"
COURT = r"\((?:[CTAo&]\.?,?){1,5}[DY]?,?Y?\)"  # (2d Cir. 1941), (C.A.)
CLOSE = rf"(?=[.;)\]\[\"@mMH]|,?$|,[CTImwo&@\"M]|&M|,N[CTA]|\([YD]|{COURT}|\(@?[NRF][^()]*\))(?!\.?L){NO_ISSUE_FOLLOWS}{NO_LABEL_FOLLOWS}"
TITLE = r"(?:[CToA&]|\(A\)|\(w\.[wA]\.\))\.?,?"
LAW_REVIEW = rf"(?:[NV][CTA]\.?,?|[(\[][YZ][)\]](?:(?:N|I)(?:\(N\)|:N)?)?{TITLE}|Y(?:[TA]\.)+|(?:^|[,;.\"])Y[CTA]\.?)(?:{TITLE}){{0,9}}"
PINPOINT_AFTER = re.compile(rf"\(@?(?P<q>{PAGES})\)|,?@(?P<r>{PAGES})")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over shapes, whose group `p` holds the pages and `q` the pinpoint, and what they must fulfil besides."""

    name: str
    pattern: re.Pattern[str]
    accepts: Callable[[Found], bool]
    needs: str = ""  # a sign that every match holds, so that most notes need not be searched


def rule(name: str, pattern: str, accepts: Callable[[Found], bool] = lambda found: True, *, needs: str = "") -> Rule:
    return Rule(name, re.compile(pattern), accepts, needs)


RULES: tuple[Rule, ...] = (
    # 67, 124 e 160. · 252, nota 74. · 113.
    rule("broken off before, list", r"^(?P<p>[NRF](?:[,&]{1,2}[NRF](?![(/CTwD])){1,20})(?=[.;)]|$|,?[MK]|,w)"),
    rule("broken off before, note", r"^(?P<p>N(?=,M|[.)]{1,2}$)|R(?=,?[MK]|\.?$))"),
    # Drs. 12/345, 6
    rule("paper", rf"U,(?P<p>{PAGES}){END}", needs="U"),
    # 12/34/567, 20–22
    rule("shelf mark", rf"S,(?P<p>{PAGES}){END}", needs="S"),
    # ebd., 45 · op. cit., 45, 47 · (Fn. 12) 34 · supra note 12, 34
    rule("back reference", rf"B[.,:]*(?P<p>{PAGES}){END}", needs="B"),
    rule("behind a note", rf"M(?:\.?,B[.,]*)?w?\)?,?(?P<p>{PAGES}){END}", lambda found: found.is_no_second_note, needs="M"),
    # 33 (1993), 2, 123–156 · 12(1994)3, 12-34
    rule("year, issue, pages", rf"[NI],?\([^()]{{0,6}}Y\),?N,:?(?P<p>R){END}", lambda found: found.follows_an_issue, needs="Y"),
    # 57(1), 4–15, p. 6
    rule("volume, article, label", r"(?:N\([^()]{1,14}\)|[CTA.,]N),:?(?P<p>R)(?=,L)", lambda found: found.is_article, needs="L"),
    # 9 (1954): 161–75 · 37, no. 2 (February 1931): 269 · 28(5), 1621–8 · B428 (1998) 105
    rule("volume and issue", rf"[NIVY][A\"]?\.?,?\([^()]{{1,14}}\)[,.]{{0,2}}:?(?P<p>[NRFZ]{MORE}){END}", needs="("),
    # 51: 197–204 · 40, no. 2: 500 · 1972: 35 ff. · Cosenza: 131–138
    # 12:2, 123-130
    rule("volume:issue, pages", rf"N:N,:?(?P<p>R){END}", lambda found: found.follows_an_issue, needs=":"),
    # 1982: 12; 15; 20 f.
    rule("year, colon, list", r"[YT]:(?P<p>[NRF](?:;[NRF](?=[;)]|\.?$)){1,9})(?=[;)]|\.?$)", needs=";"),
    rule("year, colon, year", r"[YT]:(?P<p>[NRF])(?=[,;]\[?Y:)", needs=":"),
    rule("colon", rf"[NIVYD)]\)?[,.]?:\(?(?P<p>[NRFZYE]{MORE}){END}", needs=":"),
    rule("place, colon", rf"[CTwA\"].?:\(?(?P<p>R{MORE}){END}", needs=":"),
    # (1990) 53 M.L.R. 123, at pp. 125-6
    rule("law review, at", rf"{LAW_REVIEW}(?P<p>N),?(?=@L)", lambda found: found.names_a_journal, needs="@"),
    # (1996) 22 E.H.R.R. 123, paras. 12-15
    rule("law report, paragraph", rf"[(\[]Y[)\]]N(?:{TITLE}){{1,9}}(?P<p>N)(?=,P)", needs="P"),
    # 38 Stan. L. Rev. 1 at 46 · (1979) 3 Contemporary Harbours 339, at 341 · [1972] 1 W.L.R. 1289, 1293
    rule(
        "law review",
        rf"{LAW_REVIEW}(?P<p>[NRF])(?:,(?P<q>{PAGES}(?![CTAo])))?{CLOSE}",
        lambda found: found.names_a_journal,
    ),
    # (1989) 98 Yale Law J. 1663, 1671: a page that could be a year
    rule("law review, high page", rf"[(\[]Y[)\]]N(?:{TITLE}){{1,9}}(?<!,)(?P<p>Y)(?:,(?P<q>[NY](?:,[NY]){{0,9}}))?{CLOSE}", needs="Y"),
    rule("law review, high page, year", rf"N(?:{TITLE}){{1,9}}(?<!,)(?P<p>Y)(?:,(?P<q>[NRY](?:,[NRY]){{0,9}}))?(?=\(Y\))", needs="Y"),
    # JZ 1980, 45/47
    rule("page/page", rf"T[NY],(?P<p>N)/(?P<q>[NF]){END}", needs="/"),
    # JZ 1998, 1072, 1075 m. w. N. · NJW 1998, 1500 mit Anm.
    rule("journal, year, pages", r"TY,(?P<p>[NRYE])(?:,(?P<q>[NRFYE]))?(?:(?<=F)|(?![/:Cw]|,[NRYE]))", needs="Y"),
    # DRdA 2022 86
    rule("journal year pages", rf"TY(?P<p>[NRF]){CLOSE}", needs="Y"),
    rule("journal, year, list", r"TY,(?P<p>F(?:[,&][NRF]){0,20})", needs="Y"),
    rule("year, list", rf"Y\]?,(?P<p>N(?:[,&][NRF]){{2,20}}){END}", lambda found: found.rises, needs="Y"),
    rule(
        "year, page, page",
        rf"(?:[CTAK.)\],;(]|[,;]w)\[?Y\]?,(?P<p>[NR]),(?P<q>{PAGES}){END}",
        lambda found: not found.begins_with_an_issue,
        needs="Y",
    ),
    # 2010, 10, 1012 · 1982; 72: 899
    rule("year, volume, pages", rf"[YD][,;.](?:[CTA]?\.?[NV])(?:,?\([^()]{{1,8}}\))?[,:]?,?(?P<p>[NRFZY]){END}"),
    # Wien 1998, 45 · JZ 1998, 1072 ff. · London, 1983), 886 · (1980, 34) · wistra 1998, 45 · Paris, 2005 [1966]), 45
    rule("year, pages", rf"(?:(?:[CTAK.,;)\](\"]|[,;]w)\[?Y\]?|Y\[Y\]\)?|[YD]\)|D),(?P<p>[NRFE]{MORE})(?<!N(?=,[NRZ]|,Y\.?$)){END}"),
    # (1967) 375 · [1972] 342
    rule(
        "year in brackets",
        rf"(?:[YZD]|Y[,;][^()YZD]{{1,40}})[)\]],?(?P<p>{PAGES})(?!\(N\)[CTA])(?:{END}|(?=\(w))",
        lambda found: not found.begins_with_a_volume,
    ),
    # Quay Letters (1995) 145, 1234
    rule("year in brackets, volume, page", rf"[YZ][)\]]N,(?P<p>[NR]){END}"),
    rule("year; pages", rf"\(Y;(?P<p>{PAGES})(?=\))", needs=";"),
    # 54 Modern Law Rev. (1991) 345, at p. 350
    rule("year in brackets, at", r"Y[)\]],?(?P<p>N),(?=@L)", needs="@"),
    # BGBl. I, 876, 877
    rule("roman volume, page, page", rf"(?<!P)[IK],(?P<p>N),(?P<q>[NF]){END}", lambda found: found.stands_apart and found.is_near),
    # H. 2, 123, 130
    rule("issue, page, page", rf"V,(?P<p>[NR]),(?P<q>[NRF]){END}", lambda found: not found.begins_with_an_issue, needs="V"),
    # Comparative Harbour Law, 268 (291 f.)
    rule("title, page, pinpoint", r"[CTw\"],(?P<p>N)\((?P<q>F)\)", lambda found: found.stands_apart, needs="F"),
    # Harbour Law in the CEE, 80, 97, 114.
    rule("title, list", rf"[CTw\"],(?P<p>N(?:,N){{1,20}},[NF]){CLOSE}", lambda found: found.rises_in_small_steps and found.stands_apart),
    # BGHZ 75, 84 (86 ff.) · BVerfGE 7, 198, 208 · Quay Studies, 32, 333–77
    rule(
        "volume, page, page",
        rf"[CTA.,;]N,(?P<p>[NRF]),(?P<q>[NRF]){END}",
        lambda found: found.stands_apart and found.follows_a_volume and not found.begins_with_an_issue,
    ),
    rule(
        "volume, pages",
        rf"[CTA.,;\"]N,(?P<p>[NFR]{MORE}){END}",
        lambda found: found.stands_apart and found.follows_a_volume and not found.begins_with_an_issue,
    ),
    # Softw. Eng., 17 259–273, 1991
    rule("volume pages", rf"(?:[CTA.,)-]|YN)N,?(?P<p>(?:[RZ]|N(?=,?\(?[YD])){MORE}){END}"),
    # Hale, Quays and Tides 45–47 (3d ed. 1990)
    rule("title, range, year", rf"[Cw][,?!]?(?P<p>R)\(Y\){CLOSE}{NO_ISSUE_FOLLOWS}", lambda found: found.names_no_epoch, needs="Y"),
    rule("title, pages, year", rf"[CTwo\"],?(?P<p>[NRF])(?:,(?P<q>[NRF]))?\([^()]{{1,12}}Y\){CLOSE}{NO_ISSUE_FOLLOWS}", needs="Y"),
    # 12 Encyclopaedia of Quays 345 (1930)
    rule("volume, title, page, year", r"(?:^|[,;.\"])N[Co&]{1,6}(?P<p>N)(?=\(Y\))", needs="Y"),
    rule("roman volume", rf"(?<!P)I[.,]{{0,2}}(?P<p>{PAGES}){END}", lambda found: found.stands_apart and found.names_no_epoch, needs="I"),
    # BGBl. I 45 · RGBl. 1899, 45
    rule("gazette", rf"K,?(?P<p>{PAGES}){END}", lambda found: found.follows_a_gazette, needs="K"),
    rule("counted volume", rf"V,?(?P<p>{PAGES}){END}", needs="V"),
    rule("counted volume, range", rf"V\.(?P<p>R){END}", needs="V"),
    # ch. 5, 123
    rule("behind a chapter", rf"J,(?P<p>{PAGES}){END}", lambda found: found.leaves_the_chapter, needs="J"),
    # pp. 28 (fig. 3), 31 e 44
    rule("behind brackets", rf"L\([CTAw.,]{{0,6}}[KVMP][KVMPCTAw.,&]{{0,6}}\),(?P<p>{PAGES}){END}", needs="L("),
    # S. 12 ff. (Lindner) und 45 (Berger)
    rule("beside a name", r"L\([CTA.]{1,5}\)[,&](?P<p>[NRF])(?=\([CTA])", needs="L"),
    # at 189 · 56 ff. · 12r–13v
    rule("at", rf"(?<!L)@(?P<p>{PAGES}){END}(?!,[CT][CTwo]{{0,6}}N:)", needs="@"),
    rule("following", r"(?P<p>(?:[NR][,&]{1,2}){0,20}F(?:[,&]{1,2}[NRF](?![(/CTwD])){0,20})"),
    rule("side", r"(?<!=)(?P<p>G(?:[,&]{1,2}[NRG]){0,20})", needs="G"),
    rule(
        "in brackets",
        rf"[CTwIV\"]\.?\((?P<p>R)\)(?!,[NRZ]){NO_LABEL_FOLLOWS}",
        lambda found: found.names_no_epoch or found.lead[0].sign == "V",
    ),
    rule("after a stop", rf"(?<!L)[,.:)]\(?(?P<p>R(?:[,&]{{1,2}}[NR](?![(/CTwD])){{0,20}}){END}", lambda found: found.names_no_epoch),
    rule(
        "short title",
        rf"(?:^|[;(]|[NRFL]\.)[^YZD;]{{0,200}}(?:[CTw\"]\.{{0,3}},|[CTw][,?!]\")(?P<p>[NR](?:[,&][NR](?![(/CTwD])){{0,20}})(?=[;)]|\.?$|\.[CTI\"]|:w|,?M|,&[CA]|\([NRF][^()]*\)(?:[.;]|$))(?!\),?C[^;]{{0,4}}Y){NO_LABEL_FOLLOWS}",
        lambda found: found.names_no_epoch and found.is_no_shelf_mark,
    ),
    rule("broken off before", rf"^(?P<p>[NRFZ](?:,[NR](?![(/CTwD])){{0,20}})(?=;|$|:w|(?<=[RZF])[.,):]){NO_LABEL_FOLLOWS}"),
)
