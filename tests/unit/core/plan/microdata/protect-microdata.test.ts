import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Variable } from '../../../../../main/contract/codebook.ts'
import { MicrodataSpec } from '../../../../../main/contract/microdata.ts'
import { Plan } from '../../../../../main/contract/plan.ts'
import type { Column } from '../../../../../main/core/data/column.ts'
import { type Frame, frameOf } from '../../../../../main/core/data/frame.ts'
import { codeColumn } from '../../../../../main/core/derivation/code-column.ts'
import type { Draw } from '../../../../../main/core/disclosure/microdata/draw.ts'
import { randomStream } from '../../../../../main/core/numerics/random.ts'
import { prepareDesign } from '../../../../../main/core/plan/designs/prepare-design.ts'
import { protectMicrodata } from '../../../../../main/core/plan/microdata/protect-microdata.ts'

/** Numbers that follow from the words and a seed. */
const draws =
  (seed: number): Draw =>
  (...about) =>
    randomStream(
      [...about.join('|')].reduce((hash, letter) => (hash * 33 + letter.charCodeAt(0)) % 2 ** 40, seed),
    ).uniform()

const labels = { weight: 'Peso', stratum: 'Estrato', unit: 'Unidad' }
const kinds: Readonly<Record<string, Variable['kind']>> = {
  id: 'id',
  estrato: 'design',
  upm: 'design',
  factor: 'weight',
  ingreso: 'continuous',
  edad: 'count',
  entrevista: 'date',
  nota: 'text',
}

type Row = Readonly<Record<string, number | string | null>>

/** Synthetic families in 4 strata with 8 units each: two whose age, income and place tell them at once. */
const families = (seed: number, count = 400): Row[] => {
  const random = randomStream(seed)
  return Array.from({ length: count }, (_, at): Row => {
    const stratum = at % 4
    return {
      id: `F${seed}-${at}`,
      estrato: `E${stratum}`,
      upm: `U${stratum}-${random.integer(8)}`,
      factor: 100 + 10 * stratum + random.integer(40) / 8,
      depto: String(1 + random.integer(6)),
      sexo: random.integer(20) === 0 ? null : String(1 + random.integer(2)),
      edad: at === 7 ? 104 : 15 + random.integer(70),
      causa: ['amenaza', 'robo', 'otra'][random.integer(3)] as string,
      ingreso: at === 7 ? 987_654.25 : random.integer(5) === 0 ? 0 : 100 + random.integer(90_000) / 100,
      entrevista: 20_000 + random.integer(300),
      nota: `PLANTADO-${at}`,
      lat: 13 + random.uniform(),
    }
  })
}

const frameFrom = (rows: readonly Row[]): Frame => {
  const names = Object.keys(rows[0] as Row)
  const columns = new Map(
    names.map((name): [string, Column] => {
      const values = rows.map((row) => row[name] ?? null)
      return typeof (rows[0] as Row)[name] === 'string'
        ? [name, codeColumn(values as (string | null)[])]
        : [name, { type: 'number', values: Float64Array.from(values as (number | null)[], (one) => one ?? Number.NaN) }]
    }),
  )
  const variables = names.map((name): Variable => {
    const column = columns.get(name) as Column
    return {
      name,
      kind: kinds[name] ?? 'nominal',
      storage: column.type,
      categories: [],
      missing: [],
      source: '/casa/x.sav',
    }
  })
  return frameOf('familias', rows.length, variables, (name) => columns.get(name) as Column)
}

const plan = (microdata: object): Plan =>
  Plan.parse({
    caracteriza: 1,
    study: { title: 'Prueba', window: '2026', synthetic: true },
    designs: [
      { id: 'familias', dataset: 'familias', strata: ['estrato'], psu: ['upm'], weight: 'factor', lonelyPsu: 'adjust' },
    ],
    microdata: [{ id: 'abierto', title: 'Familias', design: 'familias', ...microdata }],
  })

const recipe = {
  keys: ['depto', 'edad', 'sexo'],
  sensitive: ['causa'],
  variables: ['ingreso'],
  steps: [
    { step: 'recode', variable: 'depto', groups: [{ code: '5+6', of: ['5', '6'] }] },
    { step: 'band', variable: 'edad', from: [0, 30, 60] },
    { step: 'limit', variable: 'ingreso', top: 900, becomes: 'mean' },
    { step: 'suppress' },
    { step: 'pram', variable: 'causa', part: 0.2 },
    { step: 'noise', variable: 'ingreso', part: 0.1 },
  ],
}

