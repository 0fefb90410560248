import type { ReactNode } from 'react'
import { grouped } from './grouped.ts'
import { ScrollArea } from './scroll-area.tsx'

export type PlainColumn<Row> = {
  readonly label: string
  readonly value: (row: Row) => ReactNode
  readonly isNumber?: boolean
}

type Props<Row> = {
  readonly caption: string
  readonly columns: readonly PlainColumn<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string | number
  /** The heading that a row stands under; rows that share one follow each other. */
  readonly groupOf?: (row: Row) => string
}

/** A table for reading. The first column names the row. */
export const PlainTable = <Row,>({ caption, columns, rows, keyOf, groupOf }: Props<Row>) => (
  <ScrollArea label={caption}>
    <table className="plain-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, isNumber }) => (
            <th key={label} scope="col" className={isNumber ? 'number' : ''}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      {groupsOf(rows, groupOf).map(([heading, group], at) => (
        // By its place: a heading with a count changes while its rows stay.
        <tbody key={at}>
          {heading !== '' && (
            <tr className="group">
              <th scope="rowgroup" colSpan={columns.length}>
                {heading}
              </th>
            </tr>
          )}
          {group.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ label, value, isNumber }, place) =>
                place === 0 ? (
                  <th key={label} scope="row" className={isNumber ? 'number' : ''}>
                    {value(row)}
                  </th>
                ) : (
                  <td key={label} className={isNumber ? 'number' : ''}>
                    {value(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  </ScrollArea>
)

/** Rows by their headings; all of them under none where they have no heading. */
const groupsOf = <Row,>(
  rows: readonly Row[],
  groupOf: (row: Row) => string = () => '',
): readonly (readonly [string, readonly Row[]])[] => (rows.length === 0 ? [['', rows]] : [...grouped(rows, groupOf)])
