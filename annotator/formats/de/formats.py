"""German dates beside annotations: short enough for a margin."""

MONTH_DAY_FORMAT = "j. M"
DATETIME_FORMAT = "j. F Y, H:i"
