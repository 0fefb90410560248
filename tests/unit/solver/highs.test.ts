import { expect, test } from 'vitest'
import type { Solution, Solver } from '../../../main/core/disclosure/linear-program.ts'
import { controlledRounding } from '../../../main/core/disclosure/rounding/controlled-rounding.ts'
import { highsSolver } from '../../../main/solver/highs.ts'
import { randomSystem } from '../../harness/disclosure/random-system.ts'
import { unhurried } from '../../harness/disclosure/systems.ts'

test('a long search for whole numbers ends early with the best so far, which adds up', async () => {
  const { relations, layers } = randomSystem(1035, 5000)
  const values = layers[0]?.values as number[]
  const highs = await highsSolver()
  const solutions: Solution[] = []
  const watched: Solver = (program) => {
    const open = highs(program)
    return {
      ...open,
      solve: () => {
        const solution = open.solve()
        solutions.push(solution)
        return solution
      },
    }
  }
  const problem = { values, relations, base: 10, mostSteps: 0, leastSteps: 0, printed: new Map<number, number>() }
  const { multiples } = (await controlledRounding(problem, watched, unhurried)) ?? { multiples: [] }
  expect(solutions.map(({ status }) => status)).toEqual(['feasible'])
  for (const { total, parts } of relations)
    expect(parts.reduce((sum, part) => sum + Number(multiples[part]), 0)).toBe(multiples[total])
  expect(values.every((value, cell) => Math.abs(Number(multiples[cell]) * 10 - value) < 10)).toBe(true)
})
