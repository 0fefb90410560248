import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { standsOut } from '../../../main/core/checks/profile.ts'
import { runCheck } from '../../../main/core/checks/run-check.ts'
import { categoriesOf } from '../../../main/core/data/categories.ts'
import type { Frame } from '../../../main/core/data/frame.ts'
import { checkPlan } from '../../../main/core/plan/checking/check-plan.ts'
import { loadCodelists } from '../../../main/files/codelists.ts'
import { faults } from '../../../resources/kinds/two-phase-survey/dirt.ts'
import { makeSampleStudy } from '../../../resources/kinds/two-phase-survey/make.ts'
import { collectedDatasets } from '../../harness/derive-datasets.ts'
import { computedBy, type DerivedSample, deriveSample, resources } from '../../harness/sample-study.ts'

let folder: string
let sample: DerivedSample

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sample-'))
  await makeSampleStudy(folder)
  sample = await deriveSample(folder)
})

afterAll(() => rm(folder, { recursive: true }))

const source = (name: string) => sample.sources.get(name) as Frame
const clean = (name: string) => sample.frames.get(name) as Frame
const numbers = (frame: Frame, name: string): Float64Array => {
  const column = frame.raw(name)
  if (column.type !== 'number') throw new Error(`${name} is no number`)
  return column.values
}
const sum = (values: Iterable<number>): number => Array.from(values).reduce((total, value) => total + value, 0)
const countWhere = (frame: Frame, name: string, test: (value: number) => boolean): number =>
  numbers(frame, name).filter(test).length

/** Records left out by each step of a dataset, in the order of the plan. */
const leftOut = (dataset: string): number[] =>
  sample.ledger
    .filter(({ step }) => step.dataset === dataset && (step.step === 'exclude' || step.step === 'distinct'))
    .map(({ rowsBefore, rowsAfter }) => rowsBefore - rowsAfter)

describe('the files of the sample study', () => {
  it('are the same bytes every time', async () => {
    const again = await mkdtemp(join(tmpdir(), 'sample-'))
    await makeSampleStudy(again)
    expect(await hashes(again)).toEqual(await hashes(folder))
    await rm(again, { recursive: true })
  })

  it('hold the records they are made to hold', () => {
    expect([...sample.sources].map(([name, frame]) => [name, frame.rows])).toEqual([
      ['tamizaje', 43_472],
      ['listado', 145_176],
      ['entrevistas', 728],
      ['personas', 2_397],
      ['totales_familias', 28],
      ['totales_tamano', 6],
      ['totales_personas', 140],
      ['departamentos', 14],
      ['listas', 450],
    ])
  })

  it('carry the dirt in the numbers that are written down', () => {
    const impossible = (age: number) => age > 110 && age < 999
    expect(countWhere(clean('listado'), 'edad', impossible)).toBe(0)
    expect(countWhere(clean('personas'), 'edad', impossible)).toBe(faults.personImpossibleAge)
    expect(countWhere(clean('personas'), 'edad', (age) => age === 999)).toBe(faults.personUnknownAge)
    const moved = numbers(clean('tamizaje'), 'movio')
    const economic = numbers(clean('tamizaje'), 'motivo_economico')
    expect(moved.filter((answer, row) => answer === 2 && economic[row] === 1)).toHaveLength(faults.movedNotAndWhy)
  })

  it('say that nothing in them is real', async () => {
    const text = new TextDecoder('windows-1252').decode(await readFile(join(folder, 'tamizaje_sintetico.csv')))
    expect(text.slice(0, 400)).toContain('Nombre Ficticio 00001;0000-0001;Calle Ficticia')
    expect((await readdir(folder)).filter((name) => !name.includes('sintetico'))).toEqual([])
    expect(sample.plan.study.synthetic).toBe(true)
  })
})

