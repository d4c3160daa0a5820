"""One wish is dropped, that one alone, and said in plain words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.mentoring.dropping import Wish, wishes, without
from assistant.mentoring.mentees import OWN_ORGANISATION
from tests.builders import LANGUAGES, TOLD, a_message, after, standing

PICKY = replace(
    TOLD,
    languages=("pl", "de"),
    formats=("video",),
    hours=("tue 18-21",),
    same_move=True,
    avoid={"industries": ("sales", "law"), "titles": ("midwife",)},
)
SAID = [
    ("languages", "then any language is fine"),
    ("languages", "the language doesn't matter"),
    ("languages", "I don't care which language"),
    ("languages", "no matter what language they speak"),
    ("hours", "hours don't matter"),
    ("hours", "any time is fine"),
    ("hours", "The time isn't that important"),
    ("formats", "it doesnt matter how we meet"),
    ("formats", "how we meet doesn't matter"),
    ("formats", "any way of meeting works"),
    ("same_move", "they don't need to have made that move"),
    ("same_move", "the very same path isn't necessary"),
]


def pressed(mark: str) -> Any:
    return a_message(
        "correct", f'/correct{{"drop": "{mark}"}}', choice={"drop": mark}, pressed=True
    )


@pytest.mark.parametrize("wish", list(wishes(PICKY)), ids=lambda wish: wish.mark)
def test_dropping_a_wish_leaves_all_the_others(wish: Wish) -> None:
    rest = without(PICKY, wish.mark)
    assert rest is not None
    assert [w for w in wishes(PICKY) if w not in list(wishes(rest))] == [wish]


def test_a_wish_that_is_not_there_cannot_be_dropped() -> None:
    assert [
        mark for mark in ("hours", "avoid.titles=nurse", "nonsense", "") if without(TOLD, mark)
    ] == []


def test_nothing_stays_of_the_last_thing_ruled_out() -> None:
    rest = without(replace(TOLD, avoid={"titles": ("midwife",)}), "avoid.titles=midwife")
    assert rest == TOLD


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Wish("languages", "pl"), "they needn't speak Polish"),
        (Wish("languages", "pl;de"), "they needn't speak Polish or German"),
        (Wish("formats", "video;phone"), "it needn't be by video or by phone"),
        (Wish("hours", "sat 9-18;sun 9-18"), "it needn't be at weekends 9-18"),
        (Wish("same_move", "true"), "they needn't have made that very move themselves"),
        (Wish("avoid.formats", "in_person"), "meeting in person is fine as well"),
        (Wish("avoid.languages", "de"), "German is fine as well"),
        (Wish("avoid.industries", "sales"), "sales isn't ruled out"),
        (Wish("avoid.organisations", OWN_ORGANISATION), "your own company isn't ruled out"),
    ],
)
def test_a_wish_is_said_in_plain_words(wish: Wish, words: str) -> None:
    assert wish.dropped(LANGUAGES) == words


@pytest.mark.parametrize("step", ["match", "choose"])
def test_the_button_drops_its_wish_and_shows_the_list_it_stood_under(step: str) -> None:
    state = after(standing(step, PICKY, offered=("a",)), pressed("languages"))
    assert state.profile == replace(PICKY, languages=())
    assert (state.journey.step, state.journey.heard) == (step, "wider")


def test_the_button_leads_back_to_the_mentors_from_further_on() -> None:
    state = after(standing("events", PICKY), pressed("avoid.industries=law"))
    assert state.profile.avoid == {"industries": ("sales",), "titles": ("midwife",)}
    assert (state.journey.step, state.journey.heard) == ("match", "wider")


def test_the_button_of_a_wish_long_gone_changes_nothing() -> None:
    before = standing("match", replace(PICKY, languages=()), offered=("a",))
    state = after(before, pressed("languages"))
    assert state.profile == before.profile
    assert state.journey == replace(before.journey, heard="undropped")


@pytest.mark.parametrize("intent", ["inform", "state_goal", "none_of_these", "nlu_fallback", "faq"])
@pytest.mark.parametrize(("kind", "text"), SAID)
def test_saying_that_it_does_not_matter_does_the_same(kind: str, text: str, intent: str) -> None:
    message = a_message(intent, text, goals=("networking",))
    state = after(standing("match", PICKY, offered=("a",)), message)
    assert state.profile == without(PICKY, kind)
    assert (state.journey.step, state.journey.heard) == ("match", "wider")
    assert state.journey.dismissed == ()


@pytest.mark.parametrize("text", ["It needn't be Polish", "Polish isn't necessary"])
def test_a_language_by_its_name_is_taken_back(text: str) -> None:
    wish = replace(TOLD, languages=("pl",))
    message = a_message("inform", text, languages=("pl",))
    assert after(standing("match", wish), message).profile == TOLD


def test_what_is_not_needed_is_no_wish_for_it() -> None:
    message = a_message("inform", "they needn't speak Polish", languages=("pl",))
    assert after(standing("match", TOLD), message).profile == TOLD


def test_a_language_asked_for_beside_what_is_not_needed_stays() -> None:
    wish = replace(TOLD, languages=("pl",))
    text = "Polish please, video isn't necessary"
    message = a_message("inform", text, languages=("pl",), formats=("video",))
    assert after(standing("match", wish), message).profile.languages == ("pl",)


def test_what_is_required_in_the_same_breath_is_kept() -> None:
    message = a_message("inform", "any language is fine, evenings only", hours=("mon 18-21",))
    state = after(standing("match", PICKY), message)
    assert state.profile == replace(PICKY, languages=(), hours=("mon 18-21",))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("does the language matter?", {}),
        ("the language does matter", {}),
        ("my language is fine, thanks", {}),
        ("any time on Tuesday is fine", {"hours": ("tue 9-21",)}),
        ("I'm open to change", {}),
    ],
)
def test_other_words_about_it_drop_nothing(text: str, facts: dict[str, Any]) -> None:
    state = after(standing("match", PICKY), a_message("inform", text, **facts))
    assert [w.kind for w in wishes(state.profile)] == [w.kind for w in wishes(PICKY)]


def test_whoever_says_so_at_a_way_stays_there() -> None:
    state = after(standing("events", PICKY), a_message("inform", "the language doesn't matter"))
    assert (state.journey.step, state.profile.languages) == ("events", ())


def test_less_ruled_out_is_no_news() -> None:
    rest = without(PICKY, "avoid.industries=law")
    assert rest
    assert rest.news_since(PICKY) == ()
    assert PICKY.news_since(rest) == ("avoid",)
