import type { ReactNode } from 'react'
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
}

/** A table for reading. The first column names the row. */
export const PlainTable = <Row,>({ caption, columns, rows, keyOf }: Props<Row>) => (
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
      <tbody>
        {rows.map((row) => (
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
    </table>
  </ScrollArea>
)
