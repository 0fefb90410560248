import type { Concept } from '../../contract/concept.ts'
import type { IndicatorRow } from '../../contract/indicator-commands.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import type { Texts } from '../texts.ts'

/** Every indicator in a line: its shell, its name for plans, and what it is computed on or lacks. */
export const indicatorsAsText = (
  rows: readonly IndicatorRow[],
  concepts: readonly Concept[],
  language: Language,
  texts: Texts,
): string => {
  const names = new Map(concepts.map(({ id, name }) => [id, inLanguage(name, language)]))
  const width = Math.max(...rows.map(({ id }) => id.length))
  const detail = ({ state, design, missing, coarser, steps }: IndicatorRow): string => {
    if (state === 'missing')
      return texts('cli.indicators.missing', { concepts: missing.map((id) => `${names.get(id)} (${id})`).join(', ') })
    if (state !== 'available') return texts(`indicators.state.${state}`)
    const where = texts('cli.indicators.available', { design: design ?? '' })
    return coarser === 0 ? where : `${where}; ${texts('cli.indicators.coarser', { coarser, steps })}`
  }
  const lines = rows.map((row) => `${row.shell.padEnd(4)}  ${row.id.padEnd(width)}  ${detail(row)}`)
  const available = rows.filter(({ state }) => state === 'available').length
  return [...lines, '', texts('cli.indicators.count', { available, all: rows.length })].join('\n')
}
