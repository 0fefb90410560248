import { useCallback, useEffect, useRef, useState } from 'react'
import type { Variable } from '../../../main/contract/codebook.ts'
import type { Result } from '../../../main/contract/commands.ts'
import type { DatasetInfo } from '../../../main/contract/study-overview.ts'
import type { FailureMessage } from '../../../main/contract/wire.ts'
import { useEngine } from '../../engine-client/engine.ts'
import { failureOf } from '../../engine-client/failure.ts'
import type { Visible } from '../../ui/grid/grid.tsx'

/** Records and variables of one page. */
const pageRows = 200
const pageColumns = 20
/** So many pages are held; those not seen for longest go first. */
const mostPages = 60
/** A page is asked for when the scrolling rests on it. */
const restMs = 60

type Page = Result<'data.rows'>['columns'] | 'asked'
export type RecordValue = { readonly text: string; readonly missing: string | null }

export type RecordPages = {
  /** A value, or null while its page is not there. */
  value(row: number, column: number): RecordValue | null
  /** Says what is in sight, so that its pages are fetched. */
  show(visible: Visible): void
  readonly failure: FailureMessage | null
}

/** The records of a dataset in pages that come as they are looked at. */
export const useRecordPages = (dataset: DatasetInfo, variables: readonly Variable[]): RecordPages => {
  const { call } = useEngine()
  const asked = useRef(new Map<string, Page>())
  const [pages, setPages] = useState<ReadonlyMap<string, Page>>(new Map())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [failure, setFailure] = useState<FailureMessage | null>(null)
  const version = `${dataset.dataset} ${dataset.version}`

  useEffect(() => {
    // Of another version every page is another.
    if (version !== '') asked.current = new Map()
    setPages(asked.current)
    return () => clearTimeout(timer.current)
  }, [version])

  const fetchPage = useCallback(
    async (rowPage: number, columnPage: number): Promise<void> => {
      const key = `${rowPage} ${columnPage}`
      const held = asked.current
      if (held.has(key)) return
      held.set(key, 'asked')
      const names = variables.slice(columnPage * pageColumns, (columnPage + 1) * pageColumns).map(({ name }) => name)
      if (names.length === 0) return
      try {
        const request = { dataset: dataset.dataset, from: rowPage * pageRows, count: pageRows, variables: names }
        held.set(key, (await call('data.rows', request)).columns)
        for (const oldest of held.keys()) if (held.size > mostPages) held.delete(oldest)
        if (held === asked.current) setPages(new Map(held))
      } catch (error) {
        held.delete(key)
        setFailure(failureOf(error))
      }
    },
    [call, dataset.dataset, variables],
  )

  const show = useCallback(
    ({ rows, columns }: Visible): void => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        for (const rowPage of pagesOf(rows, pageRows)) {
          // The first column of the grid is the number of the record.
          for (const columnPage of pagesOf([columns[0] - 1, columns[1] - 1], pageColumns))
            void fetchPage(rowPage, columnPage)
        }
      }, restMs)
    },
    [fetchPage],
  )

  const value = useCallback(
    (row: number, column: number): RecordValue | null => {
      const page = pages.get(`${Math.floor(row / pageRows)} ${Math.floor(column / pageColumns)}`)
      if (page === undefined || page === 'asked') return null
      const part = page[column % pageColumns]
      const at = row % pageRows
      return part ? { text: part.values[at] ?? '', missing: part.missing[at] ?? null } : null
    },
    [pages],
  )
  return { value, show, failure }
}

const pagesOf = ([first, last]: readonly [number, number], size: number): number[] => {
  const from = Math.floor(Math.max(0, first) / size)
  return Array.from({ length: Math.floor(Math.max(0, last) / size) - from + 1 }, (_, place) => from + place)
}
