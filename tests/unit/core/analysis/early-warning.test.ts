import { describe, expect, it } from 'vitest'
import { AnalysisSpec } from '../../../../main/contract/analysis.ts'
import { computeAnalysis } from '../../../../main/core/analysis/compute-analysis.ts'
import { frame } from '../../../harness/frames.ts'
import { plan } from '../../../harness/plans.ts'

const none = () => {
  throw new Error('not asked for')
}
/** Signals a and b of one territory in two months, the last of which is looked at. */
const board = (verifications: (string | null)[], more: object = {}) => {
  const signals = frame('senales', {
    depto: ['01', '01', '01', '01'],
    senal: ['a', 'b', 'a', 'b'],
    mes: ['2026-01', '2026-01', '2026-02', '2026-02'],
    valor: [4, 0, 9, 5],
    verificacion: verifications,
  })
  const spec = AnalysisSpec.parse({
    analysis: 'earlyWarning',
    id: 'tablero',
    title: 'Tablero',
    dataset: 'senales',
    territory: 'depto',
    signal: 'senal',
    period: 'mes',
    at: '2026-02',
    value: 'valor',
    rules: ['a', 'b'].map((signal) => ({ signal, rule: 'change', from: { yellow: 0.07, orange: 0.55, red: 1.1 } })),
    unit: 'niveles',
    ...more,
  })
  return computeAnalysis(spec, { plan: plan(), frame: () => signals, design: none, table: none })
}
const verified = { verification: { variable: 'verificacion', verified: ['2'] } }

describe('a board of early warning', () => {
  it('prints thresholds of a change in percent as they were written', () => {
    const rules = board(['2', '2', '2', '2']).parts.find(({ name }) => name === 'warningRules')
    expect(rules?.rows.map((row) => row.slice(2))).toEqual([
      [7, 55, 110],
      [7, 55, 110],
    ])
    expect(rules?.columns.slice(2).map(({ decimals }) => decimals)).toEqual([0, 0, 0])
  })

  it('refuses signals of its period that do not say whether they are verified, and needs no word of those before', () => {
    expect(() => board(['2', '2', null, '1'], verified)).toThrow('analysis.wrong-records')
    const [part] = board([null, null, '2', '1'], verified).parts
    // a: 9 / 4 = +125 % red; b: 5 after none at all, no change. One of the two is unverified.
    expect(part?.rows.map((row) => row.slice(1))).toEqual([['level.red', 3, 1, 0, 0, 0, 1]])
  })
})
