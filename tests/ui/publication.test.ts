import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { allRules, axeIn } from '../harness/axe.ts'
import type { SampleFolder } from '../harness/open-sample.ts'
import { type OpenPage, openPage } from '../harness/page.ts'
import { documents, mobility, teamSample, teamWindow } from '../harness/people/reviewing-team.ts'
import { withBrowser } from '../harness/window.ts'

const mended = `${documents}, 2017`

const { folder, launched } = withBrowser()
const [released, elsewhere] = [join(folder, 'publicado'), join(folder, 'recibido')]
let sample: SampleFolder
let at: OpenPage
let page: Page
let team: ReturnType<typeof teamWindow>

beforeAll(async () => {
  const browser = launched()
  if (!browser) return
  sample = await teamSample(join(folder, 'muestra'))
  at = await openPage(browser)
  page = at.page
  team = teamWindow(at, sample)
})
afterAll(() => at?.close())

const verify = async (place: string): Promise<void> => {
  at.shell.answer('output', place)
  await team.press('Verificar una publicación…')
}

describe('from the analyst to the public, with four people at the window', () => {
  beforeEach(({ skip }) => {
    if (!launched()) skip()
  })

  test('the analyst submits and is offered no other step', async () => {
    await team.enter('Ana')
    await team.toValidation()
    await page.getByText('Aprueban dos personas distintas de quien envía.').waitFor()
    await team.mark(mobility)
    await team.mark(documents)
    await team.press('Enviar a revisión (2)')
    await page.getByRole('status').getByText('2 elementos enviados a revisión.').waitFor()
    // What was done is told in the language of now.
    await page.keyboard.press('Control+Shift+L')
    await page.getByRole('status').getByText('2 items submitted for review.').waitFor()
    await page.keyboard.press('Control+Shift+L')
    await team.stands(documents, 'enviado')
    await team.mark(documents)
    for (const step of ['Enviar a revisión', 'Comenzar la revisión', 'Aprobar', 'Proteger todo lo validado']) {
      expect(await page.getByRole('button', { name: `${step} (0)` }).isDisabled(), step).toBe(true)
    }
  })

  test('the list begins with what waits for the person, and shows one state by the keyboard', async () => {
    await team.enter('Eva')
    await team.toValidation()
    const table = page.getByRole('table', { name: 'Elementos que se revisan' })
    expect((await table.getByRole('rowheader').allTextContents()).slice(0, 4)).toEqual([
      'Esperan por usted (2)',
      mobility,
      documents,
      expect.stringMatching(/^Los demás \(\d+\)$/),
    ])
    await page.getByRole('button', { name: /Mostrar/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: 'enviado (2)' }).waitFor()
    await page.keyboard.type('enviado')
    await page.keyboard.press('Enter')
    await expect.poll(() => table.getByRole('row').count()).toBe(4)
    await page.getByRole('checkbox', { name: 'Marcar todos' }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Comenzar la revisión (2)' }).waitFor()
    expect(await (await axeIn(page))(allRules)).toEqual([])
    // Whoever looks at one of them finds the list as it was.
    await team.openDesk(mobility)
    await team.press('Volver a la lista')
    await page.getByRole('button', { name: 'Comenzar la revisión (2)' }).waitFor()
    expect(await table.getByRole('row').count()).toBe(4)
  })

  test('the methodologist validates one, comments on a figure of the other and asks for a change', async () => {
    await team.enter('Eva')
    await team.toValidation()
    await team.mark(mobility)
    await team.mark(documents)
    await team.press('Comenzar la revisión (2)')
    await team.stands(mobility, 'en revisión')
    await team.openDesk(mobility)
    await page.getByRole('radio', { name: 'Procedencia' }).click()
    await page.getByRole('row', { name: /tamizaje_sintetico\.csv/ }).waitFor()
    await page.getByRole('radio', { name: 'Revisión' }).click()
    expect(await page.getByRole('button', { name: 'Validar', exact: true }).isDisabled()).toBe(true)
    await team.validate('Conforme')

    await team.openDesk(documents)
    await page.getByRole('radio', { name: 'Historia y comentarios' }).click()
    await page.getByRole('combobox', { name: 'Sobre' }).fill('Comparación')
    await page
      .getByRole('option', { name: /De comparación/ })
      .first()
      .click()
    await page.getByLabel('Comentario', { exact: true }).fill('¿De qué año?')
    await team.press('Comentar')
    await page.getByRole('row', { name: /De comparación.*¿De qué año\?/ }).waitFor()
    await page.getByRole('radio', { name: 'Revisión' }).click()
    await page.getByLabel('Motivo').fill('El título no dice el año')
    await team.press('Pedir cambios')
    await page.getByText('con cambios pedidos').waitFor()
    const about = { item: { kind: 'table', id: 'documentos' } } as const
    expect((await at.engine.call('review.desk', about)).comments).toMatchObject([
      { person: 'Eva', cell: { condicion: '2' }, text: '¿De qué año?' },
    ])
  })

  test('the analyst mends and submits again', async () => {
    await team.enter('Ana')
    await page.keyboard.press('Control+5')
    await page.getByRole('button', { name: documents }).click()
    await team.press('Cambiar el cuadro')
    await page.getByRole('button', { name: 'Guardar el cuadro en el plan…', disabled: false }).waitFor()
    await page.keyboard.press('Control+s')
    await page.getByLabel('Título en español').fill(mended)
    await team.press('Guardar en el plan')
    await page.getByRole('heading', { name: mended }).waitFor()
    await team.toValidation()
    await team.mark(mended)
    await team.press('Enviar a revisión (1)')
    await team.stands(mended, 'enviado')
    expect(await team.rowOf(mended).getByRole('cell').allTextContents()).toEqual([
      'Cuadro',
      'enviado',
      'Ana',
      '–',
      '0 de 2',
      '1',
    ])
  })

  test('it is validated beside its previous version, everything is protected and approved by two', async () => {
    await team.enter('Eva')
    await team.toValidation()
    await team.mark(mended)
    await team.press('Comenzar la revisión (1)')
    await team.stands(mended, 'en revisión')
    await team.openDesk(mended)
    await page.getByRole('radio', { name: 'Cifras lado a lado' }).click()
    await page.getByText(/cambió la parte «table» del plan/).waitFor()
    await page.getByText(/^Ninguna diferencia en \d+ cifras\.$/).waitFor()
    await page.getByRole('radio', { name: 'Revisión' }).click()
    await team.validate('Título corregido')
    await team.press('Proteger todo lo validado (2)')
    await page.getByRole('status').getByText('2 elementos protegidos.').waitFor()
    await team.stands(mobility, 'protegido')
    await team.mark(mobility)
    await team.mark(mended)
    await team.press('Aprobar (2)')
    await team.stands(mended, /1 de 2 ?Eva/)

    await team.enter('Leo')
    await team.toValidation()
    await team.mark(mobility)
    await team.mark(mended)
    await team.press('Aprobar (2)')
    await team.stands(mended, 'aprobado')
    expect(await team.rowOf(mended).getByRole('cell').allTextContents()).toEqual([
      'Cuadro',
      'aprobado',
      'Ana',
      'Eva',
      '2 de 2Eva, Leo',
      '1',
    ])
  })

  test('the publisher is offered what the role allows and nothing else', async () => {
    await page.keyboard.press('Control+5')
    await page.getByRole('grid').first().waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('menuitem', { name: 'Copiar el cuadro' }).waitFor()
    const offered = await page.getByRole('menuitem').allTextContents()
    expect(
      offered.filter((name) => /Cambiar el cuadro|Quitar del plan|Nuevo cuadro|Importar datos/.test(name)),
    ).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.getByRole('button', { name: /Cambiar el cuadro|Quitar del plan|Nuevo cuadro/ }).count()).toBe(0)
    await page.keyboard.press('Control+2')
    await page.getByRole('radio', { name: 'Versiones' }).waitFor()
    expect(await page.getByRole('main').getByRole('radio').allTextContents()).toEqual(['Variables', 'Versiones'])
    expect(await page.getByRole('button', { name: /Exportar los registros|Editar lo que significa/ }).count()).toBe(0)
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.keyboard.press('Control+7')
    await page.getByRole('button', { name: 'Escribir el informe…' }).waitFor()
    expect(await page.getByText('Redactar', { exact: true }).count()).toBe(0)
  })

  test('the publisher releases what is approved and nothing else', async () => {
    await page.keyboard.press('Control+9')
    const outgoing = page.getByRole('table', { name: 'Lo que saldría ahora' })
    await outgoing.getByRole('rowheader').first().waitFor()
    expect(await outgoing.getByRole('rowheader').allTextContents()).toEqual([mobility, mended])
    await page.getByLabel('Nota de la publicación').fill('Primera')
    at.shell.answer('output', released)
    await team.press('Publicar en una carpeta…')
    await page.getByText(/^Publicación 1: 2 elementos aprobados/).waitFor()
    const register = page.getByRole('table', { name: 'Publicaciones' })
    await register.getByRole('cell', { name: 'Primera' }).waitFor()
    const [, person, items, review] = await register.getByRole('cell').allTextContents()
    expect([person, items?.slice(0, 12), review]).toEqual(['Leo', '2: publicado', 'equipo'])
    const inFolder = readdirSync(released, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    await register.getByRole('cell', { name: String(inFolder.length), exact: true }).waitFor()
    await page.getByText(`2 elementos aprobados, ${inFolder.length} archivos en`).waitFor()
    const place = page.getByRole('region', { name: 'Lo que saldría ahora' })
    await place.getByText(/^No hay nada nuevo aprobado desde la publicación 1, del /).waitFor()
    expect(await place.getByText('Nada está aprobado todavía').count()).toBe(0)
    await register.getByRole('button', { name: 'Retirar la publicación 1' }).waitFor()
    cpSync(released, elsewhere, { recursive: true })
  })

  test('whoever may not release reads who may, and is offered nothing of it', async () => {
    await team.enter('Ana')
    await page.keyboard.press('Control+9')
    await page.getByText('Publica quien tiene el rol de publicación: Leo.').waitFor()
    const register = page.getByRole('table', { name: 'Publicaciones' })
    await register.getByRole('cell', { name: 'No retirada' }).waitFor()
    expect(await page.getByRole('textbox').count()).toBe(0)
    expect(await page.getByRole('button', { name: /Publicar en|^Retirar|auditoría/ }).count()).toBe(0)
  })

  test('an upstream edit afterwards makes exactly the dependants stale, and says why', async () => {
    await team.enter('Ana')
    await page.keyboard.press('Control+3')
    await team.press('Asiste a la escuela solo quien tiene de 4 a 17 años')
    await page
      .getByRole('button', { name: /^Abrir el registro/ })
      .first()
      .click()
    await team.press('Corregir «edad»')
    await page.getByLabel('Valor correcto').fill('10')
    await page.getByLabel('Motivo de la corrección').fill('El formulario dice 10')
    await team.press('Corregir en una versión nueva')
    await page.getByRole('complementary').getByRole('cell', { name: '10', exact: true }).waitFor()
    await team.toValidation()
    await team.stands(mended, /publicado · ⚠ desactualizado.*cambiaron los datos «personas»/)
    await team.stands(mobility, 'publicado')
    const stale = page.getByRole('row').filter({ hasText: 'desactualizado' })
    expect(await stale.count()).toBe(1)
  })

  test('the package proves itself where there is no study, and fails after one changed byte', async () => {
    await page.keyboard.press('Control+l')
    await page.getByRole('heading', { name: 'Caracteriza' }).waitFor()
    rmSync(sample.study, { recursive: true })
    await verify(elsewhere)
    await page.getByText('La publicación está íntegra').waitFor()
    expect(await page.getByRole('dialog').getByRole('listitem').count()).toBe(2)
    await team.press('Cerrar')

    const path = join(elsewhere, 'datos/prevalencia_zona.csv')
    const bytes = readFileSync(path)
    bytes[bytes.length - 3] = (bytes.at(-3) ?? 0) ^ 1
    writeFileSync(path, bytes)
    await verify(elsewhere)
    await page.getByText('datos/prevalencia_zona.csv no es el que se publicó.').waitFor()
    expect(await page.getByText('La publicación está íntegra').count()).toBe(0)
    expect(at.problems).toEqual([])
  })
})
