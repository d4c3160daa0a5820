"""The first message to a mentor, written from goal, reasons and what was settled."""

from __future__ import annotations

from assistant.mentoring.goals import GOALS
from assistant.mentoring.matching import Match
from assistant.mentoring.mentees import Profile
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.reasons import article, listed, title_asked_for
from assistant.mentoring.roads import ALIKE

# Where the name goes until it is known.
NAME = "[your name]"
TONES = ("shorter", "warmer", "without_age")


def first_message(
    match: Match,
    profile: Profile,
    tones: tuple[str, ...],
    occupations: Occupations,
    asked: tuple[str, str] = ("", ""),
) -> str:
    """A first message in the mentee's voice; names only what the mentee said and the record shows.

    `tones` are changes the mentee asked for, from `TONES`; unknown ones change nothing. The
    age is never mentioned, so leaving it out is already done. `asked` is what the mentor asked
    before deciding, and the answer.
    """
    mentor = match.mentor
    given_name = mentor.name.split()[0]
    parts = [f"Hello {given_name},", _who(profile)]
    question, answer = asked
    if answer:
        parts.append(f"You asked: {question}\n{answer}")
    if "shorter" not in tones:
        parts.append(_why_them(match, profile, occupations))
    if "warmer" in tones:
        parts.append("I hope you don't mind my writing out of the blue; it would mean a lot to me.")
    parts.append(
        "Would you have twenty minutes for a first conversation? "
        "If it doesn't suit, that is fine too, and I'd be glad of any advice on whom else to ask."
        if "shorter" not in tones
        else "Would you have twenty minutes for a first conversation?"
    )
    parts.append(f"Thank you\n{profile.name or NAME}")
    return "\n\n".join(part for part in parts if part)


def _who(profile: Profile) -> str:
    sentences = []
    if profile.current_title and profile.current_title == profile.target_title:
        # Many who come from elsewhere look for a way back into what they learnt.
        sentences.append(
            f"I'm {article(profile.current_title)} and would like to work as one again."
        )
    elif profile.current_title and profile.target_title:
        current, target = article(profile.current_title), article(profile.target_title)
        sentences.append(f"I'm {current} and would like to become {target}.")
    elif profile.current_title and profile.fields:
        current, field = article(profile.current_title), profile.fields[0]
        sentences.append(f"I'm {current} and would like to move towards {field}.")
    elif profile.current_title and "return_to_work" in profile.goals:
        title = article(profile.current_title)
        sentences.append(f"I used to work as {title} and would like to come back to work.")
    elif profile.current_title:
        sentences.append(f"I work as {article(profile.current_title)}.")
    elif profile.subjects:
        sentences.append(_studies(profile))
    elif profile.target_title:
        sentences.append(f"I would like to work as {article(profile.target_title)}.")
    elif profile.fields:
        industry = f" in {profile.industries[0]}" if profile.industries else ""
        begin = f"I work{industry} and" if industry else "I"
        sentences.append(f"{begin} would like to move towards {profile.fields[0]}.")
    told = {"career_change"}
    if sentences and sentences[0].endswith("come back to work."):
        told.add("return_to_work")
    wishes = [_wish(goal, profile) for goal in profile.goals if goal not in told]
    if not (profile.target_title or profile.fields) and "career_change" in profile.goals:
        wishes.insert(0, GOALS["career_change"].wish)
    if wishes:
        wish = wishes[0].replace("yourself", "myself")
        sentences.append(f"What I hope for most is to {wish}.")
    return " ".join(sentences)


def _studies(profile: Profile) -> str:
    """What somebody without work of their own studies, and where that shall lead."""
    subjects = listed(list(profile.subjects[:2]))
    begin = f"I {'study' if profile.seniority == 'student' else 'studied'} {subjects}"
    if profile.target_title:
        return f"{begin} and would like to work as {article(profile.target_title)}."
    towards = profile.fields[:1]
    if towards and towards[0] not in profile.subjects:
        return f"{begin} and would like to move towards {towards[0]}."
    return f"{begin}."


def _wish(goal: str, profile: Profile) -> str:
    if goal == "learn_skills" and profile.skills:
        return "get better at " + listed(list(profile.skills[:3]))
    return GOALS[goal].wish


def _why_them(match: Match, profile: Profile, occupations: Occupations) -> str:
    mentor = match.mentor
    current, target = profile.current_title, profile.target_title
    if current and current == target:
        # There is no move to speak of.
        target = None
    started = current and next(
        (t for t in mentor.earlier_titles if occupations.nearness(t, current) >= ALIKE), None
    )
    arrived = target and occupations.nearness(mentor.title, target) >= ALIKE
    if started and arrived:
        return (
            f"You made that very move, from {started} to {mentor.title}, "
            "so I would learn a great deal from how you went about it."
        )
    if arrived:
        return f"You work as {article(mentor.title)}, which is where I would like to be one day."
    wanted = None if target else title_asked_for(mentor, profile, occupations)
    if wanted == mentor.title:
        return f"I am writing to you because you work as {article(wanted)}."
    if wanted:
        return f"I am writing to you because you used to be {article(wanted)}."
    if current and not target and occupations.nearness(mentor.title, current) >= ALIKE:
        return f"You work as {article(mentor.title)} yourself, so you know this work from inside."
    if started:
        return f"You used to be {article(started)}, so you know where I start from."
    shared = [skill for skill in profile.skills if skill in mentor.skills]
    if shared:
        return f"I am writing to you because you know {shared[0]} from practice."
    goal = next((goal for goal in profile.goals if goal in mentor.goals), None)
    if goal:
        return f"I am writing to you because you offer help with {GOALS[goal].help}."
    return f"I am writing to you because your experience as {article(mentor.title)} interests me."
