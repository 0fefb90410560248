import { expect, test } from 'vitest'
import type { BatchColumn } from '../../main/core/data/batch.ts'
import { listAudit } from '../../main/study/audit.ts'
import { checkIntegrity } from '../../main/study/check-integrity.ts'
import { variables } from '../../main/study/codebook.ts'
import { findColumn, pseudonymColumn } from '../../main/study/versions/column-store.ts'
import { identifierVariables, readIdentifiers } from '../../main/study/versions/identifiers.ts'
import { loadColumns } from '../../main/study/versions/load-columns.ts'
import { inPseudonymOrder } from '../../main/study/versions/pseudonyms.ts'
import {
  batch,
  codeVariable,
  databasesOf,
  failureOf,
  newStudy,
  numbers,
  numberVariable,
  reopen,
  texts,
  valuesOf,
  write,
} from './support.ts'

const people = batch(
  numbers([31, 7, 55]),
  texts(['Ana Pérez', null, 'Rosa Mejía']),
  numbers([22_223_333, Number.NaN, 77_778_888]),
)
const request = {
  variables: [
    numberVariable('edad'),
    { ...codeVariable('nombre'), label: 'Nombre completo' },
    numberVariable('teléfono'),
  ],
  identifiers: ['nombre', 'teléfono'],
}

test('identifiers are no analysis columns and come back in the order of the rows', async () => {
  const study = await newStudy()
  const { id, identifiers } = write(study, people, request)
  expect(identifiers).toEqual(['nombre', 'teléfono'])
  expect(await failureOf(() => loadColumns(study, id, ['nombre']))).toBe('study.unknown-variable')
  expect(variables(study, 'personas').map(({ name }) => name)).toEqual(['edad'])
  const again = await reopen(study)
  const { byName } = readIdentifiers(again, id, ['nombre', 'teléfono'], 'call back for the missing ages')
  expect(valuesOf(byName.get('nombre'))).toEqual(['Ana Pérez', null, 'Rosa Mejía'])
  expect(valuesOf(byName.get('teléfono'))).toEqual([22_223_333, Number.NaN, 77_778_888])
  expect(identifierVariables(again, id)).toEqual(request.variables.slice(1))
})

test('every reading of identifiers is put on record first', async () => {
  const study = await newStudy()
  const { id } = write(study, people, request)
  readIdentifiers(study, id, ['nombre'], 'a reason')
  expect(listAudit(study).at(-1)).toMatchObject({
    action: 'identifiers.read',
    object: 'personas/1',
    details: '{"reason":"a reason","variables":["nombre"]}',
  })
  expect(await failureOf(() => readIdentifiers(study, id, ['edad'], 'a reason'))).toBe('study.unknown-variable')
  expect(await failureOf(() => readIdentifiers(study, id, [''], 'a reason'))).toBe('study.unknown-variable')
})

test('in more rows than a chunk every identifier still belongs to its row', async () => {
  const study = await newStudy()
  const rows = 140_000
  const dictionary = Array.from({ length: rows }, (_, row) => `person ${row}`)
  const names: BatchColumn = {
    type: 'code',
    codes: Uint32Array.from({ length: rows }, (_, row) => row + 1),
    dictionary,
  }
  const { id } = write(study, batch(names, numbers(dictionary.map((_, row) => row))), { identifiers: ['v0', 'v1'] })
  const { byName } = readIdentifiers(study, id, ['v0', 'v1'], 'check')
  const phones = byName.get('v1')
  expect(valuesOf(byName.get('v0'))).toEqual(dictionary)
  expect(phones?.type === 'number' && phones.values.every((value, row) => value === row)).toBe(true)
  expect(checkIntegrity(study)).toEqual([])
})

test('a row has another place among the identifiers than in the study', async () => {
  const study = await newStudy()
  const rows = 1000
  write(study, batch(numbers(Array.from({ length: rows }, (_, row) => row))), { identifiers: ['v0'] })
  const chunk = (db: typeof study.db, name: string) =>
    db
      .prepare<[number], Buffer>('SELECT data FROM column_chunk WHERE column_id = ?')
      .pluck()
      .get(findColumn(db, 1, name)?.id ?? 0)
  const here = chunk(study.db, pseudonymColumn) as Buffer
  const there = chunk(databasesOf(study)[1], pseudonymColumn) as Buffer
  expect(here.length).toBe(16 * rows)
  expect(here.equals(there)).toBe(false)
  const { order, sorted } = inPseudonymOrder(here)
  expect(sorted.equals(there)).toBe(true)
  expect(order.filter((row, place) => row === place).length).toBeLessThan(20)
})

test('pseudonyms are drawn anew for every version', async () => {
  const study = await newStudy()
  write(study, people, request)
  write(study, people, request)
  const drawn = study.db.prepare<[], Buffer>(`SELECT data FROM column_chunk WHERE encoding = 'bytes16'`).pluck().all()
  expect(drawn).toHaveLength(2)
  expect(drawn[0]?.equals(drawn[1] as Buffer)).toBe(false)
})
