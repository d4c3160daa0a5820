"""Says back what was understood, in words the person can check."""

from __future__ import annotations

from collections.abc import Collection

from assistant.mentoring.goals import GOALS
from assistant.mentoring.hours import in_words
from assistant.mentoring.mentees import Profile
from assistant.mentoring.reasons import FORMATS, article, listed


def noted(profile: Profile, learnt: Collection[str], language_names: dict[str, str]) -> str | None:
    """What was just learnt, as clauses in the second person; None where that was nothing new."""
    facts: list[str] = []
    if "current_title" in learnt and profile.current_title:
        facts.append(f"you work or worked as {article(profile.current_title)}")
    if "target_title" in learnt and profile.target_title:
        facts.append(f"you'd like to become {article(profile.target_title)}")
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
    if "industries" in learnt and not {"current_title", "target_title"} & set(learnt):
        facts.append("your field is " + listed(list(profile.industries[:2])))
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
    ruled_out = [str(value) for values in profile.avoid.values() for value in values]
    if "avoid" in learnt and ruled_out:
        facts.append("nothing with " + listed(ruled_out[:3]))
    return listed(facts) or None
