import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { QualityProfile } from '../../../../main/contract/quality.ts'
import { QualitySpec } from '../../../../main/contract/quality.ts'
import { assess, isShare } from '../../../../main/core/quality/assess.ts'
import type { Figures } from '../../../../main/core/quality/figures.ts'
import { tableNotes } from '../../../../main/core/quality/table-notes.ts'

/** A mean that every profile calls reliable. */
const mean: Figures = {
  probability: true,
  share: false,
  estimate: 10,
  se: 0.5,
  cv: 0.05,
  logCv: null,
  deff: 1.5,
  df: 40,
  n: 300,
  nEff: 200,
  cases: 300,
  plannedDomain: false,
  lowDfJustified: false,
}

/** A share that every profile calls reliable. */
const share: Figures = { ...mean, share: true, estimate: 0.3, se: 0.03, cv: 0.1, logCv: 0.083, cases: 90 }

type Row = readonly [
  change: string,
  base: Figures,
  changed: Partial<Figures>,
  level: string,
  reasons: readonly string[],
]

/** Each bound of each profile, on it and beside it. */
const boundaries: { readonly [P in Exclude<QualityProfile, 'own'>]: readonly Row[] } = {
  'cepal-2023': [
    ['deff 1', mean, { deff: 1 }, 'reliable', []],
    ['deff 1 but for the last digits of the sum', mean, { deff: 1 - 2 ** -52 }, 'reliable', []],
    ['deff just below 1', mean, { deff: 0.999 }, 'unreliable', ['deff-below-1']],
    ['deff below 1, planned, n 100', mean, { deff: 0.999, plannedDomain: true, n: 100 }, 'reliable', []],
    [
      'deff below 1, planned, n 99',
      mean,
      { deff: 0.9, plannedDomain: true, n: 99 },
      'unreliable',
      ['deff-below-1-n-below-100'],
    ],
    ['deff not known', mean, { deff: null }, 'unreliable', ['deff-below-1']],
    ['n effective 60', mean, { nEff: 60 }, 'reliable', []],
    ['n effective 59.9', mean, { nEff: 59.9 }, 'unreliable', ['neff-below-60']],
    ['df 9', mean, { df: 9 }, 'reliable', []],
    ['df 8', mean, { df: 8 }, 'unreliable', ['df-below-9']],
    ['df 8 justified, planned', mean, { df: 8, lowDfJustified: true, plannedDomain: true }, 'reliable', []],
    ['df 8 justified, not planned', mean, { df: 8, lowDfJustified: true }, 'unreliable', ['df-below-9']],
    ['CV 20 %', mean, { cv: 0.2 }, 'reliable', []],
    ['CV over 20 %', mean, { cv: 0.2001 }, 'weak', ['cv-over-20']],
    ['CV 30 %', mean, { cv: 0.3 }, 'weak', ['cv-over-20']],
    ['CV over 30 %', mean, { cv: 0.3001 }, 'unreliable', ['cv-over-30']],
    ['50 cases', mean, { cases: 50 }, 'reliable', []],
    ['49 cases', mean, { cases: 49 }, 'weak', ['cases-below-50']],
    ['30 cases', mean, { cases: 30 }, 'weak', ['cases-below-50']],
    ['29 cases', mean, { cases: 29 }, 'unreliable', ['cases-below-30']],
    ['CV 25 %, 40 cases', mean, { cv: 0.25, cases: 40 }, 'weak', ['cv-over-20', 'cases-below-50']],
    ['CV 25 %, 29 cases', mean, { cv: 0.25, cases: 29 }, 'unreliable', ['cv-over-20', 'cases-below-30']],
    ['log-CV 0.175', share, { logCv: 0.175 }, 'reliable', []],
    ['log-CV 0.175, 49 cases', share, { logCv: 0.175, cases: 49 }, 'weak', ['cases-below-50']],
    ['log-CV 0.175, 29 cases', share, { logCv: 0.175, cases: 29 }, 'unreliable', ['cases-below-30']],
    ['log-CV over 0.175', share, { logCv: 0.1751 }, 'unreliable', ['log-cv-over-17']],
    ['log-CV over 0.175 at ½', share, { logCv: 0.1751, estimate: 0.5 }, 'weak', ['log-cv-over-17-majority']],
    [
      'log-CV over 0.175 at ½, 29 cases',
      share,
      { logCv: 0.1751, estimate: 0.5, cases: 29 },
      'unreliable',
      ['log-cv-over-17-majority', 'cases-below-30'],
    ],
    ['a share with a large CV', share, { cv: 0.9 }, 'reliable', []],
    ['several gates', mean, { nEff: 20, df: 3 }, 'unreliable', ['neff-below-60', 'df-below-9']],
  ],
  'cepal-2020': [
    ['n 100', mean, { n: 100 }, 'reliable', []],
    ['n 99', mean, { n: 99 }, 'unreliable', ['n-below-100']],
    ['n effective 140', mean, { nEff: 140 }, 'reliable', []],
    ['n effective 139.9', mean, { nEff: 139.9 }, 'unreliable', ['neff-below-140']],
    ['50 cases', mean, { cases: 50 }, 'reliable', []],
    ['49 cases', mean, { cases: 49 }, 'unreliable', ['cases-below-50']],
    ['df 9', mean, { df: 9 }, 'reliable', []],
    ['df 8', mean, { df: 8 }, 'weak', ['df-below-9']],
    ['CV just below 20 %', mean, { cv: 0.1999 }, 'reliable', []],
    ['CV 20 %', mean, { cv: 0.2 }, 'weak', ['cv-20-or-more']],
    ['log-CV 0.175', share, { logCv: 0.175 }, 'reliable', []],
    ['log-CV over 0.175', share, { logCv: 0.1751 }, 'unreliable', ['log-cv-over-17']],
    ['a share with a CV of 20 %', share, { cv: 0.2 }, 'weak', ['cv-20-or-more']],
    ['deff below 1', mean, { deff: 0.5 }, 'reliable', []],
  ],
  inegi: [
    ['CV just below 15 %', mean, { cv: 0.1499 }, 'reliable', []],
    ['CV 15 %', mean, { cv: 0.15 }, 'weak', ['cv-15-or-more']],
    ['CV just below 30 %', share, { cv: 0.2999 }, 'weak', ['cv-15-or-more']],
    ['CV 30 %', share, { cv: 0.3 }, 'unreliable', ['cv-30-or-more']],
    ['few records', mean, { n: 5, nEff: 2, df: 1, cases: 5 }, 'reliable', []],
  ],
  'ine-chile': [
    ['n 60', mean, { n: 60 }, 'reliable', []],
    ['n 59', mean, { n: 59 }, 'unreliable', ['n-below-60']],
    ['df 9', mean, { df: 9 }, 'reliable', []],
    ['df 8', mean, { df: 8 }, 'unreliable', ['df-below-9']],
    ['CV 15 %', mean, { cv: 0.15 }, 'reliable', []],
    ['CV over 15 %', mean, { cv: 0.1501 }, 'weak', ['cv-over-15']],
    ['CV 30 %', mean, { cv: 0.3 }, 'weak', ['cv-over-15']],
    ['CV over 30 %', mean, { cv: 0.3001 }, 'unreliable', ['cv-over-30']],
    // 0.125^(2/3) / 9 = 0.25 / 9.
    ['SE on the curve', share, { estimate: 0.125, se: 0.25 / 9 - 1e-12 }, 'reliable', []],
    ['SE above the curve', share, { estimate: 0.125, se: 0.25 / 9 + 1e-9 }, 'weak', ['se-over-curve']],
    ['SE on the curve, majority', share, { estimate: 0.875, se: 0.25 / 9 - 1e-12 }, 'reliable', []],
    ['SE above the curve, majority', share, { estimate: 0.875, se: 0.25 / 9 + 1e-9 }, 'weak', ['se-over-curve']],
  ],
}

