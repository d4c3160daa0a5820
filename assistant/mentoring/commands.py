"""Tells whether a few words order something where any text may be an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.mentoring.messages import Message

# The classifier reads words without knowing what was asked. As sure as this it is right all the
# same; below, one of the words below must stand for it.
_SURE = 0.9
_SHORT_IN_WORDS = 5
_WHOLE = r"^\W*(?:{})\W*$"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


def _alone(pattern: str) -> re.Pattern[str]:
    """Nothing else may be said: "no" steers, "no shouting" is an answer."""
    fillers = r"(?:\W+(?:please|pls|thanks?|thx|thank you|then|now|for now|sure|of course))*"
    return re.compile(_WHOLE.format(f"(?:{pattern}){fillers}"), re.IGNORECASE)


_WAY = _words(r"ways?|events?|associations?|alumni|online|organi[sz]ation|company|school|resources")
_COMMANDS: Mapping[str, re.Pattern[str]] = {
    "affirm": _alone(r"yes|yep|yeah|yup|ok(?:ay)?|sure|of course|fine|alright|all right|right"),
    "deny": _alone(r"no|nope|nah|no thank you|not (?:now|today|yet|really|sure)"),
    "skip": _words(r"skip|pass|leave|next|rather not|dunno|no idea|don['\u2019]?t know|not sure"),
    "go_back": _words("back|previous|before"),
    "start_over": _words("start|over|again|restart|anew|beginning"),
    "greet": _alone(r"hi|hello|hey|good (?:morning|evening|afternoon|day)|hi there|hello again"),
    "find_mentors": _words("mentors?|people|show|find|search|suggest\\w*"),
    "none_of_these": _words("none|others?|else|different|someone|somebody|these"),
    "choose_mentor": _words("first|second|third|last|one|write|choose|pick"),
    "draft_message": _words("message|draft|mail|write|send|letter"),
    "edit_draft": _words("message|draft|text|mail|letter|shorter|warmer|formal|sign|change|it"),
    "ask_news": _words("answer\\w*|news|reply|replied|heard|status|yet|waiting"),
    "withdraw": _words("withdraw|cancel|back|request|stop"),
    "show_again": _words("again|show|back|see"),
    "thank": _words("thanks?|thx|ty|thank you|cheers"),
    "goodbye": _words("bye|goodbye|see you|later|stop|enough|good night|go now"),
    "help": _words("help|what can you|how does|commands"),
    "where_am_i": _words("where|how far"),
    "resume": _words("go on|continue|resume|carry on|where were we|ready"),
    "see_plan": _words("my plan|the plan so far|(?:show|see|read|print|open).{0,12}plan"),
    "become_mentor": _words("mentor|mentors|mentoring"),
    "ask_why": _words("why"),
    "reassure": _words("safe|joke|joking|kidding|okay|ok|fine|serious"),
    "forget_me": _words("forget|delet\\w*|eras\\w*|remov\\w*|wipe|gdpr"),
    "talk_to_person": _words("person|human|people|somebody|someone|coordinator|talk|speak|call"),
    "report": _words("report\\w*|complain\\w*|complaint|rude|creep\\w*|harass\\w*|money|scam\\w*"),
    "block": _words("block|never|again"),
    "manage_mentoring": _words("link|page|mentor\\w*|mentees?|profile|pause|end|manage"),
    "arrange_meeting": _words("arrange|schedule|meet\\w*|book|appointment|times?"),
    **dict.fromkeys(
        [f"explore_{w}" for w in ("organisation", "events", "associations", "alumni", "online")],
        _WAY,
    ),
}
# Words that may speak of danger to somebody. Where none of them stands, a reading of very few
# words as despair rests on nothing but likelihood.
_DANGER = re.compile(
    r"\b(?:die|dying|dead|death|kill\w*|suicid\w*|hurt\w*|harm\w*|cut\w*|pills?|overdos\w*|jump\w*"
    r"|hang\w*|bleed\w*|hit|hits|beat\w*|rape\w*|abus\w*|attack\w*|violen\w*|weapon|gun|knife"
    r"|hope|hopeless|helpless|worthless|pointless|useless|alone|lonely|lost|empty|numb|trapped"
    r"|despair\w*|desperate|depress\w*|suffer\w*|pain|panic\w*|cry\w*|burden|broken|scared|afraid"
    r"|unsafe|safe|danger\w*|emergency|help|life|live|living|alive|exist\w*|world|gone|goodbye"
    r"|end|ending|over|quit|disappear\w*|vanish\w*|sleep|wake|give up|giving up|anymore|any more"
    r"|no point|no way out|no reason|can['\u2019]?t|cannot|cope|bear|stand it|hate|myself|kms)\b",
    re.IGNORECASE,
)
_DOUBTED_IN_WORDS = 3
# A day and nothing else: "by the end of May, I hope" has an end and a hope in it, and no despair.
_SOFTLY = r"(?:maybe|perhaps|hopefully|probably|i (?:hope|guess|think)|ideally|let['\u2019]?s say)"
_ONLY_A_DAY = re.compile(
    rf"\W*(?:{_SOFTLY}\W+)?(?:by|until|till|before|around|about|at)\s+(?:the\s+)?"
    r"(?:(?:very )?(?:end|start|beginning|middle) of )?(?:(?:this|next|the|my|school)\s+)*"
    r"(?:spring|summer|autumn|fall|winter|christmas|easter|week|month|quarter|year|term|semester"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    rf"|20\d\d)(?:\s+20\d\d)?(?:\W+{_SOFTLY})?\W*",
    re.IGNORECASE,
)


_LONGEST_NO_DAY = 100
# Nobody need know a day, in however many words they say so.
_NO_DAY = re.compile(
    r"\W*(?:(?:well|honestly|sorry|hm+|um+|oh|no|to be honest|actually)\W+)*(?:"
    r"(?:i )?(?:really |still |just |honestly )*(?:haven['\u2019]?t|have not|have|had|do not"
    r"|don['\u2019]?t|did not|didn['\u2019]?t|can['\u2019]?t|cannot|could not"
    r"|couldn['\u2019]?t|never|not|am not|i['\u2019]?m not)"
    r"(?: (?:really|yet|even|quite|ever|actually|been able to|so far|at all|honestly|no))*"
    r" (?:thought|think|thinking|decided|decide|know|known|set|planned|sure|figured|got|say|said"
    r"|have|idea|clue|picked|pick|chosen|made|settled|considered|worked|tell|fixed|day|date"
    r"|deadline)"
    r"|no (?:idea|clue|date|day|deadline|plans?|rush|hurry)|dunno|idk|not sure|unsure|unknown"
    r"|(?:there(?:['\u2019]?s| is) )?no (?:particular |fixed |special )?(?:date|day|deadline)"
    r"|hard to say|good question|who knows|don['\u2019]?t mind|open|none)"
    r"(?:\W+(?:about|of|on|out|up|a|an|any|the|that|this|it|day|date|deadline|time|timing|when|by"
    r"|yet|far|now|right|at|moment|really|honestly|idea|clue|my|mind|exactly|all|for|in|so|to|be"
    r"|me|sorry|tbh|i|guess|think|particular|specific|fixed|such|one|set|long|how|will|would|take"
    r"|should|much|want|like|there))*\W*",
    re.IGNORECASE,
)


def no_day(text: str) -> bool:
    """Whether somebody says that they have no day in mind."""
    return len(text) <= _LONGEST_NO_DAY and bool(_NO_DAY.fullmatch(text))


def orders(message: Message) -> bool:
    """Whether few words mean what they were read as, and not an answer to what was asked."""
    if message.pressed or message.confidence >= _SURE or not message.text.strip():
        return True
    if len(message.text.split()) > _SHORT_IN_WORDS:
        return True
    return names_it(message)


def names_it(message: Message) -> bool:
    """Whether a word of the message stands for what it was read as; yes for unknown readings."""
    words = _COMMANDS.get(message.intent)
    return words is None or bool(words.search(message.text))


# "That I no longer lie awake over it": a goal, and no cry for help.
_WORRIES_LESS = re.compile(
    r"\W*(?:(?:that|to|i(?:['\u2019]d| would) like to|i (?:want|hope|wish) to|i|and)\W+)*"
    r"(?:no longer|not|never|stop|less|fewer)(?: (?:to|have to|be|always|so much|so))*"
    r" (?:l(?:ie|ying) awake|worr(?:y|ying|ies)|dread(?:ing)?|sleepless|nervous|stress\w*"
    r"|doubt(?:s|ing)?)\b",
    re.IGNORECASE,
)

_OVER_IT = re.compile(r"\bover (?:it|this|that|them|work)\b", re.IGNORECASE)


def only_likely_despair(message: Message) -> bool:
    """Whether nothing but likelihood speaks for despair in very few words.

    Only where a question takes any text may this be doubted: a sure phrase, a word of danger or a
    whole sentence gets help first, always, unless it names a day and nothing else, or worries that
    are to be left behind.
    """
    text = _OVER_IT.sub("", message.text)
    harmless = _ONLY_A_DAY.fullmatch(message.text) or (
        (no_day(text) or _WORRIES_LESS.match(text)) and not _DANGER.search(text)
    )
    if message.confidence < 1 and not message.pressed and harmless:
        return True
    few = len(message.text.split()) <= _DOUBTED_IN_WORDS
    unsure = message.confidence < 1 and not message.pressed
    return few and unsure and bool(message.text.strip()) and not _DANGER.search(message.text)
