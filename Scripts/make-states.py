#!/usr/bin/env python3
"""Writes Sources/Knowledge/Base/states.yaml: every ISO 3166-1 state or territory, and the blocs it belongs to.

    python3 -m pip install pycountry
    python3 Scripts/make-states.py            # rewrites the file
    python3 Scripts/make-states.py --check    # fails if the file is not what this script would write

Codes and names come from pycountry (Debian's iso-codes); short names in common use are in SHORT below.
Memberships are the tables below. Each table names its source, with its rank (P primary or official page, R press,
A aggregator, M memory) and standing. What is only remembered is `unconfirmed`, and a day that no source gave is left out.
"""
import gettext
import pathlib
import sys

import pycountry

AS_OF = "2026-11-22"
OUT = pathlib.Path(__file__).resolve().parent.parent / "Sources/Knowledge/Base/states.yaml"

# States whose laws laws.yaml covers: for these, no law means that none is known.
REVIEWED = """AT AU BE BR CA CH CN CZ DE DK ES FI FR GB IE IL IN IT JP KR LU NL NO PL PT RU SE SG TR US""".split()

# Short names in common use, where iso-codes gives the long official one. (French, English)
SHORT = {
    "AX": ("Îles Åland", "Åland Islands"), "BN": ("Brunei", "Brunei"), "BO": ("Bolivie", "Bolivia"), "BQ": ("Pays-Bas caribéens", "Caribbean Netherlands"),
    "CC": ("Îles Cocos (Keeling)", "Cocos (Keeling) Islands"), "CD": ("République démocratique du Congo", "DR Congo"),
    "CG": ("Congo", "Congo"), "CI": ("Côte d’Ivoire", "Côte d’Ivoire"), "CV": ("Cap-Vert", "Cabo Verde"),
    "CX": ("Île Christmas", "Christmas Island"), "CZ": ("Tchéquie", "Czechia"), "FK": ("Îles Malouines", "Falkland Islands"), "FM": ("Micronésie", "Micronesia"),
    "GB": ("Royaume-Uni", "United Kingdom"), "HK": ("Hong Kong", "Hong Kong"), "IR": ("Iran", "Iran"),
    "KP": ("Corée du Nord", "North Korea"), "KR": ("Corée du Sud", "South Korea"), "LA": ("Laos", "Laos"),
    "MD": ("Moldavie", "Moldova"), "MF": ("Saint-Martin (partie française)", "Saint Martin (French part)"),
    "MO": ("Macao", "Macao"), "NL": ("Pays-Bas", "Netherlands"), "PS": ("Palestine", "Palestine"),
    "NU": ("Niue", "Niue"), "RE": ("La Réunion", "Réunion"),
    "RU": ("Russie", "Russia"), "SB": ("Îles Salomon", "Solomon Islands"), "SX": ("Saint-Martin (partie néerlandaise)", "Sint Maarten (Dutch part)"), "SY": ("Syrie", "Syria"),
    "TR": ("Turquie", "Türkiye"), "TW": ("Taïwan", "Taiwan"), "TZ": ("Tanzanie", "Tanzania"),
    "US": ("États-Unis", "United States"), "VA": ("Saint-Siège (Vatican)", "Holy See (Vatican)"),
    "VE": ("Venezuela", "Venezuela"), "VG": ("Îles Vierges britanniques", "British Virgin Islands"),
    "VI": ("Îles Vierges américaines", "United States Virgin Islands"), "VN": ("Viêt Nam", "Vietnam"),
}

# Territories to which the Treaties apply in full: outermost regions (TFEU, art. 349 and 355) and Åland (Protocol 2 of its accession). All others are outside.
OUTERMOST = {"GP", "GF", "MQ", "RE", "YT", "MF", "AX"}

# Codes that are not states of their own: under whose sovereignty. Written as `territory-of`.
TERRITORIES = {
    "FR": "BL GF GP MF MQ NC PF PM RE TF WF YT",
    "GB": "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG",
    "US": "AS GU MP PR UM VI",
    "NL": "AW BQ CW SX",
    "DK": "FO GL",
    "FI": "AX",
    "NO": "BV SJ",
    "AU": "CC CX HM NF",
    "NZ": "CK NU TK",
    "CN": "HK MO",
}


def source(ref, rank, standing=None):
    return {"ref": ref, "rank": rank, "standing": standing or ("unconfirmed" if rank == "M" else "declared")}


EU_SOURCE = source("European Commission, glossary “Enlargement” (years); days as in the treaties of accession; "
                   "https://ec.europa.eu/regional_policy/en/policy/what/glossary/e/enlargment", "P")
