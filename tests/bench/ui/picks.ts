import type { Page } from 'playwright-core'

/** Picks in the tables builder, each of which draws a table that was not there before; the times to the drawn table. */
export const pickTables = async (page: Page): Promise<readonly number[]> => {
  await page.getByRole('button', { name: 'Cuadros', exact: true }).click()
  await page.getByRole('button', { name: 'Nuevo cuadro' }).click()
  await page.getByRole('grid').waitFor({ timeout: 60_000 })
  await page.evaluate(installClock)
  const times: number[] = []
  const pick = async (act: () => Promise<void>): Promise<void> => {
    await act()
    const drawn = await page.waitForFunction(() => (window as unknown as Clock).drawnMs, null, { timeout: 60_000 })
    times.push((await drawn.jsonValue()) as number)
    await page.evaluate(() => Object.assign(window, { drawnMs: 0 }))
  }
  const find = async (box: string, typed: string): Promise<void> => {
    await page.getByRole('combobox', { name: box, exact: true }).fill(typed)
    await page.getByRole('option', { name: new RegExp(`${typed}$`) }).click()
  }
  const classify = (by: string) => pick(() => find('Por', by))
  const release = (by: string) => pick(() => page.getByRole('button', { name: `Quitar ${by}` }).click())
  const choose = async (statistic: string, variable: string): Promise<void> => {
    await page.getByRole('button', { name: 'Estadístico' }).click()
    await page.getByRole('option', { name: statistic, exact: true }).click()
    await pick(() => find('Variable', variable))
  }
  // Every table is new, so that none is drawn from what the page keeps.
  for (const by of ['sexo', 'depto', 'causa']) await classify(by)
  for (const by of ['sexo', 'depto']) await release(by)
  await choose('Proporción', 'sexo')
  for (const by of ['depto', 'tramo']) await classify(by)
  await release('causa')
  await choose('Media', 'ingreso')
  await classify('sexo')
  await release('depto')
  return times
}

type Clock = { drawnMs: number }

/** In the page: the time from a click that changes the table to the frame after the new table stands in the page. */
const installClock = (): void => {
  const title = (): string => document.querySelector('.builder h1, .builder h2, .builder h3')?.textContent ?? ''
  let clickedAt = 0
  let before = title()
  document.addEventListener(
    'click',
    ({ timeStamp }) => {
      clickedAt = timeStamp
      before = title()
    },
    { capture: true },
  )
  const look = (): void => {
    const isDrawn = title() !== '' && title() !== before && !document.querySelector('.builder [aria-busy="true"]')
    if (clickedAt > 0 && isDrawn) {
      const from = clickedAt
      clickedAt = 0
      before = title()
      requestAnimationFrame(() => Object.assign(window, { drawnMs: performance.now() - from }))
    }
    requestAnimationFrame(look)
  }
  look()
}
