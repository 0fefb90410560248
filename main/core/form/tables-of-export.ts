import { type ParentLink, possibleLinks } from './parent-link.ts'

/** A table of an export as far as its place among the others shows. */
export type ExportTable = {
  /** Of its sheet, or of its file without ending. */
  readonly name: string
  readonly columns: readonly string[]
  /** The tables or repeats that its records stand in, as they say themselves. */
  readonly parentNames: readonly string[]
}

export type PlacedTable<Table extends ExportTable> = {
  readonly table: Table
  readonly parent: { readonly table: Table; readonly link: ParentLink } | null
}

/**
 * The tables of an export, parents before their repeats. A repeat is a table with one of the columns that Kobo and ODK
 * join repeats by; its parent is the one that its records name, else the table of submissions: the first one
 * that is no repeat. Null when there are repeats and no such table.
 */
export const tablesOfExport = <Table extends ExportTable>(tables: readonly Table[]): PlacedTable<Table>[] | null => {
  const isRepeat = ({ columns }: Table): boolean =>
    ['_parent_index', 'PARENT_KEY', '_submission__uuid', '_submission__id'].some((name) => columns.includes(name))
  const roots = tables.filter((table) => !isRepeat(table))
  const [root] = roots
  const placed: PlacedTable<Table>[] = roots.map((table) => ({ table, parent: null }))
  let waiting = tables.filter(isRepeat)
  while (waiting.length > 0) {
    const ready = waiting.flatMap((table) => {
      const parent = parentOf(table, tables) ?? root
      if (parent === undefined || !placed.some((one) => one.table === parent)) return []
      const [link] = possibleLinks(table.columns, parent.columns)
      return [{ table, parent: link === undefined ? null : { table: parent, link } }]
    })
    if (ready.length === 0) return null
    placed.push(...ready)
    waiting = waiting.filter((table) => !ready.some((one) => one.table === table))
  }
  return placed
}

/** Excel cuts names of sheets at 31 characters, which `_parent_table_name` does not. */
const parentOf = <Table extends ExportTable>(table: Table, tables: readonly Table[]): Table | undefined => {
  const [wanted] = table.parentNames
  if (wanted === undefined) return undefined
  return tables.find(
    ({ name }) =>
      name !== table.name && (name === wanted || wanted.slice(0, 31) === name || name.endsWith(`-${wanted}`)),
  )
}
