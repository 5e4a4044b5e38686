"""Abbreviations that end with a point, by language ("" is every language).

ALWAYS    something follows, and belongs to it: a name, a title, the rest of the phrase ("Dr. Brandt", "vgl. Brandt")
NUMBERED  an abbreviation before a number ("Art. 5", "no. 12"), and otherwise a word that may end a sentence ("of this art.")
INNER     stands in the middle of a sentence or at its end: the next word tells
OPEN, CLOSED  are written with points inside ("z. B.", "v. Chr."); an open one never ends a sentence, a closed one may
"""


def _words(*lists: str) -> frozenset[str]:
    return frozenset(" ".join(lists).split())


def _forms(*lists: str) -> tuple[str, ...]:
    return tuple(", ".join(each.rstrip(",") for each in lists).split(", "))


ALWAYS = {
    "": _words(
        "Dr Prof Mr Mrs Ms Messrs Mgr Hr Hrn Fr Frl Mme Mlle Ders Dies Hrsg hrsg Hg Hgg hg Vgl vgl Cf cf Cfr cfr Vol Vols vol",
        "vols Bd Bde Bdn Nr Nrn Nos nos Nº Abb Anm Fasc fasc Figs figs Fol fol Fols fols Jg Jgg Kap Lfg Mss mss pp Pp Sp Taf Tab",
        "viz ca Ca Cod cod vs",
        "Hist Proc Acad Brit Soc Bibl Eccl Germ Lat Pal Arist Cic Verg Plut Thuc Hdt Aen",
    ),
    "de": _words(
        "abgedr Adr allg bearb begr bes betr bez bezgl bspw bzw Bzw durchges eigtl einschl engl entspr erg erl ersch erw evtl",
        "Evtl franz frz hl Hl geb gedr gegr gez ggf Ggf ggfs griech hebr heb inkl insbes insb Insb ital Kgl kgl kath lat lfd luth",
        "masch maschr nachgedr neubearb österr orig philos poln prot röm Röm russ sog Sog span städt ungedr unveränd urspr Urspr",
        "verb verf Verf verm versch vermehrt vorl vorm wiss zahlr zit Zit zugl zus Sign Inv Zs Ztschr Hs Hss hs Dipl Ing med phil",
        "theol jur rer nat habil Fa Präs Abschn Kpl Kl Anw Bez Rhein Frhr Gf Hzg Bf Ebf Pfr Hptm Lt Oblt Bl S s Z z u",
        "o d i v m n a b e h w k l p",
        "r t",
    ),
    "en": _words(
        "Rev Hon Capt Col Maj Sgt Lt Gov Sen Rep Pres Gen approx app assoc bk bks chap chaps ch cols comp ed eds Ed Eds edn esp",
        "Esp est facs fl fn introd ll ms nn para paras pers pt pts publ qtd repr suppl tr trans transl univ vv p l n v s c d r q",
    ),
    "fr": _words(
        "MM Me Vve archiv bibl bull chap coll dép dir éd éds Éd env fasc impr introd liv ll lit préf prés prof pseud publ réf",
        "rééd rev suppl spéc tr trad vv vve M p l n v s c d r t f q",
    ),
    "it": _words(
        "Sig Sigg Dott Proff Avv Ing On Mons sig sigg sigra dott prof proff avv ing on mons Ss SS artt cap capp coll ed edd fasce",
        "figg lett nn pag pagg parr rist segg sez tav tavv tom trad vd vv p l n v s c d r t f q",
    ),
}

