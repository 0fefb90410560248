import type { CellKeyAudit, Protection, RoundingAudit } from '../../contract/disclosure.ts'
import type { SystemProtection } from '../../contract/disclosure-commands.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import { decimal, formatNumber, percent } from '../../core/report/number-format.ts'
import type { Texts } from '../texts.ts'

/** The protection of tables as lines for a terminal: what would be hidden of each, and the categories to merge. */
export const protectionAsText = (
  { method, outcome, tables, holdings, alreadyPublic, recodes, rounding, cellKeys, earlier }: Protection,
  language: Language,
  texts: Texts,
): string =>
  [
    texts(method === 'suppression' ? `cli.protect.${outcome}` : `cli.protect.${method}`),
    ...rounding.map((audit) => `  ${layerLine(audit, language, texts)}`),
    ...cellKeys.map((audit) => `  ${keyedLine(audit, language, texts)}`),
    ...tables
      .filter(({ primary, secondary }) => primary + secondary > 0)
      .map(
        ({ table, cells, primary, secondary, hidden }) =>
          `  ${texts('cli.protect.table', { table, cells, primary, secondary, hidden: formatNumber(hidden, percent(1), language) })}`,
      ),
    ...(method === 'suppression' ? [texts('cli.protect.rest', { tables: tables.filter(hidesNothing).length })] : []),
    ...holdings
      .filter(({ household }) => household === null)
      .map(({ dataset }) => texts('cli.protect.records', { dataset })),
    ...alreadyPublic.map(({ dataset, reason }) =>
      texts('cli.protect.public', { dataset, reason: inLanguage(reason, language) }),
    ),
    ...earlier.map(({ standing, release, table, close }) =>
      texts(`cli.protect.earlier.${standing}`, { release, table, cells: close }),
    ),
    ...(recodes.length === 0 ? [] : [texts(outcome === 'protected' ? 'cli.protect.recodes' : 'cli.protect.ways')]),
    ...recodes.map(({ table, variable, category, into, cells }) =>
      category === null || into === null
        ? `  ${texts('cli.protect.leaveOut', { table, variable, cells })}`
        : `  ${texts('cli.protect.merge', { table, variable, category, into, cells })}`,
    ),
  ].join('\n')

const hidesNothing = ({ primary, secondary }: Protection['tables'][number]): boolean => primary + secondary === 0

const layerLine = (audit: RoundingAudit, language: Language, texts: Texts): string =>
  texts('cli.protect.rounding.layer', {
    ...audit,
    mean: formatNumber(audit.meanDistance, decimal(2), language),
    greatest: formatNumber(audit.greatestDistance, decimal(2), language),
  })

const keyedLine = (audit: CellKeyAudit, language: Language, texts: Texts): string =>
  texts('cli.protect.cellKey.layer', {
    ...audit,
    unchanged: formatNumber(audit.unchanged, percent(1), language),
    mean: formatNumber(audit.meanDeviation, decimal(2), language),
    greatest: formatNumber(audit.greatestDeviation, decimal(2), language),
    relative: formatNumber(audit.relativeDeviation, percent(2), language),
  })

/** The protection of a system given as a file. */
export const systemProtectionAsText = (
  { outcome, name, cells, sensitive, secondary, stuck }: SystemProtection,
  texts: Texts,
): string =>
  [texts(`cli.sdc.${outcome}`, { name, cells, sensitive, secondary }), ...stuck.map((cell) => `  ${cell}`)].join('\n')
