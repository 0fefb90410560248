import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { Variable } from '../../main/contract/codebook.ts'
import type { Batch, BatchColumn } from '../../main/core/data/batch.ts'
import type { Column } from '../../main/core/data/column.ts'
import { createStudy, type NewStudy } from '../../main/study/create-study.ts'
import type { Db } from '../../main/study/database.ts'
import { closeStudy, openStudy } from '../../main/study/open-study.ts'
import type { Study } from '../../main/study/study.ts'
import type { NewVersion } from '../../main/study/versions/new-version.ts'
import type { VersionInfo } from '../../main/study/versions/version-info.ts'
import { writeVersion } from '../../main/study/versions/version-writer.ts'
import { cheapKey } from '../harness/cheap-key.ts'
import { refusalOf } from '../harness/refusal.ts'

/** A fresh buffer each time, because opening wipes it. */
export const passphrase = (text = 'correct horse battery staple'): Buffer => Buffer.from(text)

export const now = (): Date => new Date('2026-03-01T12:00:00Z')

export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'caracteriza-study-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A study that is closed when the test ends, if the test has not done so. */
export const newStudy = async (changes: Partial<NewStudy> = {}): Promise<Study> =>
  closedAtEnd(
    await createStudy({
      folder: join(temporaryFolder(), 'study'),
      passphrase: passphrase(),
      person: 'Ana',
      title: 'Synthetic study',
      now,
      derivation: cheapKey,
      ...changes,
    }),
  )

export const reopen = async (study: Study): Promise<Study> => {
  closeStudy(study)
  return open(study.folder)
}

export const open = async (folder: string, text?: string): Promise<Study> =>
  closedAtEnd(await openStudy({ folder, passphrase: passphrase(text), now }))

/** The databases of a study whose person is a custodian, as the first one is. */
export const databasesOf = ({ db, identifiers }: Study): readonly [Db, Db] => {
  if (identifiers === null) throw new Error('The person is no custodian')
  return [db, identifiers]
}

const closedAtEnd = (study: Study): Study => {
  onTestFinished(() => {
    if (study.db.open) closeStudy(study)
  })
  return study
}

export const numberVariable = (name: string): Variable =>
  Variable.parse({ name, kind: 'continuous', storage: 'number' })

export const codeVariable = (name: string): Variable => Variable.parse({ name, kind: 'nominal', storage: 'code' })

export const numbers = (values: readonly number[]): BatchColumn => ({
  type: 'number',
  values: Float64Array.from(values),
})

/** Texts as a file gives them; `null` is a blank. */
export const texts = (values: readonly (string | null)[]): BatchColumn => {
  const dictionary = [...new Set(values.filter((value) => value !== null))]
  return { type: 'code', codes: Uint32Array.from(values, (value) => dictionary.indexOf(value ?? '') + 1), dictionary }
}

export const batch = (...columns: readonly BatchColumn[]): Batch => ({
  rows: rowsOf(columns[0] as BatchColumn),
  columns,
})

const rowsOf = (column: BatchColumn): number => (column.type === 'number' ? column.values : column.codes).length

/** What a column holds, as plain values. */
export const valuesOf = (column: Column | undefined): readonly (number | string | null)[] => {
  if (column === undefined) throw new Error('The column was not loaded')
  if (column.type === 'number') return Array.from(column.values)
  return Array.from(column.codes, (code) => (code === 0 ? null : (column.dictionary[code - 1] ?? null)))
}

export const source = { file: 'personas.csv', sha256: '00', bytes: 10, format: 'csv', options: '{}' }

/** Writes a whole version in one batch. */
export const write = (study: Study, columns: Batch, request: Partial<NewVersion> = {}): VersionInfo => {
  const variables = columns.columns.map((column, place) =>
    column.type === 'number' ? numberVariable(`v${place}`) : codeVariable(`v${place}`),
  )
  const writer = writeVersion(study, {
    dataset: 'personas',
    reason: 'first import',
    source,
    variables,
    identifiers: [],
    ...request,
  })
  writer.add(columns)
  return writer.commit()
}

/** The code of the failure that `work` ends in. */
export const failureOf = async (work: () => unknown): Promise<string> => (await refusalOf(work))?.code ?? 'no failure'

/** All files of a folder and what is below it, by path. */
export const filesIn = (folder: string): ReadonlyMap<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path)]),
  )
