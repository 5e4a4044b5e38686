"""What each code says to a historian, in one plain sentence.

The sentences are marked for translation; `sentence` needs no Django, `translated` renders in the reader's language. Values for the
gaps are kept in an outcome's evidence under "says".
"""

from typing import Any

from django.utils.translation import gettext, gettext_noop

SENTENCES: dict[str, str] = {
    "F1.ok": gettext_noop("The page reference is complete."),
    "F1.malformed": gettext_noop("The page reference “%(raw)s” is not well formed."),
    "F2.ok": gettext_noop("The pages run upwards."),
    "F2.descending": gettext_noop("The pages of “%(raw)s” run backwards."),
    "F2.ambiguous_abbreviation": gettext_noop("It is unclear which pages “%(raw)s” means."),
    "F3.ok": gettext_noop("The pinpoint lies inside the cited pages."),
    "F3.partly_outside": gettext_noop("The pinpoint %(pinpoint)s lies partly outside the cited pages %(pages)s."),
    "F3.outside": gettext_noop("The pinpoint %(pinpoint)s lies outside the cited pages %(pages)s."),
    "F4.ok": gettext_noop("The span is plausible."),
    "F4.long_span": gettext_noop("“%(raw)s” covers %(count)s pages."),
    "F4.one_page_range": gettext_noop("“%(raw)s” is written as a range but names one page only."),
    "F4.mixed_numerals": gettext_noop("“%(raw)s” mixes Roman and Arabic page numbers."),
    "F5.ok": gettext_noop("The range has an end."),
    "F5.open_end": gettext_noop("“%(raw)s” leaves the end of the range open."),
    "B1.ok": gettext_noop("The cited pages lie inside the item’s pages."),
    "B1.outside_container": gettext_noop("The cited page %(pages)s lies outside the item’s pages %(extent)s."),
    "B1.container_unknown": gettext_noop("The pages that the item fills in its volume are not stated."),
    "B2.ok": gettext_noop("The cited pages exist in the edition that we hold."),
    "B2.beyond_last_page": gettext_noop("Page %(pages)s is beyond the last page (%(last)s) of the edition that we hold."),
    "B2.unnumbered_page": gettext_noop("Page %(pages)s is not among the numbered pages of the edition that we hold."),
    "B2.edition_unknown": gettext_noop("The edition that we hold has no page numbers."),
    "B3.ok": gettext_noop("The volume is stated where it is needed."),
    "B3.volume_missing": gettext_noop("The work has several volumes, but this citation names none."),
    "B3.volume_conflict": gettext_noop("This citation names volume %(volume)s; the work is otherwise cited as volume %(other)s."),
    "B4.agrees": gettext_noop("%(catalogue)s describes the work as the text does."),
    "B4.disagrees": gettext_noop("%(catalogue)s describes the work otherwise (in the text / there): %(fields)s."),
    "B4.no_record": gettext_noop("%(catalogue)s has no record of this work. That says nothing against it."),
    "C1.ok": gettext_noop("The item has the same pages wherever it is cited."),
    "C1.range_conflict": gettext_noop("Notes %(notes)s give different pages for the same item: %(ranges)s."),
    "C2.ok": gettext_noop("The work is described alike wherever it is cited."),
    "C2.title_variant": gettext_noop("Notes %(notes)s write the title differently: %(values)s."),
    "C2.year_variant": gettext_noop("Notes %(notes)s give different years for the same title: %(values)s."),
    "C2.place_variant": gettext_noop("Notes %(notes)s give different places for the same work: %(values)s."),
    "C2.editor_variant": gettext_noop("Notes %(notes)s name different editors of the same work: %(values)s."),
    "C2.name_variant": gettext_noop("Notes %(notes)s write the author’s name differently: %(values)s."),
    "C3.ok": gettext_noop("The short title leads to one full citation."),
    "C3.ambiguous": gettext_noop("The short title “%(raw)s” may mean several works."),
    "C3.dangling": gettext_noop("The short title “%(raw)s” leads to no full citation in this text."),
    "C3.unread": gettext_noop("The program cannot tell which work “%(raw)s” is."),
    "C4.ok": gettext_noop("The back-reference leads to one full citation."),
    "C4.inherited_locator": gettext_noop("The back-reference has no page of its own and takes that of note %(note)s."),
    "C4.ambiguous_antecedent": gettext_noop("“%(raw)s” may mean several works, as the note before cites more than one."),
    "C4.broken": gettext_noop("The chain of notes that starts at “%(raw)s” does not reach a full citation."),
    "C5.ok": gettext_noop("The pinpoint lies inside the document."),
    "C5.out_of_document_range": gettext_noop("The pinpoint %(pages)s lies outside the document’s pages %(extent)s."),
    "C6.ok": gettext_noop("All notes are there and whole."),
    "C6.note_missing": gettext_noop("Notes missing from the text: %(notes)s."),
    "C6.note_truncated": gettext_noop("Notes cut off or with a hole in them: %(notes)s."),
    "C6.call_without_note": gettext_noop("Calls without a note: %(notes)s."),
    "C6.note_without_call": gettext_noop("Notes that nothing in the text calls: %(notes)s."),
    "C6.duplicate_text": gettext_noop("A stretch of the text stands in the file twice: %(pages)s."),
    "C7.ok": gettext_noop("The shelf mark is the same wherever it is cited."),
    "C7.shelfmark_conflict": gettext_noop("Notes %(notes)s give different shelf marks for the same document: %(values)s."),
    "C7.shelfmark_form": gettext_noop("Notes %(notes)s write shelf marks of the same fonds in different forms: %(values)s."),
    "C8.ok": gettext_noop("The quotation has a note with a page."),
    "C8.quotation_without_pinpoint": gettext_noop("The note gives a range of pages, but not the page of the quotation."),
    "C8.quotation_without_page": gettext_noop("The note of this quotation names no page."),
    "C8.quotation_without_note": gettext_noop("This quotation has no note."),
    "Q0.source_not_loaded": gettext_noop("We do not hold the cited work, so the page could not be looked up."),
    "Q0.page_not_loaded": gettext_noop("The text that we hold does not contain the cited page %(pages)s."),
    "Q0.unresolved": gettext_noop("It is unclear which work is cited, so the page could not be looked up."),
    "Q0.no_locator": gettext_noop("The citation names no page."),
    "Q0.no_quotation": gettext_noop("The citation supports no quotation that could be compared."),
    "Q0.archival_only": gettext_noop("The citation names a document in an archive, which cannot be looked up here."),
    "Q0.mediated": gettext_noop("The quotation is cited at second hand; the page belongs to the work that prints it."),
    "Q1.confirmed_exact": gettext_noop("The quotation stands on %(found)s, word for word."),
    "Q1.confirmed_normalised": gettext_noop("The quotation stands on %(found)s, apart from spelling and marks."),
    "Q1.confirmed_near": gettext_noop("The quotation stands on %(found)s, with changes in the wording."),
    "Q1.partial": gettext_noop("%(k)s of %(n)s parts of the quotation stand on the cited pages."),
    "Q1.adjacent": gettext_noop("The quotation stands on %(found)s, next to the cited page %(cited)s."),
    "Q1.elsewhere": gettext_noop("The quotation stands on %(found)s, not on the cited page %(cited)s."),
    "Q1.possible": gettext_noop("A similar passage stands on %(found)s; please compare."),
    "Q1.not_found": gettext_noop("The quotation was not found in the text that we hold."),
    "Q1.too_short": gettext_noop("The quotation is too short to be looked for."),
    "Q2.ok": gettext_noop("The cited pages fit the quotation."),
    "Q2.runs_over": gettext_noop("The quotation runs over to the next page: read “%(read)s”."),
    "Q2.wider_than_needed": gettext_noop("The quotation stands on %(found)s only; %(cited)s is cited."),
    "Q3.ok": gettext_noop("The pages of the edition that we hold agree with the citations."),
    "Q3.offset_pattern": gettext_noop(
        "%(count)s quotations of this work stand %(offset)s pages from where they are cited: another edition?"
    ),
    "Q3.edition_mismatch": gettext_noop("The edition that we hold (%(held)s) is not the one cited (%(cited)s)."),
}


def sentence(check: str, code: str, says: dict[str, Any]) -> str:
    """The sentence in English, its gaps filled."""
    return SENTENCES[f"{check}.{code}"] % says


def translated(check: str, code: str, evidence: dict[str, Any]) -> str:
    """The sentence of a stored outcome in the active language."""
    known = SENTENCES.get(f"{check}.{code}")
    return "" if known is None else gettext(known) % evidence.get("says", {})
