"""How often a question gets its answer, and one without an answer is admitted.

The questions are held out: `tests/nlu/held_out_questions.jsonl`, four ways to ask each thing and
some about work or mentoring that nothing here answers.
"""

from __future__ import annotations

from assistant.benchmarks.pipelines_scores import mean
from assistant.benchmarks.understanding_own import held_out
from assistant.mentoring.knowledge import UNKNOWN
from assistant.services.understand import as_contract
from assistant.settings import ROOT

_FILE = "held_out_questions.jsonl"
_UNANSWERED = f"faq/{UNKNOWN}"
# Both say that there is no answer here; the first keeps the question for the coordinator.
_ADMITS = (_UNANSWERED, "out_of_scope")


def measure() -> dict[str, float]:
    """`answers_top1` and `answers_refused`, by the model this project trains."""
    from assistant.console import parser
    from assistant.dialogue.training import current_model, train

    understand = parser(current_model(ROOT) or train(ROOT))
    held = held_out(_FILE)
    said = [str(as_contract(understand(message.text))["intent"]) for message in held]
    return scores([message.intent for message in held], said)


def scores(wanted: list[str], said: list[str]) -> dict[str, float]:
    """The two shares, from intents with the answer's id such as ``faq/how_long``."""
    pairs = list(zip(wanted, said))
    return {
        "answers_top1": mean(s == w for w, s in pairs if w != _UNANSWERED),
        "answers_refused": mean(s in _ADMITS for w, s in pairs if w == _UNANSWERED),
    }
