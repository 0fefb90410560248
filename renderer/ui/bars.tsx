type Bar = { readonly label: string; readonly value: number; readonly text: string }

/** Counts as bars with their figures beside them: picture and table in one. */
export const Bars = ({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) => {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <table className="bars">
      <caption className="visually-hidden">{label}</caption>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.label}>
            <th scope="row" className="bar-name">
              {bar.label}
            </th>
            <td className="number bar-figure">
              {bar.text}
              <div className="bars-track">
                <div className="bar-length" style={{ width: `${(100 * bar.value) / most}%` }} />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
