import { describe, expect, it } from 'vitest'
import { surveyDesign } from '../../../../main/core/design/survey-design.ts'
import { numbers } from '../../../harness/survey-data.ts'
import { age, cause, estimate, only, sex } from './eight-persons.ts'

describe('margins', () => {
  it('follow the categories of their dimension', () => {
    const cells = estimate({ statistic: 'count', dimensions: [sex, cause], margins: true })
    expect(cells.map(({ group, estimate: count }) => [...group, count])).toEqual([
      ['F', 'x', 4],
      ['F', 'y', 4],
      ['F', null, 10],
      ['M', 'x', 4],
      ['M', 'y', 2],
      ['M', null, 6],
      [null, 'x', 8],
      [null, 'y', 6],
      [null, null, 16],
    ])
  })

  it('say what a table without the dimension says', () => {
    const measure = { kind: 'number', number: age } as const
    const crossed = estimate({ statistic: 'mean', measure, dimensions: [sex, cause], margins: true })
    const bySex = estimate({ statistic: 'mean', measure, dimensions: [sex] })
    for (const cell of bySex) {
      const margin = crossed.find(({ group }) => group[0] === cell.group[0] && group[1] === null)
      expect(margin).toMatchObject({ n: cell.n, df: cell.df, psus: cell.psus })
      expect(margin?.estimate).toBeCloseTo(cell.estimate as number, 12)
      expect(margin?.se).toBeCloseTo(cell.se as number, 12)
      expect(margin?.deff).toBeCloseTo(cell.deff as number, 12)
    }
  })
})

describe('domains', () => {
  it('give a filter the figures of the same cell of a crossing', () => {
    const women = Uint8Array.from(sex.codes, (code) => (code === 1 ? 1 : 0))
    const measure = { kind: 'number', number: age } as const
    for (const statistic of ['mean', 'total'] as const) {
      const [inCrossing] = estimate({ statistic, measure, dimensions: [sex] })
      const filtered = only({ statistic, measure, domain: women })
      expect({ ...filtered, group: ['F'] }).toEqual(inCrossing)
    }
    const [inCrossing] = estimate({ statistic: 'count', dimensions: [sex] })
    expect({ ...only({ statistic: 'count', domain: women }), group: ['F'] }).toEqual(inCrossing)
  })

  it('have no interval with fewer than one degree of freedom', () => {
    const first = Uint8Array.of(1, 1, 0, 0, 0, 0, 0, 0)
    expect(only({ statistic: 'count', domain: first })).toMatchObject({ estimate: 4, psus: 1, df: 0, ciLow: null })
  })

  it('without records count 0 and have no mean', () => {
    const nobody = new Uint8Array(8)
    expect(only({ statistic: 'count', domain: nobody })).toMatchObject({
      estimate: 0,
      se: 0,
      n: 0,
      ciLow: null,
      verdict: { level: 'notEvaluable' },
    })
    expect(only({ statistic: 'mean', measure: { kind: 'number', number: age }, domain: nobody })).toMatchObject({
      estimate: null,
      se: null,
      n: 0,
      verdict: { level: 'notEvaluable' },
    })
  })

  it('leave out records of weight 0', () => {
    const weights = numbers('w', [0, 2, 2, 2, 2, 2, 2, 2])
    const partly = surveyDesign({ rows: 8, weights })
    expect(only({ statistic: 'mean', measure: { kind: 'number', number: age }, design: partly })).toMatchObject({
      n: 6,
      psus: 6,
    })
  })
})
