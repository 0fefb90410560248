import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Variable } from '../../main/contract/codebook.ts'
import type { Column } from '../../main/core/data/column.ts'
import { type Frame, frameOf } from '../../main/core/data/frame.ts'
import { prepareDesign } from '../../main/core/plan/designs/prepare-design.ts'
import { computeTable } from '../../main/core/plan/estimates/compute-table.ts'
import { designOf } from '../../main/core/plan/table-inputs.ts'
import { readReferenceData, readReferenceSet } from '../../main/files/reference/read-reference.ts'
import { plan } from '../harness/plans.ts'
import { shared, sharedFolder, tellSkipped } from '../harness/shared.ts'

const designs = {
  apistrat: { id: 'dstrat', strata: ['stype'], weight: 'pw', fpc: ['fpc'], nest: false },
  apiclus1: { id: 'dclus1', psu: ['dnum'], weight: 'pw', fpc: ['fpc'], nest: false },
}
type Survey = keyof typeof designs

const districts = [61, 135, 178, 255].map((dnum) => `d.dnum == ${dnum}`).join(' || ')
const mean = { statistic: 'mean', variable: 'api00' }
const total = { statistic: 'total', variable: 'api.stu' }
const ratio = { statistic: 'ratio', variable: 'api00', over: 'api99' }
const wide = { statistic: 'proportion', variable: 'sch.wide' }
const types = { statistic: 'proportion', variable: 'stype' }
const median = { statistic: 'quantile', variable: 'api00' }
const byType = { by: ['stype'] }

/** The table that asks the same as a call of R, by the call. */
const asked: Record<string, Record<Survey, Record<string, object>>> = {
  'r-svyby': {
    apistrat: {
      'svymean(~api00, dstrat, deff=TRUE)': mean,
      'svymean(~sch.wide, dstrat, deff=TRUE)': wide,
      'svyby(~api00, ~stype, dstrat, svymean)': { ...mean, ...byType },
      'svyby(~api00, ~stype, dstrat, svyratio, denominator=~api99)': { ...ratio, ...byType },
      'svyby(~sch.wide, ~stype, dstrat, svymean)': { ...wide, ...byType },
      'svyby(~api00, ~stype+sch.wide, dstrat, svymean)': { ...mean, by: ['stype', 'sch.wide'] },
      'svyby(~api.stu, ~stype, dstrat, svytotal, deff=TRUE)': { ...total, ...byType },
      'svyquantile(~api00, dstrat, c(0.25,0.5,0.75), qrule="math", interval.type="mean")': median,
    },
    apiclus1: {
      'svyby(~api.stu, ~stype, dclus1, svytotal)': { ...total, ...byType },
      'svyby(~sch.wide, ~stype, dclus1, svymean)': { ...wide, ...byType },
      'svyby(~api00, ~stype, dclus1, svymean, deff=TRUE)': { ...mean, ...byType },
    },
  },
  'r-subset': {
    apistrat: {
      'svymean(~api00, subset(dstrat, meals > 50))': { ...mean, where: 'd.meals > 50' },
      'svymean(~stype, subset(dstrat, api99 < 600))': { ...types, where: 'd.api99 < 600' },
      'svymean(~growth, subset(dstrat, stype == "E"), deff=TRUE)': {
        ...mean,
        variable: 'growth',
        where: 'd.stype == "E"',
      },
      'svyquantile(~api00, subset(dstrat, stype=="E"), c(.5), qrule="math", interval.type="mean")': {
        ...median,
        where: 'd.stype == "E"',
      },
    },
    apiclus1: {
      'svytotal(~api.stu, subset(dclus1, ell == 0))': { ...total, where: 'd.ell == 0' },
      'svymean(~stype, subset(dclus1, api99 < 600))': { ...types, where: 'd.api99 < 600' },
      'svymean(~api00, subset(dclus1, dnum %in% c(61, 135, 178, 255)))': { ...mean, where: districts },
    },
  },
}

/** What is held against R of a case. R says NaN where an interval has no degrees of freedom, we say nothing. */
const figure = z.union([z.number(), z.literal('NaN').transform(() => null)])
const Case = z.object({
  id: z.string(),
  call: z.string(),
  by: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  level: z.string().nullish(),
  quantile: z.number().default(0.5),
  estimate: z.number(),
  se: z.number(),
  df: z.number(),
  deff: z.number().optional(),
  ci: z.array(z.object({ df: z.unknown().optional(), lower: figure, upper: figure })),
})
type Case = z.infer<typeof Case>

const calls = Object.entries(asked).flatMap(([conventions, bySurvey]) =>
  Object.entries(bySurvey).flatMap(([survey, tables]) =>
    Object.entries(tables).map(([call, table]) => ({ conventions, survey: survey as Survey, call, table })),
  ),
)

if (sharedFolder === null) tellSkipped('conventions of R against its values', 'a folder in CARACTERIZA_SHARED')

describe.skipIf(sharedFolder === null)('the conventions of R', () => {
  const frames = new Map<string, Frame>()
  const cases = new Map<string, Case[]>()

  beforeAll(async () => {
    for (const survey of Object.keys(designs)) {
      const set = await readReferenceSet(shared('gold'), `${survey}.json`)
      const { rows, byName } = await readReferenceData(shared('gold'), set)
      const variables = [...byName].map(([name, { type }]): Variable => {
        return { name, kind: 'nominal', storage: type, categories: [], missing: [] }
      })
      frames.set(
        survey,
        frameOf(survey, rows, variables, (name) => byName.get(name) as Column),
      )
      const wanted = set.cases.filter(({ call }) => calls.some((one) => one.call === call))
      cases.set(survey, z.array(Case).parse(wanted))
    }
  })

  it.each(calls)('$conventions: $call', ({ conventions, survey, call, table }) => {
    const labels = { id: 't', title: 'T', unit: 'u', universe: 'U', margins: false }
    const study = plan({
      conventions,
      designs: [{ ...designs[survey], dataset: survey }],
      tables: [{ ...labels, ...table, design: designs[survey].id }],
    })
    const [spec] = study.tables
    if (!spec) throw new Error('the plan has a table')
    const { dimensions, cells } = computeTable(study, spec, prepareDesign(designOf(study, spec), frames))
    const expected = (cases.get(survey) ?? []).filter((one) => one.call === call && one.quantile === 0.5)
    expect(expected.length).toBeGreaterThan(0)
    for (const one of expected) {
      const cell = cells.find(
        ({ group, level }) =>
          level === (one.level ?? null) &&
          dimensions.every(({ variable }, place) => group[place] === String(one.by[variable])),
      )
      const interval = one.ci.find(({ df }) => df === undefined || df === one.df)
      expect({ ...cell }, one.id).toMatchObject({
        df: one.df,
        estimate: near(one.estimate),
        se: near(one.se),
        ciLow: near(interval?.lower),
        ciHigh: near(interval?.upper),
        ...(one.deff === undefined ? {} : { deff: near(one.deff) }),
      })
    }
  })
})

/** Within 1e-8 of the reference value, or nothing where it is nothing. */
const near = (value: number | null | undefined) => {
  if (value === undefined) throw new Error('the case has no such figure')
  return value === null ? null : expect.closeTo(value, 8 - Math.ceil(Math.log10(Math.abs(value))))
}
