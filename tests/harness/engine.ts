import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Engine, Surroundings } from '../../main/engine/context.ts'
import { createEngine } from '../../main/engine/engine.ts'
import { cheapKey } from './cheap-key.ts'

export const resources = join(import.meta.dirname, '../../resources')
export const passphrase = 'una frase de paso para pruebas'

/** A folder for one test, and the way to remove it. */
export const temporaryFolder = (): { folder: string; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'caracteriza-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The real engine, whose keys are cheap. An internal error is a defect, so a test that meets one prints it. */
export const testEngine = (own: Partial<Surroundings> = {}): Engine =>
  createEngine({
    resources,
    now: () => new Date(),
    keyCost: cheapKey,
    incident: (number, error) => console.error(`incident ${number}`, error),
    ...own,
  })

/** Creates a study in `folder`, runs the plan with its sources from `files`, and gives back its tables. */
export const runPlan = async (engine: Engine, folder: string, plan: string, files = dirname(plan)) => {
  await engine.call('study.create', { folder, passphrase, person: 'Prueba', title: 'Prueba' })
  const { sources } = await engine.call('plan.load', { file: plan })
  for (const source of sources) await engine.call('data.import', { source, folder: files, reason: 'prueba' })
  return engine.call('plan.run', {})
}
