import { useEffect, useState } from 'react'
import type { LayoutRow } from './layout.ts'

/** A browser lays so many rows out in a small part of what may pass before a press is answered. */
const rowsPerFrame = 40

/**
 * How many of the rows stand in the page by now: the first ones at once, and more with every frame. A long table that
 * is put there whole keeps the window from answering for as long as its layout takes.
 */
export const useDrawnRows = (rows: readonly LayoutRow[]): number => {
  const [drawn, setDrawn] = useState({ of: rows, count: rowsPerFrame })
  const count = drawn.of === rows ? drawn.count : rowsPerFrame
  useEffect(() => {
    if (count >= rows.length) return undefined
    const frame = requestAnimationFrame(() => setDrawn({ of: rows, count: count + rowsPerFrame }))
    return () => cancelAnimationFrame(frame)
  }, [rows, count])
  return Math.min(count, rows.length)
}
