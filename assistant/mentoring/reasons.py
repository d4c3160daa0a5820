"""Why a mentor fits and what is missing, in plain words that are true to the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.mentoring.goals import GOALS
from assistant.mentoring.hours import common_hours, part_of_day
from assistant.mentoring.matching import Match
from assistant.mentoring.mentees import Profile, perhaps_meant
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.roads import ALIKE
from assistant.mentoring.same_move import move_made, says_move

MOST = 4
# A concept of less weight is too much of a guess to be spoken of; the likeliest is sure where none
# of another field weighs more than the other number.
_LIKELY, _CLEARLY_LESS = 0.5, 0.4
FORMATS = {
    "video": "by video",
    "phone": "by phone",
    "chat": "in writing",
    "in_person": "in person",
}


@dataclass(frozen=True)
class Explanation:
    """At most four reasons, strongest first, and the gaps worth knowing before asking."""

    reasons: tuple[str, ...]
    gaps: tuple[str, ...]


def explain(
    match: Match,
    profile: Profile,
    occupations: Occupations,
    language_names: dict[str, str],
    today: date,
) -> Explanation:
    """Reasons and gaps of one match; a field the record leaves empty yields neither.

    Only a language or hours that were asked for are missed where none are listed: without them
    nobody can talk.
    """
    mentor = match.mentor
    reasons = [*_road(match, profile, occupations)]
    if not reasons:
        reasons += _meant(match, profile, occupations)
    gaps: list[str] = []
    first = _same_move(match, profile, occupations, reasons)
    shared_goals = [goal for goal in profile.goals if goal in mentor.goals]
    if shared_goals:
        reasons.append(
            "offers help with " + listed([GOALS[goal].help for goal in shared_goals[:2]])
        )
    elif profile.goals and mentor.goals:
        gaps.append("does not list " + GOALS[profile.goals[0]].help + " as a topic")
    shared_skills = [skill for skill in profile.skills if skill in mentor.skills]
    if shared_skills:
        reasons.append("knows " + listed(shared_skills[:3]))
    perhaps = perhaps_meant(profile)
    if perhaps and perhaps in mentor.skills:
        reasons.append(f"knows {perhaps}, perhaps what you mean")
    if mentor.industry and mentor.industry in profile.industries:
        reasons.append(f"works in {mentor.industry}")
    elif mentor.industry and profile.industries:
        gaps.append(f"works in {mentor.industry}, not in {profile.industries[0]}")
    reasons += _in_common(match, profile)
    _languages(mentor.languages, profile, language_names, reasons, gaps)
    first += _hours(match, profile, reasons, today)
    if profile.formats and mentor.formats and not set(profile.formats) & set(mentor.formats):
        first.insert(0, "meets " + listed([FORMATS[name] for name in mentor.formats]) + " only")
    if profile.country and mentor.country and mentor.location:
        if mentor.country == profile.country:
            reasons.append(f"lives in the same country ({mentor.location})")
    if mentor.last_active and (today - mentor.last_active).days > 90:
        gaps.append(f"last active in {mentor.last_active:%B %Y}")
    # What contradicts a condition comes before all else there is to know.
    return Explanation(tuple(reasons[:MOST]), (*first, *gaps)[:MOST])


def _road(match: Match, profile: Profile, occupations: Occupations) -> list[str]:
    mentor, current, target = match.mentor, profile.current_title, profile.target_title
    if target and target == current:
        return _same_work(mentor, target, occupations)
    started = current and next(
        (t for t in mentor.earlier_titles if occupations.nearness(t, current) >= ALIKE), None
    )
    arrived = target and occupations.nearness(mentor.title, target) >= ALIKE
    if started and arrived:
        return [f"went from {started} to {mentor.title}, the move you have in mind"]
    wanted = title_asked_for(mentor, profile, occupations)
    reasons = []
    if wanted and not arrived:
        told = "works as {}" if wanted == mentor.title else "used to be {}"
        reasons.append(told.format(article(wanted)) + ", as you asked")
    if arrived:
        reasons.append(f"works as {article(mentor.title)}, where you want to go")
    elif target and not wanted and _same_field(mentor.title, target, occupations):
        reasons.append(f"is {article(mentor.title)}, close to {target}")
    elif not target and occupations.field_of(mentor.title) in profile.fields:
        reasons.append(f"works as {article(mentor.title)}, in the field you named")
    if started:
        reasons.append(f"used to be {article(started)}, like you")
    elif current and not arrived and occupations.nearness(mentor.title, current) >= ALIKE:
        reasons.append(f"works as {article(mentor.title)}, like you")
    elif current and not reasons and _same_field(mentor.title, current, occupations):
        reasons.append(f"is {article(mentor.title)}, close to your own work")
    elif current and not reasons:
        near = next(
            (t for t in mentor.earlier_titles if _same_field(t, current, occupations)), None
        )
        if near:
            reasons.append(f"was {article(near)} before, close to your own work")
    return reasons


def title_asked_for(mentor: Mentor, profile: Profile, occupations: Occupations) -> str | None:
    """The title, now or earlier, that makes a mentor one of those somebody asked to talk to."""
    titles = (mentor.title, *mentor.earlier_titles[::-1])
    asked = profile.mentor_titles
    alike = (t for t in titles if any(occupations.nearness(t, wish) >= ALIKE for wish in asked))
    return next(alike, None)


def _same_work(mentor: Mentor, title: str, occupations: Occupations) -> list[str]:
    """For whoever wants to work in their own occupation again, there is no road to go."""
    if occupations.nearness(mentor.title, title) >= ALIKE:
        return [f"works as {article(mentor.title)}, where you want to be again"]
    before = next(
        (t for t in mentor.earlier_titles if occupations.nearness(t, title) >= ALIKE), None
    )
    if before:
        return [f"used to be {article(before)}, like you"]
    if _same_field(mentor.title, title, occupations):
        return [f"is {article(mentor.title)}, close to your own work"]
    return []


def _meant(match: Match, profile: Profile, occupations: Occupations) -> list[str]:
    """Work near to what was described without being named, said as surely as it is known."""
    mentor = match.mentor
    sure = _clearly_meant(profile, occupations)
    likely = [title for title, weight in profile.concepts if weight >= _LIKELY]
    for title, told in (
        (mentor.title, "works as {}"),
        *((title, "was {} before") for title in mentor.earlier_titles[::-1]),
    ):
        if any(occupations.nearness(title, concept) >= ALIKE for concept in likely):
            near = "close" if sure else "perhaps close"
            return [f"{told.format(article(title))}, {near} to what you describe"]
    return []


def _clearly_meant(profile: Profile, occupations: Occupations) -> bool:
    """Whether no work of another field may have been meant as well."""
    (first, _), *others = profile.concepts or (("", 0.0),)
    rivals = (w for title, w in others if not _same_field(title, first, occupations))
    return max(rivals, default=0.0) <= _CLEARLY_LESS


def _in_common(match: Match, profile: Profile) -> list[str]:
    """The same school or employer, and a way of meeting both like."""
    mentor = match.mentor
    reasons = []
    schools = {school.lower() for school in profile.schools}
    shared = [school for school in mentor.schools if school.lower() in schools]
    if shared:
        reasons.append(f"went to {shared[0]} too")
    if mentor.organisation and match.parts.get("organisation") == 1.0:
        reasons.append(f"works at {mentor.organisation} too")
    wanted, refused = profile.formats, profile.avoid.get("formats", ())
    if refused and not wanted:
        wanted = tuple(name for name in mentor.formats if name not in refused)
    formats = [FORMATS[name] for name in wanted if name in mentor.formats]
    if formats:
        reasons.append("can meet " + listed(formats))
    return reasons


def _same_field(one: str, other: str, occupations: Occupations) -> bool:
    return occupations.nearness(one, other) >= 0.4


def _languages(
    spoken: tuple[str, ...],
    profile: Profile,
    names: dict[str, str],
    reasons: list[str],
    gaps: list[str],
) -> None:
    shared = [code for code in profile.languages if code in spoken]
    if shared:
        reasons.append("speaks " + listed([names.get(code, code) for code in shared[:3]]))
    elif profile.languages and not spoken:
        first = profile.languages[0]
        gaps.insert(0, f"does not say whether they speak {names.get(first, first)}")


def _same_move(
    match: Match, profile: Profile, occupations: Occupations, reasons: list[str]
) -> list[str]:
    """Adds who made the very move, where that was asked for; gives the gap of who did not."""
    mentor = match.mentor
    if not (profile.same_move and says_move(profile)):
        return []
    made = move_made(mentor, profile, occupations)
    if not made:
        return ["did not make that move" if mentor.path else "does not say what they did before"]
    before, after = made
    if not any(before in reason and after in reason for reason in reasons):
        reasons.insert(0, f"made the move from {before} to {after}")
    return []


def _hours(match: Match, profile: Profile, reasons: list[str], today: date) -> list[str]:
    mentor = match.mentor
    if not profile.hours:
        return []
    if not mentor.hours:
        return [f"does not say whether {part_of_day(profile.hours)} suit"]
    common = common_hours(profile.hours, profile.timezone, mentor.hours, mentor.timezone, today)
    if common:
        reasons.append("is free when you are (" + listed(common[:2]) + ")")
        return []
    return ["no hours in common with yours"]


def article(title: str) -> str:
    """The title with its indefinite article."""
    return ("an " if _begins_with_vowel_sound(title) else "a ") + title


def _begins_with_vowel_sound(title: str) -> bool:
    first = title.split()[0] if title.split() else ""
    if first.startswith(("uni", "use", "usa", "uk", "ux", "eu")):
        return False
    # Initialisms are spelt out: "an hr manager", "a qa engineer".
    if len(first) <= 3 and not set(first) & set("aeiouy"):
        return first[:1] in "fhlmnrsx"
    return first[:1] in "aeiou"


def listed(items: list[str]) -> str:
    """Items as a phrase: ``a``, ``a and b``, ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + " and " + items[-1]
