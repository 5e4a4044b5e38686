"""Search the words of texts: by stem or exactly, forgiving of spelling and hyphenation.

The database folds and indexes (`index`, `editions_words` in the migrations); plain Python reads what is sought (`query`) and finds
the words again in the text that is shown (`marking`, `snippets`). Both fold alike, which the tests hold them to.
"""
