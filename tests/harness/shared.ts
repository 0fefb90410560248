import { join } from 'node:path'

/** The folder of reference data (`gold`, `data`), or null where the machine has none. */
export const sharedFolder: string | null = process.env.CARACTERIZA_SHARED ?? null

/** A path in that folder; only for tests that skip without it. */
export const shared = (...path: string[]): string => join(sharedFolder ?? '', ...path)

/** Says once, in the output of the run, what a test could not look at. */
export const tellSkipped = (what: string, missing: string): void => {
  console.info(`Skipped: ${what}. Missing: ${missing}.`)
}
