import type { ReactNode } from 'react'
import { Button } from './button.tsx'

export type EditColumn<Row> = {
  readonly head: string
  /** What is written, or read, in a row: `put` changes parts of it. `number` counts from 1. */
  readonly cell: (row: Row, number: number, put: (part: Partial<Row>) => void) => ReactNode
}

type Props<Row> = {
  readonly legend: string
  readonly hint?: string
  readonly columns: readonly EditColumn<Row>[]
  readonly rows: readonly Row[]
  readonly empty: Row
  readonly onChange: (rows: readonly Row[]) => void
  readonly addText: string
  readonly removeText: (number: number) => string
}

/** A small table that is written by hand: rows are added at its end and taken out anywhere. */
export const EditRows = <Row,>(props: Props<Row>) => {
  const { legend, hint, columns, rows, empty, onChange, addText, removeText } = props
  const put = (place: number, part: Partial<Row>): void =>
    onChange(rows.map((row, at) => (at === place ? { ...row, ...part } : row)))
  return (
    <fieldset className="plain-fieldset">
      <legend>{legend}</legend>
      {hint !== undefined && <p className="hint">{hint}</p>}
      {rows.length > 0 && (
        <table className="edit-table">
          <thead>
            <tr>
              {columns.map(({ head }) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <tr key={place}>
                {columns.map(({ head, cell }) => (
                  <td key={head}>{cell(row, place + 1, (part) => put(place, part))}</td>
                ))}
                <td>
                  <Button
                    look="bare"
                    size="small"
                    icon="close"
                    aria-label={removeText(place + 1)}
                    onPress={() => onChange(rows.filter((_, at) => at !== place))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button size="small" icon="plus" onPress={() => onChange([...rows, empty])}>
        {addText}
      </Button>
    </fieldset>
  )
}

type CellInputProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** As short as a code. */
  readonly isCode?: boolean
}

/** A text in a row. */
export const CellInput = ({ label, value, onChange, isCode = false }: CellInputProps) => (
  <input
    className={isCode ? 'code' : ''}
    aria-label={label}
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
)
