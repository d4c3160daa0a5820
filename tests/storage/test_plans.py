"""Links to plans: one contract for the fake and the real store."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import sqlalchemy as sa

from assistant.mentoring.mails import Mail
from assistant.mentoring.plans import PlanLink
from assistant.storage.outbox import SqlOutbox
from assistant.storage.plans import SqlPlanLinks

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=timezone.utc)


def a_link(id: str = "l-1", key: str = "web:ada", hours: int = 0) -> PlanLink:
    return PlanLink(id, key, NOW + timedelta(hours=hours))


def a_mail(about: str) -> Mail:
    return Mail(f"{about}-plan", "ada@example.org", "subject", "text", "http://x/y", about)


def test_a_link_comes_back_as_it_was_kept(plan_links: Any) -> None:
    plan_links.add(a_link(), [])
    assert plan_links.get("l-1") == a_link()
    assert plan_links.get("l-2") is None


def test_links_are_listed_newest_first_and_by_person(plan_links: Any) -> None:
    for link in (a_link("l-1"), a_link("l-2", hours=1), a_link("l-3", "web:bob")):
        plan_links.add(link, [])
    assert [link.id for link in plan_links.of_person("web:ada")] == ["l-2", "l-1"]


def test_forgetting_somebody_ends_their_links_alone(plan_links: Any) -> None:
    plan_links.add(a_link("l-1"), [])
    plan_links.add(a_link("l-2", "web:bob"), [])
    plan_links.forget("web:ada")
    assert plan_links.get("l-1") is None
    assert plan_links.get("l-2")


def test_a_mail_not_yet_sent_is_forgotten_with_its_link(engine: sa.engine.Engine) -> None:
    links, outbox = SqlPlanLinks(engine), SqlOutbox(engine)
    links.add(a_link("l-1"), [a_mail("l-1")])
    links.add(a_link("l-2", "web:bob"), [a_mail("l-2")])
    links.forget("web:ada")
    assert [mail.about for mail in outbox.due(NOW, 9)] == ["l-2"]
