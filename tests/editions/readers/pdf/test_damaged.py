"""A damaged PDF is read as far as it goes or refused in a sentence; it never ends in another error."""

from hypothesis import given, settings
from hypothesis import strategies as st

from editions.readers import UnreadableSource, read_bytes
from editions.segmentation import restore, segment
from tests.editions.readers.pdf.printing import Sheet, italic, printed, raised

WHOLE = printed(
    Sheet().line(60, 500, 11, "The keeper wrote", raised("1"), italic(" every"), " evening.").line(60, 100, 9, raised("1"), " Fol. 3."),
    Sheet(rotate=90).upright(100, 60, 11, "and he wrote with care, for he held"),
    labels="0 << /S /r >>",
)
PLACES = st.integers(0, len(WHOLE) - 1)
DAMAGE = st.one_of(
    st.tuples(PLACES, st.just(1), st.binary(min_size=1, max_size=1)),
    st.tuples(PLACES, st.integers(1, 30), st.just(b"")),
    st.tuples(PLACES, st.just(0), st.text("0123456789-./<>", min_size=1, max_size=8).map(str.encode)),
    st.tuples(PLACES, st.just(len(WHOLE)), st.just(b"")),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(DAMAGE, min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused(damage):
    data = WHOLE
    for place, length, instead in damage:
        data = data[:place] + instead + data[place + length :]
    assert outcome(b"%PDF-" + data.removeprefix(b"%PDF-")) in ("read", "broken", "encrypted", "no_text_layer", "too_many_pages")


def outcome(data: bytes) -> str:
    try:
        source = read_bytes(data)
    except UnreadableSource as error:
        return error.code
    return "read" if restore(segment(source)) == source.raw else "characters lost"
