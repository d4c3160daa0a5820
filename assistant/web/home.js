/** Where the assistant is reached, without a slash at the end; set once, before anything is asked of it. */
export const home = { host: location.origin };
