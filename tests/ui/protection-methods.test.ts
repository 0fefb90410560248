import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { allRules, axeIn } from '../harness/axe.ts'
import { passphrase } from '../harness/engine.ts'
import { press, tabTo } from '../harness/keyboard.ts'
import { openPage } from '../harness/page.ts'
import { validate } from '../harness/release-alone.ts'
import { withBrowser } from '../harness/window.ts'

const words = {
  es: {
    release: 'Publicar',
    run: 'Ensayar la protección',
    rounded: /^Redondeadas todas las cifras juntas/,
    changed: /^Alterados todos los recuentos por claves de celda/,
    method: 'Método: recuentos alterados por claves de celda',
    byLayer: 'Alteración por capa',
    refused: /alterar los recuentos en 3 registros como máximo deja ver demasiado.*de 4 por lo menos/,
    unchanged: /^\d+([.,]\d)?\s?%$/,
    item: 'Causas por lugar',
    review: 'Revisión',
    sides: 'La versión anterior',
    leaving: 'Lo que saldría',
    differ: /^Difieren \d+ de 16 cifras/,
  },
  en: {
    release: 'Release',
    run: 'Try the protection',
    rounded: /^All figures rounded together/,
    changed: /^All counts changed by cell keys/,
    method: 'Method: counts changed by cell keys',
    byLayer: 'Change by layer',
    refused: /changing counts by at most 3 records tells too much.*of at least 4/,
    unchanged: /^\d+([.,]\d)?\s?%$/,
    item: 'Causes by place',
    review: 'Review',
    sides: 'The previous version',
    leaving: 'What would leave',
    differ: /^\d+ of 16 figures differ/,
  },
} as const

/** Synthetic households: in place 3 only two were robbed. */
const rows = Array.from({ length: 240 }, (_, row) => {
  const cause =
    row === 2 || row === 5
      ? 'robo'
      : row % 3 === 2
        ? ['amenaza', 'otra'][row % 2]
        : ['robo', 'amenaza', 'otra'][(row % 5) % 3]
  return [1000 + row, row % 12, 300 + (row % 9), 1 + (row % 3), cause].join(';')
})
const planOf = (disclosure: string): string => `caracteriza: 1
study: { title: { es: Métodos, en: Methods }, window: "2026", synthetic: true }
sources: [{ dataset: hogares, format: csv, file: hogares_sintetico.csv, options: { types: { lugar: text, causa: text } } }]
codebook: { hogares: { folio: { kind: id } } }
designs: [{ id: hogares, dataset: hogares, psu: [upm], weight: factor }]
disclosure: ${disclosure}
tables:
  - { id: cruce, title: { es: Causas por lugar, en: Causes by place }, design: hogares, statistic: count, by: [lugar, causa], unit: hogares, universe: Hogares }
`

const { folder, launched } = withBrowser()
beforeAll(() => {
  writeFileSync(join(folder, 'hogares_sintetico.csv'), ['folio;upm;factor;lugar;causa', ...rows].join('\n'))
})

describe('the trial of protection by keyboard', () => {
  for (const language of ['es', 'en'] as const)
    test(`${language}: says by which method, how far figures change, and what a refusal asks for`, async ({ skip }) => {
      const browser = launched()
      if (!browser) return skip()
      const at = await openPage(browser, { settings: { language } })
      const { page, engine } = at
      const say = words[language]
      const load = async (disclosure: string): Promise<void> => {
        writeFileSync(join(folder, 'plan.yaml'), planOf(disclosure))
        await engine.call('plan.load', { file: join(folder, 'plan.yaml') })
      }
      const study = join(folder, `estudio-${language}`)
      mkdirSync(study)
      await engine.call('study.create', { folder: study, passphrase, person: 'Ana', title: 'Prueba' })
      await page.getByRole('navigation').first().waitFor()
      await load('{ method: cellKey }')
      const [source] = (await engine.call('plan.load', { file: join(folder, 'plan.yaml') })).sources
      if (source) await engine.call('data.import', { source, folder, reason: 'prueba' })

      await page.keyboard.press('Control+9')
      await tabTo(page, { role: 'radio', name: say.release })
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await press(page, say.run)
      await page.getByRole('status').filter({ hasText: say.changed }).waitFor()
      await page.getByText(say.method).waitFor()
      const byLayer = page.getByRole('table', { name: say.byLayer })
      const records = byLayer.getByRole('row', { name: /hogares: n/ })
      const [figures, sensitive, unchanged, mean, greatest] = await records.getByRole('cell').allTextContents()
      // 4 places × 4 causes with their totals, one of them of two households.
      expect([figures, sensitive]).toEqual(['16', '1'])
      expect(unchanged).toMatch(say.unchanged)
      expect(Number(mean?.replace(',', '.'))).toBeLessThanOrEqual(Number(greatest?.replace(',', '.')))
      expect(Number(greatest?.replace(',', '.'))).toBeLessThanOrEqual(5)
      const axe = await axeIn(page)
      expect(await axe(allRules)).toEqual([])

      const items = [{ kind: 'table', id: 'cruce' }] as const
      await engine.call('plan.run', {})
      await validate(engine, items)
      await engine.call('review.protect', {})
      await page.keyboard.press('Control+8')
      await press(page, say.item)
      await tabTo(page, { role: 'radio', name: say.review })
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await tabTo(page, { role: 'radio', name: say.sides })
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await page.getByRole('status').filter({ hasText: say.differ }).waitFor()
      await page.getByRole('table', { name: say.leaving }).getByRole('row').nth(16).waitFor()
      expect(await axe(allRules)).toEqual([])

      await page.keyboard.press('Control+9')
      await tabTo(page, { role: 'radio', name: say.release })
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await load('{ method: cellKey, cellKey: { deviation: 3 } }')
      await press(page, say.run)
      await page.getByText(say.refused).waitFor()
      expect(await axe(allRules)).toEqual([])
      await load('{ method: rounding }')
      await press(page, say.run)
      await page.getByRole('status').filter({ hasText: say.rounded }).waitFor()
      expect(at.problems).toEqual([])
      await at.close()
    })
})
