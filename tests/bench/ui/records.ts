import type { Page } from 'playwright-core'

/** Opens the records of the dataset and scrolls through them as people do: by the wheel, by pages, to the end and across. */
export const scrollRecords = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Datos', exact: true }).click()
  await page.getByRole('radio', { name: 'Registros' }).click()
  const grid = page.getByRole('grid', { name: 'Registros de «personas»' })
  await grid.hover()
  for (const [across, down] of [...turns(40, 0, 400), ...turns(10, 0, 60_000), ...turns(20, 300, 0)]) {
    await page.mouse.wheel(across, down)
    await page.waitForTimeout(30)
  }
  await grid.focus()
  for (const key of [...new Array<string>(20).fill('PageDown'), 'Control+End', 'Control+Home']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(30)
  }
  await page.getByText('…', { exact: true }).first().waitFor({ state: 'detached', timeout: 60_000 })
}

const turns = (count: number, across: number, down: number) =>
  Array.from({ length: count }, () => [across, down] as const)
