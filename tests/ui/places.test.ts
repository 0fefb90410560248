import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import type { OpenPage } from '../harness/page.ts'
import { withSample } from '../harness/window.ts'

let at: OpenPage
let page: Page

withSample((opened) => {
  at = opened
  page = at.page
})

const command = async (name: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('searchbox').fill(name)
  await page.keyboard.press('Enter')
}

describe('the places of the window', () => {
  beforeEach(({ skip }) => {
    if (!at) skip()
  })

  test('the study says what is missing before publication, and its sheet is filled in', async () => {
    await page.getByText('Faltan 2 cosas antes de publicar.').waitFor()
    await page.getByRole('button', { name: 'Ficha del estudio…' }).click()
    await page.getByLabel('Contacto').fill('Unidad de estudios (ficticia)')
    await page.getByRole('button', { name: 'Guardar en el plan' }).click()
    await page.getByText('Falta 1 cosa antes de publicar.').waitFor()
    await page.getByRole('button', { name: 'Deshacer el cambio del plan' }).click()
    await page.getByText('Faltan 2 cosas antes de publicar.').waitFor()
    expect(await page.getByText('Contacto').count()).toBe(1)
  })

  test('the tour goes through the places and can be skipped', async () => {
    await command('Recorrido por los lugares')
    const tour = page.getByRole('region', { name: 'Recorrido' })
    await tour.getByRole('button', { name: 'Siguiente' }).click()
    await tour.getByText('2/11 Datos.').waitFor()
    await tour.getByRole('button', { name: 'Saltar el recorrido' }).click()
    expect(await tour.count()).toBe(0)
  })
})
