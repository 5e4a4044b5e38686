"""Texts of any length, made of invented words; the same every time."""

import random

SYLLABLES = ("ka", "lor", "min", "tes", "vel", "dor", "sun", "rik", "pal", "gen", "hof", "ster", "mar", "lund", "bek", "wis")


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(1, 3)))


def sentence(chance: random.Random, words: int) -> str:
    return " ".join(_word(chance) for _ in range(words)).capitalize() + "."


def source_of_pages(count: int, *, sentences: int = 20) -> list[str]:
    """Printed pages, each headed by its number from 1."""
    chance = random.Random(7)
    return [f"{number}\n\n" + "\n".join(sentence(chance, 12) for _ in range(sentences)) + "\n" for number in range(1, count + 1)]


def article_citing(pages: list[str], *, notes: int) -> str:
    """An article whose notes cite the pages in turn, each with another of their sentences, slightly miswritten."""
    body, apparatus = [], []
    for number in range(1, notes + 1):
        turn, page = divmod(number * 7, len(pages))
        quoted = pages[page].splitlines()[2 + turn].rstrip(".").replace("lor", "lur", 1)
        body.append(f"Wir lesen an dieser Stelle »{quoted}«.{number} Das sei hier nur festgehalten.\n")
        work = "Ada Brandt, Lauter Silben, Wien 1901" if number == 1 else "Brandt, Lauter Silben"
        apparatus.append(f"{number} {work}, S. {page + 1}.")
    return "Von den Silben\n\n" + "\n".join(body) + "\n" + "\n".join(apparatus) + "\n"
