import { useTexts } from '../../i18n/texts.ts'
import type { Figure } from './figures.ts'
import type { Layout } from './layout.ts'

/** So many lines does the head of a table have. */
export const headRowsOf = ({ across }: Layout): number => (across ? 2 : 1)

/** The names of what runs down and across; with nothing across, of the figure that is shown. */
export const FigureHead = ({ layout, figure }: { readonly layout: Layout; readonly figure: Figure }) => {
  const t = useTexts()
  const { down, across } = layout
  const headRows = headRowsOf(layout)
  const corners =
    down.length === 0 ? (
      <td aria-hidden="true" />
    ) : (
      down.map((axis) => (
        <th key={axis.variable} scope="col" rowSpan={headRows} className="axis">
          {axis.label}
        </th>
      ))
    )
  return (
    <thead>
      {across && (
        <tr aria-rowindex={1}>
          {corners}
          <th scope="colgroup" colSpan={across.entries.length} className="axis">
            {across.label}
          </th>
        </tr>
      )}
      <tr aria-rowindex={headRows}>
        {across ? null : corners}
        {(across?.entries ?? [{ code: '', label: t(`tables.figure.${figure}`) }]).map(({ code, label }) => (
          <th key={code ?? 'total'} scope="col" className={code === null ? 'number total' : 'number'}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
  )
}
