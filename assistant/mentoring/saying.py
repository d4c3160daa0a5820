"""What the assistant says in answer to a message: which actions, by how it was heard."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.mentoring.journey import BY_NAME

# The actions that answer for one way of having been heard, before the journey goes on or waits.
_REPLIES: Mapping[str, tuple[str, ...]] = {
    "aside": ("action_resume",),
    "answered": ("action_answer", "action_resume"),
    "greeted": ("utter_greet_back", "action_resume"),
    "declined": ("action_decline", "action_resume"),
    "returned": ("action_welcome_back", "action_resume"),
    "another": ("action_offer_step",),
    "later": ("utter_later",),
    "tired": ("utter_tired",),
    "unsent_today": ("utter_not_sent_today",),
    # News brought a question of their own.
    "told": (),
    "more": ("utter_ask_more",),
    "form": ("action_ask_form",),
    "formed": ("action_form_kept", "action_resume"),
    "plan": ("action_show_plan", "action_resume"),
    "mailed": ("action_mail_plan", "action_resume"),
    "too_many": ("action_refuse_request", "action_resume"),
    "unclear": ("action_rephrase",),
    "between": ("action_ask_between",),
    "awaits": ("action_ask_outside",),
    "contact": ("action_keep_contact", "action_resume"),
    "reachable": ("action_keep_contact", "utter_ask_transcript"),
    "shared": ("action_share_conversation", "action_resume"),
    "unshared": ("utter_not_shared", "action_resume"),
    "forgotten": ("action_forget",),
    "kept": ("utter_kept", "action_resume"),
    # What was understood, and the open question.
    "noted": ("action_ask",),
    "unsent": ("utter_not_sent", "action_resume"),
    "withdraw": ("action_withdraw_request",),
    "news": ("action_request_news", "action_resume"),
    "no_such_day": ("action_refuse_day",),
    "ending": ("action_lead_to_ending", "action_resume"),
    "hosting": ("action_host",),
    "hosted": ("action_host", "action_resume"),
    "amend": ("utter_agreement_amend",),
    "gone": ("utter_chosen_gone", "action_choose_mentor"),
    "link": ("action_send_link", "action_resume"),
    "blocked": ("action_block_mentor", "action_resume"),
    "uneditable": ("utter_cannot_edit", "action_resume"),
    "hoping": ("action_keep_hope", "action_resume"),
    "unavailable": ("utter_unavailable",),
    "nod": ("utter_nod", "action_resume"),
    "praised": ("action_resume",),
    "farewell": ("utter_farewell",),
    "whom": ("utter_choose_question",),
    "which": ("action_ask_which",),
    "undropped": ("utter_nothing_to_drop", "action_resume"),
    "stuck": ("action_offer_help",),
}


# What is said before the step speaks.
_BEFORE = {
    "first": "action_introduce",
    "taken": "action_step_taken",
    "dropped": "utter_draft_dropped",
    "guessed": "utter_guessed",
    "without": "utter_without",
    "wider": "utter_wider",
}


def actions_for(step: str, asks: str | None, heard: str) -> tuple[str, ...]:
    """What is to be said this turn, in order; the policy predicts the first not yet said."""
    if heard in _REPLIES:
        return _REPLIES[heard]
    spoken = "action_ask" if asks else BY_NAME[step].action
    return (_BEFORE[heard], spoken) if heard in _BEFORE else (spoken,)
