"""Lets the coordinator decide who is listed among the mentors, and tells them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from assistant.mentoring import drafts
from assistant.mentoring.drafts import Decided, Draft
from assistant.mentoring.errors import BadInput, Conflict
from assistant.mentoring.letters import Letters
from assistant.mentoring.mails import Mail
from assistant.mentoring.mentors import APPROVED, Mentor
from assistant.mentoring.ports.directories import MentorDrafts


@dataclass(frozen=True)
class ReviewMentors:
    """`address` tells where people reach the conversation, without a slash at the end."""

    drafts: MentorDrafts
    letters: Letters
    address: Callable[[], str]
    now: Callable[[], datetime]

    def hand_in(self, key: str, mentor: Mentor) -> Draft:
        """Keep the profile of somebody who would like to mentor, until it is decided about.

        The same `external_id` again replaces what was handed in before and waits anew, even
        where that was approved: what changes is read before it is shown. Raises BadInput for a
        profile without `consented` or an address. Nobody is written to.
        """
        draft = drafts.handed_in(mentor, key, self.now())
        self.drafts.hand_in(draft)
        return draft

    def waiting(self) -> list[Draft]:
        """Those to be decided about, longest waiting first."""
        return self.drafts.waiting()

    def listed_of(self, key: str) -> list[str]:
        """The ids of the profiles a person handed in that were approved."""
        return [
            draft.mentor.external_id
            for draft in self.drafts.of_person(key)
            if draft.mentor.review == APPROVED
        ]

    def decide(self, mentor_id: str, approve: bool, note: str, seen: datetime) -> Draft:
        """Approve or decline the profile handed in at `seen`, and write to the mentor.

        Raises BadInput where there is none, Decided where it was decided about or handed in anew
        since it was looked at.
        """
        before = self.drafts.get(mentor_id)
        if before is None:
            raise BadInput("there is no such profile any more")
        if before.handed_in != seen:
            raise Decided("this profile was handed in anew meanwhile")
        after = drafts.decided(before, approve, note, self.now())
        try:
            self.drafts.decide(before, after, [self._mail(after, approve)])
        except Conflict as error:
            raise Decided("this profile was decided about meanwhile") from error
        return after

    def _mail(self, draft: Draft, approve: bool) -> Mail:
        mentor, letter = draft.mentor, "listed" if approve else "not_listed"
        link = f"{self.address()}/"
        subject, text = self.letters.write_to_mentor(letter, mentor, draft.note, link)
        # One for each time it is handed in: declined, mended and approved are two letters.
        who = sha256(mentor.external_id.encode()).hexdigest()[:20]
        id = f"{who}-{letter}-{draft.handed_in:%Y%m%d%H%M%S}"
        return Mail(id, str(mentor.email), subject, text, link)
