"""E-mail addresses and telephone numbers."""

from __future__ import annotations

import pytest

from assistant.nlp.finders.contacts import find_contacts


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("write to Jo.Bloggs+x@Example.org please", "Jo.Bloggs+x@example.org"),
        ("ana (at) mail.example.com", "ana@mail.example.com"),
        ("+44 20 7946 0958", "+442079460958"),
        ("my number is 030 901820", "030901820"),
        ("call 555-0199 123", "5550199123"),
        ("(212) 555-0147", "2125550147"),
        ("07700 900123", "07700900123"),
        ("mail me: a@b.co.", "a@b.co"),
    ],
)
def test_contacts_are_found(text: str, contact: str) -> None:
    assert [span.value for span in find_contacts(text)] == [contact]


@pytest.mark.parametrize(
    "text",
    [
        "2019-2023 at Tesco",
        "since 01.05.2019",
        "I earn 30,000",
        "2 000 000 customers",
        "tuesdays 18-21",
        "meet @ noon",
        "3 years, 4 jobs, 5 bosses",
        "2023-05-01",
    ],
)
def test_dates_and_amounts_are_no_contacts(text: str) -> None:
    assert find_contacts(text) == []
