"""The PostgreSQL that needs no installation.

`places` names its directories, `account` says who may run it, `binaries` finds its programs, `server` starts, joins and stops
it, and `base` makes it a Django database engine: `ENGINE = "annotator.embedded"`.
"""
