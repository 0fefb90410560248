import { useEffect, useRef } from 'react'

type Props = { readonly spec: Readonly<Record<string, unknown>>; readonly description: string }

/** A Vega-Lite picture on white paper, whatever the theme: it looks as it will be printed. */
export const Chart = ({ spec, description }: Props) => {
  const paper = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let isGone = false
    let finalize = (): void => undefined
    // Drawing needs the largest libraries of the page: loaded by who looks at a chart.
    void import('./draw.ts').then(({ draw }) => {
      if (!isGone && paper.current) finalize = draw(paper.current, spec)
    })
    return () => {
      isGone = true
      finalize()
    }
  }, [spec])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the window is scrolled with the keyboard
    <div ref={paper} className="chart" role="img" aria-label={description} tabIndex={0} />
  )
}
