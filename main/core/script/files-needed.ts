import type { TableSpec } from '../../contract/table.ts'
import type { Texts } from '../report/texts.ts'
import type { Standing } from '../report/warnings.ts'
import { isNotInFiles, type OutOfReach, type ScriptSource } from './script-input.ts'

/** What the head of a script says of every file that it reads: whose data, and whether as imported or as exported. */
export const filesNeeded = (sources: readonly ScriptSource[], texts: Texts): readonly string[] =>
  sources.map((source) => {
    const { dataset, file, bytes } = source
    return source.format === 'records'
      ? texts('script.needs.records', {
          ...{ dataset, file, bytes, version: source.version },
          reason: texts(`script.why.${source.reason}`),
        })
      : texts('script.needs.source', { dataset, file, bytes })
  })

/** Why a table is left out for its data. Those with the study can have it with its records; nobody else can. */
export const leftForData = (
  { id }: Pick<TableSpec, 'id'>,
  reason: OutOfReach,
  { texts, standing }: { readonly texts: Texts; readonly standing?: Standing },
): string => {
  const why = texts(`script.left.${reason}`, { table: id })
  if (!isNotInFiles(reason)) return why
  return `${why} ${texts(standing === 'released' ? 'script.left.inside' : 'script.left.records')}`
}
