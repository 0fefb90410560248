import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { DesignSpec } from '../../../../main/contract/design.ts'
import { type DesignFindingCode, designFindings } from '../../../../main/contract/design-finding.ts'
import { withCodebook } from '../../../../main/core/data/frame.ts'
import { examineDesign } from '../../../../main/core/doctor/examine-design.ts'
import { prepareDesign } from '../../../../main/core/plan/designs/prepare-design.ts'
import { frame } from '../../../harness/frames.ts'
import { refusal } from '../../../harness/refusal.ts'

type Lists = Parameters<typeof frame>[1]

/** Twenty PSUs of one record in two strata, weights that expand: nothing to point out but what a test adds. */
const rows = 20
const each = <Value>(value: (row: number) => Value): Value[] => Array.from({ length: rows }, (_, row) => value(row))
const sound: Lists = {
  h: each((row) => (row < 10 ? 'a' : 'b')),
  u: each((row) => Math.floor(row / 2) + 1),
  w: each((row) => 50 + row),
  N: each(() => 40),
}
const spec = (more: object): DesignSpec =>
  DesignSpec.parse({ id: 'd', dataset: 'x', strata: ['h'], psu: ['u'], weight: 'w', ...more })
const examine = (design: object, lists: Lists = {}, totals: Lists = { h: ['a'], n: [1190] }) =>
  examineDesign(
    spec(design),
    new Map([
      ['x', frame('x', { ...sound, ...lists })],
      ['t', frame('t', totals)],
    ]),
  )
const codes = (...args: Parameters<typeof examine>): string[] => examine(...args).map(({ code }) => code)

describe('a design that is sound', () => {
  it('has nothing to point out', () => {
    expect(codes({})).toEqual([])
  })
})

