"""What has happened, for one reader: in sentences, by days, and as a letter.

`telling` makes a sentence of an event, `unseen` counts what somebody has not seen, `digest` writes letters.
"""
