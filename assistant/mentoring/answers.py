"""Takes an answer as it was given, where no pipeline can know better than the person."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from assistant.mentoring.chatter import tells_nothing
from assistant.mentoring.commands import orders
from assistant.mentoring.cues import ASKING, DONT, REFUSING, any_of
from assistant.mentoring.journey import BY_NAME, WAYS, Journey
from assistant.mentoring.mentees import Profile
from assistant.mentoring.messages import GRAVE, Message
from assistant.mentoring.signing import takes_back

_LONGEST_TITLE_IN_WORDS = 6
_SHORT_NAME = 2
_LONGEST_ANSWER = 600
_CONDITION_IN_WORDS, _NAME_IN_WORDS = 3, 4
# What follows is not of a name.
_BESIDE = frozenset({"at", "in", "as", "where", "since", "but", "with", "for", "near", "until"})
# What steers the conversation even where any text is an answer, as long as it is said shortly:
# "skip", "no thanks"; a long sentence that sounds like one of them is an answer.
_STEERING = frozenset(
    {
        "affirm",
        "deny",
        "skip",
        "go_back",
        "start_over",
        "greet",
        "find_mentors",
        "none_of_these",
        "choose_mentor",
        "draft_message",
        "edit_draft",
        "ask_news",
        "withdraw",
        "show_again",
        *(f"explore_{way}" for way in WAYS),
    }
)
# Being forgotten, meeting a person, or telling of somebody is never an answer, however it is put.
ALWAYS_STEERING = GRAVE - {"distress"} | {"manage_mentoring"}
_SHORT_IN_WORDS = 5
_GOING_ON_IN_WORDS = 15
# These are never a yes to going on, whatever stands in them.
_NOT_GOING_ON = GRAVE | {"start_over", "choose_mentor", "edit_draft", "manage_mentoring"}
_NOT_GOING_ON |= {"state_goal", "ask_why", "become_mentor"}
_ON = re.compile(
    r"\b(?:go|carry|move|get) on\b|\bgo ahead\b|\bcontinue\b|\bproceed\b|\bnext\b"
    r"|\b(?:other|five|5|these|those|all|the) ways\b",
    re.IGNORECASE,
)
# "Go on, I'll come back to them" goes on; "back" alone goes back.
_NOT_ON = re.compile(
    any_of(*REFUSING, DONT, "stop", "without") + r"|(?<!come )(?<!get )(?<!be )\bback\b"
    r"|\bnext (?:week|month|year)\b",
    re.IGNORECASE,
)
# These go on even where a name is asked for that they could be.
_ONLY_ON = re.compile(
    r"\W*(?:ok(?:ay)?\W+)?(?:(?:go|carry|move) on|next(?: one)?|continue|proceed)"
    r"\W*(?:please|pls|then)?\W*",
    re.IGNORECASE,
)
# "How long does it go on?" asks about something else.
_ASKS_ABOUT_IT = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|well|hm+)\W+)*(?:how|why|who|when|does|do|did|is|are|has)\b",
    re.IGNORECASE,
)
# What statements are taken for that only answer: nobody is hurt by keeping one of these.
_SOUNDS_LIKE_AN_ASIDE = frozenset({"faq", "how_to_approach", "become_mentor", "arrange_meeting"})
_QUESTION = re.compile(
    # "What I say stays between us" asks nothing.
    r"^\W*" + any_of(r"what(?! (?:i|we)\b)", r"(?:what|who|how|where|when)['\u2019]?s", *ASKING),
    re.IGNORECASE,
)
# So short a question is one, even where any text is an answer.
_ASKED_IN_WORDS = 8


# Words of a sentence about something else: what holds one is no title, place or name.
_NO_NAMES = frozenset([
    "i", "im", "i'm", "me", "my", "you", "your", "it", "its", "is", "are", "was", "do", "does",
    "did", "don't", "dont", "not", "no", "maybe", "something", "anything", "which", "who", "what",
    "why", "how", "would", "could", "should", "can", "will", "want", "need", "know", "idk",
    "think",
])  # fmt: skip


# "I work at the harbour office", "it's Acme", "my employer is Acme, if it helps": the name begins
# after this and ends before what is said about it.
_LEAD_IN = re.compile(
    r"^(?:(?:well|sorry|no|ok(?:ay)?|oh),? )*(?:"
    r"(?:i(?:['\u2019]m| am|m)? )?(?:(?:work(?:ing)?|went|studied|live|based) )?"
    r"(?:at|for|in|to|with|near)(?: the| a)? "
    r"|(?:it['\u2019]?s|that['\u2019]?s|(?:it|that) (?:would be|was|is)"
    r"|my (?:employer|company|firm|school|university|town|city)(?: is| was|['\u2019]s))"
    r"(?: called)? )",
    re.IGNORECASE,
)
_MENDS = re.compile(
    r"(?:(?:no|sorry|wait|oops|wrong|actually|oh|i mean(?:t)?|correction)\b\W*)+(?P<rest>\w.*)",
    re.IGNORECASE,
)
# So begins what happens around somebody, no name written small.
_TELLS = re.compile(r"(?:the|an?|my|our|i|we|it|he|she|they|there)\b", re.IGNORECASE)
_AFTERTHOUGHT = re.compile(
    r",? (?:(?:if (?:it|that) helps|ages ago|i think|i guess|i believe|or so|actually"
    r"|(?:have|has|i(?:['\u2019]ve| have)) (?:done|been)\b.*|for (?:a few|some|many|\d+) years)"
    r"|(?:though|although|but) (?:i|it|that|they|there|nobody|not|only)\b.*)\W*$",
    re.IGNORECASE,
)


def answers_in_words(message: Message, asides: Collection[str]) -> bool:
    """Whether a message is the answer itself to a question that takes any text."""
    words = len(message.text.split())
    if message.intent in _SOUNDS_LIKE_AN_ASIDE and words and not asks_something(message.text):
        # "Monthly call" is an answer, and no question about how often people meet.
        return not message.pressed
    if not orders(message) and not asks_something(message.text):
        # "A plan", "keep it private": few words, of which none asks for anything.
        return message.intent != "distress"
    # "Keep it between us" sounds like going on; nobody says that in so many words.
    told = message.intent == "resume" and words > _SHORT_IN_WORDS
    if message.pressed or (message.intent in asides and not told):
        return False
    if message.intent in ALWAYS_STEERING:
        return False
    unsure = message.intent == "nlu_fallback" and words <= _SHORT_IN_WORDS
    if (message.intent == "withdraw" or unsure) and takes_back(message):
        return False
    if message.text.rstrip().endswith("?") and words <= _ASKED_IN_WORDS:
        return False
    short = words <= _SHORT_IN_WORDS
    return not (short and message.intent in _STEERING)


def asks_to_go_on(message: Message) -> bool:
    """Whether short words such as "what's next?" say yes to going on, whatever they resemble."""
    short = len(message.text.split()) <= _GOING_ON_IN_WORDS
    meant = message.intent not in _NOT_GOING_ON and not message.pressed
    text = message.text
    if _ASKS_ABOUT_IT.search(text) or _NOT_ON.search(text):
        return False
    return meant and short and bool(_ON.search(text))


def asks_something(text: str) -> bool:
    """Whether a text is put as a question."""
    return "?" in text or bool(_QUESTION.search(text))


def keep_words(journey: Journey, text: str) -> Journey:
    """The journey with the answer to its step, word for word."""
    answers = {**journey.answers, journey.step: text.strip()[:_LONGEST_ANSWER]}
    return replace(journey, answers=answers)


def with_reply(journey: Journey, text: str) -> Journey:
    """The journey with what the person answers the chosen mentor's question."""
    replies = {**journey.replies, str(journey.chosen): text.strip()[:_LONGEST_ANSWER]}
    return replace(journey, replies=replies)


