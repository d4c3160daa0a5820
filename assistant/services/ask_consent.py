"""Asks mentors whom somebody brought into the directory whether they want to be listed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

from assistant.mentoring import consents
from assistant.mentoring.consents import Unconfirmed
from assistant.mentoring.errors import BadInput, Conflict
from assistant.mentoring.mails import Mail
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.ports.directories import Consents
from assistant.mentoring.ports.requests import Links
from assistant.mentoring.profiles import described
from assistant.services.own_page import OWN, OwnPage

# The role of a link by which a mentor says that they want to be listed.
CONSENTS = "consents"


@dataclass(frozen=True)
class AskConsent:
    """`page` is what a mentor sees once they said yes."""

    consents: Consents
    page: OwnPage
    links: Links

    def waiting(self, limit: int) -> list[Unconfirmed]:
        """Those who have not said yes or no, the ones never asked first."""
        return self.consents.waiting(limit)

    def count(self) -> int:
        """How many they are."""
        return self.consents.count()

    def ask(self, mentor_id: str, times: int) -> None:
        """Write to one who was asked `times` times so far, so that two presses write once.

        Raises BadInput where nobody waits or there is no address, Conflict for another count.
        """
        found = self.consents.get(mentor_id)
        if found is None or not found.mentor.email:
            raise BadInput("nobody waits here, or there is no address")
        if found.times != times:
            raise Conflict("this mentor was asked meanwhile")
        self.consents.asked(found, self.page.now(), [self._mail(found)])

    def ask_new(self, limit: int) -> int:
        """Write to those nobody has asked yet; returns to how many."""
        count = 0
        for found in self.consents.waiting(limit):
            if found.times == 0 and found.mentor.email:
                with suppress(Conflict):
                    self.consents.asked(found, self.page.now(), [self._mail(found)])
                    count += 1
        return count

    def described(self, mentor: Mentor) -> list[str]:
        """What others would read of a mentor."""
        find = self.page.find_mentors
        return described(mentor, find.language_names, find.country_names)

    def own_page(self, mentor: Mentor) -> str:
        """The path of the mentor's own page, on whatever address this server was asked."""
        return f"/mentoring/{self.page.links.sign(OWN, mentor.external_id)}"

    def seen(self, token: str) -> Mentor:
        """Whom a link was sent to; raises BadInput where they are gone or have another address."""
        _, about = self.links.read(token)
        mentor_id = about.rpartition("|")[0]
        found = next(iter(self.page.find_mentors.directory.by_ids([mentor_id])), None)
        if found is None or consents.subject(found) != about:
            raise BadInput("this link was sent to somebody who is not here any more")
        return found

    def confirm(self, token: str) -> Mentor:
        """The mentor's own yes: from now on they are shown. A second one changes nothing."""
        mentor = self.seen(token)
        if not mentor.consented or not mentor.active:
            self.page.own.set_own(mentor.external_id, consented=True, active=True)
        return self.seen(token)

    def decline(self, token: str) -> Mentor:
        """The mentor's own no: they are shown to nobody and not asked again."""
        mentor = self.seen(token)
        if mentor.active:
            # Whoever was listed meanwhile may have requests to answer.
            self.page.leave(mentor.external_id)
        if mentor.consented:
            self.page.own.set_own(mentor.external_id, consented=False)
        return self.seen(token)

    def _mail(self, found: Unconfirmed) -> Mail:
        mentor = found.mentor
        token = self.links.sign(CONSENTS, consents.subject(mentor))
        link = f"{self.page.address()}/listing/{token}"
        profile = "\n".join(self.described(mentor))
        subject, text = self.page.letters.write_to_mentor("consent", mentor, "", link, profile)
        who = sha256(mentor.external_id.encode()).hexdigest()[:20]
        # One for each time: the same press written twice is one letter.
        id = f"{who}-consent-{found.times + 1}-{self.page.now():%Y%m%d}"
        return Mail(id, str(mentor.email), subject, text, link)