EU_TERRITORY = source("TFEU, art. 349 and 355 (outermost regions, Åland)", "M")
NATO_SOURCE = source("Newsweek, timeline of NATO's enlargements, April 2024, and EATA, list of members by year", "R")
COE_SOURCE = source("HREA, list of the Council of Europe's members with dates, and encyclopaedic list as of 16 March 2022", "A")
OECD_SOURCE = source("OECD, Convention on the OECD, and press list of the 38 members, May 2021", "R")
EYES = "Press and aggregators after the 2013 disclosures; never confirmed by the governments"
BUDAPEST_READ = source("Council of Europe, The Budapest Convention: Parties; https://www.coe.int/en/web/cybercrime/the-budapest-convention", "P")

# (bloc, source, {valid-from or "": codes}, valid-to or None)
MEMBERSHIPS = [
    ("EU", EU_SOURCE, {
        "1958-01-01": "BE DE FR IT LU NL", "1973-01-01": "DK IE", "1981-01-01": "GR", "1986-01-01": "ES PT",
        "1995-01-01": "AT FI SE", "2004-05-01": "CY CZ EE HU LT LV MT PL SI SK", "2007-01-01": "BG RO", "2013-07-01": "HR",
    }, None),
    ("EU", source("European Commission, glossary “Enlargement”; withdrawal agreement, in force on 1 February 2020", "P"),
     {"1973-01-01": "GB"}, "2020-01-31"),
    ("EU", EU_TERRITORY, {"": "GF GP MF MQ RE", "1995-01-01": "AX", "2014-01-01": "YT"}, None),
    ("FR-TERRITORIES", source("Constitution of 4 October 1958, art. 72-3", "M"), {"": TERRITORIES["FR"]}, None),
    ("EEA", source("EEA Agreement, as described by the Finnish data protection ombudsman and the Commission", "R"),
     {"": "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"}, None),
    ("EEA", source("EU–UK withdrawal agreement, end of the transition", "M"), {"": "GB"}, "2020-12-31"),
    ("EFTA", source("EFTA Convention, members and dates", "M"), {"1960-05-03": "CH NO", "1970-03-01": "IS", "1991-09-01": "LI"}, None),
    ("NATO", NATO_SOURCE, {
        "1949-04-04": "BE CA DK FR GB IS IT LU NL NO PT US", "1952-02-18": "GR TR", "1955-05-06": "DE", "1982-05-30": "ES",
        "1999-03-12": "CZ HU PL", "2004-03-29": "BG EE LT LV RO SI SK", "2009-04-01": "AL HR", "2017-06-05": "ME",
        "2020-03-27": "MK", "2023-04-04": "FI", "2024-03-07": "SE",
    }, None),
    ("FIVE-EYES", source("ODNI, Five Eyes Intelligence Oversight and Review Council, as quoted by an encyclopaedia", "A"),
     {"": "AU CA GB NZ US"}, None),
    ("NINE-EYES", source(EYES, "R", "unconfirmed"), {"": "AU CA DK FR GB NL NO NZ US"}, None),
    ("FOURTEEN-EYES", source(EYES, "R", "unconfirmed"), {"": "AU BE CA DE DK ES FR GB IT NL NO NZ SE US"}, None),
    ("AUKUS", source("Joint statement of the three heads of government, 15 September 2021", "M"), {"2021-09-15": "AU GB US"}, None),
    ("G7", source("Communiqués of the G7", "M"), {"": "CA DE FR GB IT JP US"}, None),
    ("G20", source("Communiqués of the G20", "M"), {"": "AR AU BR CA CN DE FR GB ID IN IT JP KR MX RU SA TR US ZA"}, None),
    ("OECD", OECD_SOURCE, {
        "": "AT AU BE CA CH CL CZ DE DK EE ES FI FR GB GR HU IE IL IS IT JP KR LT LU LV MX NL NO NZ PL PT SE SI SK TR US",
    }, None),
    ("OECD", source("OECD, press releases of 28 April 2020 and 25 May 2021; "
                    "https://www.oecd.org/en/about/news/press-releases/2021/05/oecd-welcomes-costa-rica-as-its-38th-member.html", "P"),
     {"2020-04-28": "CO", "2021-05-25": "CR"}, None),
    ("COUNCIL-OF-EUROPE", COE_SOURCE, {  # Andorra and Iceland: the lists differ by a month and by two days; Greece: since its return
        "1949-05-05": "BE DK FR GB IE IT LU NL NO SE", "1950-03-07": "IS", "1950-04-13": "TR", "1950-07-13": "DE",
        "1956-04-16": "AT", "1961-05-24": "CY", "1963-05-06": "CH", "1965-04-29": "MT", "1974-11-28": "GR", "1976-09-22": "PT",
        "1977-11-24": "ES", "1978-11-23": "LI", "1988-11-16": "SM", "1989-05-05": "FI", "1990-11-06": "HU", "1991-11-26": "PL",
        "1992-05-07": "BG", "1993-05-14": "EE LT SI", "1993-06-30": "CZ SK", "1993-10-07": "RO", "1994-11-10": "AD",
        "1995-02-10": "LV", "1995-07-13": "AL MD", "1995-11-09": "MK UA", "1996-11-06": "HR", "1999-04-27": "GE",
        "2001-01-25": "AM AZ", "2002-04-24": "BA", "2003-04-03": "RS", "2004-10-05": "MC", "2007-05-11": "ME",
    }, None),
    ("COUNCIL-OF-EUROPE", COE_SOURCE, {"1996-02-28": "RU"}, "2022-03-16"),
    ("BRICS", source("Press on the enlargement of BRICS, 2023–2024", "R"), {"": "BR CN IN RU ZA", "2024-01-01": "AE EG ET IR"}, None),
    ("BRICS", source("Press: invited, and counted by some as a member; never clearly confirmed", "R", "unconfirmed"), {"": "SA"}, None),
    ("BRICS", source("Statement of the Brazilian presidency of BRICS, January 2025", "M"), {"2025-01-06": "ID"}, None),
    ("SCO", source("Press on the Astana summit, July 2024, recalling earlier accessions", "R"),
     {"2001-06-15": "CN KG KZ RU TJ UZ", "2017-06-09": "IN PK", "2023-07-04": "IR", "2024-07-04": "BY"}, None),
    ("CSTO", source("Collective Security Treaty Organisation, members (Armenia says that it froze its membership in 2024)", "M"),
     {"": "AM BY KG KZ RU TJ"}, None),
    ("BUDAPEST", BUDAPEST_READ, {
        "": "AD AL AM AR AT AU AZ BA BE BJ BR CA CI CL CM CO CR CV CY CZ DE DK DO EE FI FJ FR GD GE GH GR HR HU IL IS IT JP KI",
    }, None),
    ("BUDAPEST", source("Council of Europe, chart of signatures and ratifications of treaty 185 (not read in full)", "M"), {
        "": "BG CH EC ES GB LI LK LT LU LV MA MC MD ME MK MT MU NG NL NO PA PE PH PL PT PY RO RS SE SI SK SL SM SN TN TO TR UA US",
    }, None),
]


