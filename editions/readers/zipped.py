"""Files that are zip archives: opened without trusting what they say of their size."""

import io
import zipfile
import zlib

from editions.readers import errors

MEGABYTE = 1_000_000
MOST_MEMBERS = 20_000
LARGEST_PART = 100 * MEGABYTE
MOST_EXPANDED = 300 * MEGABYTE  # all parts together, pictures among them
MOST_RATIO = 200  # a text shrinks to a tenth, seldom to a fiftieth
RATIO_COUNTS_FROM = 10 * MEGABYTE
OPEN_DOCUMENT_TEXT = b"application/vnd.oasis.opendocument.text"  # templates and master documents too
READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive:
    """A zip archive within its limits. Raises `UnreadableSource` (broken, encrypted, too_expansive)."""

    def __init__(self, data: bytes, what: str) -> None:
        self.what = what
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise errors.broken_markup(what, None) from error
        members = self.zip.infolist()
        self.members = {member.filename: member for member in members}
        expanded = sum(member.file_size for member in members)
        too_dense = expanded > RATIO_COUNTS_FROM and expanded > MOST_RATIO * max(len(data), 1)
        if len(members) > MOST_MEMBERS or expanded > MOST_EXPANDED or too_dense:
            raise errors.too_expansive()
        if any(member.flag_bits & 1 for member in members):
            raise errors.locked(what)

    def __contains__(self, name: str) -> bool:
        return name in self.members

    def read(self, name: str) -> bytes:
        """The part of that name. It is never longer than the archive says."""
        member = self.members.get(name)
        if member is None or member.compress_type not in READABLE:
            raise errors.broken_markup(self.what, None)
        if member.file_size > LARGEST_PART:
            raise errors.too_expansive()
        try:
            with self.zip.open(member) as part:
                return part.read(member.file_size)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError) as error:
            raise errors.broken_markup(self.what, None) from error


def kind_of_zip(data: bytes) -> str:
    """What the archive's parts make it: docx, epub, odt, another OpenDocument (odf), pages or an empty string."""
    archive = Archive(data, "a zipped document")
    if "META-INF/container.xml" in archive:
        return "epub"
    if any(name.startswith("word/") for name in archive.members) or _names_word(archive):
        return "docx"
    if "content.xml" in archive and "mimetype" in archive:
        return "odt" if archive.read("mimetype").startswith(OPEN_DOCUMENT_TEXT) else "odf"
    return "pages" if "Index/Document.iwa" in archive or "Index.zip" in archive else ""


def _names_word(archive: Archive) -> bool:
    types = "[Content_Types].xml"
    return types in archive and b"wordprocessingml.document.main" in archive.read(types)
