"""The search page, and the hits that the reading page marks."""