const protect = (rows: readonly Row[], microdata: object = recipe, seed = 1) => {
  const whole = plan(microdata)
  const spec = whole.microdata[0] as MicrodataSpec
  const frames = new Map([['familias', frameFrom(rows)]])
  const prepared = prepareDesign(whole.designs[0] as Plan['designs'][number], frames)
  return protectMicrodata({ plan: whole, spec, prepared, draw: draws(seed), labels })
}

const textsOf = (made: ReturnType<typeof protect>): string[] =>
  Array.from({ length: made.columns.rows }, (_, row) =>
    JSON.stringify(
      made.variables.map(({ name }) => {
        const column = made.columns.byName.get(name) as Column
        if (column.type === 'number') return column.values[row]
        return column.dictionary[(column.codes[row] as number) - 1] ?? null
      }),
    ),
  )

describe('a protected file of records', () => {
  test('reaches k, carries what its recipe names and nothing else, and no planted value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const rows = families(seed)
        const made = protect(rows)
        expect(made.report.passes).toBe(true)
        expect(made.report.after.anonymity.find(({ k }) => k === 5)?.records).toBe(0)
        expect(made.report.before.passes).toBe(false)
        expect(made.variables.map(({ name }) => name)).toEqual([
          'depto',
          'edad',
          'sexo',
          'causa',
          'ingreso',
          'weight',
          'vstratum',
          'vunit',
        ])
        const all = JSON.stringify([made.variables, textsOf(made)])
        for (const planted of ['PLANTADO', `F${seed}-`, 'U0-', '/casa', '987654', '"104"']) {
          expect(all.includes(planted)).toBe(false)
        }
        expect(made.columns.byName.size).toBe(8)
      }),
      { numRuns: 15 },
    )
  })

  test('is the same whatever order the records came in, and another under another secret', () => {
    const rows = families(3)
    const given = textsOf(protect(rows))
    expect(textsOf(protect([...rows].reverse()))).toEqual(given)
    expect(textsOf(protect([...rows].sort((a, b) => String(a.causa).localeCompare(String(b.causa)))))).toEqual(given)
    expect(textsOf(protect(rows, recipe, 2))).not.toEqual(given)
    // The order of the file tells nothing of the order of the study.
    expect(given).not.toEqual([...given].sort())
  })

  test('keeps the sum of the weights, makes them coarse, and keeps standard errors that can be estimated', () => {
    const plain = { keys: ['depto'], variables: ['ingreso'], steps: [{ step: 'suppress' }] }
    const rows = families(5, 1600)
    const { report, columns } = protect(rows, plain)
    expect(report.weights.sum.after).toBeCloseTo(report.weights.sum.before as number, 6)
    const weights = columns.byName.get('weight') as Column & { type: 'number' }
    expect(new Set(weights.values).size).toBe(report.weights.classes)
    // From 100 to 135 in steps of a tenth.
    expect(report.weights.classes).toBeLessThanOrEqual(4)
    expect(report.weights.classes).toBeGreaterThanOrEqual(3)
    // Units of 50 families need not be put together: the variance is that of the sample but for the coarser weights.
    expect(report.units).toEqual({ strata: { before: 4, after: 4 }, units: { before: 32, after: 32 } })
    const income = report.figures.find(({ variable }) => variable === 'ingreso')
    expect((income?.se.after as number) / (income?.se.before as number)).toBeCloseTo(1, 1)
    const even = protect(
      rows.map((row) => ({ ...row, factor: 50 })),
      plain,
    ).report.figures
    for (const { se, mean, total } of even) {
      expect(se.after).toBeCloseTo(se.before as number, 9)
      expect(mean.after).toBeCloseTo(mean.before as number, 9)
      expect((total.after as number) / (total.before as number)).toBeCloseTo(1, 9)
    }
  })

  test('units of few families are put together, lonely strata too, and the file still has a variance', () => {
    const rows = families(6, 60)
    const { report, columns } = protect(rows, { keys: ['sexo'], steps: [{ step: 'suppress' }] })
    expect(report.units.units.after as number).toBeLessThan(report.units.units.before as number)
    const [strata, units] = ['vstratum', 'vunit'].map(
      (name) => (columns.byName.get(name) as Column & { type: 'number' }).values,
    )
    const sizes = new Map<string, number>()
    for (const row of rows.keys()) {
      const name = `${strata?.[row]} ${units?.[row]}`
      sizes.set(name, (sizes.get(name) ?? 0) + 1)
    }
    expect(Math.min(...sizes.values())).toBeGreaterThanOrEqual(5)
    for (const { se } of report.figures) expect(se.after).toBeGreaterThan(0)
    expect(() => protect(families(6, 9), { keys: ['sexo'] })).toThrow(
      expect.objectContaining({ code: 'microdata.too-few-units' }),
    )
  })

  test.each([
    ['id', 'identifying'],
    ['upm', 'of-the-sample'],
    ['estrato', 'of-the-sample'],
    ['factor', 'of-the-sample'],
    ['entrevista', 'identifying'],
    ['nota', 'identifying'],
    ['lat', 'identifying'],
  ])('%s never goes out', (variable, reason) => {
    expect(() => protect(families(1), { keys: ['depto'], variables: [variable] })).toThrow(
      expect.objectContaining({ code: `microdata.${reason}`, params: { variable } }),
    )
  })

  test('a code of its own for every record names it, whatever the codebook calls it', () => {
    const rows = families(1).map((row, at) => ({ ...row, boleta: 70_000 + 13 * at }))
    expect(() => protect(rows, { keys: ['depto'], variables: ['boleta'] })).toThrow(
      expect.objectContaining({ code: 'microdata.identifying', params: { variable: 'boleta' } }),
    )
  })

  test('without a suppression the file comes back and does not pass', () => {
    const { report } = protect(families(2), { keys: ['depto', 'edad'] })
    expect(report.passes).toBe(false)
    expect(report.suppressed).toEqual([])
  })

  test('tells what was lost: blanks by key, changed values, distances', () => {
    const { report } = protect(families(4))
    const changed = Object.fromEntries(
      report.steps.map(({ step, variable, changed: values }) => [`${step} ${variable}`, values]),
    )
    expect(changed['recode depto']).toBeGreaterThan(0)
    expect(changed['noise ingreso']).toBeGreaterThan(200)
    // A fifth is drawn anew, and a third of those get what they had.
    expect(changed['pram causa']).toBeGreaterThan(25)
    expect(changed['pram causa']).toBeLessThan(85)
    for (const { variable, values } of report.suppressed) expect(changed[`suppress ${variable}`]).toBe(values)
    for (const { distance } of report.distances) {
      expect(distance).toBeGreaterThanOrEqual(0)
      expect(distance).toBeLessThan(0.3)
    }
  })

  test('a mean beyond a limit of fewer than k records is refused, as are foreign categories', () => {
    const limit = { step: 'limit', variable: 'ingreso', top: 100_000, becomes: 'mean' }
    expect(() => protect(families(1), { ...recipe, steps: [limit] })).toThrow(
      expect.objectContaining({ code: 'microdata.too-few-beyond' }),
    )
    const recode = { step: 'recode', variable: 'depto', groups: [{ code: 'x', of: ['77'] }] }
    expect(() => protect(families(1), { ...recipe, steps: [recode] })).toThrow(
      expect.objectContaining({ code: 'microdata.recode-category', params: { variable: 'depto', group: 'x' } }),
    )
    const pram = { step: 'noise', variable: 'causa', part: 0.1 }
    expect(() => protect(families(1), { ...recipe, steps: [pram] })).toThrow(
      expect.objectContaining({ code: 'microdata.not-a-number' }),
    )
  })

  test('a code that was blanked everywhere is in no list of categories either', () => {
    const rows = families(8).map((row, at) => ({ ...row, depto: at === 3 ? '99-ISLA' : (row.depto ?? null) }))
    const recode = { step: 'recode', variable: 'depto', groups: [{ code: '5+6', of: ['5', '6'] }] }
    const steps = [
      recode,
      { step: 'suppress', importance: { sexo: 9 } },
      { step: 'pram', variable: 'causa', part: 0.1 },
    ]
    const made = protect(rows, { keys: ['depto', 'sexo'], variables: ['causa'], steps })
    expect(made.report.passes).toBe(true)
    expect(JSON.stringify([made.variables, textsOf(made)]).includes('ISLA')).toBe(false)
    // Inside the house the report still tells that it was there.
    expect(made.report.figures.some(({ category }) => category === '99-ISLA')).toBe(true)
  })

  test('k below five is no recipe', () => {
    expect(MicrodataSpec.safeParse({ id: 'a', title: 'A', design: 'd', keys: ['x'], k: 4 }).success).toBe(false)
  })
})
