import { describe, expect, test } from 'vitest'
import type { Categories } from '../../../../../main/core/data/categories.ts'
import { distinctDiversity } from '../../../../../main/core/disclosure/microdata/diversity.ts'
import {
  householdRisks,
  individualRisks,
  uniques,
} from '../../../../../main/core/disclosure/microdata/individual-risk.ts'
import { keyFrequencies } from '../../../../../main/core/disclosure/microdata/keys.ts'
import { riskReport } from '../../../../../main/core/disclosure/microdata/risk-report.ts'
import { suda } from '../../../../../main/core/disclosure/microdata/suda.ts'

/*
 * The example of Benschop, Machingauta & Welch, "Statistical Disclosure Control for Microdata: A Theory Guide" (World Bank
 * and IHSN), section "Measuring risk": tables 4.1 (frequencies and individual risk), 4.2 (missing values), 4.3
 * (l-diversity) and 4.5 (SUDA and DIS-SUDA), to their printed digits.
 */
const records = [
  ['Urban', 'Female', 'Secondary incomplete', 'Employed', 180, 'yes'],
  ['Urban', 'Female', 'Secondary incomplete', 'Employed', 180, 'yes'],
  ['Urban', 'Female', 'Primary incomplete', 'Non-LF', 215, 'yes'],
  ['Urban', 'Male', 'Secondary complete', 'Employed', 76, 'yes'],
  ['Rural', 'Female', 'Secondary complete', 'Unemployed', 186, 'yes'],
  ['Urban', 'Male', 'Secondary complete', 'Employed', 76, 'no'],
  ['Urban', 'Female', 'Primary complete', 'Non-LF', 180, 'no'],
  ['Urban', 'Male', 'Post-secondary', 'Unemployed', 215, 'yes'],
  ['Urban', 'Female', 'Secondary incomplete', 'Non-LF', 186, 'no'],
  ['Urban', 'Female', 'Secondary incomplete', 'Non-LF', 76, 'yes'],
] as const

const categories = (variable: string, values: readonly (string | null)[]): Categories => {
  const codes = [...new Set(values.filter((value) => value !== null))].sort()
  return {
    variable,
    codes: Uint8Array.from(values, (value) => (value === null ? 0 : codes.indexOf(value) + 1)),
    categories: codes.map((code) => ({ code })),
  }
}
const keys = ['residence', 'gender', 'education', 'labour'].map((name, at) =>
  categories(
    name,
    records.map((record) => String(record[at])),
  ),
)
const weights = Float64Array.from(records, (record) => record[4])
const health = categories(
  'health',
  records.map((record) => record[5]),
)
const printed = (values: Float64Array, digits: number) => [...values].map((value) => value.toFixed(digits))

describe('risk measures equal a published example', () => {
  const frequencies = keyFrequencies(keys, records.length, weights)

  test('frequencies and individual risk (table 4.1)', () => {
    expect([...frequencies.sample]).toEqual([2, 2, 1, 2, 1, 2, 1, 1, 2, 2])
    expect([...frequencies.population]).toEqual([360, 360, 215, 152, 186, 152, 180, 215, 262, 262])
    expect(printed(individualRisks(frequencies), 4)).toEqual([
      '0.0054',
      '0.0054',
      '0.0251',
      '0.0126',
      '0.0282',
      '0.0126',
      '0.0290',
      '0.0251',
      '0.0074',
      '0.0074',
    ])
  })

  test('k-anonymity: four records violate 2-anonymity and all ten 3-anonymity', () => {
    const {
      anonymity,
      passes,
      uniques: found,
    } = riskReport({ dataset: 'x', rows: 10, keys, sensitive: [health], weights })
    expect(anonymity.slice(0, 2)).toEqual([
      { k: 2, records: 4 },
      { k: 3, records: 10 },
    ])
    expect([passes, found.sample]).toEqual([false, 4])
  })

  test('a missing value can be any value (table 4.2)', () => {
    const blanks = [
      categories('gender', ['Male', 'Male', 'Male']),
      categories('education', ['Secondary complete', 'Secondary incomplete', null]),
      categories('labour', ['Employed', 'Employed', 'Employed']),
    ]
    expect([...keyFrequencies(blanks, 3).sample]).toEqual([2, 2, 3])
  })

  test('l-diversity (table 4.3)', () => {
    expect([...distinctDiversity(keys, health, records.length)]).toEqual([1, 1, 1, 2, 1, 2, 1, 1, 2, 2])
  })

  test('SUDA and DIS-SUDA scores (table 4.5)', () => {
    const { scores, disScores, contributions } = suda(keys, records.length, 0.01)
    expect([...scores]).toEqual([0, 0, 6, 0, 12, 0, 6, 10, 0, 0])
    expect(printed(disScores, 4)).toEqual([
      '0.0000',
      '0.0000',
      '0.0051',
      '0.0000',
      '0.0107',
      '0.0000',
      '0.0051',
      '0.0088',
      '0.0000',
      '0.0000',
    ])
    expect(contributions.length).toBe(4)
  })

  test('by hand: a household of risks 0.1 and 0.2, a census, and the uniques expected in a population', () => {
    expect(
      [...householdRisks(Float64Array.of(0.1, 0.2, 0.5), Uint32Array.of(7, 7, 8))].map((risk) => risk.toFixed(2)),
    ).toEqual(['0.28', '0.28', '0.50'])
    expect([...individualRisks({ sample: Float64Array.of(1, 4), population: Float64Array.of(1, 4) })]).toEqual([
      1, 0.25,
    ])
    expect(uniques({ sample: Float64Array.of(1, 1, 2), population: Float64Array.of(4, 2, 9) })).toEqual({
      sample: 2,
      population: 0.75,
    })
  })
})
