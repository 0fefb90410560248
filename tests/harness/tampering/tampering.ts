import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { testEngine } from '../engine.ts'

/** One way to tamper with a copy of a study, and what the product must say of it. */
export type Tampering = {
  /** What was tampered with, for counting: "pages", "headers". */
  readonly group: string
  readonly name: string
  /** The folder that a copy is made of. */
  readonly of: string
  readonly alter: (folder: string) => void | Promise<void>
  readonly passphrase: string
  /** The head on paper that is given at the opening. */
  readonly head?: string
  /** What this machine remembers of studies, as the text of its file. */
  readonly remembered?: string
  /**
   * Codes of failures, one of which must be said at the opening or by the check of the whole study, and none besides.
   * `repaired`: it opens sound, with the mending on record. `unproved`: it opens and its age is said to be unproved.
   */
  readonly says: readonly string[]
  /** What must stand in the parameters of the first failure that is said. */
  readonly about?: Readonly<Record<string, unknown>>
}

export type Told = { readonly code: string; readonly params: Readonly<Record<string, unknown>> }

/** What the product said of one tampered study; `problem` is null when that was right. */
export type Trial = { readonly told: readonly Told[]; readonly problem: string | null }

/** Tampers with a copy, opens it, checks the whole of it, and holds what was said against what must be said. */
export const tryTampering = async (tampering: Tampering, place: string): Promise<Trial> => {
  const scratch = mkdtempSync(join(place, 'trial-'))
  const folder = join(scratch, 'study')
  try {
    cpSync(tampering.of, folder, { recursive: true, filter: (path) => !path.endsWith('releases') })
    await tampering.alter(folder)
    const told = await toldOf(tampering, folder, join(scratch, 'heads.json'))
    return { told, problem: problemOf(tampering, told) }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

const toldOf = async ({ passphrase, head, remembered }: Tampering, folder: string, heads: string): Promise<Told[]> => {
  if (remembered !== undefined) writeFileSync(heads, remembered)
  const crashes: Told[] = []
  const incident = (_: string, error: unknown) => {
    crashes.push({ code: `crash: ${error}`, params: {} })
  }
  const engine = testEngine({ incident, ...(remembered === undefined ? {} : { heads }) })
  try {
    const { age } = await engine.call('study.open', { folder, passphrase, ...(head === undefined ? {} : { head }) })
    const { findings } = await engine.call('study.check', {})
    const log = await engine.call('audit.list', {})
    const isRepaired = log.slice(-2).some(({ action }) => action === 'header.repaired')
    return [
      ...findings,
      ...(isRepaired ? [{ code: 'repaired', params: {} }] : []),
      ...(age === 'unproved' && (head ?? remembered) === undefined && findings.length === 0 && !isRepaired
        ? [{ code: 'unproved', params: {} }]
        : []),
    ]
  } catch (error) {
    const { code, params } = error as Told
    return crashes.length > 0 ? crashes : [{ code, params }]
  } finally {
    await engine.close()
  }
}

const problemOf = ({ group, name, says, about = {} }: Tampering, told: readonly Told[]): string | null => {
  const first = told[0]
  const wrong = told.find(({ code }) => !says.includes(code))
  if (first && !wrong && Object.entries(about).every(([key, value]) => first.params[key] === value)) return null
  const said = told.map(({ code, params }) => `${code} ${JSON.stringify(params)}`).join(', ')
  return `${group}: ${name}: ${said || 'nothing'} instead of ${says.join(' or ')} ${JSON.stringify(about)}`
}
