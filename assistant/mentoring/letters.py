"""What stands in a mail; the words themselves are data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.mentoring.calling import called
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.requests import EXPIRE_AFTER, Request


@dataclass(frozen=True)
class Letter:
    """A subject and a text with places for what differs, such as ``{mentor}``."""

    subject: str
    text: str


@dataclass(frozen=True)
class Letters:
    """Every letter by its name; `programme` is how the programme calls itself."""

    letters: Mapping[str, Letter]
    programme: str

    def write_to_mentor(
        self, name: str, mentor: Mentor, note: str, link: str, profile: str = ""
    ) -> tuple[str, str]:
        """Subject and text of one letter about a mentor's profile, written out as `profile`."""
        letter = self.letters[name]
        said = f"\n\nThe coordinator writes:\n{note}"
        values = {
            "mentor": mentor.name,
            "mentor_first": mentor.name.split()[0],
            "said": said if note else "",
            "profile": f"\n\n{profile}" if profile else "",
            "programme": self.programme,
            "link": link,
        }
        return letter.subject.format(**values), letter.text.format(**values).strip()

    def write(
        self, name: str, request: Request, link: str, other: str = "", mine: Iterable[Request] = ()
    ) -> tuple[str, str]:
        """Subject and text of one letter about a request; `other` names who else would suit.

        `mine` are all requests of the person. Whoever is about to be written to is named in full
        once more; for news of them the first name does.
        """
        mentor = called(request.mentor_name, (one.mentor_name for one in mine))
        said = f"\n\n{request.mentor_name.split()[0]} writes:\n{request.words}"
        values = {
            "mentor": request.mentor_name if name == "confirm" else mentor,
            "mentor_first": request.mentor_name.split()[0],
            "mentee": request.name,
            "text": request.text,
            "words": request.words,
            "said": said if request.words else "",
            "contact": request.contact,
            "email": request.email,
            "days": EXPIRE_AFTER.days,
            "other": f"\n\n{other}" if other else "",
            # Letters about a profile have no request.
            "profile": "",
            "link": link,
        }
        return self.fill(name, **values)

    def fill(self, name: str, **values: object) -> tuple[str, str]:
        """Subject and text of one letter, filled in with these values."""
        letter, values = self.letters[name], {"programme": self.programme, **values}
        return letter.subject.format(**values), letter.text.format(**values).strip()
