import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../../main/contract/roles.ts'
import { samplePassphrase } from '../../main/contract/sample.ts'
import { TableSpec } from '../../main/contract/table.ts'
import { allRules, axeIn } from '../harness/axe.ts'
import { testEngine } from '../harness/engine.ts'
import { openStudy, type SampleFolder } from '../harness/open-sample.ts'
import { type OpenPage, openPage } from '../harness/page.ts'
import { sampleOfRun } from '../harness/sample-of-run.ts'
import { withBrowser } from '../harness/window.ts'

const mobility = 'Familias desplazadas por zona y área'
const documents = 'Personas con documento de identidad o partida de nacimiento'
const mended = `${documents}, 2017`
const team: Readonly<Record<string, readonly Role[]>> = {
  Eva: ['methodologist'],
  Leo: ['publisher'],
  Sol: ['custodian', 'administrator'],
}
/** The analyst's own table, on the records that are corrected in the end. */
const documentsTable = TableSpec.parse({
  id: 'documentos',
  title: { es: documents, en: 'Persons with an identity document or birth certificate' },
  design: 'personas_entrevistadas',
  statistic: 'proportion',
  variable: 'documento',
  by: ['condicion'],
  plannedDomains: true,
  unit: { es: '% de personas', en: '% of persons' },
  universe: {
    es: 'Personas de las familias desplazadas y de comparación',
    en: 'Persons of displaced and comparator families',
  },
  window: { es: '2017', en: '2017' },
})
const secretOf = (name: string): string => (name === 'Ana' ? samplePassphrase : `la frase de paso de ${name}`)

const { folder, launched } = withBrowser()
const [released, elsewhere] = [join(folder, 'publicado'), join(folder, 'recibido')]
let sample: SampleFolder
let at: OpenPage
let page: Page

beforeAll(async () => {
  const browser = launched()
  if (!browser) return
  sample = await sampleOfRun(join(folder, 'muestra'))
  const engine = testEngine()
  await engine.call('study.open', { folder: sample.study, passphrase: samplePassphrase })
  for (const [name, roles] of Object.entries(team)) {
    await engine.call('people.add', { name, roles: [...roles], passphrase: secretOf(name) })
  }
  await engine.call('plan.edit', { edits: [{ edit: 'table', table: documentsTable }] })
  await engine.call('plan.run', {})
  await engine.call('people.setRoles', { person: 'Ana', roles: ['analyst'] })
  await engine.close()
  at = await openPage(browser)
  page = at.page
})
afterAll(() => at?.close())

/** The next person sits down at the same computer. */
const enter = async (name: string): Promise<void> => {
  if ((await page.getByRole('navigation').count()) > 0) await page.keyboard.press('Control+l')
  await openStudy(at, sample.study, undefined, secretOf(name))
  await page.getByText(`Sesión de ${name}`).waitFor()
}
const toValidation = async (): Promise<void> => {
  await page.keyboard.press('Control+8')
  await page.getByRole('table', { name: 'Elementos que se revisan' }).waitFor()
}
const tick = async (boxes: ReturnType<Page['getByRole']>): Promise<void> => {
  for (const box of await boxes.all()) {
    await box.focus()
    await page.keyboard.press('Space')
  }
}
const mark = (title: string): Promise<void> => tick(page.getByRole('checkbox', { name: `Marcar «${title}»` }))
const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name, exact: true }).click()
const rowOf = (title: string) => page.getByRole('row', { name: title })
const stands = (title: string, state: string | RegExp): Promise<void> =>
  rowOf(title).getByRole('cell', { name: state }).first().waitFor()
const openDesk = async (title: string): Promise<void> => {
  await press(title)
  await page.getByRole('region', { name: title }).waitFor()
}
const validate = async (reason: string): Promise<void> => {
  await tick(page.getByRole('list', { name: 'Lista de comprobación' }).getByRole('checkbox'))
  await page.getByLabel('Motivo').fill(reason)
  await press('Validar')
  await page.getByText('validado', { exact: true }).waitFor()
  await press('Volver a la lista')
}
const verify = async (place: string): Promise<void> => {
  at.shell.answer('output', place)
  await press('Verificar una publicación…')
}

