import { leastKeyFrequency, type RiskReport } from '../../contract/risk.ts'
import type { Language } from '../../contract/text.ts'
import { decimal, formatNumber, integer, percent } from '../../core/report/number-format.ts'
import type { Texts } from '../texts.ts'

/** The risk of a dataset as lines for a terminal, the verdict of the sample last. */
export const riskAsText = (report: RiskReport, language: Language, texts: Texts): string => {
  const whole = (value: number) => formatNumber(value, integer, language)
  const share = (value: number) => formatNumber(value, percent(2), language)
  const number = (value: number) => formatNumber(value, decimal(1), language)
  const { individual, household, suda, uniques } = report
  return [
    texts('cli.risk.head', { dataset: report.dataset, records: whole(report.records), keys: report.keys.join(', ') }),
    ...report.anonymity.map(
      ({ k, records }) =>
        `  ${texts('cli.risk.anonymity', { k, records: whole(records), share: share(records / Math.max(1, report.records)) })}`,
    ),
    `  ${texts('cli.risk.uniques', { sample: whole(uniques.sample), population: number(uniques.population) })}`,
    `  ${texts('cli.risk.individual', { expected: number(individual.expected), share: share(individual.share), greatest: share(individual.greatest), outstanding: whole(individual.outstanding) })}`,
    ...(household
      ? [
          `  ${texts('cli.risk.household', { expected: number(household.expected), share: share(household.share), greatest: share(household.greatest) })}`,
        ]
      : []),
    ...report.diversity.map(
      ({ variable, least, single }) => `  ${texts('cli.risk.diversity', { variable, least, single: whole(single) })}`,
    ),
    ...(suda
      ? [
          `  ${texts('cli.risk.suda', { records: whole(suda.records), greatest: share(suda.greatest) })}`,
          ...suda.contributions.map((own) => `    ${own.variable}: ${share(own.share)}`),
        ]
      : []),
    texts(report.passes ? 'cli.risk.passes' : 'cli.risk.fails', { k: leastKeyFrequency }),
  ].join('\n')
}
