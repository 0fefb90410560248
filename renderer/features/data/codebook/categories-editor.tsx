import { useTexts } from '../../../i18n/texts.ts'
import { CellInput, type EditColumn, EditRows } from '../../../ui/edit-rows.tsx'
import { bothOf, oneOf } from '../../../ui/localized-field.tsx'
import type { CategoryDraft } from './variable-draft.ts'

type Props = {
  readonly categories: readonly CategoryDraft[]
  readonly onChange: (next: readonly CategoryDraft[]) => void
}

/** Codes with their labels in both languages. */
export const CategoriesEditor = ({ categories, onChange }: Props) => {
  const t = useTexts()
  const label = (language: 'es' | 'en'): EditColumn<CategoryDraft> => ({
    head: t(`field.language.${language}`, { field: t('data.column.label') }),
    cell: (category, number, put) => {
      const both = bothOf(category.label)
      return (
        <CellInput
          label={t(`codebook.label.${language}.of`, { number })}
          value={both[language]}
          onChange={(text) => put({ label: oneOf({ ...both, [language]: text }) })}
        />
      )
    },
  })
  return (
    <EditRows
      legend={t('variable.categories')}
      rows={categories}
      empty={{ code: '', label: '' }}
      onChange={onChange}
      addText={t('codebook.category.add')}
      removeText={(number) => t('codebook.category.remove', { number })}
      columns={[
        {
          head: t('codebook.code'),
          cell: ({ code }, number, put) => (
            <CellInput
              isCode
              label={t('codebook.code.of', { number })}
              value={code}
              onChange={(next) => put({ code: next })}
            />
          ),
        },
        label('es'),
        label('en'),
      ]}
    />
  )
}
