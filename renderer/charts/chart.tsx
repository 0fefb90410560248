import { useEffect, useRef } from 'react'

/** A drawn chart, to be copied. */
export type Picture = { readonly svg: () => Promise<string>; readonly png: () => Promise<Blob> }

type Props = {
  readonly spec: Readonly<Record<string, unknown>>
  readonly description: string
  /** All of it is to be seen at once, a little smaller where the window is low: a map is nothing in parts. */
  readonly isWhole?: boolean
  /** Must be the same function each time, or the chart is drawn anew. */
  readonly onDrawn?: (picture: Picture) => void
}

/** A Vega-Lite picture on white paper, whatever the theme: it looks as it will be printed. */
export const Chart = ({ spec, description, isWhole = false, onDrawn }: Props) => {
  const paper = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let isGone = false
    let finalize = (): void => undefined
    // Drawing needs the largest libraries of the page: loaded by who looks at a chart.
    void import('./draw.ts').then(({ draw }) => {
      if (isGone || !paper.current) return
      const drawing = draw(paper.current, spec)
      finalize = drawing.finalize
      onDrawn?.(drawing)
    })
    return () => {
      isGone = true
      finalize()
    }
  }, [spec, onDrawn])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the window is scrolled with the keyboard
    <div ref={paper} className={isWhole ? 'chart whole' : 'chart'} role="img" aria-label={description} tabIndex={0} />
  )
}
