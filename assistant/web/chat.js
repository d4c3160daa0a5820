import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { Messages } from "./messages.js";
import { Patience } from "./patience.js";
import { View, fitKeyboard } from "./view.js";
import { fillWords } from "./words.js";

const at = (id) => document.getElementById(id);

fillWords(document);
fitKeyboard();

const messages = new Messages(at("log"), (offer) => conversation.choose(offer));
const composer = new Composer(at("composer"), (text) => conversation.type(text));
const conversation = new Conversation({
  messages,
  composer,
  progress: at("progress"),
  patience: new Patience(at("waiting"), at("patience")),
  view: new View(at("talk"), at("more")),
});

conversation.begin();
// On a phone the keyboard would cover the greeting.
if (matchMedia("(hover: hover) and (pointer: fine)").matches) composer.focus();
