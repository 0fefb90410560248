import { resolve } from 'node:path'
import type { Args } from '../../contract/commands.ts'
import type { FileDescription } from '../../contract/file-description.ts'
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
    const { format, options: guesses, form } = sourceOf(file, { ...options, dataset: 'data' })
    const request = { file, format, options: guesses, ...(form === undefined ? {} : { form }) }
    const json = await call('file.describe', request as Args<'file.describe'>)
    return { json, text: describedFile(json, texts, language) }
  }
  const json = await openStudy(scene)
  const lines = json.datasets.map((dataset) => texts('cli.dataset', datasetParams(dataset)))
  const head = texts('cli.study', { title: json.title, person: json.person })
  const age = json.age === 'unproved' ? [texts('people.ageUnproved')] : []
  return { json, text: [head, ...age, ...lines].join('\n') }
}

const describedFile = (file: FileDescription, texts: Texts, language: Language): string => {
  const detected = file.detected.map(
    ({ name, value }) => `${texts(`cli.detected.${name}`)}: ${value === '\t' ? 'TAB' : value}`,
  )
  const rows = file.rows === null ? [] : [texts('cli.rows', { rows: file.rows })]
  const problems = file.problems.map(({ code, params }) => texts(`guess.problem.${code}`, params))
  const refused = file.refused === null ? [] : [texts(`failure.${file.refused.code}`, file.refused.params)]
  const columns = file.columns.map((column) => `  ${describedColumn(column, texts, language)}`)
  return [
    ...detected,
    ...rows,
    ...problems,
    ...refused,
    texts('cli.columns', { columns: columns.length }),
    ...columns,
  ].join('\n')
}

const describedColumn = (
  { variable, reasons, identifier }: FileDescription['columns'][number],
  texts: Texts,
  language: Language,
): string => {
  const suspicion = identifier.map((code) => texts(`guess.identifier.${code}`)).join(' ')
  const parts = [
    variable.name,
    inLanguage(variable.label, language),
    texts(`kind.${variable.kind}`),
    suspicion === '' ? '' : `${texts('cli.identifier')}: ${suspicion}`,
    ...reasons.map((code) => texts(`guess.${code}`)),
  ]
  return parts.filter((part) => part !== '').join(' · ')
}
