import { expect, it } from 'vitest'
import type { ConceptBase } from '../../../../main/contract/concept.ts'
import type { Cell, Verdict } from '../../../../main/contract/results.ts'
import { isGoodEnough } from '../../../../main/core/indicator/good-enough.ts'
import { settled } from '../../../../main/core/indicator/settle.ts'
import { wordingIn } from '../../../../main/engine/plan/plan-in-force.ts'
import { loadIndicators } from '../../../../main/files/indicators.ts'
import { planOfBases } from '../../../harness/indicator-bases.ts'
import { resources } from '../../../harness/sample-study.ts'

const cells = (...levels: Verdict['level'][]) => ({
  cells: levels.map((level) => ({ verdict: { level, reasons: [] } }) as unknown as Cell),
})

it.each<[boolean, Verdict['level'][], 'reliable' | 'weak', number]>([
  [true, ['reliable', 'weak', 'unreliable', 'unreliable'], 'weak', 0.5],
  [false, ['reliable', 'weak', 'unreliable', 'unreliable'], 'reliable', 0.5],
  [false, ['reliable', 'unreliable', 'unreliable'], 'weak', 0.5],
  // Nobody is behind a figure that cannot be evaluated, and without a sample there are no verdicts.
  [true, ['reliable', 'notEvaluable', 'notEvaluable'], 'reliable', 1],
  [true, ['notApplicable', 'notApplicable'], 'reliable', 1],
])('a table is good enough: %s, by its figures %j', (is, levels, verdict, part) => {
  expect(isGoodEnough(cells(...levels), { verdict, part })).toBe(is)
})

it('goes as far as it has to, withholds what is never good enough, and leaves choices alone', async () => {
  const library = loadIndicators(resources)
  const base: ConceptBase = {
    design: 'familias',
    unit: 'families',
    groups: { variable: 'condicion', displaced: '1' },
    variables: {
      origin: ['depto_origen', 'zona_origen'],
      destination: ['depto', 'zona'],
      actor: 'actor',
      reach: 'alcance',
    },
  }
  const plan = planOfBases(library, [base], { indicators: { without: ['d7_reach'], coarser: { d6_matrix: 3 } } })
  const asked: string[] = []
  const choice = await settled(plan, library, wordingIn(resources), async ({ id, by, variable }) => {
    asked.push(`${id} ${by.join('×')} ${variable}`)
    return cells(id === 'd3_actor' || by.includes('depto_origen') || variable === 'depto' ? 'unreliable' : 'reliable')
  })
  expect(choice).toEqual({ without: ['d7_reach'], withheld: ['d3_actor'], coarser: { d6_matrix: 2 } })
  expect(asked.filter((one) => one.startsWith('d6'))).toEqual([
    'd6_matrix depto_origen depto',
    'd6_matrix zona_origen depto',
    'd6_matrix zona_origen zona',
  ])
})
