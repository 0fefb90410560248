import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { offsetOf, type Spot, spaceFor, spotAfter, spotOf } from './long-scroll.ts'

/** So many rows are drawn above and below those in sight, so that scrolling finds them there. */
const overscan = 4
/** Scrolling that has rested for so long is over. */
const restMs = 150

export type RowAxis = {
  /** First and last row in sight. */
  readonly visible: readonly [number, number]
  /** The rows to be drawn. */
  readonly drawn: readonly number[]
  /** Under which key a row is drawn. */
  readonly keyOf: (row: number) => number
  /** Where a row starts within the space of all rows, in pixels. */
  readonly startOf: (row: number) => number
  /** The height of that space, in pixels. */
  readonly space: number
  /** Brings a row into sight. */
  readonly show: (row: number) => void
}

type Rows = { readonly rows: number; readonly rowHeight: number; readonly headHeight: number }

/** Rows of one height below a head that stays, in as much space as a browser can give to any number of them. */
export const useRowAxis = (scroller: RefObject<HTMLElement | null>, { rows, rowHeight, headHeight }: Rows): RowAxis => {
  const total = rows * rowHeight
  const [view, setView] = useState(0)
  const spot = useRef<Spot>({ top: 0, shift: 0 })
  // Only what changes the drawing: most turns of the wheel leave the same rows in sight.
  const [seen, setSeen] = useState<Seen>({ first: 0, shift: 0, keyed: 0 })

  const put = useCallback(
    (next: Spot): void => {
      spot.current = next
      const first = Math.floor(offsetOf(next) / rowHeight)
      // Before the browser shows that it has scrolled, or there would be nothing in sight for a moment.
      flushSync(() => setSeen((before) => seenAfter(before, first, next.shift, view / rowHeight)))
    },
    [rowHeight, view],
  )
  const scrollTo = useCallback(
    (offset: number): void => {
      const next = spotOf(offset, { total, view })
      put(next)
      if (scroller.current) scroller.current.scrollTop = next.top
    },
    [scroller, put, total, view],
  )

  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const watch = new ResizeObserver(() => setView(Math.max(0, element.clientHeight - headHeight)))
    watch.observe(element)
    return () => watch.disconnect()
  }, [scroller, headHeight])

  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    let timer: ReturnType<typeof setTimeout>
    // Its bar is put where it belongs once the scrolling is over, or it would come to its end before the rows do.
    const settle = (): void => {
      const isAstray = Math.abs(spotOf(offsetOf(spot.current), { total, view }).top - spot.current.top) > 1
      if (isAstray) scrollTo(offsetOf(spot.current))
    }
    const follow = (): void => {
      put(spotAfter(spot.current, element.scrollTop, { total, view }))
      clearTimeout(timer)
      timer = setTimeout(settle, restMs)
    }
    element.addEventListener('scroll', follow, { passive: true })
    return () => {
      element.removeEventListener('scroll', follow)
      clearTimeout(timer)
    }
  }, [scroller, put, scrollTo, total, view])

  const first = Math.max(0, Math.min(rows - 1, seen.first))
  const last = Math.max(0, Math.min(rows - 1, first + Math.ceil(view / rowHeight)))
  const [from, to] = [Math.max(0, first - overscan), Math.min(rows - 1, last + overscan)]
  return {
    visible: [first, last],
    drawn: Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place),
    keyOf: (row) => row - seen.keyed,
    startOf: (row) => row * rowHeight - seen.shift,
    space: spaceFor(total),
    show: (row) => {
      const [start, offset] = [row * rowHeight, offsetOf(spot.current)]
      const nearest = Math.max(start + rowHeight - view, Math.min(start, offset))
      if (nearest !== offset) scrollTo(nearest)
    },
  }
}

/** `keyed` is the row that has the key 0. */
type Seen = { readonly first: number; readonly shift: number; readonly keyed: number }

/**
 * What is seen after scrolling. Rows that stay in sight keep their keys, so that they are not drawn anew; after a leap
 * the rows take over the keys of those before, whose elements then only change their texts.
 */
const seenAfter = (before: Seen, first: number, shift: number, inSight: number): Seen => {
  if (before.first === first && before.shift === shift) return before
  const moved = first - before.first
  return { first, shift, keyed: Math.abs(moved) < inSight / 2 ? before.keyed : before.keyed + moved }
}
