import { describe, expect, test } from 'vitest'
import { listAudit } from '../../main/study/audit.ts'
import { checkIntegrity } from '../../main/study/check-integrity.ts'
import { variables } from '../../main/study/codebook.ts'
import { closeStudy } from '../../main/study/open-study.ts'
import type { Study } from '../../main/study/study.ts'
import { loadColumns } from '../../main/study/versions/load-columns.ts'
import { writeVersion } from '../../main/study/versions/version-writer.ts'
import { datasets, versions } from '../../main/study/versions/versions.ts'
import {
  batch,
  codeVariable,
  databasesOf,
  failureOf,
  newStudy,
  numbers,
  numberVariable,
  open,
  reopen,
  source,
  texts,
  write,
} from './support.ts'

const countRows = (study: Study, table: string): number =>
  Number(study.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get())

describe('a version that is not committed', () => {
  const begun = (study: Study) => {
    const writer = writeVersion(study, {
      dataset: 'personas',
      reason: 'import',
      source,
      variables: [numberVariable('age'), codeVariable('name')],
      identifiers: ['name'],
    })
    const rows = 70_000
    writer.add(
      batch(numbers(Array.from({ length: rows }, (_, row) => row)), {
        type: 'code',
        codes: new Uint32Array(rows).fill(1),
        dictionary: ['Ana'],
      }),
    )
    return writer
  }

  test('is seen nowhere', async () => {
    const study = await newStudy()
    begun(study)
    expect(datasets(study)).toEqual([])
    expect(versions(study, 'personas')).toEqual([])
    expect(await failureOf(() => loadColumns(study, 1, ['age']))).toBe('study.unknown-version')
    expect(await failureOf(() => variables(study, 'personas'))).toBe('study.unknown-dataset')
  })

  test.each(['aborting', 'closing'])('leaves nothing after %s', async (end) => {
    let study = await newStudy()
    const writer = begun(study)
    expect(countRows(study, 'column_chunk')).toBeGreaterThan(0)
    if (end === 'aborting') writer.abort()
    else study = await reopen(study)
    for (const table of ['data_version', 'data_column', 'column_chunk', 'pending_step', 'codebook_revision']) {
      expect(countRows(study, table)).toBe(0)
    }
    for (const table of ['data_column', 'column_chunk', 'identifier_variable']) {
      expect(databasesOf(study)[1].prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
    }
    expect(listAudit(study).map(({ action }) => action)).toEqual(['study.created', 'version.undone'])
    expect(write(study, batch(numbers([1]))).number).toBe(1)
  })

  test('cannot go on once it is committed or aborted', async () => {
    const study = await newStudy()
    const aborted = begun(study)
    aborted.abort()
    expect(() => aborted.commit()).toThrow('already')
    const committed = begun(study)
    committed.commit()
    expect(() => committed.abort()).toThrow('already')
    expect(() => committed.add(batch(numbers([1]), texts(['a'])))).toThrow('already')
    expect(versions(study, 'personas')).toHaveLength(1)
  })

  test('refuses batches that are not what was announced, and can still be aborted', async () => {
    const study = await newStudy()
    const writer = begun(study)
    const rows = 65_536
    const wrong = batch(
      { type: 'code', codes: new Uint32Array(rows), dictionary: [] },
      numbers(new Array(rows).fill(1)),
    )
    expect(() => writer.add(wrong)).toThrow('type')
    writer.abort()
    expect(countRows(study, 'column_chunk')).toBe(0)
  })

  test('does not come to exist with a code beyond its dictionary', async () => {
    const study = await newStudy()
    const writer = writeVersion(study, {
      dataset: 'personas',
      reason: 'import',
      source,
      variables: [codeVariable('name')],
      identifiers: [],
    })
    writer.add(batch({ type: 'code', codes: Uint32Array.of(3), dictionary: ['a', 'b'] }))
    expect(() => writer.commit()).toThrow('beyond its dictionary')
    writer.abort()
    expect(versions(study, 'personas')).toEqual([])
  })

  test('is undone once: the next opening finds nothing to do', async () => {
    const study = await newStudy()
    begun(study)
    closeStudy(study)
    const first = await open(study.folder)
    const records = listAudit(first).length
    expect(listAudit(await reopen(first))).toHaveLength(records)
  })
})

test.each(['study', 'identifiers'] as const)(
  'a full disk (%s) is said as such and leaves the study as it was',
  async (which) => {
    const study = await newStudy()
    const db = databasesOf(study)[which === 'study' ? 0 : 1]
    const random = numbers(Array.from({ length: 100_000 }, () => Math.random()))
    const kept = write(study, batch(numbers([1, 2])))
    const limit = Number(db.pragma('page_count', { simple: true })) + 20
    db.pragma(`max_page_count=${limit}`)
    const writer = writeVersion(study, {
      dataset: 'personas',
      reason: 'too large',
      source,
      variables: [numberVariable('v0'), numberVariable('v1')],
      identifiers: ['v1'],
    })
    expect(await failureOf(() => writer.add(batch(random, random)))).toBe('study.disk-full')
    writer.abort()
    expect(versions(study, 'personas')).toEqual([kept])
    const again = await reopen(study)
    expect(checkIntegrity(again)).toEqual([])
    expect(write(again, batch(random, random), { identifiers: ['v1'] }).number).toBe(2)
  },
)

test('an identifier that is no variable of the file is refused before anything is written', async () => {
  const study = await newStudy()
  const misspelt = () => write(study, batch(texts(['Ana'])), { identifiers: ['nombre'] })
  expect(await failureOf(misspelt)).toBe('study.unknown-variable')
  expect(countRows(study, 'pending_step')).toBe(0)
})
