import type { Study } from './study.ts'

/** The names of everyone who has or had a key to the study, by the id that records carry. */
export const people = (study: Study): ReadonlyMap<string, string> =>
  new Map(study.db.prepare<[], [string, string]>('SELECT id, name FROM person').raw().all())
