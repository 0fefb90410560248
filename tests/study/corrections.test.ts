import { describe, expect, test } from 'vitest'
import type { BatchColumn } from '../../main/core/data/batch.ts'
import { listAudit } from '../../main/study/audit.ts'
import { decide, decisionsOn } from '../../main/study/check-decisions.ts'
import { checkIntegrity } from '../../main/study/check-integrity.ts'
import { saveCodebook, variables } from '../../main/study/codebook.ts'
import type { Study } from '../../main/study/study.ts'
import { correctVersion } from '../../main/study/versions/correct-version.ts'
import { correctionsBehind, type NewCorrection } from '../../main/study/versions/corrections.ts'
import { readIdentifiers } from '../../main/study/versions/identifiers.ts'
import { loadColumns } from '../../main/study/versions/load-columns.ts'
import { currentVersion, makeCurrent, versions } from '../../main/study/versions/versions.ts'
import { batch, newStudy, numbers, numberVariable, reopen, texts, valuesOf, write } from './support.ts'

const cell = (row: number, variable: string, value: NewCorrection['value']): NewCorrection => {
  return { row, record: `#${row + 1}`, variable, value, rule: 'edad', reason: 'llamada al hogar' }
}
const columnOf = (study: Study, id: number, name: string) => valuesOf(loadColumns(study, id, [name]).byName.get(name))

describe('a corrected version', () => {
  test('has the same rows with other values in some cells, and its base stays as it was', async () => {
    const study = await newStudy()
    const base = write(study, batch(numbers([31, 199, 4]), texts(['1', null, '2']), numbers([0, 1, 2])))
    const cells = [cell(1, 'v0', 19), cell(2, 'v0', null), cell(0, 'v1', '9'), cell(1, 'v1', '2'), cell(2, 'v1', null)]
    const corrected = correctVersion(study, base, cells, 'impossible ages')
    expect(columnOf(study, corrected.id, 'v0')).toEqual([31, 19, Number.NaN])
    expect(columnOf(study, corrected.id, 'v1')).toEqual(['9', '2', null])
    expect(columnOf(study, corrected.id, 'v2')).toEqual([0, 1, 2])
    expect(columnOf(study, base.id, 'v0')).toEqual([31, 199, 4])
    expect(corrected).toMatchObject({ number: 2, isCurrent: true, rows: 3, source: base.source })
    expect(corrected.content).not.toBe(base.content)
    expect(checkIntegrity(await reopen(study))).toEqual([])
  })

  test('has the content it would have had if it had come so', async () => {
    const study = await newStudy()
    const base = write(study, batch(numbers([1, 2, 3]), texts(['a', 'b', 'a'])))
    const corrected = correctVersion(study, base, [cell(2, 'v0', 4), cell(2, 'v1', 'b')], 'r')
    expect(corrected.content).toBe(write(study, batch(numbers([1, 2, 4]), texts(['a', 'b', 'b']))).content)
  })

  test('keeps the identifiers of every row sealed', async () => {
    const study = await newStudy()
    const rows = 70_000
    const name = texts(['name 0', 'name 1', 'name 2', 'name 3', 'name 4']) as BatchColumn & { type: 'code' }
    const codes = Uint32Array.from({ length: rows }, (_, row) => (row % 5) + 1)
    const columns = batch(numbers(Array.from({ length: rows }, (_, row) => row)), { ...name, codes })
    const base = write(study, columns, { identifiers: ['v1'] })
    const corrected = correctVersion(study, base, [cell(69_999, 'v0', -1)], 'r')
    expect(listAudit(study).some(({ action }) => action === 'identifiers.read')).toBe(false)
    const column = readIdentifiers(study, corrected.id, ['v1'], 'test').byName.get('v1')
    expect(valuesOf(column).slice(69_998)).toEqual(['name 3', 'name 4'])
    expect(columnOf(study, corrected.id, 'v0').slice(69_998)).toEqual([69_998, -1])
    expect(checkIntegrity(study)).toEqual([])
  })

  test('tells who changed which cell and why, through several corrections, until it is undone', async () => {
    const study = await newStudy()
    const base = write(study, batch(numbers([1, 2])))
    const once = correctVersion(study, base, [cell(0, 'v0', 10)], 'r')
    const twice = correctVersion(study, once, [cell(1, 'v0', 20)], 'r')
    expect(correctionsBehind(study, twice.id)).toEqual([
      { version: 2, row: 0, record: '#1', variable: 'v0', rule: 'edad', reason: 'llamada al hogar' },
      { version: 3, row: 1, record: '#2', variable: 'v0', rule: 'edad', reason: 'llamada al hogar' },
    ])
    makeCurrent(study, once.id, 'the second was wrong')
    expect(correctionsBehind(study, currentVersion(study, 'personas').id)).toHaveLength(1)
    expect(correctionsBehind(study, base.id)).toEqual([])
  })

  test('that fails leaves nothing behind', async () => {
    const study = await newStudy()
    const base = write(study, batch(numbers([1])))
    expect(() => correctVersion(study, base, [cell(0, 'v9', 10)], 'r')).toThrow('no column')
    expect(versions(study, 'personas')).toHaveLength(1)
    expect(study.db.prepare('SELECT count(*) FROM data_column').pluck().get()).toBe(1)
    expect(checkIntegrity(study)).toEqual([])
  })

  test('says in the audit log what was corrected and no value of it', async () => {
    const study = await newStudy()
    correctVersion(study, write(study, batch(numbers([7_318_529]))), [cell(0, 'v0', 1_234_567)], 'wrong digit')
    const record = listAudit(study).find(({ action }) => action === 'version.corrected')
    expect(JSON.parse(record?.details ?? '')).toMatchObject({
      base: 1,
      cells: 1,
      variables: ['v0'],
      reason: 'wrong digit',
    })
    expect(JSON.stringify(listAudit(study))).not.toMatch(/7318529|1234567/)
  })
})

