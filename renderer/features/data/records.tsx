import { useCallback, useMemo, useState } from 'react'
import type { Variable } from '../../../main/contract/codebook.ts'
import type { DatasetInfo } from '../../../main/contract/study-overview.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { useContentProtection } from '../../app/content-protection.ts'
import { useCommand } from '../../commands/registry.ts'
import { useCount } from '../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Grid, type GridColumn } from '../../ui/grid/grid.tsx'
import type { GridText } from '../../ui/grid/grid-cells.tsx'
import type { Place } from '../../ui/grid/move.ts'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useColumnWidths } from './use-column-widths.ts'
import { useRecordPages } from './use-record-pages.ts'

type Props = {
  readonly dataset: DatasetInfo
  readonly variables: readonly Variable[]
  readonly hasLabels: boolean
  readonly onLabels: (hasLabels: boolean) => void
}

const numberWidth = 5
const columnWidth = 8

/** The records of a dataset as they are kept, with codes or with their labels; missing answers in a quieter ink. */
export const Records = ({ dataset, variables, hasLabels, onLabels }: Props) => {
  const t = useTexts()
  const count = useCount()
  const language = useLanguage()
  const pages = useRecordPages(dataset, variables)
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 })
  useCommand('data.labels', () => onLabels(!hasLabels))
  useContentProtection()
  const [isCopyRefused, setCopyRefused] = useState(false)
  useCommand('grid.copy', () => setCopyRefused(true))

  const labels = useMemo(
    () =>
      variables.map(
        ({ categories, missing }) =>
          new Map(
            [...categories, ...missing].flatMap(({ code, label }) =>
              code === undefined ? [] : [[code, inLanguage(label, language)] as const],
            ),
          ),
      ),
    [variables, language],
  )
  const columns = useMemo(
    (): GridColumn[] => [
      { key: 'row', label: t('data.column.row'), width: numberWidth, isNumber: true },
      ...variables.map(({ name, storage }) => ({
        key: name,
        label: name,
        width: columnWidth,
        isNumber: storage === 'number' && !hasLabels,
      })),
      // What is in the vault never comes to the page: only that it is there.
      ...dataset.identifiers.map((name) => ({ key: name, label: name, width: columnWidth })),
    ],
    [variables, dataset, hasLabels, t],
  )
  const sizes = useColumnWidths(`${dataset.dataset}/records`, columns, place.column)
  const { value: valueAt } = pages
  const cell = useCallback(
    (at: number, column: number): GridText => {
      if (column === 0) return { text: count(at + 1), tone: 'quiet' }
      if (column > variables.length) return { text: <Locked />, tone: 'quiet' }
      const value = valueAt(at, column - 1)
      if (value === null) return { text: '…', tone: 'quiet' }
      const text = (hasLabels && labels[column - 1]?.get(value.text)) || value.text
      return value.missing === null ? { text } : { text: text === '' ? '·' : text, tone: 'missing' }
    },
    [count, variables, valueAt, hasLabels, labels],
  )
  return (
    <>
      <FailureNotice failure={pages.failure} />
      {isCopyRefused && <Notice tone="bad">{t('data.copy.refused')}</Notice>}
      <Grid
        label={t('data.records', { dataset: dataset.dataset })}
        columns={columns}
        rows={dataset.rows}
        cell={cell}
        onPlace={setPlace}
        onVisible={pages.show}
        names={{ along: 'column', of: (column) => columns[column]?.label ?? '' }}
        {...sizes}
      />
      <p className="small quiet">{t('data.records.place', { row: count(place.row + 1), rows: count(dataset.rows) })}</p>
    </>
  )
}

const Locked = () => {
  const t = useTexts()
  return (
    <>
      <Icon name="lock" />
      <span className="visually-hidden">{t('data.locked')}</span>
    </>
  )
}
