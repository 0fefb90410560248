/** How long a test waits for something on a page or from another process. A busy machine is no failure. */
export const patienceMs = 300_000
