import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CountedCell } from '../../../../main/contract/results.ts'
import { variance } from '../../../../main/core/design/covariance.ts'
import type { SurveyDesign } from '../../../../main/core/design/survey-design.ts'
import { surveyDesign } from '../../../../main/core/design/survey-design.ts'
import { estimateTable, type TableInput } from '../../../../main/core/estimation/estimate-table.ts'
import { populationMargin } from '../../../../main/core/weighting/population-margin.ts'
import { postStratify } from '../../../../main/core/weighting/post-stratify.ts'
import { rake } from '../../../../main/core/weighting/rake.ts'
import {
  causeOf,
  designInput,
  designOf,
  type Person,
  people,
  sexOf,
  twoStageDesignOf,
  yOf,
} from '../../../harness/random-survey.ts'

const common = {
  margins: true,
  ciLevel: 0.95,
  deff: 'replace',
  quality: { profile: 'inegi', logCv: 'symmetric' },
} as const

const asked = (list: readonly Person[]): Pick<TableInput, 'statistic' | 'measure' | 'dimensions'>[] => [
  { statistic: 'count', dimensions: [sexOf(list), causeOf(list)] },
  { statistic: 'proportion', measure: { kind: 'categories', categories: causeOf(list) }, dimensions: [sexOf(list)] },
  { statistic: 'mean', measure: { kind: 'number', number: yOf(list) }, dimensions: [causeOf(list)] },
  { statistic: 'total', measure: { kind: 'number', number: yOf(list) }, dimensions: [sexOf(list)] },
]

const tables = (list: readonly Person[], design: SurveyDesign): readonly (readonly CountedCell[])[] =>
  asked(list).map((input) => estimateTable({ ...common, ...input, design }).cells)

const isClose = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

const expectSame = (a: readonly CountedCell[], b: readonly CountedCell[]): void => {
  expect(a.map(({ group, level, n, df, psus }) => [group, level, n, df, psus])).toEqual(
    b.map(({ group, level, n, df, psus }) => [group, level, n, df, psus]),
  )
  for (const [i, cell] of a.entries()) {
    for (const figure of ['estimate', 'se', 'sumWeights'] as const) {
      expect(isClose(cell[figure], b[i]?.[figure] ?? null), `${figure} ${cell[figure]} ${b[i]?.[figure]}`).toBe(true)
    }
  }
}

describe('estimateTable', () => {
  it('does not ask in which order the records stand', () => {
    fc.assert(
      fc.property(people, fc.integer(), (list, seed) => {
        const other = list.toSorted((a, b) => ((a.y * 31 + seed) % 7) - ((b.y * 31 + seed) % 7))
        const [before, after] = [tables(list, designOf(list)), tables(other, designOf(other))]
        for (const [i, cells] of before.entries()) expectSame(cells, after[i] ?? [])
      }),
    )
  })

  it('gives the parts of a category back when they are added up', () => {
    fc.assert(
      fc.property(people, (list) => {
        const merged = list.map((one) => (one.cause === 'z' ? { ...one, cause: 'y' } : one))
        const count = (of: readonly Person[], codes: readonly string[]) =>
          estimateTable({ ...common, design: designOf(of), statistic: 'count', dimensions: [causeOf(of, codes)] }).cells
        const [x, y, z] = count(list, ['x', 'y', 'z'])
        const [sameX, both] = count(merged, ['x', 'y'])
        expect(isClose(both?.estimate ?? 0, (y?.estimate ?? 0) + (z?.estimate ?? 0))).toBe(true)
        expect(sameX).toEqual(x)
      }),
    )
  })

  it('scales counts and totals with the weights and leaves means and shares', () => {
    fc.assert(
      fc.property(people, (list) => {
        const scaled = list.map((one) => ({ ...one, weight: one.weight * 8 }))
        const [counts, shares, means, totals] = tables(list, designOf(list))
        const [counts8, shares8, means8, totals8] = tables(scaled, designOf(scaled))
        for (const [a, b] of [
          [shares, shares8],
          [means, means8],
        ] as const) {
          expectSame(
            a ?? [],
            (b ?? []).map((cell) => ({ ...cell, sumWeights: (cell.sumWeights ?? 0) / 8 })),
          )
        }
        for (const [a, b] of [
          [counts, counts8],
          [totals, totals8],
        ] as const) {
          for (const [i, cell] of (a ?? []).entries()) {
            expect(isClose((cell.estimate ?? 0) * 8, b?.[i]?.estimate ?? 0)).toBe(true)
            expect(isClose((cell.se ?? 0) * 8, b?.[i]?.se ?? 0)).toBe(true)
          }
        }
      }),
    )
  })

  it('is not moved by a category that nobody is in', () => {
    fc.assert(
      fc.property(people, (list) => {
        const design = designOf(list)
        const input = { ...common, design, statistic: 'count' } as const
        const more = estimateTable({
          ...input,
          dimensions: [causeOf(list, ['x', 'empty', 'y', 'z']), sexOf(list)],
        }).cells
        const { cells } = estimateTable({ ...input, dimensions: [causeOf(list), sexOf(list)] })
        expect(more.filter(({ group }) => group[0] !== 'empty')).toEqual(cells)
        for (const { estimate } of more.filter(({ group }) => group[0] === 'empty')) expect(estimate).toBe(0)
      }),
    )
  })

  it('doubles totals and their variances when every stratum comes twice', () => {
    fc.assert(
      fc.property(people, (list) => {
        const twice = [...list, ...list.map((one) => ({ ...one, stratum: `again-${one.stratum}` }))]
        const [counts, , means] = tables(list, designOf(list))
        const [counts2, , means2] = tables(twice, designOf(twice))
        for (const [i, cell] of (counts ?? []).entries()) {
          expect(isClose((cell.estimate ?? 0) * 2, counts2?.[i]?.estimate ?? 0)).toBe(true)
          expect(isClose((cell.se ?? 0) * Math.SQRT2, counts2?.[i]?.se ?? 0)).toBe(true)
          expect(counts2?.[i]?.df).toBe((cell.df ?? 0) * 2)
        }
        for (const [i, cell] of (means ?? []).entries()) {
          expect(isClose(cell.estimate, means2?.[i]?.estimate ?? null)).toBe(true)
          expect(isClose(cell.se, means2?.[i]?.se === null ? null : (means2?.[i]?.se ?? 0) * Math.SQRT2)).toBe(true)
        }
      }),
    )
  })

  it('never finds a variance below 0', () => {
    fc.assert(
      fc.property(people, (list) => {
        for (const design of [designOf(list), twoStageDesignOf(list)]) {
          for (const { estimate, se, n } of tables(list, design).flat()) {
            if (estimate !== null && (n ?? 0) > 0) expect(se).toBeGreaterThanOrEqual(0)
          }
        }
      }),
    )
  })
})

