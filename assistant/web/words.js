/** Every word the page itself shows; what the assistant says comes from the server. */
export const words = {
  name: "Find a mentor",
  lede: "Tell me what you hope for, and we look for the right mentor together.",
  kept: 'Kept so that we can go on where you stopped. Say "forget me" and it is deleted.',

  conversation: "Conversation",
  assistant: "Assistant:",
  you: "You:",
  today: "Today",
  yesterday: "Yesterday",
  patience: "Still working on it, one moment please.",
  more: "More below",

  draft: "Your message",
  placeholder: "In your own words",
  send: "Send",
  room: (left) => (left === 1 ? "1 character left" : `${left} characters left`),

  suggestions: "Suggested answers",
  notSent: "Not sent.",
  again: "Try again",
  edit: "Edit",
  unreachable: "The assistant could not be reached. Your words are safe here.",
  refused: "This message could not be taken.",
  notOpened: "The assistant cannot be reached right now. Nothing is lost.",
  afresh: "Your earlier conversation is no longer there, so we begin afresh.",

  fictional: "Fictional demo person",
  gaps: "Good to know",
  letter: "A first message you can use",
  copy: "Copy",
  copied: "Copied",
  copyFailed: "Selected: copy it with your own keys or menu",

  kinds: { event: "Event", association: "Association", school: "School", resource: "Online resource" },
  when: "When",
  where: "Where",
  visit: (host) => `Visit ${host}`,
  share: "The picture to keep or share",
  newTab: "(opens in a new tab)",
  checked: (day) => `Checked ${day}`,
  source: (source) => `Source: ${source}`,

  progress: "The five ways to a mentor",
  states: { done: "done", here: "you are here", open: "still open" },
  step: (position, total, label) => `${position} of ${total}: ${label}`,
  allDone: "All ways looked at",
};

/** Puts the words into the elements of `root` that name one. */
export function fillWords(root) {
  for (const element of root.querySelectorAll("[data-word]"))
    element.textContent = words[element.dataset.word];
  for (const element of root.querySelectorAll("[data-word-label]"))
    element.setAttribute("aria-label", words[element.dataset.wordLabel]);
  for (const element of root.querySelectorAll("[data-word-placeholder]"))
    element.placeholder = words[element.dataset.wordPlaceholder];
}
