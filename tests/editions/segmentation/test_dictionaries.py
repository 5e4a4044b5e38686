"""Words are looked up in what the machine has, whatever letters they hold."""

from editions.segmentation.dictionaries import Hunspell


class Latin1:
    """A dictionary whose file knows the letters of Western Europe only."""

    def spell(self, word: str) -> bool:
        return bool(word.encode("latin-1"))


def test_a_word_of_other_letters_is_not_known():
    dictionary = Hunspell(Latin1())
    assert dictionary.spell("mill")
    assert not dictionary.spell("mill⁷")
    assert not dictionary.spell("žluť")
