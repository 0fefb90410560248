import { memo, useMemo, useRef, useState } from 'react'
import type { Cell, ResultTable } from '../../../main/contract/results.ts'
import type { TableSpec } from '../../../main/contract/table.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { independenceLine } from '../../../main/core/report/comparison/independence-line.ts'
import { about } from '../../../main/core/report/scene.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useCommand } from '../../commands/registry.ts'
import { useNumberLanguage } from '../../i18n/figures.ts'
import { forReport, useLanguage, useTexts } from '../../i18n/texts.ts'
import type { Place } from '../../ui/grid/move.ts'
import type { Range } from '../../ui/grid/range.ts'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { Segments } from '../../ui/segments.tsx'
import { CellCard } from './cell-card.tsx'
import { cellAsText, rangeAsText, tableAsText } from './copy.ts'
import { Difference } from './difference.tsx'
import { FigureGrid } from './figure-grid.tsx'
import { type Figure, figuresOf } from './figures.ts'
import { layoutOf, placeText } from './layout.ts'
import { Legend } from './legend.tsx'
import { TableChart } from './table-chart.tsx'

type Props = {
  readonly table: ResultTable
  /** The table of the plan, or the draft, that it came from. */
  readonly spec: TableSpec
  readonly figure: Figure
  readonly onFigure: (figure: Figure) => void
  readonly view: 'table' | 'chart'
  readonly onView: (view: 'table' | 'chart') => void
}

/** One table: its figures or its chart, and behind the chosen cell everything there is. */
export const TableView = memo(({ table, spec, figure, onFigure, view, onView }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const numbers = useNumberLanguage()
  const scroller = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 })
  const [marked, setMarked] = useState<readonly Place[]>([])
  const [chosen, setChosen] = useState<{ readonly table: ResultTable; readonly range: Range } | null>(null)
  // Cells chosen in one table say nothing of another.
  const range = chosen?.table === table ? chosen.range : null
  const [isCopied, setCopied] = useState(false)
  const layout = useMemo(() => layoutOf(table, language, t), [table, language, t])
  const cellAt = ({ row, column }: Place): Cell | undefined => layout.rows[row]?.cells[column]
  const cell = cellAt(place)
  const [first, second] = marked.map(cellAt)
  const choices = figuresOf(table.probability)
  const shown = choices.includes(figure) ? figure : 'estimate'

  const put = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  const copy = (): Promise<void> => put(tableAsText(table, layout, shown, { language, numbers }, t))
  const copyChosen = (): Promise<void> =>
    put(
      range
        ? rangeAsText(table, layout, shown, range, numbers, t)
        : cell
          ? cellAsText(table, cell, shown, numbers)
          : '',
    )
  useCommand('tables.chart', () => onView(view === 'chart' ? 'table' : 'chart'))
  useCommand('tables.copy', () => void copy())
  useCommand('grid.copy', () => void copyChosen(), view === 'table')

  return (
    <section className="main-pane" aria-labelledby="table-title">
      <div>
        <h1 id="table-title">{inLanguage(table.title, language)}</h1>
        <p className="quiet">{about(table, { language, texts: forReport(t), warnings: [] })}</p>
      </div>
      <div className="row">
        {view === 'table' && (
          <Segments
            label={t('tables.figure')}
            options={choices.map((value) => ({ value, label: t(`tables.figure.${value}`) }))}
            value={shown}
            onChange={onFigure}
          />
        )}
        <Segments
          label={t('tables.view')}
          options={[
            { value: 'table', label: t('tables.view.table') },
            { value: 'chart', label: t('tables.view.chart') },
          ]}
          value={view}
          onChange={onView}
        />
        <CommandButton id="tables.copy" look="bare" icon="copy" iconOnly />
        <span className="small quiet" role="status">
          {isCopied ? t('tables.copied') : ''}
        </span>
      </div>
      {view === 'chart' ? (
        <TableChart table={table} />
      ) : (
        <>
          <ScrollArea ref={scroller} className="figure-scroll" label={t('tables.view.table')}>
            <FigureGrid
              table={table}
              layout={layout}
              figure={shown}
              place={place}
              onPlace={setPlace}
              range={range}
              onRange={(next) => {
                setChosen(next && { table, range: next })
                setCopied(false)
              }}
              marked={marked}
              scroller={scroller}
              onMark={(next) => setMarked(toggled(marked, next))}
            />
          </ScrollArea>
          {first && second ? (
            <Difference table={table} spec={spec} first={first} second={second} />
          ) : (
            <p className="quiet small">{t(marked.length === 1 ? 'difference.one' : 'difference.none')}</p>
          )}
          {independenceLine(table, { language, texts: forReport(t) }).map((line) => (
            <p key={line}>{line}</p>
          ))}
          <Legend table={table} />
          {cell && <CellCard table={table} cell={cell} place={placeText(layout, place.row, place.column)} />}
        </>
      )}
    </section>
  )
})

/** The marks with one more or one less; a third one takes the place of the last. */
const toggled = (marked: readonly Place[], { row, column }: Place): readonly Place[] => {
  const others = marked.filter((own) => own.row !== row || own.column !== column)
  return others.length < marked.length ? others : [...others.slice(0, 1), { row, column }]
}
