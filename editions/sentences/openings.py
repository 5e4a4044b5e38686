"""Words that begin sentences, and words that follow an ordinal number: what stands after a point tells what the point was."""


def _words(*lists: str) -> frozenset[str]:
    return frozenset(" ".join(lists).split())


OPENINGS = {
    "de": _words(
        "Der Die Das Den Dem Des Ein Eine Einen Einem Einer Eines Er Es Sie Ich Wir Ihr Ihre Man Dies Diese Dieser Dieses Diesen",
        "Diesem Jene Jener Jenes Jeder Jede Jedes In Im Am An Auf Aus Bei Beim Bis Durch Für Gegen Mit Nach Nachdem Ohne Seit",
        "Trotz Um Unter Über Vom Von Vor Während Wegen Zu Zum Zur Zwischen Als Da Dabei Dadurch Dafür Dagegen Daher Dahin Damals",
        "Damit Danach Daneben Dann Daran Darauf Daraus Darin Darüber Darum Davon Dazu Denn Dennoch Deshalb Deswegen Doch Dort",
        "Dorthin Ebenso Erst Etwa Folglich Ferner Gleichwohl Hier Hierbei Hierzu Hingegen Hinzu Immer Immerhin Indes Indessen",
        "Infolgedessen Insofern Inzwischen Ja Jedoch Jetzt Kein Keine Keiner Mehr Mein Meine Nein Nicht Nichts Niemand Noch Nun",
        "Nur Ob Obgleich Obwohl Oder Oft Schon Sein Seine Seiner Seither Seitdem Selbst So Sodann Sofern Solche Somit Sonst",
        "Sowohl Später Trotzdem Und Unser Unsere Vielleicht Vielmehr Viele Vorher Wann Warum Was Weder Weil Weiter Welche Welcher",
        "Wenn Wer Wie Wieder Wo Womit Zudem Zuerst Zugleich Zuletzt Zunächst Zwar Alle Alles Allein Allerdings Also Andere Anders",
        "Auch Außerdem Bald Bereits Besonders Beide Bislang Zumal Vgl Siehe Zuvor Anschließend Schließlich Endlich",
    ),
    "en": _words(
        "The A An He She It They We I You This That These Those There Here His Her Its Their Our My Your In On At By For From",
        "With Without Of To As If When While Where After Before Since Until Although Though Because But And Or Nor Yet So Then",
        "Thus Hence However Moreover Nevertheless Nonetheless Indeed Instead Still Now Later Soon Not No Nobody None Nothing What",
        "Who Whose Why How Which Whether All Both Each Every Some Many Most Few Such Only Even Perhaps Once One Two Three See Cf",
        "During Under Over Between Among Through Against Despite Meanwhile Finally Again Also Another Other Others",
    ),
    "fr": _words(
        "Le La Les L Un Une Des Du De D Il Elle Ils Elles On Ce C Cet Cette Ces Celui Celle Je J Nous Vous Tu Son Sa Ses Leur",
        "Leurs Mon Ma Notre Votre En Dans Sur Sous Par Pour Avec Sans Chez Entre Vers Depuis Pendant Après Avant Dès Lorsque",
        "Quand Si Comme Mais Et Ou Or Donc Car Ainsi Alors Puis Enfin Ensuite Cependant Toutefois Pourtant Néanmoins Aussi Même",
        "Tout Tous Toute Toutes Plusieurs Quelques Qui Que Qu Quoi Pourquoi Comment Où Ici Là Voilà Voir Aucun Aucune Rien Ne N",
        "Non À Au Aux Selon Malgré Contre Bien Personne Certains D’abord Peu S",
    ),
    "it": _words(
        "Il Lo La I Gli Le L Un Uno Una Egli Ella Esso Essa Essi Lui Lei Loro Io Noi Voi Questo Questa Questi Queste Quello",
        "Quella Quelli Quel Che Chi Cosa Come Quando Dove Perché Se Ma E Ed O Oppure Però Dunque Quindi Così Allora Poi Infine",
        "Inoltre Tuttavia Anche Non Nessuno Nulla Niente Nel Nella Nei Nelle Nello In Di Del Della Dei Delle Dello Da Dal Dalla",
        "Dai A Al Alla Ai Alle Allo Per Con Su Sul Sulla Tra Fra Dopo Prima Durante Secondo Ogni Tutti Tutto Alcuni Si È Ciò Qui",
        "Qua Là Era Ecco Solo Ora Già Mentre Invece",
    ),
}

# In German a number with a point is an ordinal: what may follow it, within the sentence.
AFTER_ORDINAL = _words(
    "Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember Jan Feb Febr Apr Jun Jul",
    "Aug Sept Sep Okt Nov Dez Jahrhundert Jahrhunderts Jahrhunderte Jahrhunderten Jh Jhd Jhdt Jahrh Jahrtausend Jahrtausends",
    "Jahrestag Jahrgang Band Bandes Bd Kapitel Kapitels Kap Auflage Aufl Aufzug Szene Gesang Buch Teil Teiles Teils Abschnitt",
    "Abschnitts Heft Lieferung Sitzung Strophe Vers Zeile Stunde Tag Woche Monat Jahr Mal Male Klasse Grades Stock Rang",
    "Regiment Armee Division Korps Kongress Tagung Weltkrieg Weltkriegs Weltkrieges Dynastie Ordnung Generation Republik",
    "Reich Bezirk Nummer Artikel Paragraph Sinfonie Symphonie Deutschen Deutsche Hälfte Drittel Viertel Jahrzehnt Lebensjahr",
    "Lebensjahres Akt Auftritt Brief Stück",
)
BEFORE_PAGE = _words(
    "S Bl Nr Anm Bd Kap fol Fol Sp Z Art § p pp f Heft H Jg Sign Abb Taf Tab Seite Blatt Nummer Band Kapitel Zeile Jahr Jahre",
    "Jahren um auf von",
)
BEFORE_ORDINAL = _words(
    "der die das dem den des am im vom zum zur beim ein eine einem einen einer ab seit bis jeder jede jedes jeden dieser",
    "diese dieses diesem sein seine seinem ihr ihre ihrem mein unser vorm ins ans übers unterm Am Im Vom Zum Der Die Das Den",
    "Dem Beim",
)
# Openings that begin a surname after initials, too: "J. R. Le Brun".
SURNAME_PARTICLES = _words("Le La Les L Du De Des D Von Vom Zu Zur Zum Im Am Di Da Dei Del Della Lo Li El Man An Ihr So See Such")
