import { describe, expect, test } from 'vitest'
import { TestSpec } from '../../../../main/contract/hypothesis.ts'
import type { TableSpec } from '../../../../main/contract/table.ts'
import { datasetsBehind, designOf, planBehind, planBehindTest } from '../../../../main/core/plan/table-inputs.ts'
import { plan } from '../../../harness/plans.ts'

const derivations = [
  { step: 'aggregate', dataset: 'families', from: 'persons', key: 'id', variables: { adults: 'op.count()' } },
  { step: 'join', dataset: 'persons', from: 'places', key: 'place', variables: ['zone'] },
  { step: 'derive', dataset: 'events', name: 'x', formula: '1' },
]
const margin = { by: ['zone'], dataset: 'totals', total: 'families' }
const design = { id: 'families', dataset: 'families', psu: ['psu'], weighting: [{ step: 'rake', margins: [margin] }] }
const base = plan({ derivations, designs: [design] })
const table = base.tables[0] as TableSpec

describe('what feeds a table', () => {
  test('is its dataset, those behind it, and the population totals', () => {
    expect(datasetsBehind(base, designOf(base, table))).toEqual(['families', 'persons', 'places', 'totals'])
  })

  test('changes with what can change a figure and with nothing else', () => {
    const before = JSON.stringify(planBehind(base, table))
    const after = (parts: Parameters<typeof plan>[0]): string =>
      JSON.stringify(planBehind(plan({ derivations, designs: [design], ...parts }), table))
    const event = { step: 'derive', dataset: 'events', name: 'y', formula: '2' }
    const member = { step: 'derive', dataset: 'persons', name: 'y', formula: '2' }
    expect(after({ derivations: [...derivations, event] })).toBe(before)
    expect(after({ codebook: { events: { x: { label: 'X' } } } })).toBe(before)
    expect(after({ report: { sections: [] } })).toBe(before)
    expect(after({ derivations: [...derivations, member] })).not.toBe(before)
    expect(after({ codebook: { places: { zone: { label: 'Zona' } } } })).not.toBe(before)
    expect(after({ quality: { profile: 'inegi' } })).not.toBe(before)
    expect(after({ designs: [{ ...design, lonelyPsu: 'adjust' }] })).not.toBe(before)
  })

  test('of a test leaves out its family, which comes in afterwards', () => {
    const spec = { id: 'a', test: 'mean', variable: 'x', title: 'A', design: 'families' }
    const behind = (parts: object): object => planBehindTest(base, TestSpec.parse({ ...spec, ...parts }))
    expect(behind({ family: 'all' })).toEqual(behind({}))
    expect(behind({ where: 'd.x > 1' })).not.toEqual(behind({}))
    expect(behind({})).toMatchObject({ design: { id: 'families' }, window: base.study.window })
  })
})
