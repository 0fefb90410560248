import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../../../main/engine/context.ts'
import { passphrase, testEngine } from '../engine.ts'

/** The passphrase of a person of a study that Ana made. */
export const secretOf = (name: string): string => (name === 'Ana' ? passphrase : `la frase de paso de ${name}`)

/** Makes a study of Ana, the analyst, with Eva, the methodologist, and Leo, who publishes; it stays open in Ana's name. */
export const createTeamStudy = async (engine: Engine, study: string): Promise<void> => {
  await engine.call('study.create', { folder: study, passphrase, person: 'Ana', title: 'Prueba' })
  await engine.call('people.add', { name: 'Eva', roles: ['methodologist'], passphrase: secretOf('Eva') })
  await engine.call('people.add', { name: 'Leo', roles: ['publisher'], passphrase: secretOf('Leo') })
}

/** Does some work in a study, opened in the name of a person in an engine of its own. */
export const inStudyAs = async <T>(study: string, name: string, work: (engine: Engine) => Promise<T>): Promise<T> => {
  const engine = testEngine()
  try {
    await engine.call('study.open', { folder: study, passphrase: secretOf(name) })
    return await work(engine)
  } finally {
    await engine.close()
  }
}

/** Writes a plan into a folder, takes it into the open study and imports its sources from there. */
export const bringPlan = async (engine: Engine, folder: string, text: string): Promise<void> => {
  writeFileSync(join(folder, 'plan.yaml'), text)
  const { sources } = await engine.call('plan.load', { file: join(folder, 'plan.yaml') })
  for (const source of sources) await engine.call('data.import', { source, folder, reason: 'entrega' })
}
