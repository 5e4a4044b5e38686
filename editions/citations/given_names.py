"""How the given name stands behind the family name: "Hale, Anne:", "Hale, A.", "HALE (Anne),"."""

import re

SUFFIX = re.compile(r",?\s(?:d\.\s?[ÄJ]\.|[JS]r\.|the\s(?:Elder|Younger)\b)")
INITIALS_BEFORE = re.compile(r"(?:[^\W\d_]\.[\s-]?)+$")
INITIALS_AFTER_COMMA = re.compile(r",\s*(?P<given>(?:[^\W\d_]\.[\s-]?)+)(?!\s?[^\W\d_]{2,}\.?\s?\d)")
INVERTED = r"[^\W\d_][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?,\s[A-ZÀ-Þ]"  # the next person, family name first
TITLE_BEGINS = r"(?:Der|Die|Das|Eine?|Zu[rm]|Über|Vo[nm]|Wie|Was|The|An?|On|Les?|La|Il|Lo|El|Los)\s[^\W\d_]"
GIVEN_AFTER_COMMA = re.compile(
    rf"""
    ,\s* (?P<given> [^\W\d_][\w’'-]+ (?:\s[^\W\d_](?:[\w’'-]+|\.))? ) \s*
    (?= : | / | \((?:Hg|Hrsg|[Ee]d) | \(\d{{4}}[a-z]?\)\s*[:.,]?\s*[^\W\d_]
      | ;\s{INVERTED} | ,\s(?:and|und|et|&)\s[A-ZÀ-Þ] | ,\s{TITLE_BEGINS} | \s?(?:und|u\.|and|&|et|e|y)\s{INVERTED} )
    """,
    re.VERBOSE,
)
NOT_GIVEN = r"(?:Bearb|Red|Verf|Hgg?|Hrsgg?|[ÉEée]ds?|dirs?|a\scura|coords?|cur|[Üü]bers|trans|trad|comp)\b"
GIVEN_IN_BRACKETS = re.compile(
    rf"\s\((?!{NOT_GIVEN})(?P<given>[A-ZÀ-Þ](?:\.|[\w’'-]+)(?:[\s-][A-ZÀ-Þ](?:\.|[\w’'-]+))?)\)(?=\s*(?:,|et\s))"
)
TWO_WITH_INITIALS = re.compile(r",\s+(?=(?!S\.\s[A-Z])(?:[A-ZÀ-Þ]\.[\s-]?){1,3}[A-ZÀ-Þ][\w’'-]{2,}(?:,|\s(?:and|und|et|e|y)\s))")
