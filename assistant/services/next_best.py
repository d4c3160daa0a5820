"""Who could be asked next, where a request came to nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.mentoring.ports.conversations import People
from assistant.mentoring.ports.requests import Blocks, Requests
from assistant.services.find_mentors import FindMentors, Suggestion


@dataclass(frozen=True)
class NextBest:
    """Looks among those who were neither asked nor turned down."""

    find_mentors: FindMentors
    people: People
    requests: Requests
    blocks: Blocks

    def of(self, key: str) -> Suggestion | None:
        """The best fit for a person, or None."""
        person = self.people.load(key)
        if person.journey.young or not person.profile.known():
            return None
        asked = [request.mentor_id for request in self.requests.of_person(key)]
        never = self.blocks.of_person(key, person.profile.email)
        profile = replace(person.profile, never=never)
        found = self.find_mentors.best(profile, 1, (*person.journey.dismissed, *asked))
        return found[0] if found else None

    def in_words(self, key: str) -> str:
        """A sentence for a mail, which promises nothing; empty where nobody fits."""
        found = self.of(key)
        if found is None:
            return ""
        mentor = found.mentor
        name = mentor.name + (" (fictional demo person)" if mentor.fictional else "")
        return (
            f"Somebody else who may suit you: {name}, {mentor.title}, who "
            f"{found.explanation.reasons[0]}. Nothing was sent to them; whether they have time is "
            "theirs to say."
        )
