import { op, table } from 'arquero'
import { describe, expect, test } from 'vitest'
import { categoriesOf } from '../../../../main/core/data/categories.ts'
import { surveyDesign } from '../../../../main/core/design/survey-design.ts'
import { estimateTable } from '../../../../main/core/estimation/estimate-table.ts'
import { frame } from '../../../harness/frames.ts'

/** Synthetic persons with some answers missing; weights of two decimals, so that sums are exact in any order. */
const rows = 5000
const values = {
  sex: Array.from({ length: rows }, (_, i) => (i % 97 === 0 ? null : (i * 7) % 3 === 0 ? 'M' : 'F')),
  age: Array.from({ length: rows }, (_, i) => (i % 89 === 0 ? null : (i * 31) % 100)),
  cause: Array.from({ length: rows }, (_, i) => ['threat', 'extortion', 'killing', null][(i * 13) % 4] ?? null),
  weight: Array.from({ length: rows }, (_, i) => 1 + ((i * 37) % 400) / 4),
  psu: Array.from({ length: rows }, (_, i) => i % 50),
}
const ages = values.age.map((age) => (age === null ? null : age < 18 ? '0-17' : age < 60 ? '18-59' : '60+'))
const persons = frame('persons', { ...values, band: ages })

const design = surveyDesign({
  rows,
  units: [{ variable: 'psu', codes: Uint16Array.from(values.psu, (psu) => psu + 1) }],
  weights: { variable: 'weight', values: Float64Array.from(values.weight) },
})

describe('sex × age × cause', () => {
  test('the totals and counts of the kernel are those of Arquero', () => {
    const { cells } = estimateTable({
      design,
      statistic: 'count',
      dimensions: ['sex', 'band', 'cause'].map((name) => categoriesOf(persons, name)),
      margins: false,
      ciLevel: 0.95,
      deff: 'replace',
      quality: { profile: 'cepal-2023', logCv: 'symmetric' },
    })
    const groups = table({ ...values, band: ages })
      .filter('d.sex !== null && d.band !== null && d.cause !== null' as never)
      .groupby('sex', 'band', 'cause')
      .rollup({ total: op.sum('weight'), records: op.count() })
      .objects() as { sex: string; band: string; cause: string; total: number; records: number }[]
    expect(groups).toHaveLength(18)
    const kernel = new Map(cells.map(({ group, estimate, n }) => [group.join(' '), [estimate, n]]))
    for (const { sex, band, cause, total, records } of groups) {
      expect(kernel.get(`${sex} ${band} ${cause}`)).toEqual([total, records])
    }
  })
})
