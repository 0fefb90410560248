import type { FileMetaData, KeyValue } from 'hyparquet'
import { z } from 'zod'
import { Variable } from '../../contract/codebook.ts'

/** Where a file that we wrote keeps its codebook; other programs pass over it. */
const key = 'caracteriza.codebook'
const longest = 2 ** 26

export const codebookEntry = (variables: readonly Variable[]): KeyValue => ({ key, value: JSON.stringify(variables) })

/** The variables by name as the file's own codebook describes them; none when it has none or one that is damaged. */
export const codebookIn = ({ key_value_metadata: entries }: FileMetaData): ReadonlyMap<string, Variable> => {
  const text = entries?.find((entry) => entry.key === key)?.value ?? '[]'
  const parsed = text.length > longest ? undefined : z.array(Variable).safeParse(jsonOf(text)).data
  return new Map((parsed ?? []).map((variable) => [variable.name, variable]))
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
