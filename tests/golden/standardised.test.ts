import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Variable } from '../../main/contract/codebook.ts'
import type { ComparisonTable } from '../../main/contract/comparison.ts'
import type { ResultTable } from '../../main/contract/results.ts'
import type { Column } from '../../main/core/data/column.ts'
import { frameOf } from '../../main/core/data/frame.ts'
import { prepareDesign } from '../../main/core/plan/designs/prepare-design.ts'
import { computeComparison } from '../../main/core/plan/estimates/compute-comparison.ts'
import { computeTable } from '../../main/core/plan/estimates/compute-table.ts'
import { readReferenceData, readReferenceSet } from '../../main/files/reference/read-reference.ts'
import { frame } from '../harness/frames.ts'
import { plan } from '../harness/plans.ts'
import { shared, sharedFolder, tellSkipped } from '../harness/shared.ts'

/** High cholesterol of adults by the ages of the United States in 2000 (NCHS data brief 92), as the example of R. */
const rates = {
  id: 'cholesterol',
  title: 'T',
  design: 'dnh',
  statistic: 'mean',
  variable: 'HI_CHOL',
  by: ['raceeth', 'sex'],
  where: 'd.agecat != "(0,19]"',
  standardise: { by: ['agecat'], population: { dataset: 'us2000', total: 'people' } },
  unit: 'u',
  universe: 'U',
}
const study = plan({
  conventions: 'r-svyby',
  designs: [{ id: 'dnh', dataset: 'nhanes', strata: ['SDMVSTRA'], psu: ['SDMVPSU'], weight: 'WTMEC2YR' }],
  tables: [rates, { ...rates, id: 'cells', margins: false }],
  comparisons: [{ id: 'sexes', title: 'C', compare: 'differences', table: 'cells', between: 'sex', reference: 'Male' }],
})
const ages = ['(0,19]', '(19,39]', '(39,59]', '(59,Inf]']
const us2000 = frame('us2000', { agecat: ages, people: [55901, 77670, 72816, 45364] })

const Case = z.object({
  kind: z.string(),
  by: z.object({ raceeth: z.string(), sex: z.string() }).optional(),
  estimate: z.number(),
  se: z.number(),
  df: z.number(),
})

if (sharedFolder === null) tellSkipped('standardised rates against R', 'a folder in CARACTERIZA_SHARED')

describe.skipIf(sharedFolder === null)('standardised rates of the plan', () => {
  let cells: ResultTable['cells']
  let differences: ComparisonTable['cells']
  let expected: z.infer<typeof Case>[]

  beforeAll(async () => {
    const set = await readReferenceSet(shared('gold'), 'nhanes.json')
    const { rows, byName } = await readReferenceData(shared('gold'), set)
    const variables = [...byName].map(([name, { type }]): Variable => {
      return { name, kind: 'nominal', storage: type, categories: [], missing: [] }
    })
    const nhanes = frameOf('nhanes', rows, variables, (name) => byName.get(name) as Column)
    const frames = new Map([nhanes, us2000].map((one) => [one.dataset, one]))
    const [design, comparison] = [study.designs[0], study.comparisons[0]]
    if (!design || !comparison) throw new Error('the plan has a design and a comparison')
    const prepared = prepareDesign(design, frames)
    const tables = new Map(study.tables.map((spec) => [spec.id, { ...computeTable(study, spec, prepared), key: '' }]))
    cells = tables.get('cholesterol')?.cells ?? []
    differences = computeComparison(comparison, { plan: study, tables, design: () => prepared }).cells
    expected = z.array(Case).parse(set.cases.filter(({ kind }) => kind.startsWith('standardised')))
  })

  it('are those of svystandardize in every cell and in the margin of all', () => {
    expect(expected).toHaveLength(9)
    for (const { by, estimate, se, df } of expected) {
      const group = [by?.raceeth ?? null, by?.sex ?? null]
      const cell = cells.find((one) => one.group.every((code, place) => code === group[place]))
      expect(cell).toMatchObject({ estimate: expect.closeTo(estimate, 10), se: expect.closeTo(se, 10), df })
    }
  })

  it('differ by what a regression on the groups in the standardised design says', () => {
    // svyglm(HI_CHOL ~ 0 + g, subset(dnh_std, agecat != "(0,19]")), g the eight groups: c'b and sqrt(c'Vc) by its vcov.
    const byGroup = {
      Hispanic: [-0.0227350396889826, 0.0178489114179864],
      NHWhite: [0.0400301471275867, 0.00991303099267722],
      NHBlack: [0.000463414273915608, 0.0216851753740659],
      Other: [-0.0160878409169889, 0.0473689127596017],
    }
    for (const [group, [estimate = 0, se = 0]] of Object.entries(byGroup)) {
      const cell = differences.find((one) => one.group[0] === group)
      expect(cell).toMatchObject({ estimate: expect.closeTo(estimate, 10), se: expect.closeTo(se, 10), df: 16 })
    }
  })
})
