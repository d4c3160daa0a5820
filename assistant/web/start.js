import { MentorChat } from "./element.js";
import { findHost } from "./host.js";
import { home } from "./home.js";

const script = document.currentScript;

/** Puts a launcher on pages that place no chat themselves. */
function place() {
  if (!document.querySelector("mentor-chat") && script?.dataset.launcher !== "off")
    document.body.append(document.createElement("mentor-chat"));
}

// A page may hold the line twice.
if (!customElements.get("mentor-chat")) {
  home.host = findHost(script);
  customElements.define("mentor-chat", MentorChat);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", place);
  else place();
}
