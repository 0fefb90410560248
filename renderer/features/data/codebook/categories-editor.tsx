import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { bothOf, oneOf } from '../../../ui/localized-field.tsx'
import type { CategoryDraft } from './variable-draft.ts'

type Props = {
  readonly categories: readonly CategoryDraft[]
  readonly onChange: (next: readonly CategoryDraft[]) => void
}

/** Codes with their labels in both languages. */
export const CategoriesEditor = ({ categories, onChange }: Props) => {
  const t = useTexts()
  const put = (place: number, part: Partial<CategoryDraft>): void =>
    onChange(categories.map((one, at) => (at === place ? { ...one, ...part } : one)))
  return (
    <fieldset className="plain-fieldset">
      <legend>{t('variable.categories')}</legend>
      {categories.length > 0 && (
        <table className="edit-table">
          <thead>
            <tr>
              <th scope="col">{t('codebook.code')}</th>
              <th scope="col">{t('field.language.es', { field: t('data.column.label') })}</th>
              <th scope="col">{t('field.language.en', { field: t('data.column.label') })}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {categories.map(({ code, label }, place) => {
              const both = bothOf(label)
              const number = place + 1
              return (
                <tr key={place}>
                  <td>
                    <input
                      className="code"
                      aria-label={t('codebook.code.of', { number })}
                      value={code}
                      onChange={(event) => put(place, { code: event.target.value })}
                    />
                  </td>
                  {(['es', 'en'] as const).map((language) => (
                    <td key={language}>
                      <input
                        aria-label={t(`codebook.label.${language}.of`, { number })}
                        value={both[language]}
                        onChange={(event) => put(place, { label: oneOf({ ...both, [language]: event.target.value }) })}
                      />
                    </td>
                  ))}
                  <td>
                    <Button
                      look="bare"
                      size="small"
                      icon="close"
                      aria-label={t('codebook.category.remove', { number })}
                      onPress={() => onChange(categories.filter((_, at) => at !== place))}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      <Button size="small" icon="plus" onPress={() => onChange([...categories, { code: '', label: '' }])}>
        {t('codebook.category.add')}
      </Button>
    </fieldset>
  )
}
