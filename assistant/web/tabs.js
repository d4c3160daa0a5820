import { home } from "./home.js";

/** Tells the other tabs of the same conversation what came, so that all show the same. */
export class Tabs {
  /** `token` gives this tab's: another one may be a shared computer's, with a conversation of its own. */
  constructor({ token, messages, forgotten }) {
    this.token = token;
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel(`mentor ${home.host}`) : null;
    this.channel?.addEventListener("message", ({ data }) => {
      if (!data.token || data.token !== token()) return;
      if (data.forgotten) forgotten();
      else messages(data.messages);
    });
  }

  tell(what) {
    this.channel?.postMessage({ token: this.token(), ...what });
  }
}
