const LONGEST_WAIT = 30_000; // milliseconds
const WAITS = new Set(['Timeout', 'Immediate', 'FSReqPromise', 'FSReqCallback']);

/**
 * When nothing is under way any more: a program may start its `main()` and not wait for it. Twice
 * nothing, since one wait may end and the next begin. A timer may go on for ever.
 */
export async function settled() {
  const end = performance.now() + LONGEST_WAIT;
  for (let quiet = 0; quiet < 2 && performance.now() < end; ) {
    await new Promise((resolve) => setImmediate(resolve));
    quiet = process.getActiveResourcesInfo().some((one) => WAITS.has(one)) ? 0 : quiet + 1;
  }
}