def taken_as_given(profile: Profile, asked: str, message: Message) -> Profile | None:
    """The profile with a short answer nobody could place: people know what their job is called."""
    text = _AFTERTHOUGHT.sub("", " ".join(message.text.split()))
    text = _LEAD_IN.sub("", text).strip(" .!,")
    take = _AS_GIVEN.get(asked)
    plain = message.intent in (
        "inform",
        "nlu_fallback",
        "correct",
        "out_of_scope",
    )
    unsure = "?" in message.text or bool(_NO_NAMES & set(text.lower().split()))
    if not (take and plain and _is_wordy(text)) or unsure or tells_nothing(text):
        return None
    if asks_something(message.text) or _requires(message.facts, text):
        return None
    return take(profile, text) if len(text.split()) <= _LONGEST_TITLE_IN_WORDS else None


def answer_alone(journey: Journey, message: Message) -> Profile | None:
    """The place, school or employer that was asked for, read from a short answer as that alone.

    None where the message says more, or something else: "Harbour Logistics" tells where somebody
    works and no industry, but "I'm a nurse at Harbour Logistics" tells what they are as well.
    """
    field = _NAMED.get(journey.asks or "")
    if not field or message.pressed or message.intent in _STEERING | ALWAYS_STEERING:
        return None
    text = _LEAD_IN.sub("", _AFTERTHOUGHT.sub("", " ".join(message.text.split()))).strip(" .!,")
    words = text.lower().split()
    if len(words) > _LONGEST_TITLE_IN_WORDS or _NO_NAMES & set(words) or "?" in text:
        return None
    if _ONLY_ON.fullmatch(message.text):
        return None
    facts = message.facts
    if field == "organisations" and facts.schools and not facts.organisations:
        # Whoever is asked where they work, and works at a school, went there for another reason.
        return Profile(organisations=facts.schools, age=facts.age)
    if field == "organisations" and _is_whole_name(text, facts):
        # "Halden and Sons" is more than the "Halden" that was found in it.
        return Profile(organisations=(text,), age=facts.age)
    if getattr(facts, field):
        also = ("country", "timezone") if field == "locations" else ()
        told = {name: getattr(facts, name) for name in (field, *also)}
        return replace(Profile(age=facts.age), **told)
    if field == "locations" or message.intent not in _PLAIN or not _is_wordy(text):
        return None
    if facts.current_title or facts.target_title or facts.hours or facts.formats or facts.avoid:
        return None
    if facts.languages or facts.same_move or _NOWHERE & set(words) or tells_nothing(text):
        return None
    # A name is written large; whoever never does so writes nothing but it.
    large = text[:1].isupper() or message.text.islower()
    return replace(Profile(), **{field: (text,)}) if large else None  # type: ignore[arg-type]


