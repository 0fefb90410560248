/** What one input may take: seconds of the processor, or seconds of waiting for something that does not come. */
export const patience = { busySeconds: 10, waitingSeconds: 60 } as const

/** What had passed when it was looked: seconds of the processor that the program took, and of the clock. */
export type Passed = { readonly busy: number; readonly clock: number }

/**
 * Longest time between two looks that counts as waiting. A program that was not let run meanwhile, because others had
 * the processor or because somebody stopped it, looks late: that time says nothing of the input.
 */
const longestLook = 1

/**
 * Watches that no input hangs: to be told at every look which input is at hand. Says what is wrong, or null. The
 * processor's time decides, so that a machine with other work does not accuse an input; one that sleeps takes none, and
 * is caught by the clock.
 */
export const watchHangs = (): ((input: number, passed: Passed) => string | null) => {
  let began: { input: number; busy: number } | null = null
  let looked = 0
  let waited = 0
  return (input, { busy, clock }) => {
    if (began?.input !== input) {
      began = { input, busy }
      waited = 0
    } else waited += Math.min(clock - looked, longestLook)
    looked = clock
    if (busy - began.busy > patience.busySeconds) return `takes more than ${patience.busySeconds} s of the processor`
    return waited > patience.waitingSeconds ? `hangs for more than ${patience.waitingSeconds} s` : null
  }
}
