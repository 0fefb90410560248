import { type ReactNode, useEffect, useRef, useState } from 'react'
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

/**
 * A small table that is written by hand: rows are added at its end and taken out anywhere. A new row is written at once, and
 * when one is taken out the focus stays in the table.
 */
export const EditRows = <Row,>(props: Props<Row>) => {
  const { legend, hint, columns, rows, empty, onChange, addText, removeText } = props
  const put = (place: number, part: Partial<Row>): void =>
    onChange(rows.map((row, at) => (at === place ? { ...row, ...part } : row)))
  const own = useRef<HTMLFieldSetElement>(null)
  const [wanted, setWanted] = useState<string | null>(null)
  useEffect(() => {
    if (wanted === null) return
    own.current?.querySelector<HTMLElement>(wanted)?.focus()
    setWanted(null)
  }, [wanted])
  const add = (): void => {
    onChange([...rows, empty])
    setWanted('tbody tr:last-child :is(input:not([type=hidden], [tabindex="-1"]), button)')
  }
  const remove = (place: number): void => {
    onChange(rows.filter((_, at) => at !== place))
    setWanted(rows.length === 1 ? ':scope > button' : `tbody tr:nth-child(${Math.max(place, 1)}) td:last-child button`)
  }
  return (
    <fieldset className="plain-fieldset" ref={own}>
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
                    onPress={() => remove(place)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button size="small" icon="plus" onPress={add}>
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
