import { link, node, safeAddress } from "./nodes.js";

/**
 * The little markdown replies use: paragraphs, lists, **bold**, *italic*, `code`, [text](address), bare addresses.
 * Everything else, HTML included, stays the text it is, because only DOM nodes are built.
 */
export function markdown(text) {
  const blocks = document.createDocumentFragment();
  let open = null;
  for (const line of text.split(/\r?\n/)) {
    const bullet = /^\s{0,3}[-*•]\s+(.+)$/.exec(line);
    const number = /^\s{0,3}(\d{1,3})[.)]\s+(.+)$/.exec(line);
    const tag = bullet ? "ul" : number ? "ol" : "p";
    if (!line.trim()) {
      open = null;
    } else if (open?.localName === tag) {
      if (tag === "p") open.append(node("br"), ...inline(line));
      else open.append(node("li", {}, inline(bullet?.[1] ?? number[2])));
    } else {
      open = tag === "p" ? node("p", {}, inline(line)) : node(tag, { start: number && number[1] !== "1" && number[1] }, node("li", {}, inline(bullet?.[1] ?? number[2])));
      blocks.append(open);
    }
  }
  return blocks;
}

const MARKS = /\[([^\][]+)\]\(([^()\s]+)\)|(https:\/\/[^\s<>"']+)|\*\*(\S(?:.*?\S)?)\*\*|\*([^\s*](?:[^*]*[^\s*])?)\*|`([^`]+)`/g;

/** The nodes of one line, in order. */
function inline(line) {
  const parts = [];
  let end = 0;
  for (const found of line.matchAll(MARKS)) {
    parts.push(line.slice(end, found.index));
    parts.push(...marked(found));
    end = found.index + found[0].length;
  }
  parts.push(line.slice(end));
  return parts;
}

function marked([whole, title, address, bare, bold, italic, code]) {
  if (bold) return [node("strong", {}, inline(bold))];
  if (italic) return [node("em", {}, inline(italic))];
  if (code) return [node("code", {}, code)];
  if (bare) return bareLink(bare);
  const url = safeAddress(address);
  return [url ? link(url, title) : whole];
}

/** Punctuation after an address belongs to the sentence. */
function bareLink(written) {
  const address = written.replace(/[.,;:!?)\]*]+$/, "");
  const url = safeAddress(address);
  return [url ? link(url, address) : address, written.slice(address.length)];
}
