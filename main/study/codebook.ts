import { createHash } from 'node:crypto'
import { Variable } from '../contract/codebook.ts'
import { Failure } from '../contract/failure.ts'
import type { Localized } from '../contract/text.ts'
import { appendAudit } from './audit.ts'
import type { Study } from './study.ts'
import { transaction } from './transaction.ts'

/** A state of a dataset's codebook. Revisions are never changed; a correction is a new one with its reason. */
export type CodebookRevision = {
  readonly number: number
  readonly reason: string
  readonly savedAt: string
  /** Id of the person who saved it. */
  readonly person: string
}

/** The variables of a dataset as the newest revision, or the given one, documents them. */
export const variables = (study: Study, dataset: string, revision?: number): readonly Variable[] => {
  const id = revisionId(study, dataset, revision)
  if (id === null) throw new Failure('study.unknown-dataset', { dataset })
  return readVariables(study, id)
}

/** All revisions of a dataset's codebook, oldest first. */
export const codebookRevisions = (study: Study, dataset: string): readonly CodebookRevision[] =>
  study.db
    .prepare<[string], CodebookRevision>(
      'SELECT number, reason, saved_at AS savedAt, person FROM codebook_revision WHERE dataset = ? ORDER BY number',
    )
    .all(dataset)

/** Keeps a new revision of the codebook, unless nothing changed. */
export const saveCodebook = (study: Study, dataset: string, list: readonly Variable[], reason: string): void => {
  transaction(study, () => {
    if (revisionId(study, dataset) === null) throw new Failure('study.unknown-dataset', { dataset })
    keepCodebook(study, dataset, list, reason)
  })
}

/** The row id of the newest revision that says exactly `list`: the current one, or a new one. */
export const keepCodebook = (study: Study, dataset: string, list: readonly Variable[], reason: string): number =>
  transaction(study, () => {
    const current = revisionId(study, dataset)
    const same =
      current !== null && JSON.stringify(readVariables(study, current)) === JSON.stringify(list.map(inContractOrder))
    return same ? current : insertRevision(study, dataset, list, reason)
  })

const revisionId = (study: Study, dataset: string, number?: number): number | null =>
  study.db
    .prepare<[string, number | null], number>(
      'SELECT id FROM codebook_revision WHERE dataset = ? AND number = coalesce(?, number) ORDER BY number DESC LIMIT 1',
    )
    .pluck()
    .get(dataset, number ?? null) ?? null

const insertRevision = (study: Study, dataset: string, list: readonly Variable[], reason: string): number => {
  const number = codebookRevisions(study, dataset).length + 1
  const { lastInsertRowid } = study.db
    .prepare('INSERT INTO codebook_revision (dataset, number, reason, saved_at, person) VALUES (?, ?, ?, ?, ?)')
    .run(dataset, number, reason, study.now().toISOString(), study.person.id)
  for (const [position, variable] of list.entries()) insertVariable(study, Number(lastInsertRowid), position, variable)
  appendAudit(study, {
    action: 'codebook.saved',
    object: `${dataset}/codebook/${number}`,
    details: { reason, variables: list.length, sha256: codebookDigest(list) },
  })
  return Number(lastInsertRowid)
}

/** Stands in the log, so that no other documentation can take the place of what was saved. */
export const codebookDigest = (list: readonly Variable[]): string =>
  createHash('sha256')
    .update(JSON.stringify(list.map(inContractOrder)))
    .digest('hex')

const insertVariable = (study: Study, revision: number, position: number, variable: Variable): void => {
  const { name, kind, storage } = variable
  const { lastInsertRowid: id } = study.db
    .prepare(
      `INSERT INTO codebook_variable (revision_id, position, name, kind, storage, label, universe, question, source, decimals)
       VALUES (@revision, @position, @name, @kind, @storage, @label, @universe, @question, @source, @decimals)`,
    )
    .run({
      revision,
      position,
      name,
      kind,
      storage,
      label: toText(variable.label),
      universe: toText(variable.universe),
      question: toText(variable.question),
      source: variable.source ?? null,
      decimals: variable.decimals ?? null,
    })
  const category = study.db.prepare(
    'INSERT INTO codebook_category (variable_id, position, code, label) VALUES (?, ?, ?, ?)',
  )
  for (const [place, { code, label }] of variable.categories.entries()) category.run(id, place, code, toText(label))
  const missing = study.db.prepare(
    'INSERT INTO codebook_missing (variable_id, position, code, lower, upper, reason, label) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  for (const [place, rule] of variable.missing.entries()) {
    missing.run(id, place, rule.code ?? null, rule.from ?? null, rule.to ?? null, rule.reason, toText(rule.label))
  }
}

const readVariables = (study: Study, revision: number): readonly Variable[] => {
  const categories = byVariable(study, revision, 'codebook_category')
  const missing = byVariable(study, revision, 'codebook_missing')
  return study.db
    .prepare<[number], Row>('SELECT * FROM codebook_variable WHERE revision_id = ? ORDER BY position')
    .all(revision)
    .map((row) =>
      Variable.parse({
        ...present(row, ['name', 'kind', 'storage', 'source', 'decimals'], ['label', 'universe', 'question']),
        categories: (categories.get(row.id) ?? []).map((one) => present(one, ['code'], ['label'])),
        missing: (missing.get(row.id) ?? []).map(({ lower, upper, ...one }) =>
          present({ ...one, from: lower ?? null, to: upper ?? null }, ['code', 'from', 'to', 'reason'], ['label']),
        ),
      }),
    )
}

type Cell = string | number | null
type Row = { readonly id: number; readonly [column: string]: Cell }
type ChildRow = { readonly variable_id: number; readonly [column: string]: Cell }

const byVariable = (study: Study, revision: number, table: 'codebook_category' | 'codebook_missing') =>
  Map.groupBy(
    study.db
      .prepare<[number], ChildRow>(
        `SELECT child.* FROM ${table} child JOIN codebook_variable v ON v.id = child.variable_id
         WHERE v.revision_id = ? ORDER BY child.variable_id, child.position`,
      )
      .all(revision),
    (row) => row.variable_id,
  )

/** The columns of a row that are not null; those in `texts` hold a localized text as JSON. */
const present = (row: { readonly [column: string]: Cell }, plain: readonly string[], texts: readonly string[]) =>
  Object.fromEntries([
    ...plain.flatMap((name) => (row[name] == null ? [] : [[name, row[name]]])),
    ...texts.flatMap((name) => (row[name] == null ? [] : [[name, JSON.parse(String(row[name]))]])),
  ])

const toText = (text: Localized | undefined): string | null => (text === undefined ? null : JSON.stringify(text))

/** Members in the contract's order, whatever order they came in, so that equal variables have equal JSON. */
const inContractOrder = (variable: Variable): Variable => Variable.parse(variable)
