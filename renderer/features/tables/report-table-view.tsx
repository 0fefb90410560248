// biome-ignore-all lint/suspicious/noArrayIndexKey: a cell is its place.
import { useState } from 'react'
import type { Grid, ReportTable, Value } from '../../../main/core/report/report.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useCommand } from '../../commands/registry.ts'
import { useNumberLanguage } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Facts } from '../../ui/facts.tsx'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { valueAsText } from './copy.ts'

type Props = {
  readonly table: ReportTable
  /** Offers to take it out of the plan; an analysis does so above its parts. */
  readonly hasRemove: boolean
  readonly headingLevel?: 1 | 3
}

/** A comparison, a test or a part of an analysis as the report prints it. */
export const ReportTableView = ({ table, hasRemove, headingLevel = 1 }: Props) => {
  const t = useTexts()
  const numbers = useNumberLanguage()
  const [isCopied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    const { columns, rows } = table.records
    const line = (values: readonly Value[]): string => values.map((value) => valueAsText(value, numbers)).join('\t')
    await navigator.clipboard.writeText(
      [table.title, line(columns.map(({ label }) => label)), ...rows.map(line)].join('\n'),
    )
    setCopied(true)
  }
  useCommand('tables.copy', () => void copy())
  const Heading = `h${headingLevel}` as const
  return (
    <section className="main-pane" aria-labelledby="report-table-title">
      <Heading id="report-table-title">{table.title}</Heading>
      {table.reading !== '' && <p>{table.reading}</p>}
      <div className="row">
        <CommandButton id="tables.copy" look="bare" icon="copy" iconOnly />
        {hasRemove && <CommandButton id="tables.remove" look="bare" icon="close" />}
        <span className="small quiet" role="status">
          {isCopied ? t('tables.copied') : ''}
        </span>
      </div>
      <ScrollArea className="figure-scroll" label={table.title}>
        <GridTable grid={table.grid} caption={table.title} />
      </ScrollArea>
      <Facts facts={table.facts.map(({ term, text }) => ({ term, value: text }))} />
      {table.notes.map((note) => (
        <p key={note} className="quiet small">
          {note}
        </p>
      ))}
    </section>
  )
}

const GridTable = ({ grid, caption }: { readonly grid: Grid; readonly caption: string }) => (
  <table className="figure-grid">
    <caption className="visually-hidden">{caption}</caption>
    <thead>
      {grid.head.map((line, row) => (
        <tr key={row}>
          {line.map(({ text, columns, rows }, column) =>
            text === '' ? (
              <td key={column} colSpan={columns} rowSpan={rows} />
            ) : (
              <th
                key={column}
                scope="col"
                colSpan={columns}
                rowSpan={rows}
                className={column === 0 || grid.words?.includes(column) ? '' : 'number'}
              >
                {text}
              </th>
            ),
          )}
        </tr>
      ))}
    </thead>
    {grid.groups.map(({ header, rows }) => (
      <tbody key={header}>
        {header !== '' && (
          <tr>
            <th scope="rowgroup" colSpan={grid.columns} className="axis">
              {header}
            </th>
          </tr>
        )}
        {rows.map((row, place) => (
          <tr key={place} className={row.isTotal ? 'total' : ''}>
            <th scope="row">{row.header}</th>
            {row.cells.map(({ text, mark }, column) => (
              <td key={column} className={grid.words?.includes(column + 1) ? '' : 'number'}>
                {text}
                {mark && (
                  <span className="mark">
                    <span aria-hidden="true">{mark.glyph}</span>
                    <span className="visually-hidden">{mark.word}</span>
                  </span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    ))}
  </table>
)
