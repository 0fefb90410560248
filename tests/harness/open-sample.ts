import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { samplePassphrase } from '../../main/contract/sample.ts'
import { temporaryFolder, testEngine } from './engine.ts'
import type { OpenPage } from './page.ts'

/** A place on the disk with the sample's files and a study that has them, its plan and its tables. */
export type SampleFolder = { readonly files: string; readonly study: string; readonly remove: () => void }

/** Makes the sample study without the window. */
export const makeSample = async (): Promise<SampleFolder> => {
  const { folder, remove } = temporaryFolder()
  const [files, study] = [join(folder, 'archivos'), join(folder, 'estudio')]
  const engine = testEngine()
  const { plan } = await engine.call('sample.write', { folder: files })
  await engine.call('study.create', {
    folder: study,
    passphrase: samplePassphrase,
    person: 'Ana',
    title: 'Muestra sintética',
  })
  const { sources } = await engine.call('plan.load', { file: plan })
  for (const source of sources) await engine.call('data.import', { source, folder: dirname(plan), reason: 'prueba' })
  await engine.call('plan.run', {})
  await engine.close()
  return { files, study, remove }
}

/** A copy of the study for one test to change. */
export const copyStudy = (sample: SampleFolder): SampleFolder => {
  const { folder, remove } = temporaryFolder()
  mkdirSync(folder, { recursive: true })
  const study = join(folder, 'estudio')
  cpSync(sample.study, study, { recursive: true, filter: (path) => existsSync(path) })
  return { files: sample.files, study, remove }
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
