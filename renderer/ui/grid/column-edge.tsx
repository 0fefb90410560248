import { type PointerEvent, useRef } from 'react'
import { widthWithin } from './column-width.ts'

type Props = {
  readonly width: number
  readonly rem: number
  readonly onWidth: (width: number) => void
}

/** The edge of a column's head, by which the mouse draws it wider; with the keyboard it is done by commands. */
export const ColumnEdge = ({ width, rem, onWidth }: Props) => {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null)
  const move = ({ clientX }: PointerEvent): void => {
    if (!start.current) return
    const next = widthWithin(start.current.width + (clientX - start.current.x) / rem)
    if (next !== width) onWidth(next)
  }
  return (
    <span
      aria-hidden="true"
      className="column-edge"
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { x: event.clientX, width }
      }}
      onPointerMove={move}
      onPointerUp={() => {
        start.current = null
      }}
      onPointerCancel={() => {
        start.current = null
      }}
    />
  )
}
