import { appendAudit } from './audit.ts'
import { canonicalJson, type JsonObject } from './canonical-json.ts'
import type { Study } from './study.ts'
import { transaction } from './transaction.ts'

export type RunState = 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted'

export type Run = {
  readonly id: number
  /** What was run: "run", "estimate", "import". */
  readonly kind: string
  readonly inputs: JsonObject
  readonly state: RunState
  readonly outcome: JsonObject
  readonly startedAt: string
  readonly finishedAt: string | null
  /** Id of the person who ran it. */
  readonly person: string
}

export const startRun = (study: Study, kind: string, inputs: JsonObject): number =>
  transaction(study, () => {
    const { lastInsertRowid } = study.db
      .prepare(
        `INSERT INTO run (kind, inputs, state, outcome, started_at, person) VALUES (?, ?, 'running', '{}', ?, ?)`,
      )
      .run(kind, canonicalJson(inputs), study.now().toISOString(), study.person.id)
    const id = Number(lastInsertRowid)
    appendAudit(study, { action: 'run.started', object: `run/${id}`, details: { kind, inputs } })
    return id
  })

export const finishRun = (
  study: Study,
  id: number,
  state: 'done' | 'failed' | 'cancelled',
  outcome: JsonObject,
): void =>
  transaction(study, () => {
    const { changes } = study.db
      .prepare(`UPDATE run SET state = ?, outcome = ?, finished_at = ? WHERE id = ? AND state = 'running'`)
      .run(state, canonicalJson(outcome), study.now().toISOString(), id)
    if (changes !== 1) throw new Error(`Run ${id} is not running`)
    appendAudit(study, { action: 'run.finished', object: `run/${id}`, details: { state, outcome } })
  })

/** All runs, newest first. */
export const listRuns = (study: Study): readonly Run[] =>
  study.db
    .prepare<[], RunRow>('SELECT * FROM run ORDER BY id DESC')
    .all()
    .map(({ started_at, finished_at, ...row }) => ({
      ...row,
      inputs: JSON.parse(row.inputs),
      outcome: JSON.parse(row.outcome),
      startedAt: started_at,
      finishedAt: finished_at,
    }))

/** Marks the runs that were under way when the program ended. */
export const endInterruptedRuns = (study: Study): void => {
  const ids = study.db.prepare<[], number>(`SELECT id FROM run WHERE state = 'running'`).pluck().all()
  for (const id of ids) {
    transaction(study, () => {
      study.db.prepare(`UPDATE run SET state = 'interrupted' WHERE id = ?`).run(id)
      appendAudit(study, { action: 'run.interrupted', object: `run/${id}` })
    })
  }
}

type RunRow = {
  readonly id: number
  readonly kind: string
  readonly inputs: string
  readonly state: RunState
  readonly outcome: string
  readonly started_at: string
  readonly finished_at: string | null
  readonly person: string
}
