import { inLanguage } from '../../../contract/text.ts'
import { formatNumber, integer, percent } from '../number-format.ts'
import type { MethodologyPart, Records, Value } from '../report.ts'
import type { Scene } from '../scene.ts'
import { columns } from './columns.ts'
import type { CheckAccount } from './methodology.ts'
import { part } from './part.ts'

/** What the data were checked for, what failed, and what was corrected or accepted of it. Numbers, never records. */
export const checksPart = (
  { results, unexamined, corrected }: CheckAccount,
  { language, texts }: Scene,
): MethodologyPart => {
  const count = (number: number): Value => ({ number, format: integer })
  const names = ['rule', 'dataset', 'severity', 'examined', 'failing', 'share', 'corrected', 'accepted', 'open']
  const records: Records = {
    title: texts('methodology.checks.results'),
    columns: columns(names, 'check.column', texts),
    rows: results.map((one) => [
      inLanguage(one.label, language) || one.rule,
      one.dataset,
      texts(`check.severity.${one.severity}`),
      count(one.examined),
      count(one.failing),
      { number: one.examined === 0 ? null : one.failing / one.examined, format: percent(1) },
      count(one.corrected),
      count(one.accepted),
      count(one.failing - one.accepted),
    ]),
  }
  return part(texts('methodology.checks'), {
    paragraphs: [
      ...(results.length === 0 ? [] : [texts('methodology.checks.about')]),
      ...unexamined.map(({ rule, label, failure }) =>
        texts('check.unexamined', {
          rule: inLanguage(label, language) || rule,
          why: texts(`failure.${failure.code}`, failure.params),
        }),
      ),
    ],
    facts: corrected.map(({ dataset, cells }) => ({
      term: texts('methodology.checks.cells', { dataset }),
      text: formatNumber(cells, integer, language),
    })),
    tables: results.length === 0 ? [] : [records],
  })
}
