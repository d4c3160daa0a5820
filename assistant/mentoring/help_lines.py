"""Who listens to somebody in despair, by country; where we are not sure, there is no entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class HelpLine:
    """A free line for adults in any distress, open day and night, and the emergency number.

    `country` is its name in a sentence; `number` says how to reach the line; `source` is the page
    it was read on and `checked` the day it was.
    """

    country: str
    emergency: str
    name: str
    number: str
    source: str
    checked: str = "2026-11-27"


# Sources of the emergency numbers stand beside `utter_distress` in domain.yml; 000 is Lifeline's
# own advice, 112 in India the Lok Sabha's (lokmattimes.com, 2025-12-13), 111 that of the minister
# of health in New Zealand (scoop.co.nz, PA1706/S00527).
HELP_LINES: Mapping[str, HelpLine] = MappingProxyType(
    {
        "AU": HelpLine(
            "Australia",
            "000",
            "Lifeline",
            "13 11 14",
            "https://www.suicidepreventionaust.org/october-member-of-the-month-lifeline/",
        ),
        "CA": HelpLine(
            "Canada",
            "911",
            "the Suicide Crisis Helpline",
            "988",
            "https://en.wikipedia.org/wiki/988_(telephone_number)",
        ),
        "DE": HelpLine(
            "Germany",
            "112",
            "TelefonSeelsorge",
            "0800 1110111",
            "https://www.domradio.de/glossar/telefonseelsorge-0",
        ),
        "ES": HelpLine(
            "Spain",
            "112",
            "Línea 024",
            "024",
            "https://www.rtve.es/noticias/20220509/sanidad-presenta-telefono-prevencion-suicidio/2347183.shtml",
        ),
        "FR": HelpLine(
            "France",
            "112",
            "the national line for preventing suicide",
            "3114",
            "https://www.mayotte.ars.sante.fr/3114-le-numero-national-de-prevention-du-suicide",
        ),
        "GB": HelpLine(
            "the UK",
            "999",
            "Samaritans",
            "116 123",
            "https://www.samaritans.org/how-we-can-help/contact-samaritan/",
        ),
        "IE": HelpLine(
            "Ireland",
            "112",
            "Samaritans",
            "116 123",
            "http://www.newstalk.com/reader/47.301/69999/0/",
        ),
        "IN": HelpLine(
            "India",
            "112",
            "Tele MANAS",
            "14416",
            "https://theshillongtimes.com/2025/02/07/tele-manas-mental-health-helpline-handles-over-18-1-lakh-calls-centre/",
        ),
        "NL": HelpLine(
            "the Netherlands",
            "112",
            "113 Zelfmoordpreventie",
            "113",
            "https://www.113.nl/schoolopdracht",
        ),
        "NZ": HelpLine(
            "New Zealand",
            "111",
            "Need to talk?",
            "1737, by call or text",
            "https://www.pegasus.health.nz/?p=6300",
        ),
        "PL": HelpLine(
            "Poland",
            "112",
            "the support line for adults in crisis",
            "116 123",
            "https://www.telepolis.pl/wiadomosci/ministerstwo-cyfryzacji-wazne-numery-kampania",
        ),
        "US": HelpLine(
            "the US",
            "911",
            "the 988 Suicide & Crisis Lifeline",
            "988, by call or text",
            "https://internationalmentalhealth.org/resources/",
        ),
    }
)
