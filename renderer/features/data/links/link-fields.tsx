import { type LinkField, linkComparisons } from '../../../../main/contract/link-commands.ts'
import type { DatasetInfo } from '../../../../main/contract/study-overview.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import type { VariableOption } from '../../../ui/variable-box.tsx'
import { VariableList } from '../../../ui/variable-list.tsx'
import { emptyField } from './link-draft.ts'

const mostFields = 8

type Props = {
  readonly first: DatasetInfo
  readonly second: DatasetInfo
  readonly fields: readonly LinkField[]
  readonly onChange: (fields: readonly LinkField[]) => void
}

/** What is compared: for each field its kind and the variables here and there; several are read as one text. */
export const LinkFields = ({ first, second, fields, onChange }: Props) => {
  const t = useTexts()
  const options = { first: useOptions(first), second: useOptions(second) }
  const change = (at: number, part: Partial<LinkField>): void =>
    onChange(fields.map((field, place) => (place === at ? { ...field, ...part } : field)))
  return (
    <>
      {fields.map((field, at) => {
        const list = (side: 'first' | 'second', { dataset }: DatasetInfo) => (
          <VariableList
            label={t('links.field.variables', { number: at + 1, dataset })}
            options={options[side]}
            value={field[side]}
            onChange={(names) => change(at, { [side]: [...names] })}
            addText={t('exportData.variables.add')}
            noMatch={t('field.noMatch')}
            removeText={(variable) => t('exportData.variables.remove', { variable })}
          />
        )
        return (
          <fieldset key={at} className="link-field">
            <legend>{t('links.field', { number: at + 1 })}</legend>
            <Select
              label={t('links.field.compare', { number: at + 1 })}
              value={field.compare}
              options={linkComparisons.map((value) => ({ value, label: t(`link.compare.${value}`) }))}
              onChange={(compare) => change(at, { compare })}
            />
            {list('first', first)}
            {list('second', second)}
            {fields.length > 1 && (
              <Button
                look="bare"
                size="small"
                icon="close"
                onPress={() => onChange(fields.filter((_, place) => place !== at))}
              >
                {t('links.field.remove', { number: at + 1 })}
              </Button>
            )}
          </fieldset>
        )
      })}
      {fields.length < mostFields && (
        <div className="row">
          <Button icon="plus" onPress={() => onChange([...fields, emptyField])}>
            {t('links.field.add')}
          </Button>
        </div>
      )}
    </>
  )
}

/** Identifiers first: they are known by name alone. */
const useOptions = ({ dataset, identifiers }: DatasetInfo): readonly VariableOption[] => {
  const language = useLanguage()
  const t = useTexts()
  const variables = useAnswer('data.variables', { dataset }).data ?? []
  return [
    ...identifiers.map((name) => ({ name, label: `${name} · ${t('data.locked')}` })),
    ...variables.map(({ name, label }) => ({
      name,
      label: [name, inLanguage(label, language)].filter(Boolean).join(' · '),
    })),
  ]
}
