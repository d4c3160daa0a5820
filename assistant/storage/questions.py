"""Questions without an answer, and the answers the coordinator added, in SQL."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from assistant.mentoring.questions import AddedAnswer, Question, key_of, without_contacts
from assistant.storage.engine import reading, writing
from assistant.storage.rows import moment_of, stored
from assistant.storage.tables.conversations import added_answers, questions


class SqlQuestions:
    """Implements `mentoring.ports.Questions`."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def keep(self, text: str, now: datetime) -> None:
        kept, moment = without_contacts(text), stored(now)
        new = {"text": kept, "asked": moment, "last_asked": moment, "times": 1, "answered": False}
        once_more = {"times": questions.c.times + 1, "last_asked": moment, "answered": False}
        # Two who ask the same at once must not end in an error for either.
        dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        statement = dialect.insert(questions).values(key=key_of(kept), **new)
        with writing(self._engine) as connection:
            connection.execute(
                statement.on_conflict_do_update(index_elements=["key"], set_=once_more)
            )

    def waiting(self) -> list[Question]:
        query = (
            sa.select(questions)
            .where(sa.not_(questions.c.answered))
            .order_by(questions.c.times.desc(), questions.c.last_asked.desc(), questions.c.id)
        )
        with reading(self._engine) as connection:
            return [
                Question(
                    row.id, row.text, moment_of(row.asked), moment_of(row.last_asked), row.times
                )
                for row in connection.execute(query)
            ]

    def settle(self, question_id: int) -> None:
        done = sa.update(questions).where(questions.c.id == question_id).values(answered=True)
        with writing(self._engine) as connection:
            connection.execute(done)

    def add(self, answer: AddedAnswer, now: datetime) -> AddedAnswer:
        values = {
            "question": answer.question,
            "phrasings": list(answer.phrasings),
            "text": answer.text,
            "changed": stored(now),
        }
        with writing(self._engine) as connection:
            if answer.id:
                mine = added_answers.c.id == answer.id
                changed = connection.execute(sa.update(added_answers).where(mine).values(values))
                if changed.rowcount == 1:
                    return answer
            made = connection.execute(sa.insert(added_answers).values(values))
            id = int(made.inserted_primary_key[0])
        return AddedAnswer(answer.question, answer.text, answer.phrasings, id)

    def remove(self, answer_id: int) -> None:
        with writing(self._engine) as connection:
            connection.execute(sa.delete(added_answers).where(added_answers.c.id == answer_id))

    def added(self) -> list[AddedAnswer]:
        query = sa.select(added_answers).order_by(added_answers.c.id)
        with reading(self._engine) as connection:
            return [_answer(row) for row in connection.execute(query)]


def _answer(row: Any) -> AddedAnswer:
    return AddedAnswer(row.question, row.text, tuple(row.phrasings), row.id)
