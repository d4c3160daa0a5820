import { node, unseen } from "./nodes.js";
import { words } from "./words.js";

/** Draws the ways to a mentor as one slim line; each newer one replaces the last. */
export function showProgress(bar, steps) {
  const known = Array.isArray(steps) ? steps.filter((step) => step?.label) : [];
  const here = known.findIndex((step) => step.state === "here");
  const now =
    here >= 0
      ? words.step(here + 1, known.length, known[here].label)
      : known.every((step) => step.state === "done") && words.allDone;
  bar.replaceChildren(
    node("ol", { "aria-label": words.progress }, known.map(way)),
    // Narrow screens have no room for the labels, so the present one stands alone; the list already tells it to readers.
    ...(now ? [node("p", { class: "now", "aria-hidden": "true" }, now)] : []),
  );
  bar.hidden = known.length === 0;
}

function way({ label, state }) {
  const known = Object.hasOwn(words.states, state) ? state : "open";
  return node(
    "li",
    { class: known, "aria-current": known === "here" && "step" },
    node("span", { class: "label" }, label),
    unseen(`, ${words.states[known]}`),
  );
}
