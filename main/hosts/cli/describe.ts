import { resolve } from 'node:path'
import type { Args, FileDescription } from '../../contract/commands.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import type { Texts } from '../../engine/texts.ts'
import { datasetParams } from './import.ts'
import { argument } from './options.ts'
import { type CliCommand, openStudy } from './scene.ts'
import { sourceOf } from './source-options.ts'

export const describe: CliCommand = async (scene) => {
  const { options, texts, call, language } = scene
  if (options.study === undefined) {
    const file = resolve(argument(options, 'FILE'))
    const { format, options: guesses } = sourceOf(file, { ...options, dataset: 'data' })
    const json = await call('file.describe', { file, format, options: guesses } as Args<'file.describe'>)
    return { json, text: describedFile(json, texts, language) }
  }
  const json = await openStudy(scene)
  const lines = json.datasets.map((dataset) => texts('cli.dataset', datasetParams(dataset)))
  const head = texts('cli.study', { title: json.title, person: json.person })
  return { json, text: [head, ...lines].join('\n') }
}

const describedFile = (file: FileDescription, texts: Texts, language: Language): string => {
  const detected = Object.entries(file.detected).map(([name, value]) => `${texts(`cli.detected.${name}`)}: ${value}`)
  const columns = file.columns.map(({ variable, identifier, evidence }) => {
    const reasons = evidence.map((code) => texts(`guess.${code}`)).join('; ')
    const mark = identifier ? ` [${texts('cli.identifier')}]` : ''
    const label = inLanguage(variable.label, language)
    return `  ${variable.name} · ${texts(`kind.${variable.kind}`)}${mark}${label === '' ? '' : ` · ${label}`}${reasons === '' ? '' : ` · ${reasons}`}`
  })
  const problems = file.problems.map((code) => texts(`guess.${code}`))
  return [...detected, ...problems, texts('cli.columns', { columns: file.columns.length }), ...columns].join('\n')
}
