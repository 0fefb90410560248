import type { Localized } from '../../main/contract/text.ts'
import { useTexts } from '../i18n/texts.ts'
import { Field } from './field.tsx'

type Props = {
  readonly label: string
  readonly hint?: string
  readonly value: Localized | undefined
  readonly onChange: (value: Localized) => void
}

/** A text in both languages of the product. One that a file gives stands in both until it is told apart. */
export const LocalizedField = ({ label, hint, value, onChange }: Props) => {
  const t = useTexts()
  const both = bothOf(value)
  return (
    <div className="localized">
      <Field
        label={t('field.language.es', { field: label })}
        value={both.es}
        onChange={(es) => onChange(oneOf({ ...both, es }))}
      />
      <Field
        label={t('field.language.en', { field: label })}
        value={both.en}
        onChange={(en) => onChange(oneOf({ ...both, en }))}
      />
      {hint !== undefined && <p className="hint">{hint}</p>}
    </div>
  )
}

export const bothOf = (text: Localized | undefined): { es: string; en: string } =>
  typeof text === 'string' ? { es: text, en: text } : { es: text?.es ?? '', en: text?.en ?? '' }

export const oneOf = ({ es, en }: { readonly es: string; readonly en: string }): Localized => {
  if (es === en) return es
  return { ...(es === '' ? {} : { es }), ...(en === '' ? {} : { en }) }
}
