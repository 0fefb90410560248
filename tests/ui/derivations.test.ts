import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { expectAccessible } from '../harness/axe.ts'
import { choose, find, press, tabTo, write } from '../harness/keyboard.ts'
import type { OpenPage } from '../harness/page.ts'
import { bringPlan } from '../harness/people/in-study.ts'
import { withStudy } from '../harness/window.ts'

/** Synthetic. */
const persons = 'folio,sexo,edad,causa,vivienda\n01,1,30,a,v1\n02,2,99,b,v1\n03,1,8,a,v9\n04,2,41,c,v2\n'
const dwellings = 'vivienda,cuartos\nv1,2\nv2,3\n'
const register = 'folio,causa\n11,1\n12,3\n'
const plan = `caracteriza: 1
study: { title: Prueba, window: "2026", synthetic: true }
sources:
  - { dataset: personas, file: personas.csv, format: csv }
  - { dataset: viviendas, file: viviendas.csv, format: csv }
  - { dataset: registro, file: registro.csv, format: csv }
codebook:
  registro:
    causa:
      kind: nominal
      categories: [{ code: "1", label: "A." }, { code: "2", label: B }, { code: "3", label: Otra }]
  personas:
    edad: { missing: [{ code: "99", reason: dontKnow }] }
    causa: { kind: nominal, categories: [{ code: a }, { code: b }, { code: c }] }
`

let at: OpenPage | null = null
withStudy(async (opened, folder) => {
  at = opened
  writeFileSync(join(folder, 'personas.csv'), persons)
  writeFileSync(join(folder, 'viviendas.csv'), dwellings)
  writeFileSync(join(folder, 'registro.csv'), register)
  await bringPlan(at.engine, folder, plan)
  await at.page.keyboard.press('Control+2')
  await at.page.getByRole('grid', { name: 'Variables de «personas»' }).waitFor()
})

const derivations = async ({ engine }: OpenPage) =>
  ((await engine.call('plan.describe', {})).plan?.derivations ?? []).map((one) => ('name' in one ? one.name : one.step))

