import type { DesignFinding } from '../../contract/design-finding.ts'
import type { Language } from '../../contract/text.ts'
import { decimal, formatNumber, integer } from '../../core/report/number-format.ts'
import type { Texts } from '../texts.ts'

/** The findings of a design as lines for a terminal: each with its severity, and below it the ways out. */
export const findingsAsText = (
  design: string,
  findings: readonly DesignFinding[],
  language: Language,
  texts: Texts,
): string => {
  if (findings.length === 0) return texts('cli.doctor.sound', { design })
  const lines = findings.flatMap(({ severity, text, params, ways }) => [
    `  ${texts(`doctor.severity.${severity}`)}: ${texts(text, printed(params, language))}`,
    ...ways.map((way) => `    → ${texts(way)}`),
  ])
  return [texts('cli.doctor.head', { design }), ...lines].join('\n')
}

const printed = (params: DesignFinding['params'], language: Language): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : formatNumber(value, formatOf(value), language),
    ]),
  )

const formatOf = (value: number) =>
  Number.isInteger(value) || Math.abs(value) >= 1000 ? integer : decimal(Math.abs(value) < 1 ? 4 : 1)
