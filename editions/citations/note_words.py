"""The words with which a text points to one of its own notes: "wie Anm. 5", "supra note 12", "voir la note 3", "см. прим. 5"."""

WORD_BEFORE, WORD_AFTER = r"(?<![^\W_])", r"(?![^\W_])"

NOTE_WORD = r"""(?:
    Anm(?:erkung(?:en)?)?\b\.? | F(?:uß|uss|oot)?n(?:ote(?:n|s)?)?(?=\d|\b)\.? | Fu(?:ß|ss)n\.? | (?-i:N)(?=\d|\b)\.? | n[nt]?\b\.?
  | n(?:ote|ota)s?\b\.? | прим(?:еч(?:ани[еяю]|аниях)?)?\b\.? | сн\. | сноск[аиеу]
)"""
POINTING_BACK = r"""(?:
    wie | o\. | s\.\s?o\. | (?:so)?eben | bereits | weiter\s+oben | oben | obig\w* | s\.\s?auch | s\.\s?a\.
  | siehe(?:\s+(?:auch|bereits|schon|dazu))? | s\. | vgl\.? | bei | in | aus | zu
  | as(?:\ in)? | at | en | al(?:la|le)? | nel(?:la|le)? | à\s+la | (?:dans|en)\s+l[ae]
  | see(?:\s+also)? | supra | above | ante | earlier | cf\.? | cfr\.? | voir | v\. | ut\s+supra | ci-dessus | plus\s+haut
  | véase | vedi | si\s+veda(?:no)? | (?:più\s+)?sopra | come\s+sopra | (?:más\s+)?arriba | выше | см\.(?:\s+выше)? | там\s+же
  | Text\s+(?:zu|bei) | text\s+(?:at|to|accompanying) | accompanying | cited?(?:\ (?:in|at))? | zit(?:\.|iert)?(?:\s+in)? | quoted\ in
  | a\.?\s?a\.?\s?O\.? | (?:op|art|loc)\.?\s?cit\.?(?:\ (?:alla|a|en|à|in))?
  | cit(?:\.|ée?s?|at[oaie]|ad[oa]s?)(?:\ (?:en|à(?:\ la)?|alla|nella|a|in|supra))? | cit
  | (?:указ|цит)\.\s?соч\.
)"""
POINTING_ON = r"""(?:
    (?:weiter\s+)?unten | infra | below | post | nachstehend | nachfolgend | hinten | ci-dessous | ci-après | plus\s+(?:bas|loin)
  | (?:più\s+)?(?:sotto|avanti) | (?:más\s+)?(?:abajo|adelante) | ниже | s\.\s?u\. | u\.(?=\s+(?:Anm|Fn|FN|Fußn|N\.))
)"""
BEHIND = r"""(?P<behind_back> above | supra | ante | ci-dessus | oben | hiervor | sopra | arriba | выше)
  | (?P<behind_on> below | infra | post | ci-dessous | unten | hiernach | sotto | abajo | ниже)"""
# One note, by its place: "vorige Anm.", "note précédente", "next note".
ONE_NOTE = r"""(?:
    Anm(?:erkung)?\b\.? | F(?:uß|uss|oot)?n(?:ote)?\b\.? | Fu(?:ß|ss)n\. | (?-i:N)\. | n(?:ote|ota)\b | n\.
  | прим(?:ечани[еию])?\b\.? | сноск[аеу]
)"""
EARLIER_NOTE = rf"""(?:
    (?: vor(?:ige|herige|hergehende|stehende|angehende|angegangene)[rnms]? | vor\. | letzte[rnms]? | preceding | previous | prior
      | foregoing | last | precedente | пред(?:\. | ыдущ\w+) ) \s+ {ONE_NOTE}
  | {ONE_NOTE} \s+ (?: précédente? | precedente | anterior | prec\. )
)"""
LATER_NOTE = rf"""(?:
    (?: (?:nächst|folgend)e[rnms]? | next | following | след(?:\. | ующ\w+) ) \s+ {ONE_NOTE}
  | {ONE_NOTE} \s+ (?: suivante? | seguente | successiva | siguiente )
)"""