describe('derived variables, without a mouse', () => {
  test('a formula is checked and tried on the data while it is typed', async ({ skip }) => {
    if (!at) return skip()
    const { page, shell, engine } = at
    await page.keyboard.press('Alt+6')
    await press(page, 'Añadir una derivación')
    await write(page, 'Nombre de la variable', 'mayor')
    await write(page, 'Fórmula', 'd.edad >= d.nada')
    await page
      .getByRole('alert')
      .getByText(/nombra «nada» en el carácter 11/)
      .waitFor()
    await write(page, 'Fórmula', 'd.edad >= 18')
    const preview = page.getByRole('region', { name: 'Lo que saldría' })
    // 30 and 41 are of age, 8 is not, 99 is a missing answer.
    await preview.getByRole('row', { name: /Sí 2 · 66,7/ }).waitFor()
    await preview.getByRole('row', { name: /^2 no sabe/ }).waitFor()
    expect(shell.isProtected).toBe(true)
    await expectAccessible(page)
    await press(page, 'Añadir al plan')
    await page.getByRole('row', { name: /1\. variable por fórmula mayor d\.edad >= 18 4 ✓ se aplica/ }).waitFor()
    expect((await engine.call('plan.describe', {})).plan?.derivations).toEqual([
      { step: 'derive', dataset: 'personas', name: 'mayor', formula: 'd.edad >= 18', whenMissing: 'missing' },
    ])
  })

  test('bands and recodings have forms of their own', async ({ skip }) => {
    if (!at) return skip()
    const { page, engine } = at
    await press(page, 'Añadir una derivación')
    await choose(page, /Cómo se hace$/, 'variable por tramos')
    await write(page, 'Nombre de la variable', 'grupo')
    await find(page, 'Variable de la que sale', 'edad')
    await write(page, 'Límites inferiores', '0; 18; 60')
    await page
      .getByRole('region', { name: 'Lo que saldría' })
      .getByRole('row', { name: /^18–59 2/ })
      .waitFor()
    await press(page, 'Añadir al plan')
    await page.getByRole('row', { name: /2\. variable por tramos grupo/ }).waitFor()

    await press(page, 'Añadir una derivación')
    await choose(page, /Cómo se hace$/, 'recodificación')
    await write(page, 'Nombre de la variable', 'motivo')
    await find(page, 'Variable de la que sale', 'causa')
    await write(page, 'Código nuevo, par 1', 'x')
    // b and c have no new code yet, and none for the others is given.
    await page
      .getByRole('alert')
      .getByText(/deja 2 registros con códigos/)
      .waitFor()
    await write(page, 'Código para los demás', 'y')
    await page.getByRole('region', { name: 'Lo que saldría' }).getByRole('row', { name: /^x 2/ }).waitFor()
    await expectAccessible(page)
    await press(page, 'Añadir al plan')
    await page.getByRole('row', { name: /3\. recodificación motivo/ }).waitFor()
    expect((await engine.call('plan.describe', {})).plan?.derivations.slice(1)).toEqual([
      { step: 'band', dataset: 'personas', name: 'grupo', of: 'edad', from: [0, 18, 60] },
      { step: 'recode', dataset: 'personas', name: 'motivo', of: 'causa', map: { a: 'x' }, otherwise: 'y' },
    ])
  })

  test('are moved and removed, and every change is undone', async ({ skip }) => {
    if (!at) return skip()
    const { page } = at
    await press(page, /^3\. recodificación/)
    await page.keyboard.press('Alt+Shift+ArrowUp')
    await expect.poll(() => derivations(at as OpenPage)).toEqual(['mayor', 'motivo', 'grupo'])
    await page.getByRole('row', { name: /2\. recodificación motivo/ }).waitFor()
    await press(page, 'Quitar la derivación')
    await expect.poll(() => derivations(at as OpenPage)).toEqual(['mayor', 'grupo'])
    await page.getByRole('row', { name: /2\. variable por tramos grupo/ }).waitFor()
    await page.keyboard.press('Control+Z')
    await expect.poll(() => derivations(at as OpenPage)).toEqual(['mayor', 'motivo', 'grupo'])
    await page.getByRole('row', { name: /3\. variable por tramos grupo/ }).waitFor()
    await page.keyboard.press('Control+Z')
    await expect.poll(() => derivations(at as OpenPage)).toEqual(['mayor', 'grupo', 'motivo'])
  })

  test('changes are undone and done again one by one, however fast the keys are pressed', async ({ skip }) => {
    if (!at) return skip()
    const { page } = at
    await page.getByRole('row', { name: /3\. recodificación motivo/ }).waitFor()
    await press(page, /^3\. recodificación/)
    await page.keyboard.press('Alt+Shift+ArrowUp')
    await page.getByRole('row', { name: /2\. recodificación motivo/ }).waitFor()
    await press(page, 'Quitar la derivación')
    // The study has the change; whether the page has read it is left open.
    await expect.poll(() => derivations(at as OpenPage)).toEqual(['mayor', 'grupo'])
    await page.keyboard.press('Control+Z')
    await page.keyboard.press('Control+Z')
    await expect.poll(() => derivations(at as OpenPage)).toEqual(['mayor', 'grupo', 'motivo'])
    await page.keyboard.press('Control+Shift+Z')
    await page.keyboard.press('Control+Shift+Z')
    await expect.poll(() => derivations(at as OpenPage)).toEqual(['mayor', 'grupo'])
    await page.keyboard.press('Control+Z')
    await page.keyboard.press('Control+Z')
    await expect.poll(() => derivations(at as OpenPage)).toEqual(['mayor', 'grupo', 'motivo'])
  })

  test('codes are harmonised with those of other data: proposed, changed, kept and taken back', async ({ skip }) => {
    if (!at) return skip()
    const { page, engine } = at
    await press(page, 'Igualar códigos con otros datos')
    await choose(page, /Códigos de$/, 'registro')
    // By their labels a is 1 and b is 2; nothing there says c.
    await page.getByRole('row', { name: /^a 2 1 · A\. .*la etiqueta dice lo mismo/ }).waitFor()
    await page.getByRole('row', { name: /^c 1 Sin pareja .*sin pareja/ }).waitFor()
    await page.getByText(/Hay registros con códigos sin pareja/).waitFor()
    await expectAccessible(page)
    await choose(page, /Código nuevo de «c» en «causa»/, '3 · Otra')
    await page.getByRole('row', { name: /^c 1 3 · Otra .*elegido/ }).waitFor()
    await write(page, 'Nombre de la variable nueva de «causa»', 'grupo')
    await page.getByText('Ya hay una variable con este nombre.').waitFor()
    await write(page, 'Nombre de la variable nueva de «causa»', 'causa_registro')
    await press(page, 'Añadir al plan (1)')
    await page.getByRole('row', { name: /4\. recodificación causa_registro causa 4 ✓ se aplica/ }).waitFor()
    expect((await engine.call('plan.describe', {})).plan?.derivations.at(-1)).toMatchObject({
      step: 'recode',
      of: 'causa',
      map: { a: '1', b: '2', c: '3' },
      categories: [{ code: '1', label: 'A.' }, { code: '2' }, { code: '3' }],
    })
    await page.keyboard.press('Control+Z')
    await expect.poll(() => derivations(at as OpenPage)).toEqual(['mayor', 'grupo', 'motivo'])
  })

  test('steps that hold records against others have forms of their own', async ({ skip }) => {
    if (!at) return skip()
    const { page, engine } = at
    const preview = page.getByRole('region', { name: 'Lo que saldría' })
    const begin = async (step: string): Promise<void> => {
      await press(page, 'Añadir una derivación')
      await tabTo(page, { role: 'button', name: /Cómo se hace$/ })
      await page.keyboard.press('Enter')
      await page.getByRole('option', { name: step }).waitFor()
      await page.keyboard.type(step)
      await page.keyboard.press('Enter')
    }
    const take = async (select: string, option: string): Promise<void> => {
      await tabTo(page, { role: 'combobox', name: select })
      await page.keyboard.type(option)
    }
    await begin('exclusi')
    await write(page, 'Condición para excluir', 'd.edad > 40')
    await write(page, 'Motivo (es)', 'fuera del estudio')
    await preview.getByText('Registros que salen').waitFor()
    expect(await preview.getByRole('definition').allTextContents()).toEqual(['4', '3', '1', '0'])
    await expectAccessible(page)
    await press(page, 'Añadir al plan')
    await page.getByRole('row', { name: /4\. exclusión de registros .* 4 → 3/ }).waitFor()

    // The third person's dwelling is not among the dwellings.
    await begin('uni')
    await choose(page, /El otro conjunto de datos$/, 'viviendas')
    await take('Variable de este conjunto, par 1', 'vivienda')
    await find(page, 'Variables que se traen', 'cuartos')
    await preview.getByText('Registros sin pareja').waitFor()
    expect(await preview.getByRole('definition').allTextContents()).toEqual(['3', '3', '0', '1'])
    await expectAccessible(page)
    await press(page, 'Añadir al plan')
    await page.getByRole('row', { name: /5\. unión con otro conjunto cuartos/ }).waitFor()

    await begin('resumen')
    await choose(page, /El otro conjunto de datos$/, 'viviendas')
    await take('Variable de este conjunto, par 1', 'vivienda')
    await write(page, 'Nombre de la variable 1', 'partes')
    await write(page, 'Fórmula de la variable 1', 'op.count()')
    await expectAccessible(page)
    await press(page, 'Añadir al plan')
    await page.getByRole('row', { name: /6\. resumen de otro conjunto partes/ }).waitFor()

    await begin('eliminaci')
    await find(page, 'Variables de la clave', 'vivienda')
    await write(page, 'Motivo (es)', 'una por vivienda')
    await write(page, 'Motivo (en)', 'one per dwelling')
    await press(page, 'Añadir al plan')
    await page.getByRole('row', { name: /7\. eliminación de repetidos .* 3 → 2/ }).waitFor()

    // What the form shows of a step is what the plan says.
    await press(page, /^6\. resumen/)
    await press(page, 'Cambiar la derivación')
    expect(await page.getByLabel('Fórmula de la variable 1').inputValue()).toBe('op.count()')
    await press(page, 'Cancelar')
    const [excluded, joined, counted, unique] =
      (await engine.call('plan.describe', {})).plan?.derivations.slice(3) ?? []
    const personas = { dataset: 'personas' }
    const dwelling = { from: 'viviendas', key: 'vivienda' }
    expect(excluded).toMatchObject({
      step: 'exclude',
      ...personas,
      where: 'd.edad > 40',
      reason: { es: 'fuera del estudio' },
    })
    expect(joined).toEqual({ step: 'join', ...personas, ...dwelling, variables: ['cuartos'] })
    expect(counted).toEqual({ step: 'aggregate', ...personas, ...dwelling, variables: { partes: 'op.count()' } })
    const reason = { es: 'una por vivienda', en: 'one per dwelling' }
    expect(unique).toEqual({ step: 'distinct', ...personas, key: ['vivienda'], reason })
  })

  test('a code list of the product and the key of the records are chosen in forms', async ({ skip }) => {
    if (!at) return skip()
    const { page, engine } = at
    await page.keyboard.press('Alt+3')
    await tabTo(page, { role: 'grid', name: 'Variables de «personas»' })
    await page.keyboard.type('causa')
    await page.getByRole('complementary', { name: 'causa' }).waitFor()
    await page.keyboard.press('Control+Shift+E')
    await choose(page, /Lista de códigos$/, 'Causa del desplazamiento')
    await page.getByText(/^Fuente de la lista:/).waitFor()
    await expectAccessible(page)
    await press(page, 'Guardar en el plan')
    const codebook = async () => (await engine.call('plan.describe', {})).plan?.codebook.personas
    await expect.poll(async () => (await codebook())?.causa).toEqual({ kind: 'nominal', list: 'cause' })

    await page.keyboard.press('Alt+5')
    await find(page, 'Clave de los registros', 'folio')
    await expect
      .poll(async () => (await engine.call('plan.describe', {})).plan?.checks)
      .toMatchObject([{ dataset: 'personas', record: 'folio' }])
    expect(at.problems).toEqual([])
  })
})
