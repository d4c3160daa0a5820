/** The page for integrators: the line to copy, and a chat that shows each choice at once. */
const at = (id) => document.getElementById(id);
/** What people with weak sight need between letters and what is behind them. */
const ENOUGH = 4.5;

const line = `<script src="${location.origin}/widget.js" async></script>`;
at("line").textContent = line;
at("origin").textContent = at("host").textContent = location.origin;
at("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(line);
    at("copied").textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(at("line"));
    at("copied").textContent = "Selected: copy it with your own keys or menu";
  }
});

const chat = document.querySelector("mentor-chat");
const form = at("theme");
const usual = new Map([...new FormData(form)]);
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
show();

function show() {
  const chosen = [];
  for (const [name, value] of new FormData(form)) {
    if (name === "theme") {
      if (value) chat.setAttribute("theme", value);
      else chat.removeAttribute("theme");
      continue;
    }
    const written = value + (form.elements[name].dataset.unit ?? "");
    if (value === usual.get(name)) {
      chat.style.removeProperty(name);
    } else {
      chat.style.setProperty(name, written);
      chosen.push(`  ${name}: ${written};`);
    }
  }
  at("style").textContent = `mentor-chat {\n${chosen.join("\n") || "  /* nothing yet: choose above */"}\n}`;
  judge();
}

/** Says whether the chosen colours can be read. */
function judge() {
  const colour = (name) => form.elements[name].value;
  const pairs = [
    ["the letters on your colour", colour("--mentor-accent"), colour("--mentor-accent-ink")],
    ["your colour on the background", colour("--mentor-accent"), colour("--mentor-paper")],
  ];
  const poor = pairs.filter(([, one, other]) => contrast(one, other) < ENOUGH).map(([name]) => name);
  at("contrast").className = poor.length ? "poor" : "";
  at("contrast").textContent = poor.length
    ? `Hard to read: ${poor.join(" and ")}. Choose colours further apart.`
    : "These colours can be read by everybody.";
}

/** The ratio of two colours' lightness, 1 to 21, as the accessibility guidelines define it. */
function contrast(one, other) {
  const [darker, lighter] = [lightness(one), lightness(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function lightness(hex) {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const part = parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