def _is_whole_name(text: str, facts: Profile) -> bool:
    words, found = text.lower().split(), facts.organisations
    if not found or facts.locations or len(words) > _NAME_IN_WORDS or _BESIDE & set(words):
        return False
    return text.lower().startswith(f"{found[0].lower()} ")


def mended(state_step: str, profile: Profile, message: Message) -> Profile | None:
    """The profile where a message corrects what the step had asked for: "no, Lund University"."""
    said = _MENDS.match(message.text.strip())
    needs = [need for need in BY_NAME[state_step].needs if need in _NAMED]
    if not said or not needs or message.pressed:
        return None
    # "Sorry, baby woke up" corrects nothing: a name is short, or written large.
    rest = said["rest"]
    named = rest[0].isupper() or (len(rest.split()) <= _SHORT_NAME and not _TELLS.match(rest))
    if message.intent != "correct" and not named:
        return None
    return taken_as_given(profile, needs[-1], replace(message, text=said["rest"]))


def _requires(facts: Profile, text: str) -> bool:
    """Whether a few words say whom, or in which language, and not what somebody works as."""
    few = len(text.split()) <= _CONDITION_IN_WORDS
    return bool(facts.same_move or facts.avoid or (facts.languages and few))


def _is_wordy(text: str) -> bool:
    letters = sum(character.isalpha() for character in text)
    return letters >= 2 and letters >= len(text) / 2


def _of_work(profile: Profile, text: str) -> Profile:
    """A student names what they study, everybody else what they are."""
    if profile.seniority == "student":
        return replace(profile, fields=(text, *profile.fields))
    return replace(profile, current_title=text)


_NOWHERE = frozenset([
    "none", "nowhere", "nothing", "nobody", "retired", "unemployed", "jobless", "between", "jobs",
    "self-employed", "freelance", "student", "home", "later", "skip", "private", "secret",
])  # fmt: skip
_NAMED = {"organisation": "organisations", "location": "locations", "school": "schools"}
_PLAIN = frozenset({"inform", "nlu_fallback", "correct", "state_goal"})

_AS_GIVEN: Mapping[str, Callable[[Profile, str], Profile]] = {
    "occupation": lambda profile, text: _of_work(profile, text.lower()),
    "organisation": lambda profile, text: replace(profile, organisations=(text,)),
    "location": lambda profile, text: replace(profile, locations=(text,)),
    "school": lambda profile, text: replace(profile, schools=(text,)),
}
