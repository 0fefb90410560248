import { extname, resolve } from 'node:path'
import { type MissingRule, missingReasons, variableKinds } from '../../contract/codebook.ts'
import { type CodebookEdit, codebookFormats } from '../../contract/codebook-commands.ts'
import { differencesAsText } from '../../engine/codebook/codebook-text.ts'
import { missingCodesIn } from './missing-codes.ts'
import { needed, type Options, UsageError } from './options.ts'
import { type Answer, type CliCommand, openStudy, type Scene } from './scene.ts'

/** Takes a codebook out, brings one back, changes many variables at once, or holds it against another dataset's. */
export const codebook: CliCommand = async (scene) => {
  const { options, texts, call } = scene
  const dataset = needed(options, 'dataset')
  const edits = editsOf(options)
  const format = formatOf(options)
  await openStudy(scene)
  const reason = options.reason ?? texts('cli.reason.codebook')
  if (options.compare !== undefined) return compareWith(scene, dataset, options.compare)
  if (edits.length > 0) {
    const json = await call('codebook.edit', { dataset, edits, reason })
    return { json, text: texts('cli.codebookEdited', { dataset, variables: json.changed.length }) }
  }
  if (options.in !== undefined) {
    if (format === 'html') throw new UsageError('wrongValue', '--format')
    const json = await call('codebook.import', { dataset, file: resolve(options.in), format, reason })
    return { json, text: texts('cli.codebookIn', { dataset, variables: json.variables }) }
  }
  return takeOut(scene, dataset, format)
}

const takeOut = async ({ options, texts, language, call }: Scene, dataset: string, format: Format): Promise<Answer> => {
  const file = resolve(needed(options, 'out'))
  const json = await call('codebook.export', { dataset, file, format, language, counts: options.counts ?? false })
  return { json, text: texts('cli.codebookOut', { dataset, variables: json.variables, file: json.file }) }
}

const compareWith = async ({ texts, language, call }: Scene, dataset: string, other: string): Promise<Answer> => {
  const json = await call('codebook.differences', { dataset, other })
  return { json, text: differencesAsText(json, dataset, other, language, texts) }
}

type Format = (typeof codebookFormats)[number]

const endings: Readonly<Record<string, Format>> = { '.xlsx': 'xlsx', '.xml': 'ddi', '.html': 'html', '.htm': 'html' }

/** What `--format` says, else the file's ending, else CSV. */
const formatOf = ({ format, in: source, out }: Options): Format => {
  if (format === undefined) return endings[extname(source ?? out ?? '').toLowerCase()] ?? 'csv'
  const found = codebookFormats.find((one) => one === format)
  if (!found) throw new UsageError('wrongValue', '--format')
  return found
}

/** `--kind`, `--missing 98=dontKnow` or `97-99=refused` and `--labels-from`, for the variables of `--variable A,B*`. */
const editsOf = (options: Options): CodebookEdit[] => {
  const { kind, missing, 'labels-from': from, variable } = options
  const variables = variable?.split(',')
  const chosen = variables ? { variables } : {}
  const edits: CodebookEdit[] = []
  if (kind !== undefined) {
    const found = variableKinds.find((one) => one === kind)
    if (!found) throw new UsageError('wrongValue', '--kind')
    edits.push({ edit: 'kind', variables: needed(options, 'variable').split(','), kind: found })
  }
  if (missing !== undefined) edits.push({ edit: 'missing', ...chosen, rules: missing.flatMap(rulesOf) })
  if (from !== undefined) {
    edits.push({ edit: 'labels', from, ...chosen, parts: ['label', 'question', 'universe', 'categories'] })
  }
  return edits
}

const rulesOf = (text: string): MissingRule[] => {
  const at = text.lastIndexOf('=')
  const reason = missingReasons.find((one) => one === text.slice(at + 1))
  const codes = at < 1 ? null : missingCodesIn(text.slice(0, at))
  if (codes === null || !reason) throw new UsageError('wrongValue', '--missing')
  return codes.map((one) => ({ ...one, reason }))
}
