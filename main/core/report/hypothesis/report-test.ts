import type { TestResult } from '../../../contract/hypothesis.ts'
import { inLanguage } from '../../../contract/text.ts'
import { pText } from '../comparison/comparison-fields.ts'
import { decimal, formatNumber, integer } from '../number-format.ts'
import type { Fact, ReportTable } from '../report.ts'
import { alphaText, type Scene } from '../scene.ts'
import { testGrid } from './test-grid.ts'
import { testRecords } from './test-records.ts'
import {
  decisiveP,
  estimateFormat,
  groupsText,
  oddsRatio,
  rowLabel,
  rowSignificance,
  variableLabel,
} from './test-words.ts'

/** A test or a model made readable as a table: what is tested, its statistics, and the result in words. */
export const reportTest = (result: TestResult, number: number, scene: Scene): ReportTable => {
  const { language, texts } = scene
  const alpha = alphaText(result.ciLevel, language)
  return {
    kind: 'table',
    id: result.id,
    anchor: `p-${result.id}`,
    label: texts('report.table', { number }),
    title: inLanguage(result.title, language),
    facts: factsOf(result, scene),
    reading: readingOf(result, scene),
    grid: testGrid(result, scene),
    records: testRecords(result, scene),
    marks: [],
    notes: [
      result.family === null
        ? texts('test.note.level', { alpha })
        : texts('test.note.family', { alpha, family: result.family }),
    ],
  }
}

const factsOf = (result: TestResult, scene: Scene): Fact[] => {
  const { language, texts } = scene
  const { test, form, variables, rows } = result
  const fact = (name: string, text: string): Fact => ({ term: texts(name), text })
  const labels = variables.map(({ variable }) => variableLabel(result, variable, scene))
  const [first = '', second = ''] = labels
  const subject: Record<TestResult['test'], readonly Fact[]> = {
    independence: [fact('test.fact.classifications', labels.join(' × '))],
    mean: [fact('test.fact.variable', first)],
    twoMeans: [fact('test.fact.variable', first), fact('test.fact.groups', second)],
    ranks: [fact('test.fact.variable', first), fact('test.fact.groups', second)],
    regression: [fact('test.fact.response', first)],
  }
  const [row] = rows
  const compared = test === 'regression' || row === undefined ? '' : groupsText(result, row, scene)
  return [
    fact('test.fact.test', texts(`test.form.${form ?? test}`)),
    ...subject[test],
    fact('test.fact.difference', compared),
    fact('report.fact.universe', inLanguage(result.universe, language)),
    fact('report.fact.window', inLanguage(result.window, language)),
    fact('test.fact.n', formatNumber(result.n, integer, language)),
  ].filter(({ text }) => text !== '')
}

/** The result in words; of a model, its first term read aloud. */
const readingOf = (result: TestResult, scene: Scene): string => {
  const { language, texts } = scene
  const { test, form, variables } = result
  const row = result.rows.find(({ variable }) => test !== 'regression' || variable !== null)
  if (!row) return ''
  const significance = rowSignificance(result, row) ?? 'notTested'
  const p = pText(decisiveP(result, row), scene)
  if (test !== 'regression') {
    const [first = '', second = ''] = variables.map(({ variable }) => variableLabel(result, variable, scene))
    return texts(`test.finding.${test}.${significance}`, { first, second, p })
  }
  return texts(`test.reading.${form}`, {
    term: rowLabel(result, row, scene),
    response: variableLabel(result, variables[0]?.variable ?? '', scene),
    change:
      form === 'logistic'
        ? formatNumber(oddsRatio(row), decimal(2), language)
        : formatNumber(row.estimate, estimateFormat(row), language),
    p,
    significance: texts(`comparison.significance.${significance}`),
  })
}