describe('going back to a version', () => {
  test('with other columns brings its codebook back; with the same ones leaves what was documented since', async () => {
    const study = await newStudy()
    const first = write(study, batch(numbers([1])))
    saveCodebook(study, 'personas', [{ ...numberVariable('v0'), label: 'Edad' }], 'documented')
    const wider = write(study, batch(numbers([1]), numbers([2])))
    makeCurrent(study, first.id, 'the new delivery was wrong')
    expect(variables(study, 'personas').map(({ name }) => name)).toEqual(['v0'])
    saveCodebook(study, 'personas', [{ ...numberVariable('v0'), label: 'Años' }], 'documented')
    makeCurrent(study, first.id, 'again')
    expect(variables(study, 'personas')[0]?.label).toBe('Años')
    makeCurrent(study, wider.id, 'it was right')
    expect(variables(study, 'personas')).toHaveLength(2)
  })
})

describe('decisions on checked records', () => {
  test('hold until there is a newer one', async () => {
    const study = await newStudy()
    const records = [
      { record: '#1', evidence: 'a' },
      { record: '#2', evidence: 'b' },
    ]
    decide(study, { rule: 'edad', state: 'accepted', records, note: 'confirmado por teléfono' })
    decide(study, { rule: 'edad', state: 'reopened', records: records.slice(1), note: 'no era' })
    decide(study, { rule: 'sexo', state: 'accepted', records, note: 'otro' })
    const found = decisionsOn(await reopen(study), 'edad')
    expect([...found].map(([record, { state, note }]) => [record, state, note])).toEqual([
      ['#1', 'accepted', 'confirmado por teléfono'],
      ['#2', 'reopened', 'no era'],
    ])
  })

  test('are in the audit log by number, without records and notes', async () => {
    const study = await newStudy()
    decide(study, { rule: 'edad', state: 'accepted', records: [{ record: 'F-77', evidence: '' }], note: 'ZQX' })
    expect(listAudit(study).at(-1)).toMatchObject({
      action: 'check.accepted',
      object: 'check/edad',
      details: '{"records":1}',
    })
    expect(JSON.stringify(listAudit(study))).not.toMatch(/F-77|ZQX/)
  })
})