describe('from the analyst to the public, with four people at the window', () => {
  beforeEach(({ skip }) => {
    if (!launched()) skip()
  })

  test('the analyst submits and is offered no other step', async () => {
    await enter('Ana')
    await toValidation()
    await page.getByText('Aprueban dos personas distintas de quien envía.').waitFor()
    await mark(mobility)
    await mark(documents)
    await press('Enviar a revisión (2)')
    await page.getByRole('status').getByText('2 elementos enviados a revisión.').waitFor()
    // What was done is told in the language of now.
    await page.keyboard.press('Control+Shift+L')
    await page.getByRole('status').getByText('2 items submitted for review.').waitFor()
    await page.keyboard.press('Control+Shift+L')
    await stands(documents, 'enviado')
    await mark(documents)
    for (const step of ['Enviar a revisión', 'Comenzar la revisión', 'Aprobar', 'Proteger todo lo validado']) {
      expect(await page.getByRole('button', { name: `${step} (0)` }).isDisabled(), step).toBe(true)
    }
  })

  test('the list begins with what waits for the person, and shows one state by the keyboard', async () => {
    await enter('Eva')
    await toValidation()
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
    await openDesk(mobility)
    await press('Volver a la lista')
    await page.getByRole('button', { name: 'Comenzar la revisión (2)' }).waitFor()
    expect(await table.getByRole('row').count()).toBe(4)
  })

  test('the methodologist validates one, comments on a figure of the other and asks for a change', async () => {
    await enter('Eva')
    await toValidation()
    await mark(mobility)
    await mark(documents)
    await press('Comenzar la revisión (2)')
    await stands(mobility, 'en revisión')
    await openDesk(mobility)
    await page.getByRole('radio', { name: 'Procedencia' }).click()
    await page.getByRole('row', { name: /tamizaje_sintetico\.csv/ }).waitFor()
    await page.getByRole('radio', { name: 'Revisión' }).click()
    expect(await page.getByRole('button', { name: 'Validar', exact: true }).isDisabled()).toBe(true)
    await validate('Conforme')

    await openDesk(documents)
    await page.getByRole('radio', { name: 'Historia y comentarios' }).click()
    await page.getByRole('combobox', { name: 'Sobre' }).fill('Comparación')
    await page
      .getByRole('option', { name: /De comparación/ })
      .first()
      .click()
    await page.getByLabel('Comentario', { exact: true }).fill('¿De qué año?')
    await press('Comentar')
    await page.getByRole('row', { name: /De comparación.*¿De qué año\?/ }).waitFor()
    await page.getByRole('radio', { name: 'Revisión' }).click()
    await page.getByLabel('Motivo').fill('El título no dice el año')
    await press('Pedir cambios')
    await page.getByText('con cambios pedidos').waitFor()
    const about = { item: { kind: 'table', id: 'documentos' } } as const
    expect((await at.engine.call('review.desk', about)).comments).toMatchObject([
      { person: 'Eva', cell: { condicion: '2' }, text: '¿De qué año?' },
    ])
  })

  test('the analyst mends and submits again', async () => {
    await enter('Ana')
    await page.keyboard.press('Control+5')
    await page.getByRole('button', { name: documents }).click()
    await press('Cambiar el cuadro')
    await page.getByRole('button', { name: 'Guardar el cuadro en el plan…', disabled: false }).waitFor()
    await page.keyboard.press('Control+s')
    await page.getByLabel('Título en español').fill(mended)
    await press('Guardar en el plan')
    await page.getByRole('heading', { name: mended }).waitFor()
    await toValidation()
    await mark(mended)
    await press('Enviar a revisión (1)')
    await stands(mended, 'enviado')
    expect(await rowOf(mended).getByRole('cell').allTextContents()).toEqual([
      'Cuadro',
      'enviado',
      'Ana',
      '–',
      '0 de 2',
      '1',
    ])
  })

  test('it is validated beside its previous version, everything is protected and approved by two', async () => {
    await enter('Eva')
    await toValidation()
    await mark(mended)
    await press('Comenzar la revisión (1)')
    await stands(mended, 'en revisión')
    await openDesk(mended)
    await page.getByRole('radio', { name: 'Cifras lado a lado' }).click()
    await page.getByText(/cambió la parte «table» del plan/).waitFor()
    await page.getByText(/^Ninguna diferencia en \d+ cifras\.$/).waitFor()
    await page.getByRole('radio', { name: 'Revisión' }).click()
    await validate('Título corregido')
    await press('Proteger todo lo validado (2)')
    await page.getByRole('status').getByText('2 elementos protegidos.').waitFor()
    await stands(mobility, 'protegido')
    await mark(mobility)
    await mark(mended)
    await press('Aprobar (2)')
    await stands(mended, /1 de 2 ?Eva/)

    await enter('Leo')
    await toValidation()
    await mark(mobility)
    await mark(mended)
    await press('Aprobar (2)')
    await stands(mended, 'aprobado')
    expect(await rowOf(mended).getByRole('cell').allTextContents()).toEqual([
      'Cuadro',
      'aprobado',
      'Ana',
      'Eva',
      '2 de 2Eva, Leo',
      '1',
    ])
  })

  test('the publisher releases what is approved and nothing else', async () => {
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
    await page.keyboard.press('Control+9')
    const outgoing = page.getByRole('table', { name: 'Lo que saldría ahora' })
    await outgoing.getByRole('rowheader').first().waitFor()
    expect(await outgoing.getByRole('rowheader').allTextContents()).toEqual([mobility, mended])
    await page.getByLabel('Nota de la publicación').fill('Primera')
    at.shell.answer('output', released)
    await press('Publicar en una carpeta…')
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
    await enter('Ana')
    await page.keyboard.press('Control+9')
    await page.getByText('Publica quien tiene el rol de publicación: Leo.').waitFor()
    const register = page.getByRole('table', { name: 'Publicaciones' })
    await register.getByRole('cell', { name: 'No retirada' }).waitFor()
    expect(await page.getByRole('textbox').count()).toBe(0)
    expect(await page.getByRole('button', { name: /Publicar en|^Retirar|auditoría/ }).count()).toBe(0)
  })

  test('an upstream edit afterwards makes exactly the dependants stale, and says why', async () => {
    await enter('Ana')
    await page.keyboard.press('Control+3')
    await press('Asiste a la escuela solo quien tiene de 4 a 17 años')
    await page
      .getByRole('button', { name: /^Abrir el registro/ })
      .first()
      .click()
    await press('Corregir «edad»')
    await page.getByLabel('Valor correcto').fill('10')
    await page.getByLabel('Motivo de la corrección').fill('El formulario dice 10')
    await press('Corregir en una versión nueva')
    await page.getByRole('complementary').getByRole('cell', { name: '10', exact: true }).waitFor()
    await toValidation()
    await stands(mended, /publicado · ⚠ desactualizado.*cambiaron los datos «personas»/)
    await stands(mobility, 'publicado')
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
    await press('Cerrar')

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
