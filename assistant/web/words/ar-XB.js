import { words as english } from "./en.js";

/** A pretended language for trying the layout from right to left: English between marks that turn its direction. */
const turned = (text) => `\u202e${text}\u202c`;

function turn(value) {
  if (typeof value === "function") return (...given) => turned(value(...given));
  if (typeof value === "string") return turned(value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, turn(inner)]));
}

export const words = { ...turn(english), language: "ar-XB", direction: "rtl" };