describe('the variance of a table', () => {
  const positive = people
    .map((list) => list.map((one) => ({ ...one, weight: Math.max(1, one.weight) })))
    .filter((list) => new Set(list.map(({ sex }) => sex)).size === 2)

  /** Totals that the weights could have: every cell's own sum, moved a little. */
  const marginOf = (list: readonly Person[], by: 'sex' | 'cause', weights: Float64Array, share: number) => {
    const filled = list.map((one) => ({ ...one, cause: one.cause === '' ? 'none' : one.cause }))
    const variable =
      by === 'sex' ? sexOf(filled) : causeOf(filled, [...new Set(filled.map(({ cause }) => cause))].sort())
    const totals = variable.categories.map(({ code }, place) => {
      const own = weights.reduce((sum, weight, row) => sum + (variable.codes[row] === place + 1 ? weight : 0), 0)
      return { codes: [code], total: own * (1 + share * place) }
    })
    const sum = totals.reduce((all, { total }) => all + total, 0)
    return populationMargin(
      [variable],
      totals.map(({ codes, total }) => ({ codes, total: (total * 1000) / sum })),
      weights,
    )
  }

  const designs: readonly (readonly [string, (list: readonly Person[]) => SurveyDesign])[] = [
    ['clusters', designOf],
    ['two stages', twoStageDesignOf],
    [
      'adjusted lonely units in domains',
      (list) => surveyDesign({ ...designInput(list), lonelyPsu: 'adjust', lonelyInDomains: true }),
    ],
    [
      'averaged lonely units in domains',
      (list) => surveyDesign({ ...designInput(list), lonelyPsu: 'average', lonelyInDomains: true }),
    ],
    [
      'post-stratification',
      (list) => {
        const design = designOf(list)
        return postStratify(design, marginOf(list, 'sex', design.weights, 0.4)).design
      },
    ],
    [
      'two post-stratifications',
      (list) => {
        const design = designOf(list)
        const first = postStratify(design, marginOf(list, 'cause', design.weights, 0.3)).design
        return postStratify(first, marginOf(list, 'sex', first.weights, 0.4)).design
      },
    ],
    [
      'raking after post-stratification of two stages',
      (list) => {
        const design = twoStageDesignOf(list)
        const first = postStratify(design, marginOf(list, 'cause', design.weights, 0.3)).design
        const margins = (['sex'] as const).map((by) => marginOf(list, by, first.weights, 0.2))
        return rake(first, margins, { epsilon: 1e-9, maxIterations: 1000 }).design
      },
    ],
  ]

  it.each(designs)('is that of the influence of its records: %s', (_, make) => {
    fc.assert(
      fc.property(positive, (list) => {
        const design = make(list)
        const { codes } = sexOf(list)
        const causes = causeOf(list)
        for (const sex of [1, 2]) {
          const inBase = list.map((_one, row) => codes[row] === sex && (causes.codes[row] as number) > 0)
          const base = inBase.reduce((sum, inside, row) => sum + (inside ? (design.weights[row] as number) : 0), 0)
          const { cells } = estimateTable({
            ...common,
            margins: false,
            design,
            statistic: 'proportion',
            measure: { kind: 'categories', categories: causes },
            dimensions: [sexOf(list)],
          })
          for (const [level, code] of ['x', 'y', 'z'].entries()) {
            const cell = cells.find(({ group, level: own }) => group[0] === (sex === 1 ? 'F' : 'M') && own === code)
            if (base === 0) {
              expect(cell?.se).toBeNull()
              continue
            }
            const share = cell?.estimate ?? 0
            const influence = Float64Array.from(inBase, (inside, row) =>
              inside ? ((causes.codes[row] === level + 1 ? 1 : 0) - share) / base : 0,
            )
            const expected = Math.sqrt(variance(design, influence, Uint8Array.from(inBase, Number)))
            expect(isClose(cell?.se ?? null, Number.isNaN(expected) ? null : expected), `${cell?.se} ${expected}`).toBe(
              true,
            )
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
