"""What a browser makes of a passage's HTML: its words without what is no text."""

from html.parser import HTMLParser

VOID = {"br", "img", "input", "link", "meta"}


class StoredText(HTMLParser):
    """Collects the text of every element with data-p, leaving out what lies in [data-x]."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: dict[str, str] = {}
        self._open: list[tuple[str, bool, str | None]] = [("", False, None)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        given = dict(attrs)
        _, hidden, passage = self._open[-1]
        passage = given.get("data-p", passage)
        if "data-p" in given and passage is not None:
            assert passage not in self.texts, f"{passage} stands twice on the page"
            self.texts[passage] = ""
        self._open.append((tag, hidden or "data-x" in given, passage))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """<path/> and its like hold no text."""

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open[-1][0] == tag, f"</{tag}> closes <{self._open[-1][0]}>"
            self._open.pop()

    def handle_data(self, data: str) -> None:
        _, hidden, passage = self._open[-1]
        if passage is not None and not hidden:
            self.texts[passage] += data


def stored_texts(html: str) -> dict[str, str]:
    parser = StoredText()
    parser.feed(html)
    parser.close()
    return parser.texts
