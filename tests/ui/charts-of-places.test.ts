import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ChartSpec } from '../../main/contract/report-section.ts'
import type { ResultTable } from '../../main/contract/results.ts'
import { protectedTable } from '../../main/core/disclosure/tables/protected-table.ts'
import type { VegaLiteSpec } from '../../main/core/report/charts/theme.ts'
import { drawSvg } from '../../main/files/charts/svg.ts'
import { allRules, axeIn } from '../harness/axe.ts'
import type { OpenPage } from '../harness/page.ts'
import { withSample } from '../harness/window.ts'

/** The charts of several tables, drawn from the records of the sample study. */

let at: OpenPage
let page: Page

withSample(async (opened) => {
  at = opened
  page = at.page
  await page.keyboard.press('Control+6')
  await page.getByRole('navigation', { name: 'Gráficos del informe' }).waitFor()
})

const ranking = {
  id: 'lugares',
  chart: 'ranking',
  table: 'flujos',
  x: 'depto_origen',
  beside: 'flujos',
  y: 'depto',
  top: 8,
}
const flows = { id: 'flujos_mapa', chart: 'flows', table: 'flujos', y: 'depto_origen', x: 'depto', top: 10 }
const overlap = { id: 'causas_juntas_grafico', chart: 'overlap', table: 'causas_juntas', beside: 'd2_causes' }
type Asked = typeof ranking | typeof flows | typeof overlap

const tableOf = async (id: string): Promise<ResultTable> => {
  const { tables } = await at.engine.call('plan.results', {})
  const table = tables.find((one) => one.id === id)
  if (!table) throw new Error(`The sample has no table ${id}`)
  return table
}
const cellOf = ({ cells }: ResultTable, ...group: (string | null)[]) =>
  cells.find((cell) => String(cell.group) === String(group))
const draw = (chart: Asked, table: ResultTable) =>
  at.engine.call('chart.draw', { chart: { ...chart, cards: undefined } as unknown as ChartSpec, table, language: 'es' })

describe('charts of several tables in the window', () => {
  beforeEach(({ skip }) => {
    if (!at) skip()
  })

  test.each([
    { name: /Departamentos que expulsan y que reciben/, marks: 16, rows: 18, drawn: /San Salvador/ },
    {
      name: /Familias desplazadas por departamento de salida y de llegada.*Mapa de flujos/,
      marks: 10,
      rows: 182,
      drawn: /Santa Ana/,
    },
    { name: /Las tres causas más nombradas/, marks: 8, rows: 11, drawn: /Amenazas/ },
  ])(
    '$name is drawn, told in words, has its figures as a table and breaks no rule',
    async ({ name, marks, rows, drawn }) => {
      await page.getByRole('navigation', { name: 'Gráficos del informe' }).getByRole('button', { name }).click()
      const figures = page.getByRole('table', { name: 'Las cifras del gráfico', includeHidden: true })
      // The chart of before, which can name the same places, is shown until this one has its figures.
      await expect.poll(() => figures.locator('tbody tr').count()).toBe(rows)
      const picture = page.locator('.chart')
      await expect
        .poll(() => picture.locator('svg text').allTextContents())
        .toEqual(expect.arrayContaining([expect.stringMatching(drawn)]))
      await expect.poll(() => picture.locator('svg path').count()).toBeGreaterThanOrEqual(marks)
      const told = (await picture.getAttribute('aria-label')) ?? ''
      expect(told).toMatch(drawn)
      expect(await page.locator('details', { hasText: told }).getByText(told).isVisible()).toBe(true)
      await page.locator('details', { hasText: 'Las cifras del gráfico' }).evaluate((details) => {
        ;(details as HTMLDetailsElement).open = true
      })
      expect(await page.getByRole('table', { name: 'Las cifras del gráfico' }).isVisible()).toBe(true)
      expect(await (await axeIn(page))(allRules)).toEqual([])
    },
  )

  test('the ranking prints the margins of the flows, and the map their largest', async () => {
    const table = await tableOf('flujos')
    const places = await draw(ranking, table)
    const from = places.figures.find(({ main, second }) => main === 'San Salvador' && second.includes('salió'))
    expect(from?.estimate).toBe(cellOf(table, '06', null)?.estimate)
    const map = await draw(flows, table)
    const ways = map.figures.filter(({ estimate }) => estimate !== null).map(({ estimate }) => estimate as number)
    const stayed = ({ group: [a, b] }: ResultTable['cells'][number]) => a === b || a === null || b === null
    const moved = table.cells.flatMap((cell) => (stayed(cell) || cell.estimate === null ? [] : [cell.estimate]))
    expect(Math.max(...ways)).toBe(Math.max(...moved))
  })

  test.each([
    {
      chart: ranking,
      hidden: [
        ['06', null],
        [null, '06'],
      ],
    },
    {
      chart: flows,
      hidden: [
        ['02', '06'],
        ['06', '12'],
      ],
    },
    { chart: overlap, hidden: [] },
  ] as const)('$chart.id draws nothing of figures that are not published', async ({ chart, hidden }) => {
    const whole = await tableOf(chart.table)
    const isHidden = ({ group, level }: ResultTable['cells'][number]): boolean =>
      hidden.length === 0
        ? level === whole.levels[0]?.code || level === whole.levels[1]?.code
        : hidden.some((place) => String(place) === String(group))
    const secret = whole.cells.filter(isHidden)
    expect(secret).toHaveLength(2)
    const { spec, description, figures } = await draw(
      chart,
      protectedTable(whole, isHidden, () => false),
    )
    expect(figures.filter((figure) => figure.hidden)).toHaveLength(2)
    const told = JSON.stringify([spec, description, figures])
    const open = JSON.stringify(await draw(chart, whole))
    for (const { estimate } of secret) expect(open).toContain(String(estimate).slice(0, 8))
    for (const { estimate, ciLow, ciHigh, se } of secret)
      for (const figure of [estimate, ciLow, ciHigh, se])
        if (figure !== null) expect(told).not.toContain(String(figure).slice(0, 8))
    const blank = await page.context().newPage()
    await blank.setContent(await drawSvg({ anchor: 'g', title: 't', description, spec: spec as VegaLiteSpec }))
    const letters = (await blank.locator('svg text').allTextContents()).join(' ')
    await blank.close()
    expect(letters).toMatch(/no se publica|\[c\]/)
  })
})