describe('the checks of the sample study', () => {
  it('find the dirt that was put in', () => {
    const frames = collectedDatasets(sample.plan, sample.sources, loadCodelists(resources))
    const failing = sample.plan.checks.flatMap(({ dataset, rules }) =>
      rules.map((rule): [string, number] => {
        const outcome = runCheck(frames, dataset, rule)
        return [rule.id, outcome.unit === 'record' ? outcome.rows.length : outcome.groups.filter(standsOut).length]
      }),
    )
    expect(Object.fromEntries(failing)).toEqual({
      boletas_repetidas: 2 * faults.screeningTwice,
      motivo_sin_mudanza: faults.movedNotAndWhy,
      // A form entered twice has its members twice in the roster.
      miembros_listados: 2 * faults.screeningTwice,
      por_upm: 0,
      edad_posible: 0,
      escuela_a_su_edad: faults.adultAtSchool,
      motivo_si_no_denuncio: faults.reportedAndWhyNot,
      gasto_atipico: 0,
    })
  })
})

describe('the plan of the sample study', () => {
  it('is valid and keeps identifiers out of every analysis', () => {
    expect(() => checkPlan(sample.plan)).not.toThrow()
    const identifiers = sample.plan.sources.flatMap((one) => one.identifiers)
    const used = sample.plan.derivations
      .flatMap((step) => Object.values(step))
      .concat(sample.plan.tables.flatMap((table) => table.by))
    expect(identifiers.filter((name) => used.includes(name))).toEqual([])
  })

  it('leaves out what cannot be used, and counts it', () => {
    expect(leftOut('tamizaje')).toEqual([43_472 - 41_316, faults.screeningTwice])
    expect(leftOut('listado')).toEqual([
      135,
      faults.rosterImpossibleAge + faults.rosterUnknownAge + faults.rosterUnknownSex,
    ])
    expect(leftOut('entrevistas')).toEqual([39, faults.interviewTwice])
    expect(leftOut('personas')).toEqual([12])
    expect(sample.ledger.filter(({ unmatched }) => unmatched > 0)).toEqual([])
  })

  it('finds the families, the displaced among them and those interviewed', () => {
    const families = clean('tamizaje')
    expect(families.rows).toBe(41_278)
    expect(countWhere(families, 'movio', (answer) => answer === 1)).toBe(9_049)
    expect(countWhere(families, 'desplazada', (yes) => yes === 1)).toBe(461)
    expect(countWhere(clean('listado'), 'desplazada', (yes) => yes === 1)).toBe(1_299)
    const condition = numbers(clean('entrevistas'), 'condicion')
    expect([1, 2].map((code) => condition.filter((one) => one === code).length)).toEqual([432, 254])
  })

  it('names every category in both languages', () => {
    const unnamed = sample.plan.tables.flatMap(({ design, variable, by, statistic }) => {
      const frame = sample.frames.get(sample.plan.designs.find(({ id }) => id === design)?.dataset ?? '')
      if (!frame) return []
      const dimensions = statistic === 'proportion' ? [...by, variable as string] : by
      return dimensions
        .flatMap((name) => categoriesOf(frame, name).categories.map(({ code, label }) => ({ name, code, label })))
        .filter(({ name, label }) => typeof label !== 'object' && !sameInBoth.has(name))
    })
    expect(unnamed).toEqual([])
  })

  it('has two PSUs or more in every stratum of both phases', () => {
    for (const dataset of ['tamizaje', 'entrevistas']) {
      const strata = numbers(clean(dataset), 'estrato')
      const units = numbers(clean(dataset), 'upm')
      const byStratum = new Map<number, Set<number>>()
      strata.forEach((stratum, row) => {
        byStratum.set(stratum, (byStratum.get(stratum) ?? new Set()).add(units[row] as number))
      })
      expect(byStratum.size).toBe(28)
      expect(Math.min(...[...byStratum.values()].map((psus) => psus.size))).toBeGreaterThanOrEqual(2)
    }
  })
})

