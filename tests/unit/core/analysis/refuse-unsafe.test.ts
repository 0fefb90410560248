import { describe, expect, it } from 'vitest'
import type { AnalysisResult } from '../../../../main/contract/analysis.ts'
import type { ResultTable } from '../../../../main/contract/results.ts'
import { refuseUnsafe } from '../../../../main/core/analysis/refuse-unsafe.ts'

const analysis = (fewest: number | null, tables: string[]) => ({ fewest, tables }) as unknown as AnalysisResult
const table = (id: string, ...confidentiality: string[]) =>
  ({ id, cells: confidentiality.map((own) => ({ confidentiality: own })) }) as unknown as ResultTable

describe('an analysis that is to leave', () => {
  it('is refused while a count stands on fewer households than the threshold', () => {
    expect(() => refuseUnsafe(analysis(4, []), 'analysis/a', [], 5)).toThrow('analysis.few-behind')
    expect(() => refuseUnsafe(analysis(5, []), 'analysis/a', [], 5)).not.toThrow()
    expect(() => refuseUnsafe(analysis(null, []), 'analysis/a', [], 5)).not.toThrow()
  })

  it('needs its tables protected with it, and no cell of them hidden', () => {
    const repeats = analysis(20, ['gasto'])
    expect(() => refuseUnsafe(repeats, 'analysis/a', [], 5)).toThrow('review.table-not-validated')
    expect(() => refuseUnsafe(repeats, 'analysis/a', [table('gasto', 'free', 'hidden')], 5)).toThrow('hidden-cells')
    expect(() => refuseUnsafe(repeats, 'analysis/a', [table('gasto', 'free')], 5)).not.toThrow()
  })
})
