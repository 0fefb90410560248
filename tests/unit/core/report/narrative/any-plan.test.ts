import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ComparisonTable } from '../../../../../main/contract/comparison.ts'
import { Plan } from '../../../../../main/contract/plan.ts'
import type { Cell, ResultTable } from '../../../../../main/contract/results.ts'
import { languages } from '../../../../../main/contract/text.ts'
import { parseBoundText } from '../../../../../main/core/report/binding.ts'
import { reportModel } from '../../../../../main/core/report/report-model.ts'
import { syntheticMethodology } from '../../../../harness/report-methodology.ts'
import { syntheticPlan, textsIn } from '../../../../harness/report-study.ts'
import { anyNarrated, isWithheld } from './any-narrated.ts'
import { follows } from './follows.ts'

const texts = { es: textsIn('es'), en: textsIn('en') }

/** The paragraphs of a report that asks for sentences on every result, as plain text and as bound text. */
const paragraphs = (
  { table, comparisons }: { table: ResultTable; comparisons: readonly ComparisonTable[] },
  language: 'es' | 'en',
) => {
  const asked = [table.id, ...comparisons.map(({ id }) => id)]
  const plan = Plan.parse({
    ...syntheticPlan,
    report: { sections: [{ title: 'S', text: asked.map((of) => ({ of })) }] },
  })
  const report = reportModel({
    plan,
    tables: [table],
    comparisons,
    methodology: syntheticMethodology,
    language,
    texts: texts[language],
  })
  return report.sections[0]?.paragraphs ?? []
}

/** What is not cited: labels of a study stand between the language's quotation marks. */
const uncited = (text: string) => text.replace(/«[^«»]*»|“[^“”]*”/g, '«»')

/** The cells that a paragraph prints, found again by the anchor and the field of its bindings. */
const numberOf = (text: string, language: 'es' | 'en'): number =>
  Number(
    text
      .replace(/[\u00a0\u202f]/g, '')
      .replace(/[%△]/g, '')
      .replace(language === 'es' ? /\./g : /,/g, '')
      .replace(',', '.')
      .replace('−', '-')
      .trim(),
  )

const isFeminine = ['personas', 'familias', 'mujeres']
const isMasculine = ['hogares', 'eventos', 'hombres']

describe('sentences on any table', () => {
  test.each(languages)('are whole sentences in %s', (language) => {
    fc.assert(
      fc.property(anyNarrated, (narrated) => {
        for (const paragraph of paragraphs(narrated, language)) {
          const text = paragraph.map((run) => run.text).join('')
          const bare = uncited(text)
          expect(bare).toMatch(/^\p{Lu}/u)
          expect(bare).toMatch(/\.$/)
          for (const rest of bare.split('. ').slice(1)) expect(rest).toMatch(/^\p{Lu}/u)
          expect(bare).not.toMatch(/ {2}| [,.;:]|[,;:]\.|\.\.|\( | \)|\(\)|undefined|null|NaN|\{|\}/)
          expect(bare).not.toContain('[c]')
          expect(bare.split('(').length).toBe(bare.split(')').length)
          expect(text.split(/[«“]/).length).toBe(text.split(/[»”]/).length)
          expect(bare).not.toMatch(/(?<!\p{L})(de|a) el (?!\p{Lu})/u)
          for (const noun of isFeminine) expect(bare).not.toMatch(new RegExp(`(?<!\\p{L})(los|el) ${noun}`, 'u'))
          for (const noun of isMasculine) expect(bare).not.toMatch(new RegExp(`(?<!\\p{L})(las|la) ${noun}`, 'u'))
          if (language === 'es') expect(bare).not.toMatch(/ y «?[iíIÍ](?![aeoáéó])/u)
        }
      }),
      { numRuns: 200 },
    )
  })

  test.each(languages)('print every figure as its cell has it, and none that is withheld, in %s', (language) => {
    fc.assert(
      fc.property(anyNarrated, (narrated) => {
        const { table } = narrated
        const published = table.cells.filter((cell) => !isWithheld(cell) && cell.estimate !== null)
        const scale = table.statistic === 'count' || table.statistic === 'mean' ? 1 : 100
        const decimals = table.statistic === 'count' ? 0 : 1
        const printed = new Set(published.map(({ estimate }) => ((estimate ?? 0) * scale).toFixed(decimals)))
        const [paragraph = []] = paragraphs({ table, comparisons: [] }, language)
        for (const run of paragraph) {
          if (run.kind !== 'figure' || /CI|IC/.test(run.text)) continue
          expect(printed).toContain(numberOf(run.text, language).toFixed(decimals))
        }
        const own = paragraph.map((run) => (run.kind === 'text' ? run.text : '')).join('')
        for (const { estimate } of table.cells.filter(isWithheld)) {
          const shown = Math.abs((estimate ?? 0) * scale).toFixed(decimals)
          if (shown.length > 3) expect(uncited(own)).not.toContain(language === 'es' ? shown.replace('.', ',') : shown)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('let no withheld figure follow from those that they print', () => {
    fc.assert(
      fc.property(anyNarrated, ({ table, bound }) => {
        const pieces = parseBoundText(bound())
        if ('problem' in pieces) throw new Error(pieces.source)
        const cited = pieces.flatMap((piece) => ('binding' in piece ? [cellOf(table, piece.binding.at)] : []))
        for (const cell of cited) expect(isWithheld(cell)).toBe(false)
        expect(
          table.cells.filter((cell) => isWithheld(cell) && follows(table, cell, cited) && !follows(table, cell, [])),
        ).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

const cellOf = (table: ResultTable, at: ReadonlyMap<string, string | null>): Cell => {
  const found = table.cells.find(
    ({ group, level }) =>
      table.dimensions.every(({ variable }, place) => (at.get(variable) ?? null) === (group[place] ?? null)) &&
      (table.levels.length < 2 || at.get(table.variable ?? table.id) === level),
  )
  if (!found) throw new Error('a binding that leads nowhere')
  return found
}
