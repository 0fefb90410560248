import type { Protection } from '../contract/disclosure.ts'
import type { SystemProtection } from '../contract/disclosure-commands.ts'
import type { Language } from '../contract/text.ts'
import { formatNumber, percent } from '../core/report/number-format.ts'
import type { Texts } from './texts.ts'

/** The protection of tables as lines for a terminal: what would be hidden of each, and the categories to merge. */
export const protectionAsText = (
  { outcome, tables, holdings, recodes, earlier }: Protection,
  language: Language,
  texts: Texts,
): string =>
  [
    texts(`cli.protect.${outcome}`),
    ...tables
      .filter(({ primary, secondary }) => primary + secondary > 0)
      .map(
        ({ table, cells, primary, secondary, hidden }) =>
          `  ${texts('cli.protect.table', { table, cells, primary, secondary, hidden: formatNumber(hidden, percent(1), language) })}`,
      ),
    texts('cli.protect.rest', { tables: tables.filter(({ primary, secondary }) => primary + secondary === 0).length }),
    ...holdings
      .filter(({ household }) => household === null)
      .map(({ dataset }) => texts('cli.protect.records', { dataset })),
    ...earlier.map(({ standing, release, table, close }) =>
      texts(`cli.protect.earlier.${standing}`, { release, table, cells: close }),
    ),
    ...(recodes.length === 0 ? [] : [texts('cli.protect.recodes')]),
    ...recodes.map(({ table, variable, category, into, cells }) =>
      category === null || into === null
        ? `  ${texts('cli.protect.leaveOut', { table, variable, cells })}`
        : `  ${texts('cli.protect.merge', { table, variable, category, into, cells })}`,
    ),
  ].join('\n')

/** The protection of a system given as a file. */
export const systemProtectionAsText = (
  { outcome, name, cells, sensitive, secondary, stuck }: SystemProtection,
  texts: Texts,
): string =>
  [texts(`cli.sdc.${outcome}`, { name, cells, sensitive, secondary }), ...stuck.map((cell) => `  ${cell}`)].join('\n')