describe('a design is examined for', () => {
  const pairs = each((row) => Math.floor(row / 2))
  test.each<[code: DesignFindingCode, design: object, lists: Lists, params: object]>([
    ['unknown-variable', { psu: ['z'] }, {}, { variable: 'z', dataset: 'x' }],
    ['not-a-number', { weight: 'h' }, {}, { variable: 'h', design: 'd' }],
    ['missing-values', {}, { u: each((row) => (row < 3 ? null : row)) }, { variable: 'u', rows: 3 }],
    ['more-strata-than-stages', { strata: ['h', 'u'] }, {}, { strata: 2, stages: 1 }],
    ['more-sizes-than-stages', { fpc: ['N', 'N'] }, {}, { sizes: 2, stages: 1 }],
    [
      'psu-in-two-strata',
      { nest: false },
      { u: each((row) => (row === 19 ? 1 : (pairs[row] as number))) },
      { psus: 1 },
    ],
    ['one-psu', { strata: [] }, { u: each(() => 1) }, {}],
    ['lonely-psu', {}, { h: each((row) => (row < 2 ? 'c' : 'a')) }, { strata: 1, stage: 1 }],
    [
      'lonely-psu-handled',
      { lonelyPsu: 'remove' },
      { h: each((row) => (row < 2 ? 'c' : 'a')) },
      { strata: 1, rule: 'remove' },
    ],
    ['fpc-not-positive', { fpc: ['N'] }, { N: each(() => 0) }, { variable: 'N' }],
    ['fpc-mixed', { fpc: ['N'] }, { N: each((row) => (row < 10 ? 0.5 : 40)) }, { fractions: 10, sizes: 10 }],
    ['fpc-varies', { fpc: ['N'] }, { N: each((row) => 40 + row) }, { stage: 1, strata: 2 }],
    ['fpc-below-sample', { fpc: ['N'] }, { N: each(() => 3) }, { stage: 1, strata: 2 }],
    ['fpc-fractions', { fpc: ['N'] }, { N: each(() => 0.25) }, { least: 0.25, most: 0.25, population: 40 }],
    ['fpc-sizes', { fpc: ['N'] }, {}, { population: 80 }],
    ['fpc-census', { fpc: ['N'] }, { N: each(() => 1) }, { strata: 2, of: 2 }],
    ['fpc-not-whole', { fpc: ['N'] }, { N: each(() => 12.5) }, { rows }],
    ['fpc-far-from-weights', { psu: [], fpc: ['N'] }, {}, { population: 80, sum: 1190 }],
    ['weights-missing', {}, { w: each((row) => (row < 2 ? null : 5)) }, { variable: 'w', rows: 2 }],
    ['weights-negative', {}, { w: each((row) => (row < 2 ? -9 : 5)) }, { rows: 2 }],
    ['weights-infinite', {}, { w: each((row) => (row < 1 ? Number.POSITIVE_INFINITY : 5)) }, { rows: 1 }],
    ['weights-all-zero', {}, { w: each(() => 0) }, { variable: 'w' }],
    ['weights-zero', {}, { w: each((row) => (row < 4 ? 0 : 5)) }, { rows: 4 }],
    ['weights-normalised', {}, { w: each((row) => (row % 2 === 0 ? 0.5 : 1.5)) }, { sum: 20, records: 20 }],
    ['weights-normalised', {}, { w: each(() => 0.05) }, { records: 20 }],
    ['weights-like-probabilities', {}, { w: each((row) => 0.2 + row / 100) }, { least: 0.2, most: 0.39 }],
    ['weights-extreme', {}, { w: each((row) => (row === 0 ? 1000 : 10)) }, { rows: 1, times: 10 }],
    ['psu-is-record', { psu: ['id'] }, { id: each((row) => row) }, { variable: 'id', records: rows }],
    ['name-like-argument', {}, { id: each((row) => row), weights: each(() => 1) }, { variables: 'id, weights' }],
    [
      'psu-split-by-strata',
      {},
      { u: each((row) => (row === 19 ? 1 : (pairs[row] as number) + 1)) },
      { psus: 1, codes: 10 },
    ],
    ['psu-codes-restart', {}, { u: each((row) => row % 5) }, { codes: 5, psus: 10 }],
    ['few-degrees-of-freedom', {}, { u: each((row) => (row % 10 < 5 ? 1 : 2)) }, { df: 2, psus: 4, strata: 2 }],
    ['not-probability', { probability: false }, {}, {}],
    [
      'two-phase',
      { secondPhase: { selected: 's', stratum: 'g' } },
      { s: each((row) => (row < 10 || row % 2 === 0 ? 1 : 0)), g: each((row) => (row < 10 ? 'x' : 'y')) },
      { drawn: 15, units: 20, strata: 2, least: 50, most: 100 },
    ],
    [
      'two-phase-with',
      { secondPhase: { selected: 's' }, replicates: { method: 'jackknife' } },
      { s: each(() => 1) },
      { part: 'replicates' },
    ],
    [
      'phase-unit-partly',
      { secondPhase: { selected: 's', unit: 'u' } },
      { s: each((row) => row % 2) },
      { variable: 'u', units: 10 },
    ],
    [
      'phase-unit-in-two-strata',
      { secondPhase: { selected: 's', stratum: 'g', unit: 'u' } },
      { s: each(() => 1), g: each((row) => (row % 2 === 0 ? 'x' : 'y')) },
      { variable: 'u', units: 10 },
    ],
    [
      'phase-unit-not-nested',
      { psu: [], secondPhase: { selected: 's', unit: 'u' } },
      { s: each(() => 1) },
      { variable: 'u' },
    ],
    [
      'phase-stratum-empty',
      { secondPhase: { selected: 's', stratum: 'h' } },
      { s: each((row) => (row < 10 ? 1 : 0)) },
      { strata: 1 },
    ],
    [
      'phase-lonely',
      { secondPhase: { selected: 's', stratum: 'h' } },
      { s: each((row) => (row < 11 ? 1 : 0)) },
      { strata: 1 },
    ],
  ])('%s', (code, design, lists, params) => {
    const found = examine(design, lists).find((one) => one.code === code)
    expect(found).toMatchObject({ severity: designFindings[code].severity, params, text: `doctor.${code}` })
    expect(found?.ways).toHaveLength(designFindings[code].ways)
  })

  it('design and weight columns of the codebook that it leaves aside', () => {
    const plain = frame('x', sound)
    const documented = withCodebook(
      plain,
      [...plain.variables.values()].map((variable) => {
        return { ...variable, kind: variable.name === 'w' ? 'weight' : variable.name === 'u' ? 'design' : 'nominal' }
      }),
    )
    const design = DesignSpec.parse({ id: 'd', dataset: 'x' })
    const found = examineDesign(design, new Map([['x', documented]]))
    expect(found.map(({ code, params }) => [code, params])).toEqual([
      ['unused-design-variables', { variables: 'u' }],
      ['unused-weight', { variables: 'w' }],
    ])
  })

  it('weights far from the totals they are fitted to', () => {
    const weighting = [{ step: 'postStratify', margin: { by: ['h'], dataset: 't', total: 'n' } }]
    const far = examine({ weighting }, {}, { h: ['a', 'b'], n: [90_000, 90_000] })
    expect(far).toMatchObject([{ code: 'weights-far-from-total', params: { sum: 1190, total: 180_000, margin: 'h' } }])
    expect(codes({ weighting }, {}, { h: ['a', 'b'], n: [600, 600] })).toEqual([])
  })
})