def text(value):
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def names():
    french = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["fr"])
    for country in sorted(pycountry.countries, key=lambda c: c.alpha_2):
        fr, en = SHORT.get(country.alpha_2, (french.gettext(country.name), country.name))
        yield country, fr.replace("'", "’"), en.replace("'", "’")


def render():
    codes = {c.alpha_2 for c in pycountry.countries}
    joined = {code: [] for code in codes}
    for bloc, provenance, table, until in MEMBERSHIPS:
        for since, members in sorted(table.items()):
            for code in members.split():
                if code not in codes:
                    raise SystemExit(f"{bloc}: {code} is not an ISO 3166-1 code")
                joined[code].append((bloc, since, until, provenance))
    sovereign = {code: state for state, members in TERRITORIES.items() for code in members.split()}

    lines = [
        "# Written by Scripts/make-states.py: change the tables there, not this file.",
        "# All ISO 3166-1 states and territories. laws-reviewed: laws.yaml covers this state's laws, so a missing law means none known.",
        "source: { ref: " + text("ISO 3166-1, from Debian's iso-codes through pycountry") + f", date: {AS_OF}, standing: declared, rank: A }}",
        "elements:",
    ]
    for country, fr, en in names():
        code = country.alpha_2
        lines.append(f'  - id: "{code}"')
        lines.append("    kind: state")
        lines.append(f"    name: {text(fr)}" if fr == en else f"    name: {{ fr: {text(fr)}, en: {text(en)} }}")
        lines.append(f"    iso3: {country.alpha_3}")
        lines.append(f'    numeric: "{country.numeric}"')
        if code in sovereign:
            lines.append(f"    territory-of: \"{sovereign[code]}\"")
        if code in OUTERMOST:
            lines.append("    tags: [outermost-region]")
        if code in REVIEWED:
            review = f"{{ ref: {text('Review of the laws in laws.yaml')}, date: {AS_OF}, standing: declared, rank: A }}"
            lines.append(f"    laws-reviewed: {{ value: {AS_OF}, source: {review} }}")
        if joined[code]:
            lines.append("    member-of:")
            for bloc, since, until, provenance in sorted(joined[code], key=lambda j: (j[0], j[1])):
                entry = [f"to: {bloc}"]
                if since:
                    entry.append(f"valid-from: {since}")
                if until:
                    entry.append(f"valid-to: {until}")
                entry.append(f"source: {{ ref: {text(provenance['ref'])}, date: {AS_OF}, "
                             f"standing: {provenance['standing']}, rank: {provenance['rank']} }}")
                lines.append("      - { " + ", ".join(entry) + " }")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    written = render()
    if "--check" in sys.argv[1:]:
        if not OUT.exists() or OUT.read_text(encoding="utf-8") != written:
            raise SystemExit(f"{OUT} is not up to date: run Scripts/make-states.py")
    else:
        OUT.write_text(written, encoding="utf-8")
        print(f"{OUT}: {written.count(chr(10) + '  - id:')} states and territories")