NUMBERED = {
    "": _words(
        "No no Art art Par par Akt Heft Sat Doc doc Gen Ex Exod Lev Num Deut Dtn Jos Ri Sam Kön Chron Kor Cor Rom Röm Gal Eph Phil",
        "Kol Col Thess Tim Hebr Heb Jak Jas Petr Pet Joh Mt Mk Lk Luk Luc Matth Matt Offb Apk Apoc Rev Ps Pss Spr Prov Koh Jes",
        "Isa Jer Ez Hes Ezek Dan Hos Hom Il Od Met Sat Ann Nat Pol Eth Rhet",
    ),
    "de": _words(
        "Art Pos Lit lit Reg Kat gest Gest",
    ),
    "en": _words(
        "col par pl app ill ex ser sc Sc Add Harl Roy Ham",
    ),
    "fr": _words(
        "col pl dossier ill inv art ann app",
    ),
    "it": _words(
        "col par fig doc es",
    ),
}

INNER = {
    "": _words(
        "etc Etc usw usf ecc Co Inc Ltd Corp al ebd Ebd ibid Ibid Ib ib ff f loc cit Cit id Id Jr Sr Cie seq sqq sq segg St Ste",
        "Str Aufl Suppl suppl Abs Fig fig Ser ser tom Tom lib Lib op Op Tl Chap Sect sect Cap Tit tit Jan Feb Apr Jun Jul Aug",
        "Sept Sep Nov",
    ),
    "de": _words(
        "dgl desgl Chr Jh Jhs Jhd Jhdt Jahrh Jahrhs Mio Mrd Tsd Pf Rthlr Rtlr Tlr Rtl fl Kr Gr Std Min Sek jun sen Sen O Ä Febr",
        "Okt Dez Anh Anl Beil Urk Prot Ztg Ziff",
    ),
    "en": _words(
        "Esq Bros Ave Blvd Rd Univ Dept Mar Oct Dec Mt Ft Inst",
    ),
    "fr": _words(
        "suiv s ss J-C janv févr avr juil sept oct nov déc",
    ),
    "it": _words(
        "seg sg sgg ss C sec genn gen febbr apr giu lug ago sett ott nov dic",
    ),
}

OPEN = {
    "": _forms(
        "i. e., e. g.",
    ),
    "de": _forms(
        "z. B., z. T., z. Z., z. Zt., d. h., d. i., D. h., Z. B., i. d. R., i. e. S., i. w. S., i. S., i. A., i. V., i. J.,",
        "m. E., m. W., m. a. W., M. E., o. g., s. a., s. o., s. u., s. v., S. o., u. d. T., u. z., v. a., V. a., a. d.,",
        "k. k., k. u. k., f. d., u. U., U. a.",
    ),
    "en": _forms(
        "E. g., I. e., s. v., q. v.",
    ),
    "fr": _forms(
        "c.-à-d., c. à d., p. ex., P. ex., s. v., R. P., S. M., S. A. R., N. D., N.-D.",
    ),
    "it": _forms(
        "p. es., P. es., per es., s. v., S. E.",
    ),
}

CLOSED = {
    "": _forms(
        "op. cit., loc. cit., et al., et seq., l. c., N. B., P. S., s. l., s. n., n. s., N. F., N. S., s. d., art. cit.",
    ),
    "de": _forms(
        "u. a., u. a. m., u. v. a., u. v. a. m., u. v. m., u. dgl., u. dgl. m., v. u. Z., n. u. Z., u. Z., u. ä.,",
        "u. Ä., o. ä., o. Ä., u. s. f., u. s. w.,",
        "v. Chr., n. Chr., a. a. O., o. J., o. O., o. S.,",
        "o. D., o. P., o. V., d. J., d. M., d. Ä., d. Gr., e. V., a. D., G. m. b. H., N. N., b. w., a. O., d. Js., d. Mts.,",
        "h. c., i. Br., a. M., a. d. O., o. O. u. J., etc. pp., m. p.",
    ),
    "en": _forms(
        "a. m., p. m., A. D., B. C., B. C. E., C. E., U. S., U. S. A., U. K., Ph. D., M. A., B. A., D. C., n. d., n. p.,",
        "M. D.",
    ),
    "fr": _forms(
        "av. J.-C., apr. J.-C., J.-C., et suiv., S. A.",
    ),
    "it": _forms(
        "a. C., d. C., u. s., S. p. A.",
    ),
}
