import { Failure } from '../contract/failure.ts'
import { appendAudit } from './audit.ts'
import type { JsonObject } from './canonical-json.ts'
import { storageFailure } from './storage-failure.ts'
import { identifiersFile, identifiersOf, type Study } from './study.ts'

/*
 * Linkages under way, in identifiers.db: who opens the study without its key can neither see nor change them. All that
 * is kept of the records are their pseudonyms.
 */

export type KeptPair = {
  readonly pair: number
  /** Pseudonyms as hexadecimal text. */
  readonly first: string
  readonly second: string
  readonly pattern: number
  readonly weight: number
  readonly probability: number
  readonly decision: 'same' | 'different' | null
}

/** Keeps a linkage with its pairs, in the place of one of the same name. */
export const keepLink = (
  study: Study,
  name: string,
  settings: object,
  pairs: readonly Omit<KeptPair, 'pair' | 'decision'>[],
  details: JsonObject,
): void => {
  appendAudit(study, { action: 'link.started', object: name, details })
  inVault(study, () => {
    const db = identifiersOf(study)
    db.prepare('DELETE FROM link WHERE name = ?').run(name)
    db.prepare('INSERT INTO link (name, settings, begun_at, person) VALUES (?, ?, ?, ?)').run(
      name,
      JSON.stringify(settings),
      study.now().toISOString(),
      study.person.id,
    )
    const insert = db.prepare(
      `INSERT INTO link_pair (link, pair, first, second, pattern, weight, probability)
       VALUES (?, ?, unhex(?), unhex(?), ?, ?, ?)`,
    )
    for (const [at, { first, second, pattern, weight, probability }] of pairs.entries())
      insert.run(name, at + 1, first, second, pattern, weight, probability)
  })
}

export const linkNames = (study: Study): readonly string[] =>
  identifiersOf(study).prepare<[], string>('SELECT name FROM link ORDER BY name').pluck().all()

/** What a linkage was begun with; fails for a name that is not there. */
export const linkSettings = (study: Study, name: string): unknown => {
  const text = identifiersOf(study)
    .prepare<[string], string>('SELECT settings FROM link WHERE name = ?')
    .pluck()
    .get(name)
  if (text === undefined) throw new Failure('link.none', { link: name })
  return JSON.parse(text)
}

/** The pairs of a linkage, the likeliest first. */
export const linkPairs = (study: Study, name: string): readonly KeptPair[] =>
  identifiersOf(study)
    .prepare<[string], KeptPair>(
      `SELECT pair, lower(hex(first)) AS first, lower(hex(second)) AS second, pattern, weight, probability, decision
       FROM link_pair WHERE link = ? ORDER BY pair`,
    )
    .all(name)

/** Notes what a person decided of pairs. */
export const decidePairs = (
  study: Study,
  name: string,
  pairs: readonly number[],
  decision: 'same' | 'different' | null,
): void => {
  appendAudit(study, {
    action: 'link.decided',
    object: name,
    details: { pairs: pairs.length, decision: decision ?? 'none' },
  })
  inVault(study, () => {
    const update = identifiersOf(study).prepare(
      'UPDATE link_pair SET decision = ?, decided_at = ?, person = ? WHERE link = ? AND pair = ?',
    )
    for (const pair of pairs) {
      const { changes } = update.run(decision, study.now().toISOString(), study.person.id, name, pair)
      if (changes === 0) throw new Failure('link.unknown-pair', { link: name, pair })
    }
  })
}

/** Forgets a linkage with its pairs. */
export const forgetLink = (study: Study, name: string): void => {
  inVault(study, () => identifiersOf(study).prepare('DELETE FROM link WHERE name = ?').run(name))
}

const inVault = <T>(study: Study, work: () => T): T => {
  try {
    return identifiersOf(study).transaction(work)()
  } catch (error) {
    throw storageFailure(error, identifiersFile)
  }
}
