import { languages } from "./served.js";
import { home } from "./home.js";
import { words as english } from "./words/en.js";

/** Every word the widget itself shows, in the language of the page; what the assistant says comes from the server. */
export const words = { ...english };

/** Takes over a language's words, so far as there are any: the language itself is told by `words.language`. */
export async function speak(language) {
  const known = languages.find((one) => one === language) ?? languages.find((one) => one === language?.split("-")[0]);
  if (!known || known === words.language) return;
  try {
    Object.assign(words, (await import(`${home.host}/static/words/${known}.js`)).words);
  } catch {
    // English words are better than none.
  }
}
