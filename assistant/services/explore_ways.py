"""Finds the concrete places of the five ways that suit a person."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.mentoring.directory import Place, helps, suits
from assistant.mentoring.mentees import Profile
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.ports.directories import PlaceDirectory

_FOR_EVERYBODY = "career_fair"


@dataclass(frozen=True)
class ExploreWays:
    """Reads the directory of places; what it does not hold it does not name."""

    places: PlaceDirectory
    occupations: Occupations

    def fitting(self, kind: str, profile: Profile, top: int = 3) -> list[Place]:
        """The places of one kind that suit the person's fields and country, best first."""
        fields = self._fields(profile)
        places = self.places.all(kind)
        if not fields:
            # What is made for lawyers suits nobody of whom no field is known; a careers fair does.
            places = [p for p in places if not p.fields or p.kind == _FOR_EVERYBODY]
        scored = [(suits(place, fields, profile.country), place) for place in places]
        scored.sort(key=lambda pair: (-pair[0], pair[1].name))
        return [place for score, place in scored[:top] if score > 0.3]

    def of_way(self, way: str, profile: Profile) -> list[Place]:
        """What a way shows of the directory to this person."""
        if way == "alumni":
            known = [self.school(name) for name in profile.schools[:1]]
            return [place for place in known if place]
        if way == "online":
            return self.online(profile)
        if way not in ("events", "associations"):
            return []
        found = self.fitting(way, profile)
        # An event abroad can be travelled to; an association abroad is for its own country.
        return found or (self.further_away(way, profile) if way == "events" else [])

    def online(self, profile: Profile, top: int = 3) -> list[Place]:
        """Online resources that suit the goal as well as the fields, best first."""
        fields = self._fields(profile)
        scored = [
            (score + helps(place, profile.goals), place)
            for place in self.places.all("resources")
            if (score := suits(place, fields, profile.country)) > 0.3
        ]
        scored.sort(key=lambda pair: (-pair[0], pair[1].name))
        return [place for _, place in scored[:top]]

    def further_away(self, kind: str, profile: Profile, top: int = 3) -> list[Place]:
        """The places that suit the person's fields in other countries."""
        return self.fitting(kind, replace(profile, country=None), top)

    def for_the_young(self, profile: Profile, top: int = 3) -> list[Place]:
        """Places that advise and inform; none that introduces people to each other."""
        kinds = ("career_service", "learning")
        open_to_all = [p for p in self.places.all("resources") if p.kind in kinds]
        scored = [(suits(p, self._fields(profile), profile.country), p) for p in open_to_all]
        scored.sort(key=lambda pair: (-pair[0], pair[1].name))
        return [place for score, place in scored[:top] if score > 0]

    def school(self, name: str) -> Place | None:
        """The alumni network of a school, by its name or another name of it."""
        wanted = _plain(name)
        for place in self.places.all("schools"):
            if wanted in {_plain(place.name), *map(_plain, place.aliases)}:
                return place
        return None

    def known_school(self, name: str) -> str:
        """The school's name as the directory has it, or as given where it is not known."""
        place = self.school(name)
        return place.name if place else name

    def _fields(self, profile: Profile) -> tuple[str, ...]:
        """Fields and industries of the person, where they want to go before where they are."""
        wanted = [
            self.occupations.field_of(profile.target_title),
            *profile.fields,
            *profile.industries,
            self.occupations.field_of(profile.current_title),
        ]
        named = [field for field in wanted if field]
        near = [other for field in named for other in self.occupations.related.get(field, ())]
        return tuple(dict.fromkeys([*named, *near[:3]]))


def _plain(name: str) -> str:
    words = name.lower().replace(",", " ").replace(".", "").split()
    return " ".join(word for word in words if word not in ("the", "of", "at"))
