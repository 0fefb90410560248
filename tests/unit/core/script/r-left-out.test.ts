import { describe, expect, it } from 'vitest'
import type { ComparisonTable } from '../../../../main/contract/comparison.ts'
import { DesignSpec } from '../../../../main/contract/design.ts'
import { Plan } from '../../../../main/contract/plan.ts'
import { TableSpec } from '../../../../main/contract/table.ts'
import { comparisonNotInR } from '../../../../main/core/script/r-comparisons.ts'
import { tableNotInR } from '../../../../main/core/script/r-tables.ts'
import type { ScriptInput } from '../../../../main/core/script/script-input.ts'

const design = (rest: object) => DesignSpec.parse({ id: 'd', dataset: 'datos', strata: ['h'], psu: ['upm'], ...rest })
const table = (rest: object) =>
  TableSpec.parse({
    id: 't',
    title: 't',
    design: 'd',
    statistic: 'mean',
    variable: 'y',
    unit: 'u',
    universe: 'u',
    ...rest,
  })
const planOf = (spec: DesignSpec, own: TableSpec): Plan => ({
  ...Plan.parse({ caracteriza: 1, study: { title: 'x', window: '2026', synthetic: true } }),
  designs: [spec],
  tables: [own],
})
const reason = (spec: object, own: object = {}) => tableNotInR(table(own), planOf(design(spec), table(own)))

const unequal = { method: 'overton', probability: 'pi' }
const replicates = { method: 'bootstrap', replicates: 50, seed: 1 }

describe('what the script in R leaves out', () => {
  it('is unequal probabilities together with replicates or with two phases', () => {
    expect(reason({ unequal })).toBeNull()
    expect(reason({ replicates })).toBeNull()
    expect(reason({ unequal, replicates })).toBe('unequal')
    expect(reason({ unequal, secondPhase: { selected: 'f' } })).toBe('unequal')
  })

  it('is the interval score of a quantile where variances come from replicates', () => {
    const score = { statistic: 'quantile', quantile: { interval: 'score' } }
    expect(reason({}, score)).toBeNull()
    expect(reason({ replicates }, { statistic: 'quantile', quantile: { interval: 'beta' } })).toBeNull()
    expect(reason({ replicates }, score)).toBe('score')
  })

  it('is the change between rounds with common units where a round has other variances than those of its units', () => {
    const change = (spec: object) => {
      const plan = planOf(design(spec), table({}))
      const input = { plan, sources: [], outOfReach: new Map(), withheld: new Map() } as unknown as ScriptInput
      const comparison = { table: 't', earlier: { table: 't', samples: 'overlapping' } } as ComparisonTable
      return comparisonNotInR(comparison, input)
    }
    expect(change({})).toBeNull()
    expect(change({ replicates })).toBe('overlapping')
    expect(change({ secondPhase: { selected: 'f' } })).toBe('overlapping')
    expect(change({ unequal, replicates })).toBe('comparison')
  })
})
