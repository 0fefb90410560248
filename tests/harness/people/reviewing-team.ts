import type { Page } from 'playwright-core'
import type { Role } from '../../../main/contract/roles.ts'
import { samplePassphrase } from '../../../main/contract/sample.ts'
import { TableSpec } from '../../../main/contract/table.ts'
import { testEngine } from '../engine.ts'
import { openStudy, type SampleFolder } from '../open-sample.ts'
import type { OpenPage } from '../page.ts'
import { sampleOfRun } from '../sample-of-run.ts'

export const mobility = 'Familias desplazadas por zona y área'
export const documents = 'Personas con documento de identidad o partida de nacimiento'
const team: Readonly<Record<string, readonly Role[]>> = {
  Eva: ['methodologist'],
  Leo: ['publisher'],
  Sol: ['custodian', 'administrator'],
}
/** The analyst's own table, on records that can be corrected. */
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

/** The sample study of four people, of whom Ana is the analyst, with a table of hers. */
export const teamSample = async (folder: string): Promise<SampleFolder> => {
  const sample = await sampleOfRun(folder)
  const engine = testEngine()
  await engine.call('study.open', { folder: sample.study, passphrase: samplePassphrase })
  for (const [name, roles] of Object.entries(team)) {
    await engine.call('people.add', { name, roles: [...roles], passphrase: secretOf(name) })
  }
  await engine.call('plan.edit', { edits: [{ edit: 'table', table: documentsTable }] })
  await engine.call('plan.run', {})
  await engine.call('people.setRoles', { person: 'Ana', roles: ['analyst'] })
  await engine.close()
  return sample
}

/** What one of them does at the window. */
export const teamWindow = (at: OpenPage, { study }: SampleFolder) => {
  const { page } = at
  /** The next person sits down at the same computer. */
  const enter = async (name: string): Promise<void> => {
    if ((await page.getByRole('navigation').count()) > 0) await page.keyboard.press('Control+l')
    await openStudy(at, study, undefined, secretOf(name))
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
  return { enter, toValidation, mark, press, rowOf, stands, openDesk, validate }
}
