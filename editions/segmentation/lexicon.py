"""What the program knows of words: the document's own vocabulary, Hunspell dictionaries where installed, and word frequencies.

Frequencies are shares of running text. An unknown word gets a small share that falls with its length; a German compound of known
words (»Stadtmauerturm«) stands above it.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from editions.segmentation.dictionaries import dictionary, frequencies
from editions.segmentation.old_spelling import modern_forms, plain

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


OPENS_SENTENCE = re.compile(r"[.!?:…][»«„“”‚‘\"')\]]*\s+[»«„“‚‘\"'(\[]*$")

UNKNOWN = -5.0  # log10 of the share of all words that no list knows, to be divided among them:
PER_LETTER = -0.6  # each letter tells one such word from four others
IN_DICTIONARY = -7.5  # a word that Hunspell accepts but no list counts
COMPOUND = -1.0  # two known words that stand together, against the same two side by side
COMPOUND_PART = 3  # letters
LINKS = ("", "s", "es", "n", "en", "er", "e")  # what German puts between the parts
MOST_AS_PART = 3e-5  # more frequent words are adverbs and the like, unless the document writes them as nouns
RARE_VERB = 0.01  # a verb with a particle that no list has, against the verb alone
WORDS_OF_GRAMMAR = """
    der die das den dem des ein eine einen einem einer eines und oder aber dass daß wenn als wie wer was wo ich du er sie es wir
    ihr ihm ihn ihnen uns euch mein dein sein seine seinen seinem seiner seines ihre ihren ihrem ihrer ihres kein keine keinen
    keinem keiner dieser diese dieses diesen diesem jener jene nicht noch nur auch schon sehr so ist sind war waren hat haben
    hatte hatten wird werden wurde wurden kann von vom zu zum zur in im ins an am auf aus bei beim mit nach über unter vor durch
    für gegen ohne um bis seit soll sollen sollte sollten will wollen wollte wollten können konnte konnten muss muß müssen musste mußte
    gewesen sich man einander alle alles allen aller jeder jede jedes jedem jeden welche welcher welches welchen welchem
    darf dürfen durfte mag mögen mochte habe hätte hätten sei seien wäre wären würde würden worden
"""
FUNCTION_WORDS = frozenset(WORDS_OF_GRAMMAR.split())
# What German verbs split off; before a verb such a word is its first part.
VERB_PARTS = """
    ab an auf aus bei ein empor entgegen fest fort frei heim her heran heraus herbei hervor hin hinaus hinweg los mit nach nieder
    statt teil um unter vor voran voraus vorbei weg weiter wieder zu zurück zusammen
