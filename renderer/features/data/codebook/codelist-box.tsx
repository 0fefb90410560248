import { inLanguage } from '../../../../main/contract/text.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Select } from '../../../ui/select.tsx'

type Props = { readonly value: string; readonly onChange: (list: string) => void }

/** The code list of the product that gives a variable its categories, with what is in it and where it comes from. */
export const CodelistBox = ({ value, onChange }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const lists = (useAnswer('codelist.list', {}).data ?? []).filter(({ kind }) => kind !== 'bands')
  const list = lists.find(({ id }) => id === value)
  return (
    <>
      <Select
        label={t('derivation.list')}
        value={value}
        options={[
          { value: '', label: t('derivation.list.own') },
          ...lists.map(({ id, label }) => ({ value: id, label: inLanguage(label, language) })),
        ]}
        onChange={onChange}
      />
      {list && (
        <>
          <p className="hint">
            {list.categories.map(({ code, label }) => `${code} ${inLanguage(label, language)}`).join(' · ')}
          </p>
          <p className="hint">{t('codelist.source', { citation: list.citation })}</p>
        </>
      )}
    </>
  )
}
