import type { CheckResult, FailingRecord, GroupProfile, UnexaminedRule } from '../../contract/checks.ts'
import type { DeliveryComparison } from '../../contract/delivery.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import { decimal, formatNumber, integer, percent } from '../../core/report/number-format.ts'
import { alignedText } from '../text-columns.ts'
import type { Texts } from '../texts.ts'

/** One line per rule: what was examined, what fails, what of it is still open. */
export const checksAsText = (checks: readonly CheckResult[], language: Language, texts: Texts): string => {
  const count = (number: number): string => formatNumber(number, integer, language)
  const heads = ['rule', 'severity', 'examined', 'failing', 'share', 'accepted', 'open', 'corrected']
  const lines = checks.map(({ rule, severity, label, examined, failing, accepted, corrected }) => [
    `${rule}: ${inLanguage(label, language)}`,
    texts(`check.severity.${severity}`),
    count(examined),
    count(failing),
    formatNumber(examined === 0 ? null : failing / examined, percent(1), language),
    count(accepted),
    count(failing - accepted),
    count(corrected),
  ])
  return alignedText([heads.map((name) => texts(`check.column.${name}`)), ...lines]).join('\n')
}

/** A rule that is not examined, and why. */
export const unexaminedAsText = ({ rule, label, failure }: UnexaminedRule, language: Language, texts: Texts): string =>
  texts('check.unexamined', {
    rule: `${rule}: ${inLanguage(label, language)}`,
    why: texts(`failure.${failure.code}`, failure.params),
  })

/** The records of a page, one a line, with the note of those that are accepted. */
export const failingAsText = (
  { total, records }: { readonly total: number; readonly records: readonly FailingRecord[] },
  texts: Texts,
): string => {
  const lines = records.map(({ record, row, accepted }) => {
    const place = row === null || record === `#${row}` ? [] : [`#${row}`]
    return [record, ...place, ...(accepted ? [`${accepted.note} (${accepted.person})`] : [])].join('  ')
  })
  const rest = total - records.length
  return [...lines, ...(rest > 0 ? [texts('check.more', { records: rest })] : [])].join('\n')
}

/** One line per group: its records, and each figure beside that of the others, "!" where it stands out. */
export const profileAsText = (groups: readonly GroupProfile[], language: Language, texts: Texts): string => {
  const [first] = groups
  if (!first) return texts('check.noGroups')
  const heads = first.figures.map(({ measure, variable }) =>
    variable === null ? texts(`check.measure.${measure}`) : `${texts(`check.measure.${measure}`)}: ${variable}`,
  )
  const lines = groups.map(({ group, figures }) => [
    group,
    ...figures.map(({ measure, figure, others, distance, standsOut }) => {
      const format = measure === 'records' ? integer : percent(1)
      const far = distance === null ? '' : ` (${formatNumber(distance, decimal(1), language)})`
      const both = `${formatNumber(figure, format, language)} / ${formatNumber(others, format, language)}`
      return `${both}${far}${standsOut ? ' !' : ''}`
    }),
  ])
  return alignedText([[texts('check.column.group'), ...heads], ...lines]).join('\n')
}

/** What a version has other than an earlier one. Only variables with something to tell are listed. */
export const comparisonAsText = (comparison: DeliveryComparison, language: Language, texts: Texts): string => {
  const count = (number: number): string => formatNumber(number, integer, language)
  const { dataset, from, to, before, after, added, removed, changed } = comparison
  const head = texts('compare.head', {
    ...{ dataset, from, to },
    ...{ before: count(before), after: count(after), added: count(added), removed: count(removed) },
    changed: count(changed),
  })
  const variables = comparison.variables.flatMap(({ name, change, records, documentation }) => {
    if (change !== 'both') return [`  ${texts(`compare.variable.${change}`, { variable: name })}`]
    const told = [
      ...(records > 0 ? [texts('compare.records', { records: count(records) })] : []),
      ...(documentation.length > 0
        ? [texts('compare.documentation', { parts: partsOf(documentation, texts).join(', ') })]
        : []),
    ]
    return told.length > 0 ? [`  ${name}: ${told.join('; ')}`] : []
  })
  const records = comparison.list.map(({ record, change, variables: names }) => {
    const told = `  ${record}  ${texts(`compare.record.${change}`)}`
    return names.length > 0 ? `${told}: ${names.join(', ')}` : told
  })
  const rest = added + removed + changed - records.length
  return [head, ...variables, ...records, ...(rest > 0 ? [`  ${texts('check.more', { records: rest })}`] : [])].join(
    '\n',
  )
}

const partsOf = (documentation: readonly string[], texts: Texts): string[] =>
  documentation.map((part) => texts(`codebook.part.${part}`))