"""
PARTICLES = tuple(VERB_PARTS.split())
ENDINGS = ("s", "es", "n", "en", "e")
GENITIVE = ("s", "es")
# Pieces that lists hold as words, out of foreign text and broken lines.
NO_WORDS = {
    "de": frozenset(["un", "ver", "zer", "ent", "emp", "be", "ge", "miß", "miss", "ung", "ungen", "lich", "heit", "keit", "isch", "ig"]),
    "en": frozenset(["un", "re", "pre", "dis", "mis", "ing", "tion", "tions", "ness", "ment", "ments"]),
    "fr": frozenset(["dé", "ré", "pré", "néo", "tion", "tions", "ment"]),
}
# Of these the ones that no word at the end of a line can be, but its first part.
PREFIXES = {"de": ("un", "ver", "zer", "ent", "emp"), "en": ("un", "dis", "mis")}
STEM = 5  # letters
INFLECTED = 0.3  # an occurrence of another form, against one of the word itself
OLD_SPELLING = -0.5
PAIRS_THAT_FIT = -0.2  # log10 of those that grammar allows, among the pairs that chance would make
OWN_WORDS = 400.0  # running words by which one occurrence in the document outweighs the lists
NOUN_ENDINGS = ("ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "täten", "ismus")
VERB_ENDINGS = ("n", "t", "e")  # »pflegen« is no form of the noun »Pflege«
LINKED_ENDINGS = ("ungs", "heits", "keits", "schafts", "tions", "täts", "arbeits")  # feminine nouns: no genitive in s
ONLY_IN_COMPOUNDS = -3.0
NOUN_IN_SMALL_LETTERS = -2.0
CAPITAL_WITHIN_SENTENCE = -1.5
NEXT_LANGUAGE = -1.5  # a word of another language, as titles in the notes have them


class Lexicon:
    """Word knowledge for one document in one main language."""

    def __init__(self, words: Iterable[str], language: str, openings: Iterable[str] = (), pairs: Iterable[tuple[str, str]] = ()) -> None:
        """`openings` are words in capitals that open sentences, so that their capital tells nothing; `pairs` words side by side."""
        self.language = language
        self.cased = Counter(words)
        self.own: Counter[str] = Counter(word.casefold() for word in openings)
        for word, count in self.cased.items():
            self.own[word.casefold()] += count
        self.size = max(sum(self.own.values()), 1)
        self.pairs = Counter((first.casefold(), second.casefold()) for first, second in pairs)
        self.dictionary = dictionary(language)
        others = [other for other in ("de", "en", "fr") if other != language]
        self.frequencies = [frequencies(language), *(frequencies(other, size="small") for other in others)]
        self._known: dict[str, float] = {}

    @classmethod
    def of(cls, lines: Iterable[str], language: str) -> "Lexicon":
        """The lexicon of a document in lines: of the words that no line end can have broken."""
        within: list[str] = []
        openings: list[str] = []
        pairs: list[tuple[str, str]] = []
        for line in map(plain, lines):
            whole = list(WORD.finditer(line))[1:-1]
            for match in whole:
                opens = match[0][0].isupper() and OPENS_SENTENCE.search(line, max(0, match.start() - 6), match.start())
                (openings if opens else within).append(match[0])
            pairs += [(first[0], second[0]) for first, second in pairwise(whole) if line[first.end() : second.start()] == " "]
        return cls(within, language, openings, pairs)

    def lists(self, word: str) -> bool:
        """Whether the word itself, not only another form of it, is in the document or in the language's list."""
        key = word.casefold()
        return bool(self.own[key]) or key in self.frequencies[0]

    def share(self, word: str) -> float:
        """log10 of the word's share of running text, the better of the document's own and the language's."""
        key = word.casefold()
        if key not in self._known:
            self._known[key] = self._share(key, word)
        return self._known[key]

    def share_of_pair(self, first: str, second: str) -> float:
        """log10 of the share of two words side by side: as chance brings them together, or as the document writes them that never
        writes them as one."""
        own = 0 if self.own[(first + second).casefold()] else self.pairs[first.casefold(), second.casefold()]
        chance = self.share(first) + self.share(second) + PAIRS_THAT_FIT
        return max(chance, math.log10(own / (self.size + OWN_WORDS))) if own else chance

    def has(self, word: str) -> bool:
        """Whether the word is one that the document uses or the language lists."""
        return self.share(word) > UNKNOWN + PER_LETTER * len(word) + 0.01

    def log_odds_of_case(self, word: str, *, opens_sentence: bool = False) -> float:
        """log10 odds, 0 or less, that German writes the word with this initial: `archiv` and, within a sentence, `Unter` are fragments."""
        if self.language != "de":
            return 0.0
        if word.lower().endswith(LINKED_ENDINGS):
            return ONLY_IN_COMPOUNDS
        forms = [word, *_other_forms(word)]
        small = sum(self.cased[form.casefold()] for form in forms)
        capital = sum(self.cased[form.capitalize()] for form in forms)
        if word[0].islower():
            capital = self.cased[word.capitalize()] if word.endswith(VERB_ENDINGS) else capital
            noun = word.endswith(NOUN_ENDINGS) and len(word) > 5 and not small
            return NOUN_IN_SMALL_LETTERS if noun or (capital and not small) else 0.0
        return CAPITAL_WITHIN_SENTENCE if small > 2 * capital and not opens_sentence else 0.0

    def is_no_noun(self, word: str) -> bool:
        """Whether the document writes the German word in small letters, and never in capitals."""
        return self.language == "de" and self.cased[word] > 0 and not self.cased[word.capitalize()]

    def _share(self, key: str, word: str) -> float:
        shares = [UNKNOWN + PER_LETTER * len(key)]
        if key in NO_WORDS.get(self.language, ()):
            return shares[0]
        if own := self.own[key] or INFLECTED * max(self.own[form] for form in _other_forms(key, is_word=key in self.frequencies[0])):
            shares.append(math.log10(own / (self.size + OWN_WORDS)))
        for penalty, listed in zip((0.0, NEXT_LANGUAGE, NEXT_LANGUAGE), self.frequencies, strict=False):
            if key in listed:
                shares.append(math.log10(listed[key]) + penalty)
        if len(shares) == 1 and self.dictionary and (self.dictionary.spell(word) or self.dictionary.spell(word.capitalize())):
            shares.append(IN_DICTIONARY)
        if len(shares) == 1:
            shares += [found + OLD_SPELLING for form in modern_forms(key, self.language) if (found := self._listed(form)) > -math.inf]
        if len(shares) == 1 and self.language == "de":
            shares.append(self._compound(key))
        return max(shares)

    def _listed(self, key: str) -> float:
        if key in self.frequencies[0]:
            return math.log10(self.frequencies[0][key])
        return self._compound(key) if self.language == "de" else -math.inf

    def _compound(self, key: str) -> float:
        """The best split into two known words, the first with a linking element; two words side by side stand against it."""
        best = self._of_verb_with_particle(key)
        for cut in range(COMPOUND_PART, len(key) - COMPOUND_PART + 1):
            tail = self._part(key[cut:])
            if tail:
                best = max(best, tail * max(self._part(head) for head in _without_link(key[:cut])))
        return math.log10(best) + COMPOUND if best else -math.inf

    def _part(self, word: str) -> float:
        """Share of a word as part of a compound: articles and pronouns form none, however frequent they are."""
        if word in FUNCTION_WORDS:
            return 0.0
        noun = self.own[word] / (self.size + OWN_WORDS) if self.cased[word.capitalize()] else 0.0
        return max(min(self.frequencies[0].get(word, 0.0), MOST_AS_PART), noun)

    def _of_verb_with_particle(self, key: str) -> float:
        """»weiterzugehen« is a form of »weitergehen«, »aufgetrocknet« one of »getrocknet«."""
        for particle in PARTICLES:
            if key.startswith(particle + "ge") and key.endswith("t"):
                return self.frequencies[0].get(key[len(particle) :], 0.0) * RARE_VERB
            if key.startswith(particle + "zu"):
                verb = key[len(particle) + 2 :]
                return max(self.frequencies[0].get(particle + verb, 0.0), self.frequencies[0].get(verb, 0.0) * RARE_VERB)
        return 0.0


def _other_forms(key: str, *, is_word: bool = True) -> list[str]:
    """The word, if it has a stem of some length, with another of the commonest endings of English, German and French.

    What is no word itself has only those of the genitive: »ontologi« is no form of »ontologie«, but a piece of it.
    """
    if len(key) < STEM:
        return [key]
    shorter = [key.removesuffix(ending) for ending in ENDINGS if key.endswith(ending)]
    longer = ENDINGS if is_word else GENITIVE
    return [key, *(key + ending for ending in longer), *(form for form in shorter if len(form) >= STEM)]


def _without_link(head: str) -> list[str]:
    return [head.removesuffix(link) for link in LINKS if head.endswith(link) and len(head) - len(link) >= COMPOUND_PART]
