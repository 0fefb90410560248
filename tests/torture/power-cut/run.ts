import { mkdirSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../../main/contract/failure.ts'
import { listAudit } from '../../../main/study/audit.ts'
import { checkIntegrity } from '../../../main/study/check-integrity.ts'
import { closeStudy, openStudy } from '../../../main/study/open-study.ts'
import { releases } from '../../../main/study/releases.ts'
import { passphrase, temporaryFolder } from '../../harness/engine.ts'
import { type Act, canRecord, record, scenario } from './record.ts'
import { Disk, losses } from './replay.ts'

export type CutRequest = {
  /** How often the scenario imports, types in, runs, reviews and releases. */
  readonly rounds: number
  /** Every how many fsyncs the power is cut. */
  readonly every: number
}

export type CutReport = { readonly syncs: number; readonly cuts: number; readonly problems: readonly string[] }

/**
 * Records all writes of a study from its making to its releases, records typed in among them, and replays them with the power cut at an fsync: with all
 * writes of before, with those alone that were brought to the disk, and with half of the last one. Each time the study
 * must open, be whole, hold everything that was confirmed, and nothing that never happened. Null without strace.
 */
export const cutPower = async ({ rounds, every }: CutRequest): Promise<CutReport | null> => {
  if (!canRecord()) return null
  const { folder, remove } = temporaryFolder()
  const place = realpathSync(folder)
  try {
    mkdirSync(join(place, 'files'))
    const study = join(place, 'study')
    const acts = await record(scenario, [study, join(place, 'files'), String(rounds)], place, join(place, 'trace'))
    rmSync(join(place, 'trace'))
    return await replay(acts, study, join(place, 'cut'), every)
  } finally {
    remove()
  }
}

const replay = async (acts: readonly Act[], study: string, cut: string, every: number): Promise<CutReport> => {
  const history = await historyOf(study)
  const disk = new Disk()
  const problems: string[] = []
  const confirmed = { step: '', position: 0 }
  let syncs = 0
  let cuts = 0
  for (const act of acts) {
    disk.take(act)
    if (act.act === 'told') {
      const [step = '', position] = act.line.split(' ')
      Object.assign(confirmed, { step, position: Number(position) })
    }
    if (act.act !== 'sync' || confirmed.position === 0 || !act.path.startsWith('study')) continue
    if (syncs++ % every !== 0) continue
    for (const loss of losses) {
      cuts++
      disk.writeTo(cut, loss)
      const problem = await problemOf(join(cut, 'study'), history, confirmed.position)
      if (problem !== null) problems.push(`fsync ${syncs} of ${act.path} after ${confirmed.step}, ${loss}: ${problem}`)
    }
  }
  return { syncs, cuts, problems }
}

/** The hashes of the audit log as it ended: every state in between is a beginning of it. */
const historyOf = async (folder: string): Promise<readonly string[]> => {
  const study = await openStudy({ folder, passphrase: Buffer.from(passphrase), now: () => new Date() })
  const hashes = listAudit(study, 1, Number.MAX_SAFE_INTEGER).map(({ hash }) => hash)
  closeStudy(study)
  return hashes
}

/** What opening puts on record when it mends what a cut left. */
const mendings = ['header.repaired', 'version.undone', 'run.interrupted']

const problemOf = async (folder: string, history: readonly string[], confirmed: number): Promise<string | null> => {
  try {
    const study = await openStudy({ folder, passphrase: Buffer.from(passphrase), now: () => new Date() })
    try {
      const log = listAudit(study, 1, Number.MAX_SAFE_INTEGER)
      const shared = log.findIndex(({ hash }, place) => hash !== history[place])
      const kept = shared < 0 ? log.length : shared
      if (kept < confirmed) return `record ${confirmed} was confirmed, the log ends at ${kept}`
      const foreign = log.slice(kept).find(({ action }) => !mendings.includes(action))
      if (foreign) return `record ${foreign.position} (${foreign.action}) never happened`
      const made = log.filter(({ action }) => action === 'release.made').length
      if (releases(study).length !== made) return `${made} releases on record, ${releases(study).length} registered`
      return checkIntegrity(study)[0]?.code ?? null
    } finally {
      closeStudy(study)
    }
  } catch (error) {
    return error instanceof Failure ? error.code : String(error)
  }
}

/** Says on the terminal what came of it; gives the number of problems. */
export const torturePowerCuts = async (rounds: number): Promise<number> => {
  const report = await cutPower({ rounds, every: 1 })
  if (report === null) {
    console.log('Power cuts: skipped, strace is not there or may not look.')
    return 0
  }
  const { syncs, cuts, problems } = report
  console.log(`Power cuts: ${cuts} at ${syncs} fsyncs of ${rounds} rounds; ${problems.length} left a broken study.`)
  for (const problem of problems.slice(0, 50)) console.log(problem)
  return problems.length
}
