import type { Category } from '../../../main/contract/codebook.ts'
import { inLanguage, type Localized } from '../../../main/contract/text.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Field } from '../../ui/field.tsx'
import { LocalizedField } from '../../ui/localized-field.tsx'
import { VariableList } from '../../ui/variable-list.tsx'

/** Categories that are to become one, while they are chosen. */
export type GroupDraft = { readonly of: readonly string[]; readonly code: string; readonly label: Localized }
export const noGroup: GroupDraft = { of: [], code: '', label: '' }

type Props = {
  /** Of the variable, those that are in no group yet. */
  readonly categories: readonly Category[]
  /** Codes that the variable has as the steps leave it. */
  readonly codes: readonly string[]
  readonly group: GroupDraft
  readonly onChange: (group: GroupDraft) => void
}

/** The code that a group gets: what is written, or the first of its categories. */
export const codeOfGroup = ({ of, code }: GroupDraft): string => code.trim() || (of[0] ?? '')

/** Whether a category outside the group, or another group, has the code that the group would get. */
export const isTakenCode = (group: GroupDraft, codes: readonly string[]): boolean =>
  codes.some((code) => code === codeOfGroup(group) && !group.of.includes(code))

/** Which categories are taken together, under which code and label. */
export const RecodeGroup = ({ categories, codes, group, onChange }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const options = categories.map(({ code, label }) => ({ name: code, label: inLanguage(label, language) || code }))
  if (options.length < 2) return <p className="hint">{t('recipe.group.none')}</p>
  return (
    <>
      <div className="design-form">
        <VariableList
          label={t('recipe.group.of')}
          hint={t('recipe.group.of.hint')}
          options={options}
          value={group.of}
          onChange={(of) => onChange({ ...group, of })}
          addText={t('recipe.group.add')}
          noMatch={t('recipe.group.noMatch')}
          removeText={(code) => t('field.variable.remove', { variable: code })}
        />
        <Field
          label={t('recipe.group.code')}
          placeholder={group.of[0] ?? ''}
          error={isTakenCode(group, codes) ? t('recipe.group.code.taken') : undefined}
          value={group.code}
          onChange={(code) => onChange({ ...group, code })}
        />
      </div>
      <LocalizedField
        label={t('recipe.group.label')}
        value={group.label}
        onChange={(label) => onChange({ ...group, label })}
      />
    </>
  )
}