describe('the comparator blocks of the sample study', () => {
  const answers = (frame: Frame, name: string): (string | null)[] => {
    const { categories, codes } = categoriesOf(frame, name)
    return Array.from(codes, (code) => (code === 0 ? null : (categories[code - 1]?.code ?? null)))
  }
  /** The weighted share of a code among the records of a group that answered, summed by hand. */
  const shareByHand = (dataset: string, group: string, of: string, variable: string, code: string): number => {
    const frame = clean(dataset)
    const [groups, given, weights] = [answers(frame, group), answers(frame, variable), numbers(frame, 'factor_ent')]
    const rows = groups.flatMap((one, row) => (one === of && given[row] !== null ? [row] : []))
    const weight = (chosen: readonly number[]) => sum(chosen.map((row) => weights[row] as number))
    return weight(rows.filter((row) => given[row] === code)) / weight(rows)
  }
  const { tableOf, comparisonOf } = computedBy(() => sample)

  it.each([
    ['c2_head_sex', 'entrevistas', 'condicion', 'sexo_jefatura', '2'],
    ['e3_tenure', 'entrevistas', 'condicion', 'tenencia', '1'],
    ['g6_future', 'entrevistas', 'condicion', 'intencion', '4'],
    ['c6_documents', 'personas', 'grupo', 'documento', '1'],
  ])('%s are what sums by hand give, and so are their differences', (id, dataset, group, variable, code) => {
    const [displaced, comparator] = ['1', '2'].map((of) => shareByHand(dataset, group, of, variable, code))
    const table = tableOf(id)
    const estimate = (of: string) =>
      table.cells.find(({ group: [own], level }) => own === of && level === code)?.estimate ?? Number.NaN
    expect(estimate('1')).toBeCloseTo(displaced as number, 12)
    expect(estimate('2')).toBeCloseTo(comparator as number, 12)
    const difference = comparisonOf(`${id}_difference`, table).cells.find(({ level }) => level === code)
    expect(difference?.estimate).toBeCloseTo((displaced as number) - (comparator as number), 12)
    expect([difference?.first, difference?.second]).toEqual(['1', '2'])
  })

  it('stand in a report that has every section or says which concepts it lacks', () => {
    const sections = sample.plan.report?.sections ?? []
    const missing = (letter: string) => sections.some(({ text }) => JSON.stringify(text).includes(` ${letter}`))
    for (const letter of 'ABCDEFGHIJ') {
      const has = sections.some(({ tables }) => tables.some((id) => id.startsWith(letter.toLowerCase())))
      expect([letter, has || missing(letter)]).toEqual([letter, true])
    }
  })
})

describe('the weights', () => {
  const total = () => sum(numbers(source('totales_familias'), 'familias'))

  it('come close to the totals without reaching them', () => {
    const screening = sum(numbers(clean('tamizaje'), 'factor')) / total()
    const stratum = numbers(clean('tamizaje'), 'estrato').map((id) => (id === 61 ? 1 : 0))
    const capital = sum(numbers(clean('tamizaje'), 'factor').filter((_, row) => stratum[row] === 1)) / 486_900
    expect(Math.abs(screening - 1)).toBeLessThan(0.05)
    expect(Math.abs(capital - 1)).toBeLessThan(0.15)
    expect([screening, capital]).not.toContain(1)
  })

  it('of the interviews carry those of the screening', () => {
    const weightOf = (code: number) => {
      const condition = numbers(clean('entrevistas'), 'condicion')
      return sum(numbers(clean('entrevistas'), 'factor_ent').filter((_, row) => condition[row] === code))
    }
    const displaced = numbers(clean('tamizaje'), 'desplazada')
    const screened = sum(numbers(clean('tamizaje'), 'factor').filter((_, row) => displaced[row] === 1))
    expect(weightOf(1)).toBeCloseTo(screened, 2)
    expect(weightOf(1) + weightOf(2)).toBeCloseTo(sum(numbers(clean('tamizaje'), 'factor')), 1)
  })

  it('have totals that agree with each other', () => {
    expect(sum(numbers(source('totales_tamano'), 'familias'))).toBe(total())
    expect(total()).toBe(1_813_300)
  })
})

/** Years, ages, counts and names of places need no translation. */
const sameInBoth: ReadonlySet<string> = new Set(['año_mudanza', 'num_despl', 'edad_amplia', 'depto', 'depto_origen'])

const hashes = async (path: string): Promise<string[]> =>
  Promise.all(
    (await readdir(path)).sort().map(async (name) => {
      const hash = createHash('sha256').update(await readFile(join(path, name)))
      return `${name} ${hash.digest('hex')}`
    }),
  )
