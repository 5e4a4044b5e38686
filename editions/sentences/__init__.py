"""The sentences of a text, found when somebody asks for them: nothing that is stored depends on them."""

from editions.sentences.splitting import sentences

__all__ = ["sentences"]
