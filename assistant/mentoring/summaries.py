"""Says back what was understood, in words the person can check."""

from __future__ import annotations

from collections.abc import Collection

from assistant.mentoring.goals import GOALS
from assistant.mentoring.hours import in_words
from assistant.mentoring.mentees import Avoid, Profile, perhaps_meant
from assistant.mentoring.reasons import FORMATS, article, listed

_MEETING = frozenset({"formats", "hours", "languages"})


def noted(profile: Profile, learnt: Collection[str], language_names: dict[str, str]) -> str | None:
    """What was just learnt, as clauses in the second person; None where that was nothing new."""
    facts: list[str] = []
    if "current_title" in learnt and profile.current_title:
        facts.append(f"you work or worked as {article(profile.current_title)}")
    if "target_title" in learnt and profile.target_title:
        again = profile.target_title == profile.current_title
        facts.append(
            "you'd like to work in that job again"
            if again
            else f"you'd like to become {article(profile.target_title)}"
        )
    if "goals" in learnt:
        wishes = [GOALS[goal].wish for goal in profile.goals[:2]]
        if profile.target_title and "career_change" in profile.goals[:2]:
            wishes = [wish for wish in wishes if wish != GOALS["career_change"].wish]
        if wishes:
            facts.append("you want to " + listed(wishes))
    if "fields" in learnt and not profile.target_title:
        facts.append("you're interested in " + listed(list(profile.fields[:2])))
    if "formats" in learnt:
        ways = [FORMATS.get(name, name) for name in profile.formats]
        facts.append("you'd like to meet " + listed(ways))
    if "years" in learnt and profile.years:
        facts.append(f"you have {profile.years:g} years of experience")
    if "skills" in learnt:
        facts.append("it's about " + listed(list(profile.skills[:3])))
    elif "topics" in learnt and perhaps_meant(profile):
        facts.append(f"perhaps it's about {perhaps_meant(profile)}")
    if "industries" in learnt and not {"current_title", "target_title"} & set(learnt):
        facts.append("your field is " + listed(list(profile.industries[:2])))
    if "subjects" in learnt and profile.subjects:
        study = "study" if profile.seniority == "student" else "studied"
        unloved = set(profile.subjects) & set(profile.avoid.get("industries", ()))
        but = " but don't like it" if unloved else ""
        facts.insert(0, f"you {study} {listed(list(profile.subjects[:2]))}{but}")
    if "organisations" in learnt and profile.organisations:
        facts.append(f"you're at {profile.organisations[0]}")
    if "schools" in learnt and profile.schools:
        facts.append(f"you went to {profile.schools[0]}")
    if "locations" in learnt and profile.locations:
        facts.append(f"you're in {profile.locations[0]}")
    if "languages" in learnt:
        names = [language_names.get(code, code) for code in profile.languages]
        facts.append("you'd like to speak " + listed(names))
    if "hours" in learnt:
        facts.append("you have time " + listed(in_words(profile.hours)[:3]))
    if "mentor_titles" in learnt and profile.mentor_titles:
        wanted = [article(title) for title in profile.mentor_titles[:2]]
        facts.append("you'd like to talk to " + listed(wanted).replace(" and ", " or "))
    if "same_move" in learnt and profile.same_move:
        facts.append("you'd like somebody who made that very move")
    if "avoid" in learnt:
        # A subject that is not liked was just said so.
        said = profile.subjects if "subjects" in learnt else ()
        facts += _ruled_out(profile.avoid, language_names, said)
    return listed(facts) or None


def _ruled_out(
    avoid: Avoid, language_names: dict[str, str], told: Collection[str] = ()
) -> list[str]:
    """What was ruled out; ways of meeting, times and languages in words of their own."""
    said = []
    others = [v for key, values in avoid.items() if key not in _MEETING for v in values]
    others = [value for value in others if value not in told]
    if others:
        said.append("nothing with " + listed(others[:3]))
    formats = [FORMATS.get(name, name) for name in avoid.get("formats", ())]
    times = in_words(avoid.get("hours", ()))[:3]
    tongues = [language_names.get(code, code) for code in avoid.get("languages", ())]
    not_so = [*formats, *times, *(f"in {name}" for name in tongues)]
    if not_so:
        said.append("not " + listed(not_so).replace(" and ", " or "))
    return said
