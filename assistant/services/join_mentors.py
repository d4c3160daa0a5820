"""Takes the profile of somebody who would like to mentor from their yes to the coordinator."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime

from assistant.mentoring.errors import BadInput, Conflict
from assistant.mentoring.hosting import Host, Hosting, as_mentor
from assistant.mentoring.letters import Letters
from assistant.mentoring.mails import Mail
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.ports.directories import Hosts, MentorDirectory
from assistant.mentoring.ports.requests import Links
from assistant.mentoring.profiles import described
from assistant.services.review_mentors import ReviewMentors

logger = logging.getLogger(__name__)
# The role of a link by which somebody proves their address.
PROVES = "proves"
# Kept where whoever is listed already hands in a new profile without them.
_STAYS = ("years", "seniority", "industry", "schools", "associations", "bio", "formats", "path")


@dataclass(frozen=True)
class JoinMentors:
    """`address` tells where this server is reached, without a slash at the end."""

    hosts: Hosts
    mentors: MentorDirectory
    review: ReviewMentors
    links: Links
    letters: Letters
    language_names: dict[str, str]
    country_names: Mapping[str, str]
    address: Callable[[], str]
    now: Callable[[], datetime]

    def hand_in(self, key: str, hosting: Hosting) -> Host:
        """Keep the profile and mail its owner to prove the address; nobody else hears of it."""
        mentor = as_mentor(hosting)
        # Each handing in has a link of its own, which proves the address it was sent to alone.
        host = Host(uuid.uuid4().hex, key, mentor, self.now())
        token = self.links.sign(PROVES, host.id)
        link = f"{self.address()}/mentoring/{token}"
        profile = "\n".join(described(mentor, self.language_names, self.country_names))
        subject, text = self.letters.write_to_mentor("prove", mentor, "", link, profile)
        to = str(mentor.email)
        self.hosts.keep(host, [Mail(f"{host.id}-prove", to, subject, text, link, host.id)])
        return host

    def seen(self, host_id: str) -> Host:
        """The profile a link of ours names; raises BadInput where it is gone."""
        host = self.hosts.get(host_id)
        if host is None:
            raise BadInput("there is no such profile any more")
        return host

    def prove(self, host_id: str) -> str:
        """The owner's button: the coordinator may read it now. Returns the mentor's id.

        A second time changes nothing, and neither does the other of two presses at once.
        """
        host = self.seen(host_id)
        if host.mentor_id:
            return host.mentor_id
        mentor = self._as_known(host.mentor)
        try:
            self.review.hand_in(host.person_key, mentor)
            self.hosts.keep(replace(host, mentor_id=mentor.external_id), [])
        except Conflict:
            logger.info("mentor %s was handed in by another press", mentor.external_id)
        return mentor.external_id

    def _as_known(self, mentor: Mentor) -> Mentor:
        """The profile as that of the mentor who has this address already, if there is one."""
        found = self.mentors.by_email(str(mentor.email))
        known = next((other for other in found if not other.fictional), None)
        if known is None or known.external_id == mentor.external_id:
            return mentor
        logger.info("mentor %s hands in a new profile", known.external_id)
        empty = {field.name for field in fields(mentor) if not getattr(mentor, field.name)}
        kept = {name: getattr(known, name) for name in _STAYS if name in empty}
        return replace(mentor, external_id=known.external_id, **kept)
