import type { MicrodataReport, UtilityFigure } from '../../contract/microdata.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import { decimal, formatNumber, integer, percent } from '../../core/report/number-format.ts'
import { alignedText } from '../text-columns.ts'
import type { Texts } from '../texts.ts'
import { riskAsText } from './risk-text.ts'

/** What a recipe does to the records, as lines for a terminal: risk before and after, what was changed, what it costs. */
export const microdataAsText = (report: MicrodataReport, language: Language, texts: Texts): string => {
  const whole = (value: number | null) => (value === null ? '–' : formatNumber(value, integer, language))
  const share = (value: number) => formatNumber(value, percent(1), language)
  const { before, after, units, weights } = report
  return [
    `${inLanguage(report.title, language)} (${report.id})`,
    texts('cli.microdata.file', {
      records: whole(report.records),
      variables: report.variables.join(', '),
      withheld: report.withheld,
    }),
    '',
    texts('microdata.before'),
    riskAsText(before, language, texts),
    '',
    texts('microdata.after'),
    riskAsText(after, language, texts),
    '',
    ...report.steps
      .filter(({ step }) => step !== 'suppress')
      .map(
        ({ step, variable, changed }) =>
          `  ${texts('cli.microdata.step', { step: texts(`microdata.step.${step}`), variable, changed: whole(changed) })}`,
      ),
    ...report.suppressed.map(
      ({ variable, values, share: part }) =>
        `  ${texts('cli.microdata.suppressed', { variable, values: whole(values), share: share(part) })}`,
    ),
    texts('cli.microdata.weights', {
      classes: weights.classes,
      before: whole(weights.sum.before),
      after: whole(weights.sum.after),
    }),
    ...(units.strata.after === null
      ? []
      : [
          texts('cli.microdata.units', {
            strataBefore: whole(units.strata.before),
            strata: whole(units.strata.after),
            unitsBefore: whole(units.units.before),
            units: whole(units.units.after),
          }),
        ]),
    '',
    ...figureLines(report.figures, language, texts),
    '',
    texts(report.passes ? 'microdata.passes' : 'microdata.fails', { k: report.k }),
  ].join('\n')
}

const figureLines = (figures: readonly UtilityFigure[], language: Language, texts: Texts): readonly string[] => {
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, decimal(3), language))
  const heads = ['figure', 'meanBefore', 'meanAfter', 'seBefore', 'seAfter', 'totalBefore', 'totalAfter']
  return alignedText([
    heads.map((head) => texts(`microdata.column.${head}`)),
    ...figures.map(({ variable, category, mean, se, total }) => [
      category === null ? variable : `${variable} = ${category}`,
      number(mean.before),
      number(mean.after),
      number(se.before),
      number(se.after),
      number(total.before),
      number(total.after),
    ]),
  ])
}
