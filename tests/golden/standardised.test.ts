import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Variable } from '../../main/contract/codebook.ts'
import type { ResultTable } from '../../main/contract/results.ts'
import type { Column } from '../../main/core/data/column.ts'
import { frameOf } from '../../main/core/data/frame.ts'
import { computeTable } from '../../main/core/plan/compute-table.ts'
import { prepareDesign } from '../../main/core/plan/prepare-design.ts'
import { designOf } from '../../main/core/plan/table-inputs.ts'
import { readReferenceData, readReferenceSet } from '../../main/files/reference/read-reference.ts'
import { frame } from '../harness/frames.ts'
import { plan } from '../harness/plans.ts'
import { shared, sharedFolder, tellSkipped } from '../harness/shared.ts'

/** High cholesterol of adults by the ages of the United States in 2000 (NCHS data brief 92), as the example of R. */
const study = plan({
  conventions: 'r-svyby',
  designs: [{ id: 'dnh', dataset: 'nhanes', strata: ['SDMVSTRA'], psu: ['SDMVPSU'], weight: 'WTMEC2YR' }],
  tables: [
    {
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
    },
  ],
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
  let expected: z.infer<typeof Case>[]

  beforeAll(async () => {
    const set = await readReferenceSet(shared('gold'), 'nhanes.json')
    const { rows, byName } = await readReferenceData(shared('gold'), set)
    const variables = [...byName].map(([name, { type }]): Variable => {
      return { name, kind: 'nominal', storage: type, categories: [], missing: [] }
    })
    const nhanes = frameOf('nhanes', rows, variables, (name) => byName.get(name) as Column)
    const frames = new Map([nhanes, us2000].map((one) => [one.dataset, one]))
    const [spec] = study.tables
    if (!spec) throw new Error('the plan has a table')
    cells = computeTable(study, spec, prepareDesign(designOf(study, spec), frames)).cells
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
})
