"""What a rule of unlabelled_rules.py found, and what it may have to fulfil besides its pattern."""

from dataclasses import dataclass
from itertools import pairwise

from editions.citations.grammar import lies_behind
from editions.citations.labels import GAZETTES, OF_JOURNALS
from editions.citations.number_signs import LAST_ISSUE
from editions.citations.range_lists import FAR
from editions.citations.ranges import Note
from editions.citations.signs import Sign

THICKEST_BOOK = 1000  # pages; beyond it single numbers are those of journals
USUAL_VOLUME = 150
SHORTEST_ARTICLE = 8  # pages; a pinpoint is shorter
LAST_VOLUME = 1500  # of a journal or of reports
LONGEST_ARTICLE = 150  # pages
HIGHEST_PAGE = 4000  # of a book cited by a short title


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: the signs before its pages, of its pages and of its pinpoint."""

    note: Note
    lead: list[Sign]
    pages: list[Sign]
    pinpoint: list[Sign]
    marked: bool  # "at" or "hier" says that it is a pinpoint

    @property
    def pinpoint_lies_behind(self) -> bool:
        """Whether there is none, or one that can belong to the article whose first page was read."""
        first, pinned = self.pages[0].range, self.pinpoint[0].range if self.pinpoint else None
        return self.marked or pinned is None or (first is not None and lies_behind(pinned, first))

    @property
    def is_no_second_note(self) -> bool:
        """Whether the number behind a note is a page: in German a single one in a list ("Fn. 12, 15") is another note."""
        single = len(self.pages) == 1 and self.pages[0].sign == "N"
        return self.note.lang != "de" or not single or any(sign.sign in ")B" for sign in self.lead)

    @property
    def begins_with_an_issue(self) -> bool:
        """Whether a small number before a range is an issue ("12, 3, 345–67"), or before a whole article its volume ("2001, 38, 45–67")."""
        first, second = self.pages[0], next(iter([*self.pages[1:], *self.pinpoint]), None)
        if second is None or second.sign not in "RZ" or first.sign != "N" or first.range is None:
            return False
        number = first.range.first
        return isinstance(number, int) and number <= (USUAL_VOLUME if _is_article(second) else LAST_ISSUE)

    @property
    def begins_with_a_volume(self) -> bool:
        """Whether two numbers are the volume and a page that no book has: "(1995) 145, 1234"."""
        if len(self.pages) != 2 or self.pinpoint or any(sign.sign not in "NR" for sign in self.pages):
            return False
        first, second = (sign.range.first if sign.range else None for sign in self.pages)
        return isinstance(first, int) and isinstance(second, int) and first < THICKEST_BOOK <= second

    @property
    def follows_a_volume(self) -> bool:
        """Whether the number just before the pages is one that volumes have: not so "VfSlg. 8017, 8136", two decisions."""
        volume = next((sign.range.first for sign in reversed(self.lead) if sign.sign == "N" and sign.range), None)
        return not isinstance(volume, int) or volume < LAST_VOLUME or self.pages[0].sign == "R"

    @property
    def is_near(self) -> bool:
        """Whether the first page behind a roman volume is none of an issue."""
        first = self.pages[0].range.first if self.pages[0].range else None
        gazette = self.lead[0].sign == "I" or self.note.lang == "de"
        return gazette and isinstance(first, int) and first > LAST_ISSUE

    @property
    def is_article(self) -> bool:
        return _is_article(self.pages[0])

    @property
    def follows_an_issue(self) -> bool:
        """Whether the number just before the pages is small enough to be an issue."""
        issue = next((sign.range.first for sign in reversed(self.lead) if sign.sign == "N" and sign.range), None)
        return isinstance(issue, int) and issue <= LAST_ISSUE

    @property
    def names_a_journal(self) -> bool:
        """Whether what leads to the pages is a title of a journal or of law reports, or begins with a year in brackets."""
        if self.lead[0].sign in "([Y" or any(sign.sign == "T" for sign in self.lead):
            return True
        if any(sign.sign == "A" for sign in self.lead) and sum(sign.sign in "AC." for sign in self.lead) > 1:
            return True
        return any(self.note.word(sign.first) in OF_JOURNALS for sign in self.lead)

    @property
    def follows_a_gazette(self) -> bool:
        return self.note.word(self.lead[0].first) in GAZETTES

    @property
    def stands_apart(self) -> bool:
        """Whether a space stands before the pages, as it does not in "Joh 3,16" or "1,5"."""
        return not self.note.touches(self.pages[0].first)

    @property
    def leaves_the_chapter(self) -> bool:
        """Whether the number cannot be the next chapter."""
        chapter, pages = self.lead[0].range, self.pages[0].range
        if chapter is None or pages is None or not (isinstance(chapter.first, int) and isinstance(pages.first, int)):
            return False
        return pages.first - chapter.first > FAR or pages.first < chapter.first

    @property
    def is_no_shelf_mark(self) -> bool:
        """Whether the number is one that pages have: "ASP, Corona, 4149"."""
        first = self.pages[0].range
        return first is None or isinstance(first.first, str) or first.first <= HIGHEST_PAGE

    @property
    def names_no_epoch(self) -> bool:
        """Whether the range is neither one of years nor of round numbers ("750–900"), nor longer than an article."""
        pages = self.pages[0].range
        if self.pages[0].sign != "R" or pages is None:
            return True
        first, last = pages.first, pages.last
        if not isinstance(first, int) or not isinstance(last, int):
            return True
        return last - first <= LONGEST_ARTICLE and not all(end % 50 == 0 or 1000 <= end <= 2099 for end in (first, last))

    @property
    def rises(self) -> bool:
        """Whether the pages are a rising list of numbers of two digits or more, as volume, issue and page seldom are."""
        firsts = [sign.range.first for sign in self.pages if sign.range and isinstance(sign.range.first, int)]
        return firsts[0] >= 10 and firsts == sorted(firsts)

    @property
    def rises_in_small_steps(self) -> bool:
        """Whether no step of a rising list is one from an issue to the page."""
        firsts = [sign.range.first for sign in self.pages if sign.range and isinstance(sign.range.first, int)]
        return self.rises and all(after - before <= LONGEST_ARTICLE for before, after in pairwise(firsts))


def _is_article(pages: Sign) -> bool:
    """Whether the range is too long for a pinpoint."""
    ends = (pages.range.first, pages.range.last) if pages.range else (0, 0)
    return all(isinstance(end, int) for end in ends) and ends[1] - ends[0] >= SHORTEST_ARTICLE - 1  # type: ignore[operator]
