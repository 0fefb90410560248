import type { Variable } from '../../contract/codebook.ts'
import type { LinkField } from '../../contract/link-commands.ts'
import type { Column } from '../../core/data/column.ts'
import { dateText } from '../../core/data/days.ts'
import { withoutMissing } from '../../core/data/missing.ts'
import { variables } from '../../study/codebook.ts'
import type { Study } from '../../study/study.ts'
import { identifierVariables, readIdentifiers } from '../../study/versions/identifiers.ts'
import { loadColumns } from '../../study/versions/load-columns.ts'
import type { VersionInfo } from '../../study/versions/version-info.ts'

/** The texts that a field compares, over the rows of a version; null where all of its variables are blank. */
export type RowTexts = readonly (string | null)[]

/**
 * What the fields compare on one side. Variables of the vault are read on record, with the reason; answers that the
 * codebook calls missing count as blank.
 */
export const fieldTexts = (
  study: Study,
  version: VersionInfo,
  fields: readonly LinkField[],
  side: 'first' | 'second',
  reason: string,
): readonly RowTexts[] => {
  const names = [...new Set(fields.flatMap((field) => field[side]))]
  const isVaulted = (name: string): boolean => version.identifiers.includes(name)
  const vaulted = names.filter(isVaulted)
  const plain = names.filter((name) => !isVaulted(name))
  const documentation = new Map(
    [...variables(study, version.dataset), ...identifierVariables(study, version.id)].map((one) => [one.name, one]),
  )
  const columns = new Map([
    ...(vaulted.length > 0 ? readIdentifiers(study, version.id, vaulted, reason).byName : []),
    ...loadColumns(study, version.id, plain).byName,
  ])
  const texts = new Map(
    [...columns].map(([name, column]) => [name, textsOf(column, documentation.get(name), version.rows)]),
  )
  return fields.map((field) => joined(field[side].map((name) => texts.get(name) as RowTexts)))
}

const textsOf = (column: Column, variable: Variable | undefined, rows: number): RowTexts => {
  const present = withoutMissing(column, variable?.missing ?? [])
  if (present.type === 'code')
    return Array.from({ length: rows }, (_, row) => present.dictionary[(present.codes[row] as number) - 1] ?? null)
  const textOf = variable?.kind === 'date' ? (days: number) => dateText(days) ?? '' : String
  return Array.from(present.values, (value) => (Number.isNaN(value) ? null : textOf(value)))
}

const joined = ([texts = [], ...others]: readonly RowTexts[]): RowTexts =>
  others.length === 0
    ? texts
    : texts.map((text, row) => {
        const parts = [text, ...others.map((other) => other[row] as string | null)].filter((part) => part !== null)
        return parts.length === 0 ? null : parts.join(' ')
      })
