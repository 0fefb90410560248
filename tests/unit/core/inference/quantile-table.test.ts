import { describe, expect, it } from 'vitest'
import { QuantileSpec } from '../../../../main/contract/quantile.ts'
import type { Categories } from '../../../../main/core/data/categories.ts'
import { surveyDesign } from '../../../../main/core/design/survey-design.ts'
import { estimateQuantile } from '../../../../main/core/inference/quantile.ts'
import { quantileTable } from '../../../../main/core/inference/quantile-table.ts'

/** 202 records: values 1 to 101 in group a and 1001 to 1101 in group b. */
const rows = 202
const values = Float64Array.from({ length: rows }, (_, row) => (row < 101 ? row + 1 : row + 900))
const group: Categories = {
  variable: 'g',
  codes: Uint8Array.from({ length: rows }, (_, row) => (row < 101 ? 1 : 2)),
  categories: [{ code: 'a' }, { code: 'b' }, { code: 'c' }],
}
const design = surveyDesign({ rows })
const common = {
  design,
  dimensions: [group],
  margins: true,
  number: { variable: 'y', values },
  quantile: QuantileSpec.parse({}),
  ciLevel: 0.95,
  deff: 'replace',
  quality: { profile: 'cepal-2023', logCv: 'symmetric' },
} as const

describe('tables of quantiles', () => {
  const cells = quantileTable(common)

  it('have a cell for every category and the margin', () => {
    expect(cells.map(({ group: [code], estimate, n }) => [code, estimate, n])).toEqual([
      ['a', 51, 101],
      ['b', 1051, 101],
      ['c', null, 0],
      [null, 101, 202],
    ])
  })

  it('say in a cell what the quantile of its records says', () => {
    const { estimate, low, high, se, df } = estimateQuantile(design, {
      values,
      domain: Uint8Array.from(group.codes, (code) => (code === 1 ? 1 : 0)),
      quantile: common.quantile,
      level: 0.95,
    })
    expect(cells[0]).toMatchObject({ estimate, ciLow: low, ciHigh: high, se, df, cv: se / estimate })
  })

  it('stand on the degrees of freedom that they print', () => {
    const [first] = quantileTable({ ...common, dfRule: 'design' })
    const domain = Uint8Array.from(group.codes, (code) => (code === 1 ? 1 : 0))
    const { low, se } = estimateQuantile(design, {
      values,
      domain,
      quantile: common.quantile,
      level: 0.95,
      df: rows - 1,
    })
    expect(first).toMatchObject({ df: rows - 1, ciLow: low, se })
  })

  it('judge precision by the share below the quantile', () => {
    // Half of a simple random sample of 101 in 202: deff 1 up to n / (n − 1).
    expect(cells[0]?.deff).toBeCloseTo(1, 1)
    expect(cells[0]?.nEff).toBeCloseTo(101, -1)
    expect(cells[2]?.verdict.level).toBe('notEvaluable')
  })

  it('give the quantile alone without a probability sample', () => {
    const loose = surveyDesign({ rows, probability: false })
    const [first] = quantileTable({ ...common, design: loose })
    expect(first).toMatchObject({ estimate: 51, se: null, ciLow: null, verdict: { level: 'notApplicable' } })
  })
})
