/** Waits some time, less where the network comes back or somebody looks at the page again. */
export function pause(ms) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(clock);
      removeEventListener("online", done);
      document.removeEventListener("visibilitychange", looked);
      resolve();
    };
    const looked = () => document.visibilityState === "visible" && done();
    const clock = setTimeout(done, ms);
    addEventListener("online", done);
    document.addEventListener("visibilitychange", looked);
  });
}

/** How long to wait after so many tries; not all pages at once when a server comes back. */
export function patienceAfter(tries) {
  return Math.min(15_000, 400 * 2 ** tries) * (0.75 + Math.random() / 2);
}

/** Runs `job` in one tab of a browser at a time; where tabs cannot be told apart, in each. */
export function inOneTab(name, job) {
  return navigator.locks ? navigator.locks.request(name, job) : job();
}
