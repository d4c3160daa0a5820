"""The coordinator's morning in a real browser: log in, approve, import, read the report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from assistant.bootstrap import Services, build
from assistant.desk.site import PAGES as SHOWN
from assistant.mentoring.occupations import Occupations
from assistant.nlp.vocabulary import Vocabulary
from assistant.settings import read_settings
from tests.desk.desk_site import WORD, a_desk
from tests.desk.filled import a_programme_at_work

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
PAGES = ("", *(path.strip("/") for path, _ in SHOWN[1:]))


@pytest.fixture
def services(
    engine: sa.engine.Engine, few: Occupations, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Services]:
    monkeypatch.setattr("assistant.bootstrap.load_vocabulary", lambda: Vocabulary(few))
    url = engine.url.render_as_string(hide_password=False)
    built = build(read_settings({"MENTOR_DATABASE_URL": url, "MENTOR_SECRET_KEY": "for tests"}))
    a_programme_at_work(built)
    yield built
    built.engine.dispose()


def test_the_coordinator_logs_in_approves_imports_and_reads(
    chromium: Any, services: Services, tmp_path: Path
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Name;Job title;external_id\nNew One;nurse;n-1\nBad One;;n-2\n")
    with a_desk(services) as site:
        # Without scripts, as the pages promise.
        context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(site.url)
        page.get_by_label("Password").fill(WORD)
        page.get_by_role("button", name="Log in").click()
        page.get_by_role("link", name="1 mentor to approve").click()
        page.get_by_label("A few words for the mail to Grace").fill("Welcome!")
        page.get_by_role("button", name="Approve").click()
        assert page.get_by_role("status").inner_text() == "Approved. A mail tells the mentor."
        page.get_by_role("link", name="Import").click()
        page.get_by_label("The file").set_input_files(people)
        page.get_by_role("button", name="Look at it").click()
        page.get_by_role("button", name="Import 1, leave 1 out").click()
        assert page.get_by_role("status").inner_text() == "Imported."
        page.get_by_role("link", name="Report").click()
        assert "midwife (title)" in page.get_by_role("main").inner_text()
        with page.expect_download() as download:
            page.get_by_role("link", name="CSV of funnel").click()
        assert download.value.suggested_filename == "funnel.csv"
        page.get_by_role("button", name="Log out").click()
        assert page.get_by_label("Password").is_visible()
        context.close()
    assert services.importing.mentors.by_ids(["own-1"])[0].review == "approved"
    assert services.importing.mentors.by_ids(["n-1"])[0].name == "New One"
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_a_small_phone(
    chromium: Any, services: Services, scheme: str
) -> None:
    with a_desk(services) as site:
        context = chromium.new_context(viewport=PHONE, color_scheme=scheme)
        page = context.new_page()
        page.goto(site.url)
        page.fill("#password", WORD)
        page.get_by_role("button", name="Log in").click()
        wide = []
        for path in PAGES:
            page.goto(f"{site.url}/{path}")
            if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
                wide.append(path)
        context.close()
    assert wide == []
