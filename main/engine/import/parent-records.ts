import { createHash } from 'node:crypto'
import type { ParentSpec } from '../../contract/form.ts'
import { linksOf, stableKeyOf } from '../../core/form/parent-link.ts'
import { keysOf, type ParentRecords, usableLinks } from '../../core/form/record-keys.ts'
import { variables } from '../../study/codebook.ts'
import type { Study } from '../../study/study.ts'
import { loadColumns } from '../../study/versions/load-columns.ts'
import { currentVersion } from '../../study/versions/versions.ts'

/** The records of the parent as the study has them now, by the keys that the columns of a repeat can be joined by. */
export const parentRecords = (
  study: Study,
  dataset: string,
  parent: ParentSpec,
  columns: readonly string[],
): ParentRecords => {
  const { keys, parentColumns } = parentKeys(study, parent)
  const links = linksOf(parent, { dataset, columns, parentColumns })
  const rowsOf = usableLinks(parent.dataset, links, keys)
  const joined = rowsOf[0]?.link ?? {}
  return { dataset: parent.dataset, rowsOf, keys: keys(stableKeyOf(parentColumns, joined)) }
}

/** Hash of all that a repeat takes from its parent: while it is the same, an unchanged file is not imported again. */
export const parentDigest = (study: Study, parent: ParentSpec): string => {
  const { keys, parentColumns } = parentKeys(study, parent)
  const joining = parent.key === undefined ? joiningNames : Object.values(parent.key)
  const names = parentColumns.filter((name) => joining.includes(name))
  const hash = createHash('sha256')
  for (const name of names) hash.update(`${name}\n${keys([name]).join('\n')}\n`)
  return hash.digest('hex')
}

const joiningNames: readonly string[] = ['record_key', 'KEY', '_uuid', 'uuid', '_id', '_index']

const parentKeys = (study: Study, { dataset }: ParentSpec) => {
  const current = currentVersion(study, dataset)
  const hidden = new Set(current.identifiers)
  const parentColumns = variables(study, dataset).flatMap(({ name }) => (hidden.has(name) ? [] : [name]))
  const keys = (names: readonly string[]): string[] => {
    const { byName, rows } = loadColumns(study, current.id, names)
    return keysOf([...byName.values()], rows)
  }
  return { keys, parentColumns }
}
