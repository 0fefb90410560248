import { expect, test } from 'vitest'
import type { CheckResult } from '../../../../../main/contract/checks.ts'
import { checksPart } from '../../../../../main/core/report/methodology/checks-part.ts'
import { textsIn } from '../../../../harness/report-study.ts'

const scene = { language: 'en', texts: textsIn('en'), warnings: [] } as const
const result: CheckResult = {
  rule: 'ages',
  dataset: 'persons',
  check: 'range',
  severity: 'error',
  label: { es: 'Edad posible', en: 'Possible age' },
  unit: 'record',
  examined: 200,
  failing: 3,
  accepted: 1,
  corrected: 2,
}

test('the report tells what was checked, what fails, and what was corrected or accepted of it', () => {
  const part = checksPart({ results: [result], unexamined: [], corrected: [{ dataset: 'persons', cells: 4 }] }, scene)
  expect(part.tables[0]?.columns.map(({ label }) => label)).toEqual([
    ...['Rule', 'Dataset', 'Severity', 'Examined', 'Failing', '%', 'Corrected', 'Accepted', 'Open'],
  ])
  const plain = part.tables[0]?.rows[0]?.map((value) => (typeof value === 'string' ? value : value.number))
  expect(plain).toEqual(['Possible age', 'persons', 'error', 200, 3, 0.015, 2, 1, 2])
  expect(part.facts).toEqual([{ term: 'Cells corrected in “persons”', text: '4' }])
})

test('a study without checks and corrections says nothing of them', () => {
  const { tables, facts, paragraphs } = checksPart({ results: [], unexamined: [], corrected: [] }, scene)
  expect([tables, facts, paragraphs]).toEqual([[], [], []])
})

test('a rule that cannot be examined is named with its reason', () => {
  const failure = { code: 'plan.unknown-variable' as const, params: { variable: 'edad', dataset: 'persons' } }
  const { rule, dataset, severity, label } = result
  const unexamined = [{ rule, dataset, severity, label, failure }]
  const { paragraphs, tables } = checksPart({ results: [], unexamined, corrected: [] }, scene)
  expect(tables).toEqual([])
  expect(paragraphs).toHaveLength(1)
  expect(paragraphs[0]).toMatch(/Possible age.*edad/)
})