const spec = (profile: QualityProfile): QualitySpec => ({ profile, logCv: 'symmetric' })
const publishedProfiles = ['cepal-2023', 'cepal-2020', 'inegi', 'ine-chile'] as const

describe.each(publishedProfiles)('%s', (profile) => {
  it.each(boundaries[profile])('%s', (_, base, changed, level, reasons) => {
    expect(assess(spec(profile), { ...base, ...changed })).toEqual({ level, reasons })
  })

  it('calls a share of 0 or 1, a total of 0 and a constant not evaluable', () => {
    const noVariation = { level: 'notEvaluable', reasons: ['no-variation'] }
    expect(assess(spec(profile), { ...share, estimate: 0, se: 0, cv: null, logCv: null })).toEqual(noVariation)
    expect(assess(spec(profile), { ...share, estimate: 1, se: 0, cv: 0, logCv: null })).toEqual(noVariation)
    expect(assess(spec(profile), { ...share, estimate: 1, se: 3e-17, cv: 3e-17, logCv: null })).toEqual(noVariation)
    expect(assess(spec(profile), { ...mean, estimate: 0, se: 0, cv: null })).toEqual(noVariation)
  })

  it('has no verdict without an estimate, a standard error or a probability sample', () => {
    expect(assess(spec(profile), { ...mean, se: null })).toEqual({ level: 'notEvaluable', reasons: ['no-estimate'] })
    expect(assess(spec(profile), { ...mean, estimate: null })).toEqual({
      level: 'notEvaluable',
      reasons: ['no-estimate'],
    })
    expect(assess(spec(profile), { ...mean, probability: false })).toEqual({
      level: 'notApplicable',
      reasons: ['not-probability'],
    })
  })
})

