import type { Result } from '../../contract/commands.ts'
import type { LinkSummary } from '../../contract/link-commands.ts'
import type { Language } from '../../contract/text.ts'
import { decimal, formatNumber, integer, percent } from '../../core/report/number-format.ts'
import { alignedText } from '../text-columns.ts'
import type { Texts } from '../texts.ts'

/** How far a linkage is, for a terminal: pairs by what becomes of them, and what each level of agreement weighs. */
export const linkAsText = (summary: LinkSummary, language: Language, texts: Texts): string => {
  const { name, first, second, compared, leftOut, pairs, decided, fields } = summary
  const count = (value: number): string => formatNumber(value, integer, language)
  const share = (value: number): string => formatNumber(value, percent(2), language)
  const head = texts('link.summary', { name, first: first.dataset, second: second.dataset })
  const counts = texts('link.counts', {
    compared: count(compared),
    leftOut: count(leftOut),
    share: share(summary.share),
    linked: count(pairs.linked),
    review: count(pairs.review),
    apart: count(pairs.apart),
    decided: count(decided),
  })
  const heads = ['field', 'level', 'm', 'u', 'weight'].map((one) => texts(`link.${one}`))
  const lines = fields.flatMap(({ compare, first: variables, levels }) =>
    [...levels]
      .reverse()
      .map((level) => [
        `${texts(`link.compare.${compare}`)} (${variables.join(', ')})`,
        texts(`link.level.${level.level}`),
        share(level.m),
        share(level.u),
        formatNumber(level.weight, decimal(1), language),
      ]),
  )
  return [head, counts, ...alignedText([heads, ...lines])].join('\n')
}

/** Pairs side by side with what was compared, for the custodian's terminal. */
export const candidatesAsText = (
  { total, pairs }: Result<'link.candidates'>,
  from: number,
  language: Language,
  texts: Texts,
): string => {
  const blocks = pairs.map(({ pair, probability, decision, fields }) => {
    const head = texts('link.pair', { pair, probability: formatNumber(probability, percent(1), language) })
    const lines = fields.map(({ compare, level, first, second }) => [
      `  ${texts(`link.compare.${compare}`)}`,
      first,
      second,
      texts(`link.level.${level ?? 'blank'}`),
    ])
    return [decision === null ? head : `${head} · ${texts(`link.decision.${decision}`)}`, ...alignedText(lines)].join(
      '\n',
    )
  })
  const shown = texts('link.shown', { from: Math.min(from + 1, total), to: from + pairs.length, total })
  return [shown, ...blocks].join('\n\n')
}
