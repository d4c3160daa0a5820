import { publicUrl } from "./served.js";

/**
 * Finds the server this widget belongs to: as somebody said outright, as the server was told it is reached, or else
 * from where this very script came. `document.currentScript` alone is not enough: modules, delayed scripts and some
 * optimisers leave it empty. A script merged into another file has no address of ours at all.
 */
export function findHost(script, trace = new Error().stack) {
  const said = script?.dataset.host ?? document.querySelector("script[data-mentor-host]")?.dataset.mentorHost;
  const own = /https?:\/\/[^\s()@]+?(?=\/widget\.js\b)/;
  const found = said || publicUrl || own.exec(script?.src)?.[0] || own.exec(trace)?.[0];
  return (found || location.origin).replace(/\/+$/, "");
}
