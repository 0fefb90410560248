import { cpSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { samplePassphrase } from '../../main/contract/sample.ts'
import { testEngine } from './engine.ts'
import type { OpenPage } from './page.ts'

/** A folder with the sample's files and a study that has them, its plan and its tables. */
export type SampleFolder = {
  readonly folder: string
  readonly files: string
  readonly study: string
}

export const sampleIn = (folder: string): SampleFolder => ({
  folder,
  files: join(folder, 'archivos'),
  study: join(folder, 'estudio'),
})

/** Makes the sample study without the window. */
export const makeSample = async (folder: string): Promise<SampleFolder> => {
  const sample = sampleIn(folder)
  const engine = testEngine()
  const { plan } = await engine.call('sample.write', { folder: sample.files })
  await engine.call('study.create', {
    folder: sample.study,
    passphrase: samplePassphrase,
    person: 'Ana',
    title: 'Muestra sintética',
  })
  const { sources } = await engine.call('plan.load', { file: plan })
  for (const source of sources) await engine.call('data.import', { source, folder: dirname(plan), reason: 'prueba' })
  await engine.call('plan.run', {})
  await engine.close()
  return sample
}

/** Copies all of it into a folder, to be changed there. */
export const copySample = (sample: SampleFolder, folder: string): SampleFolder => {
  cpSync(sample.folder, folder, { recursive: true })
  return sampleIn(folder)
}

/** Opens a study through the window, as a user does. */
export const openStudy = async (
  { page, shell }: OpenPage,
  study: string,
  words = { open: 'Abrir estudio…', passphrase: 'Frase de paso', button: 'Abrir' },
  passphrase = samplePassphrase,
): Promise<void> => {
  shell.answer('study', study)
  await page.getByRole('button', { name: words.open }).click()
  await page.getByLabel(words.passphrase).fill(passphrase)
  await page.getByRole('button', { name: words.button, exact: true }).click()
  await page.getByRole('navigation').first().waitFor()
}
