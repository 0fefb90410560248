import { resolve } from 'node:path'
import { argument, needed } from './options.ts'
import { type CliCommand, openStudy } from './scene.ts'

/** Adds the tables of a list of analyses to the study's plan. */
export const analyses: CliCommand = async (scene) => {
  const { options, texts, call } = scene
  const file = resolve(argument(options, 'FILE'))
  await openStudy(scene)
  const json = await call('plan.importAnalyses', {
    file,
    ...(options.dataset === undefined ? {} : { dataset: options.dataset }),
    design: needed(options, 'design'),
    ...(options.unweighted === undefined ? {} : { unweighted: options.unweighted }),
    unit: needed(options, 'unit'),
    universe: needed(options, 'universe'),
  })
  return { json, text: texts('cli.analysesIn', { tables: json.added.length, names: json.added.join(', ') }) }
}