describe("the study's own profile", () => {
  const own = QualitySpec.parse({
    profile: 'own',
    own: { n: 40, nEff: 30, cases: 10, df: 5, cv: { reliable: 0.1, weak: 0.25 }, logCv: { reliable: 0.1, weak: 0.2 } },
  })

  it.each<Row>([
    ['all within', mean, {}, 'reliable', []],
    ['n', mean, { n: 39 }, 'unreliable', ['own-n']],
    ['n effective', mean, { nEff: 29 }, 'unreliable', ['own-neff']],
    ['cases', mean, { cases: 9 }, 'unreliable', ['own-cases']],
    ['df', mean, { df: 4 }, 'unreliable', ['own-df']],
    ['CV on the bound', mean, { cv: 0.1 }, 'reliable', []],
    ['CV between', mean, { cv: 0.25 }, 'weak', ['own-cv']],
    ['CV above', mean, { cv: 0.26 }, 'unreliable', ['own-cv']],
    ['log-CV between', share, { logCv: 0.2 }, 'weak', ['own-log-cv']],
    ['log-CV above', share, { logCv: 0.21 }, 'unreliable', ['own-log-cv']],
  ])('judges by %s', (_, base, changed, level, reasons) => {
    expect(assess(own, { ...base, ...changed })).toEqual({ level, reasons })
  })

  it('judges only by the thresholds it has', () => {
    const onlyCv = QualitySpec.parse({ profile: 'own', own: { cv: { reliable: 0.15, weak: 0.3 } } })
    expect(assess(onlyCv, { ...share, n: 1, df: 1, cv: 0.1, logCv: 0.9 }).level).toBe('reliable')
  })

  it('goes with thresholds, and they with it', () => {
    expect(QualitySpec.safeParse({ profile: 'own' }).success).toBe(false)
    expect(QualitySpec.safeParse({ profile: 'inegi', own: { n: 10 } }).success).toBe(false)
  })
})

describe('shares', () => {
  it('are proportions, shares of a multiple response, and tables of ratios that stay within 0 and 1', () => {
    expect(isShare('proportion', [0.2])).toBe(true)
    expect(isShare('shareOfCases', [0.2])).toBe(true)
    expect(isShare('mean', [0.2])).toBe(false)
    expect(isShare('ratio', [0.2, null, 1])).toBe(true)
    expect(isShare('ratio', [0.2, 1.01])).toBe(false)
  })
})

describe("INE Chile's rule for tables", () => {
  const verdicts = (...levels: readonly ('reliable' | 'weak' | 'unreliable' | 'notEvaluable')[]) =>
    levels.map((level) => ({ level, reasons: [] }))
  const notPublishable = ['ine-chile-table-not-publishable']

  it('publishes when half of the figures that can be judged are reliable', () => {
    expect(tableNotes('ine-chile', verdicts('reliable', 'weak'))).toEqual([])
    expect(tableNotes('ine-chile', verdicts('reliable', 'weak', 'unreliable'))).toEqual(notPublishable)
    expect(tableNotes('ine-chile', verdicts('reliable', 'weak', 'notEvaluable'))).toEqual([])
  })

  it('is silent where nothing can be judged, and under other profiles', () => {
    expect(tableNotes('ine-chile', verdicts('notEvaluable'))).toEqual([])
    expect(tableNotes('cepal-2023', verdicts('unreliable'))).toEqual([])
  })
})

describe('texts', () => {
  it('exist for every reason', () => {
    const reasons = new Set(
      publishedProfiles.flatMap((profile) => boundaries[profile].flatMap(([, , , , reasons]) => reasons)),
    )
    const es: unknown = JSON.parse(
      readFileSync(new URL('../../../../resources/locales/es.json', import.meta.url), 'utf8'),
    )
    for (const reason of reasons) expect(es).toHaveProperty([`verdict.reason.${reason}`])
  })
})
