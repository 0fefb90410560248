import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import type { CodePair } from './derivation-draft.ts'

type Props = {
  readonly pairs: readonly CodePair[]
  /** What an old code means. */
  readonly labelOf: (code: string) => string
  readonly onChange: (pairs: readonly CodePair[]) => void
}

/** Which code each code becomes. */
export const CodePairs = ({ pairs, labelOf, onChange }: Props) => {
  const t = useTexts()
  const put = (place: number, part: Partial<CodePair>): void =>
    onChange(pairs.map((pair, at) => (at === place ? { ...pair, ...part } : pair)))
  return (
    <fieldset className="plain-fieldset">
      <legend>{t('derivation.map')}</legend>
      {pairs.length > 0 && (
        <table className="edit-table">
          <thead>
            <tr>
              <th scope="col">{t('derivation.map.code')}</th>
              <th scope="col">{t('data.column.label')}</th>
              <th scope="col">{t('derivation.map.to')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {pairs.map(({ code, to }, place) => {
              const number = place + 1
              return (
                <tr key={place}>
                  <td>
                    <input
                      className="code"
                      aria-label={t('derivation.map.code.of', { number })}
                      value={code}
                      onChange={(event) => put(place, { code: event.target.value })}
                    />
                  </td>
                  <td className="quiet">{labelOf(code)}</td>
                  <td>
                    <input
                      className="code"
                      aria-label={t('derivation.map.to.of', { number })}
                      value={to}
                      onChange={(event) => put(place, { to: event.target.value })}
                    />
                  </td>
                  <td>
                    <Button
                      look="bare"
                      size="small"
                      icon="close"
                      aria-label={t('derivation.map.remove', { number })}
                      onPress={() => onChange(pairs.filter((_, at) => at !== place))}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      <Button size="small" icon="plus" onPress={() => onChange([...pairs, { code: '', to: '' }])}>
        {t('derivation.map.add')}
      </Button>
    </fieldset>
  )
}