describe('an examination', () => {
  it('tells all faults at once, the gravest first', () => {
    const lists = { w: each((row) => (row < 2 ? null : row < 4 ? -1 : 5)), h: each((row) => (row < 2 ? 'c' : 'a')) }
    const found = examine({ fpc: ['N'] }, { ...lists, id: each((row) => row) })
    expect(found.map(({ code }) => code)).toEqual([
      'lonely-psu',
      'weights-missing',
      'weights-negative',
      'fpc-sizes',
      'name-like-argument',
    ])
  })

  it('tells in the words of the failure what its list does not know', () => {
    const weighting = [{ step: 'postStratify', margin: { by: ['h'], dataset: 't', total: 'n' } }]
    const [found] = examine({ weighting }, {}, { h: ['a', 'z'], n: [600, 590] })
    expect(found).toMatchObject({
      code: 'weighting.empty-cell',
      severity: 'refused',
      text: 'failure.weighting.empty-cell',
      ways: [],
    })
  })

  it('is about records that are no sample too, and leaves their strata alone', () => {
    const lists = { h: each((row) => (row < 3 ? null : 'a')), w: each(() => 1) }
    expect(codes({ probability: false }, lists)).toEqual(['weights-normalised', 'not-probability'])
  })

  it('refuses exactly what the estimation refuses', () => {
    const value = (...values: (number | null)[]) => fc.array(fc.constantFrom(...values), { minLength: 6, maxLength: 6 })
    const text = fc.array(fc.constantFrom('a', 'b', 'c', null), { minLength: 6, maxLength: 6 })
    const made = fc.record({
      h: text,
      u: value(1, 2, 3, 4, null),
      w: value(0, 1, 2.5, 40, -1, null),
      N: value(1, 8, 0.5, 0),
    })
    const rules = fc.record({
      strata: fc.constantFrom([], ['h']),
      psu: fc.constantFrom([], ['u'], ['u', 'h']),
      fpc: fc.constantFrom([], [], ['N']),
      nest: fc.boolean(),
      probability: fc.constantFrom(true, true, true, false),
      lonelyPsu: fc.constantFrom('fail', 'adjust', 'average', 'remove'),
    })
    fc.assert(
      fc.property(made, rules, (lists, design) => {
        const frames = new Map([['x', frame('x', lists)]])
        const asked = DesignSpec.parse({ id: 'd', dataset: 'x', weight: 'w', ...design })
        const isRefused = examineDesign(asked, frames).some(({ severity }) => severity === 'refused')
        expect(isRefused).toBe(refusal(() => prepareDesign(asked, frames)) !== undefined)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the texts of findings', () => {
  const read = (language: string): Record<string, string> =>
    JSON.parse(readFileSync(join(import.meta.dirname, `../../../../resources/locales/${language}.json`), 'utf8'))

  test.each(['es', 'en'])('say all figures and every way out in %s, and no other', (language) => {
    const texts = read(language)
    const wanted = Object.entries(designFindings).flatMap(([code, { ways }]) => [
      `doctor.${code}`,
      ...Array.from({ length: ways }, (_, way) => `doctor.${code}.way.${way + 1}`),
    ])
    const severities = ['refused', 'warning', 'note'].map((severity) => `doctor.severity.${severity}`)
    const there = Object.keys(texts).filter((key) => key.startsWith('doctor.'))
    expect(there.sort()).toEqual([...wanted, ...severities].sort())
    for (const [code, { params }] of Object.entries(designFindings)) {
      const used = [...(texts[`doctor.${code}`] as string).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)
      expect(params).toEqual(expect.arrayContaining(used))
    }
  })
})
