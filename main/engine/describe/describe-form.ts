import type { FileDescription } from '../../contract/file-description.ts'
import type { FormSpec, FormSummary } from '../../contract/form.ts'
import type { FileToDescribe } from '../../contract/source.ts'
import type { Form } from '../../core/form/form.ts'
import { identifierSuspicion } from '../../core/intake/identifiers.ts'
import { openWithForm } from '../reading/form-source.ts'
import type { SourceOptions } from '../reading/read-apart.ts'
import { firstTextsOf } from './describe-reading.ts'

/** What a form is, in short. */
export const formSummary = ({ title, version, languages, labels, questions, repeats }: Form): FormSummary => ({
  title,
  version,
  languages: [...languages],
  labels,
  questions: questions.length,
  repeats: [...repeats],
})

const rowsShown = 20

/** The description of a file with what its form says of it, and where its answers contradict themselves. */
export const describedWithForm = async (
  plain: FileDescription,
  request: FileToDescribe & { readonly form: FormSpec },
  reading: SourceOptions,
  resources: string,
): Promise<FileDescription> => {
  if (plain.refused !== null) return plain
  const opened = await openWithForm(request, reading, resources)
  const contradictions = new Map<string, { rows: number; first: number }>()
  const texts: string[][] = opened.variables.map(() => [])
  const batches = opened.tolerant((variable, row) => {
    const known = contradictions.get(variable)
    contradictions.set(variable, { rows: (known?.rows ?? 0) + 1, first: known?.first ?? row + 1 })
  }, reading)
  for await (const batch of batches)
    if (texts[0]?.length === 0) for (const [at, column] of firstTextsOf(batch).entries()) texts[at]?.push(...column)
  const before = new Map(plain.columns.map((column) => [column.variable.name, column]))
  const isRefused = request.form.trust === undefined
  const [first] = contradictions
  return {
    ...plain,
    detected: [...plain.detected, { name: 'formColumns', value: `${opened.table.documented}` }],
    problems: [
      ...plain.problems,
      ...[...contradictions].map(([variable, { rows, first: row }]) => ({
        code: 'contradiction',
        params: { variable, rows, row },
      })),
    ],
    refused:
      isRefused && first ? { code: 'form.contradiction', params: { variable: first[0], row: first[1].first } } : null,
    columns: opened.variables.map((variable, at) => ({
      variable: { ...variable, categories: [...variable.categories], missing: [...variable.missing] },
      reasons: before.get(variable.name)?.reasons ?? [],
      identifier: [
        ...new Set([
          ...(before.get(variable.name)?.identifier ?? []),
          ...identifierSuspicion({
            name: variable.name,
            type: variable.storage === 'number' ? 'number' : 'text',
            values: (texts[at] ?? []).filter((text) => text !== ''),
          }),
        ]),
      ],
    })),
    firstRows: Array.from({ length: Math.min(rowsShown, texts[0]?.length ?? 0) }, (_, row) =>
      texts.map((column) => column[row] ?? ''),
    ),
  }
}
