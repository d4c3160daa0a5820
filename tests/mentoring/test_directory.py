"""How well a place suits somebody."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.mentoring.directory import suits
from tests.builders import a_place


def test_a_place_of_another_field_does_not_suit() -> None:
    assert suits(a_place(fields=("law",)), ("nursing",), None) == 0


def test_a_place_of_another_country_does_not_suit() -> None:
    assert suits(a_place(fields=("law",), countries=("US",)), ("law",), "GB") == 0


@pytest.mark.parametrize("place", [{}, {"fields": ("law",)}, {"countries": ("GB",)}])
@pytest.mark.parametrize("fields", [(), ("law",)])
@pytest.mark.parametrize("country", [None, "GB"])
def test_a_place_that_rules_nobody_out_suits_everybody(
    place: dict[str, Any], fields: tuple[str, ...], country: str | None
) -> None:
    assert suits(a_place(**place), fields, country) > 0


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"fields": ("law",)}, {"fields": ()}),
        ({"fields": ("law",)}, {"fields": ("law", "retail")}),
        ({"fields": ("law",)}, {"fields": ("retail",)}),
        ({"countries": ("GB",)}, {"countries": ()}),
        ({"countries": ("GB",)}, {"countries": ("US",)}),
        ({"mentoring": True}, {"mentoring": False}),
        ({"mentoring": True}, {"mentoring": None}),
    ],
)
def test_the_better_place_scores_higher(better: dict[str, Any], worse: dict[str, Any]) -> None:
    wanted = ("law", "retail")
    assert suits(a_place(**better), wanted, "GB") > suits(a_place(**worse), wanted, "GB")


def test_one_of_several_countries_is_enough() -> None:
    assert suits(a_place(countries=("US", "GB")), (), "GB") > 0


def test_a_body_that_lists_many_fields_still_suits_the_last_of_them() -> None:
    fields = tuple(f"field {number}" for number in range(10))
    assert suits(a_place(fields=fields), ("field 9",), None) > 0
