import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CaseOutcome, caseOutcomes } from '../../../main/engine/verify/outcomes.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Six records in three strata of two, weight 10 each: mean 4, and the variance between pairs. */
const csv =
  '"stratum","w","y","sex"\n"01",10,1,"M"\n"01",10,3,"F"\n"02",10,4,"M"\n"02",10,4,"F"\n"03",10,5,"F"\n"03",10,7,"F"\n'

/** SE² of the mean: Σ_h 2 Σ (z − z̄)² with z = (y − 4) / 6: pairs 2 apart give 2 · 2 / 36 each. */
const se = Math.sqrt(8 / 36)

const t3 = 3.182446305284263
const z = 1.959963984540054

const question = {
  id: 'x-1',
  group: 'g1',
  design: 'd',
  kind: 'mean',
  call: 'svymean(~y, d)',
  variables: ['y'],
  na_rm: false,
}
const figures = {
  variable: 'y',
  level: null,
  estimate: 4,
  se,
  var: se * se,
  cv: se / 4,
  df: 3,
  ci: [
    { level: 0.95, method: 'wald', df: 'Inf', lower: 4 - z * se, upper: 4 + z * se },
    { level: 0.95, method: 'wald', df: 3, lower: 4 - t3 * se, upper: 4 + t3 * se },
  ],
  tol_rel: 1e-9,
  tol_abs: 1e-9,
}

const write = (cases: readonly unknown[], design: object = {}): void => {
  writeFileSync(join(folder, 'x.csv'), csv)
  const set = {
    dataset: 'x',
    csv: 'x.csv',
    n_rows: 6,
    columns: [
      { name: 'stratum', type: 'string', levels: null },
      { name: 'w', type: 'numeric', levels: null },
      { name: 'y', type: 'numeric', levels: null },
      { name: 'sex', type: 'string', levels: ['M', 'F'] },
    ],
    designs: { d: { type: 'linearized', ids: [], strata: ['stratum'], weights: 'w', fpc: [], nest: false, ...design } },
    cases,
  }
  writeFileSync(join(folder, 'x.json'), JSON.stringify(set))
}

const outcomes = async (): Promise<readonly CaseOutcome[]> => {
  const found: CaseOutcome[] = []
  for await (const { outcome } of caseOutcomes(folder)) found.push(outcome)
  return found
}

/** Every path to a number among the reference figures. */
const paths = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value === 'number'
    ? [path]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, part]) => paths(part, [...path, key]))
      : []

/** A copy with one number moved by ten tolerances. */
const moved = <T>(value: T, [key = '', ...rest]: readonly string[]): T => {
  const part = (value as Record<string, unknown>)[key]
  const changed = typeof part === 'number' ? part + 10 * Math.max(1e-9 * Math.abs(part), 1e-9) : moved(part, rest)
  return (Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed }) as T
}

describe('verification', () => {
  it('passes a case whose figures are all met', async () => {
    write([{ ...question, ...figures }])
    expect(await outcomes()).toMatchObject([{ id: 'x-1', kind: 'mean', outcome: 'passed' }])
  })

  it('fails exactly the case of which any figure is moved by ten tolerances', async () => {
    for (const path of paths(figures).filter(([key]) => !key?.startsWith('tol'))) {
      write([
        { ...question, ...figures },
        { ...question, ...moved(figures, path), id: 'x-2' },
      ])
      expect(await outcomes()).toMatchObject([{ outcome: 'passed' }, { outcome: 'failed', worst: path.join('.') }])
    }
  })

  it('estimates in a crossing and in a domain', async () => {
    const by = { ...question, kind: 'by_mean', by_variables: ['sex'], by: { sex: 'F' }, variable: 'y', level: null }
    const conditions = [{ var: 'sex', op: '==', value: 'M' }]
    const subset = { ...question, kind: 'subset_mean', variable: 'y', domain: { conditions_all_must_hold: conditions } }
    const bounds = { tol_rel: 1e-9, tol_abs: 1e-9 }
    write([
      { ...by, id: 'x-1', estimate: 19 / 4, n_unweighted: 4, sum_weights: 40, df: 3, ...bounds },
      { ...subset, id: 'x-2', estimate: 5 / 2, n_unweighted: 2, sum_weights: 20, ...bounds },
    ])
    expect(await outcomes()).toMatchObject([{ outcome: 'passed' }, { outcome: 'passed' }])
  })

  it('passes a refusal where an error is expected, and fails it where figures are', async () => {
    const refused = { ...question, variable: 'y', estimate: null, expect_error: true, tol_rel: 1e-9, tol_abs: 1e-9 }
    write([refused, { ...question, ...figures, id: 'x-2' }], { strata: ['y'] })
    expect(await outcomes()).toMatchObject([
      { outcome: 'passed' },
      { id: 'x-2', outcome: 'failed', worst: 'design.lonely-psu' },
    ])
    write([refused])
    expect(await outcomes()).toMatchObject([{ outcome: 'failed' }])
  })

  it('says what it does not support', async () => {
    write([{ ...question, ...figures, kind: 'kaplan_meier' }])
    expect(await outcomes()).toMatchObject([{ outcome: 'notSupported' }])
  })

  it('refuses a folder without reference values and a file in another format', async () => {
    await expect(outcomes()).rejects.toMatchObject({ code: 'verify.no-references' })
    writeFileSync(join(folder, 'x.json'), '{"dataset": "x"}')
    await expect(outcomes()).rejects.toMatchObject({
      code: 'verify.not-reference',
      params: { file: 'x.json', path: 'csv' },
    })
    await expect(caseOutcomes(join(folder, 'none')).next()).rejects.toMatchObject({ code: 'file.not-found' })
  })
})
