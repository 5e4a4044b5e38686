"""Why a file cannot be read, in words that say what to do."""


class UnreadableSource(ValueError):
    """The file gives no text. `code` names the case for programs, the message says what to do.

    Codes: empty, blank, too_large, too_many_pages, binary, unknown_format, wrong_encoding, encrypted, broken, no_text_layer.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def empty() -> UnreadableSource:
    return UnreadableSource("empty", "The file is empty. Check that it was saved or copied completely, and choose it again.")


def blank() -> UnreadableSource:
    return UnreadableSource("blank", "The file holds only white space. Choose the file that holds the text.")


def too_large(size: int, limit: int) -> UnreadableSource:
    message = f"The file has {size:,} bytes; at most {limit:,} are read. Split it, or ask the administrator to raise the limit."
    return UnreadableSource("too_large", message)


def too_many_pages(count: int, limit: int) -> UnreadableSource:
    message = f"The file has {count:,} pages; at most {limit:,} are read. Split it, or ask the administrator to raise the limit."
    return UnreadableSource("too_many_pages", message)


def binary() -> UnreadableSource:
    message = "The file holds no text that can be read. Save the text as PDF, Word (.docx), EPUB, HTML or plain text, and choose that file."
    return UnreadableSource("binary", message)


def unknown_format(what: str, known: str) -> UnreadableSource:
    return UnreadableSource("unknown_format", f"The file is {what}, which is not read yet. Save it as one of: {known}.")


def wrong_encoding() -> UnreadableSource:
    message = "The file's character encoding cannot be told. Open it in an editor, save it as UTF-8, and choose it again."
    return UnreadableSource("wrong_encoding", message)


def encrypted() -> UnreadableSource:
    message = "The PDF is protected with a password. Save a copy without protection, and choose that file."
    return UnreadableSource("encrypted", message)


def broken_pdf(page: int | None = None) -> UnreadableSource:
    where = f" Reading stopped at page {page}." if page else ""
    message = f"The PDF is damaged or incomplete.{where} Download it again, or open it in a PDF reader and save it anew."
    return UnreadableSource("broken", message)


def no_text_layer() -> UnreadableSource:
    message = "The PDF holds pictures of pages and no text. Let OCRmyPDF add a text layer (ocrmypdf in.pdf out.pdf), and choose the result."
    return UnreadableSource("no_text_layer", message)


def broken_markup(what: str, line: int | None) -> UnreadableSource:
    where = f" (line {line})" if line else ""
    message = f"The file is {what}, but damaged{where}. Open it in the program that made it, save it again, and choose that file."
    return UnreadableSource("broken", message)


def entities() -> UnreadableSource:
    message = "The file declares entities that load files or stand for other entities, which is refused. Save it with them written out."
    return UnreadableSource("entities", message)


def too_expansive() -> UnreadableSource:
    message = "The file unpacks to far more than its size lets expect, which is refused. Save it again without pictures and attachments."
    return UnreadableSource("too_expansive", message)


def locked(what: str) -> UnreadableSource:
    return UnreadableSource("encrypted", f"The file is {what} under a password. Save it without one, and choose that file.")


def unknown_xml(root: str) -> UnreadableSource:
    message = (
        f"The file is XML, but neither TEI, JATS nor XHTML: its outermost element is “{root}”. Convert it to TEI, or save it as plain text."
    )
    return UnreadableSource("unknown_format", message)


def nothing_to_read(what: str) -> UnreadableSource:
    return UnreadableSource("blank", f"The file is {what} without any text. Choose the file that holds the text.")
