type Series = { readonly label: string; readonly counts: readonly number[] }

type Props = {
  /** The picture in words. */
  readonly description: string
  readonly edges: readonly number[]
  readonly before: Series
  readonly after: Series
  readonly format: (value: number) => string
}

const [width, height, ground] = [480, 150, 128]

/** Two distributions over the same classes: the later one as bars, the earlier one as a line over them. */
export const TwoHistograms = ({ description, edges, before, after, format }: Props) => {
  const most = Math.max(1, ...before.counts, ...after.counts)
  const step = width / Math.max(1, after.counts.length)
  const top = (count: number): number => ground - (count / most) * (ground - 8)
  const outline = before.counts
    .map((count, place) => `${place * step},${top(count)} ${(place + 1) * step},${top(count)}`)
    .join(' ')
  return (
    <figure className="two-histograms">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={description}>
        {after.counts.map((count, place) => (
          <rect
            key={edges[place]}
            className="after"
            x={place * step + 1}
            y={top(count)}
            width={Math.max(1, step - 2)}
            height={ground - top(count)}
          />
        ))}
        <polyline className="before" points={`0,${ground} ${outline} ${width},${ground}`} />
        <line className="axis" x1={0} x2={width} y1={ground + 0.5} y2={ground + 0.5} />
        {[0, Math.floor(after.counts.length / 2), after.counts.length].map((place, at) => (
          <text key={place} x={place * step} y={height - 6} textAnchor={(['start', 'middle', 'end'] as const)[at]}>
            {format(edges[place] ?? 0)}
          </text>
        ))}
      </svg>
      <figcaption className="row small">
        <span className="key before">{before.label}</span>
        <span className="key after">{after.label}</span>
      </figcaption>
    </figure>
  )
}
