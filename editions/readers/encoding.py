"""From bytes to characters, without guessing where a guess would be a gamble."""

import codecs

from charset_normalizer import from_bytes

from editions.readers import errors

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The single-byte encodings of Western and Central European editors; the first that fits without oddities wins a tie.
LEGACY_ENCODINGS = ["cp1252", "iso8859_15", "cp1250", "mac_roman", "cp850"]

# Share of mess above which charset-normalizer's own documentation calls a match doubtful.
MOST_CHAOS = 0.2

# What a web page means by what it says, and what browsers read (Encoding Standard, 4.2): smart quotes in "ISO-8859-1".
MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
# Codecs of the language, which no file is in; and those that no file can be in whose naming of them was read byte by byte.
NEVER_MEANT = frozenset(["idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-16", "utf-16-le", "utf-16-be"])
NEVER_MEANT |= {"utf-32", "utf-32-le", "utf-32-be"}

SNIFFED_BYTES = 65_536
MOSTLY_ZEROS = 0.7  # of the high bytes of Latin letters in UTF-16

# Control characters that text files carry: tab, breaks, the ESC of old terminals, and U+0002, a hyphen of PDF tools.
TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1b\x02")


def looks_binary(data: bytes) -> bool:
    """Whether the bytes are something other than text, judged by control bytes of the first 64 KB."""
    if any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS) or _wide_encoding(data):
        return False
    sample = data[:SNIFFED_BYTES]
    controls = sum(byte < 32 and byte not in TEXT_CONTROLS for byte in sample)
    return b"\x00" in sample or controls > len(sample) // 100


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; a byte order mark is kept out of the text.

    Raises `UnreadableSource` with code wrong_encoding when no encoding fits.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), encoding
    if wide := _wide_encoding(data):
        return _strict(data, wide), wide
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data)
    return _without_nulls(text), "utf-8"


def decode_named(data: bytes, label: str) -> str:
    """The text of a page that names its encoding itself. What its bytes show counts before what it says: a mark, UTF-8 beyond ASCII.

    Raises `UnreadableSource` with code wrong_encoding when neither that encoding nor another fits.
    """
    encoding = _meant(label)
    if not encoding or any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS) or (not data.isascii() and _is_utf_8(data)):
        return decode(data)[0]
    for each in (MEANT.get(encoding, encoding), encoding):
        try:
            return data.decode(each)
        except UnicodeError:
            continue
    return decode(data)[0]


def _meant(label: str) -> str:
    """The codec of that name, where it may be the one of a page."""
    try:
        codec = codecs.lookup(label)
    except (LookupError, ValueError):
        return ""
    return codec.name if codec._is_text_encoding and codec.name not in NEVER_MEANT else ""


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _wide_encoding(data: bytes) -> str:
    """UTF-16 that lost its mark: every other byte of Latin letters is zero, and none of those between. Empty for other bytes."""
    sample = data[:SNIFFED_BYTES]
    if len(data) % 2 or b"\x00" not in sample:
        return ""
    zeros = [half.count(0) * 2 / len(sample) for half in (sample[::2], sample[1::2])]
    if min(zeros) or max(zeros) < MOSTLY_ZEROS:
        return ""
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise errors.wrong_encoding() from error
    return _without_nulls(text)


def _without_nulls(text: str) -> str:
    """The text, which no database keeps with a null in it."""
    if "\x00" in text:
        raise errors.binary()
    return text


def _legacy(data: bytes) -> tuple[str, str]:
    match = from_bytes(data, cp_isolation=LEGACY_ENCODINGS, threshold=MOST_CHAOS).best()
    if match is None or match.chaos > MOST_CHAOS:
        raise errors.wrong_encoding()
    encoding = _preferred(data, match.encoding, [match.encoding, *match.could_be_from_charset])
    return _strict(data, encoding), encoding


def _preferred(data: bytes, best: str, alternatives: list[str]) -> str:
    for encoding in LEGACY_ENCODINGS:
        if encoding in alternatives:
            return encoding
    return best
