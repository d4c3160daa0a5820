"""How somebody wants to meet."""

from __future__ import annotations

import pytest

from assistant.nlp.finders.avoid import mark_avoided
from assistant.nlp.finders.formats import find_formats


@pytest.mark.parametrize(
    ("text", "formats"),
    [
        ("I'd rather meet in person", ["in_person"]),
        ("zoom", ["video"]),
        ("by phone", ["phone"]),
        ("over chat", ["chat"]),
        ("a video call would be ok", ["video"]),
        ("video or phone", ["video", "phone"]),
        ("phone suits me more than video", ["phone", "video"]),
        ("face to face or via whatsapp", ["in_person", "chat"]),
        ("phone", ["phone"]),
        ("chat please", ["chat"]),
        ("Teams call or over coffee", ["video", "in_person"]),
        ("I prefer texting", ["chat"]),
    ],
)
def test_formats_are_found(text: str, formats: list[str]) -> None:
    assert [span.value for span in find_formats(text)] == formats


@pytest.mark.parametrize(
    "text",
    [
        "I run a phone shop",
        "remote work",
        "I'm a video editor",
        "I work over zoom all day",
        "they fired me over zoom",
        "nervous in video interviews",
        "I sell phones",
        "I want to chat with somebody who has been there",
        "phone support agent at a bank",
        "I play video games",
        "",
    ],
)
def test_jobs_and_stories_are_no_wishes(text: str) -> None:
    assert find_formats(text) == []


def both(text: str) -> list[tuple[str, bool]]:
    spans = mark_avoided(text, find_formats(text))
    return [(str(span.value), span.role == "avoid") for span in spans]


@pytest.mark.parametrize(
    "text",
    [
        "Meeting in person isn't possible for me",
        "no meetings in person",
        "in person won't work for me",
        "meeting face to face would be difficult",
        "I can't travel",
        "I'm not able to travel at the moment",
        "I can't leave the house",
        "kein persönliches Treffen bitte",
        "ich kann nicht reisen",
        "pas de rencontre en personne",
        "je ne peux pas me déplacer",
        "no puedo viajar",
        "não posso viajar",
        "non posso viaggiare",
        "ik kan niet reizen",
        "nie mogę podróżować",
        "seyahat edemem",
        "не могу ездить",
    ],
)
def test_meeting_in_person_is_ruled_out(text: str) -> None:
    assert both(text) == [("in_person", True)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "in person isn't possible, a video call would be",
            [("in_person", True), ("video", False)],
        ),
        ("I can't travel, so it has to be online", [("in_person", True), ("in_person", True)]),
        ("it must be by phone or video, I live far out", [("phone", False), ("video", False)]),
        ("I'd rather meet in person than on zoom", [("in_person", False), ("video", True)]),
        ("anything but phone", [("phone", True)]),
        ("calls only", [("phone", False)]),
        ("nur per Video bitte", [("video", False)]),
        ("par téléphone ou en visio", [("phone", False), ("video", False)]),
        ("solo por videollamada", [("video", False)]),
    ],
)
def test_what_is_wanted_and_what_is_ruled_out_are_told_apart(
    text: str, found: list[tuple[str, bool]]
) -> None:
    assert both(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "online only",
        "only online",
        "remote only please",
        "remote please",
        "just over the internet",
        "has to be online, I've no car",
    ],
)
def test_at_a_distance_rules_out_meeting_in_person_and_nothing_else(text: str) -> None:
    assert [(span.value, span.role) for span in find_formats(text)] == [("in_person", "avoid")]


@pytest.mark.parametrize("text", ["I want a remote job", "I work remotely", "I teach only online"])
def test_work_at_a_distance_says_nothing_of_meeting(text: str) -> None:
    assert find_formats(text) == []


@pytest.mark.parametrize(
    ("text", "formats"),
    [
        ("no video, in person only", [("video", True), ("in_person", False)]),
        ("no calls, video only", [("phone", True), ("video", False)]),
        ("bitte kein Zoom, lieber persönlich treffen", [("video", True), ("in_person", False)]),
        ("nicht per Video, lieber am Telefon", [("video", True), ("phone", False)]),
        ("pas de zoom, seulement en personne", [("video", True), ("in_person", False)]),
        ("no quiero skype", [("video", True)]),
    ],
)
def test_a_no_reaches_as_far_as_it_is_meant_in_any_language(
    text: str, formats: list[tuple[str, bool]]
) -> None:
    assert both(text) == formats


@pytest.mark.parametrize(
    "text",
    [
        "My mother is housebound and I care for her",
        "my kids can't go out alone so evenings only",
        "I couldn't leave my home country",
        "I do solo work online",
    ],
)
def test_what_others_cannot_do_rules_nothing_out(text: str) -> None:
    assert both(text) == []
