import type { CodePair } from '../../../../main/contract/recode-proposal.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useCount } from '../../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field } from '../../../ui/field.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { Select } from '../../../ui/select.tsx'
import type { ChosenRecode } from './harmonise-draft.ts'

type Props = {
  readonly recode: ChosenRecode
  readonly onWanted: (isWanted: boolean) => void
  readonly onName: (name: string) => void
  readonly onPair: (code: string, to: string | null) => void
}

/** One variable's proposed recoding: whether it is wanted, its name, and where each code goes and why. */
export const ProposedRecode = ({ recode, onWanted, onName, onPair }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const count = useCount()
  const { proposal, name, isWanted, fault } = recode
  const { variable, label, pairs, targets } = proposal
  const told = [variable, inLanguage(label, language)].filter((part) => part !== '').join(' · ')
  const category = (code: string, text: CodePair['label']): string =>
    [code, inLanguage(text, language)].filter((part) => part !== '').join(' · ')
  return (
    <fieldset className="plain-fieldset stack">
      <legend>{told}</legend>
      <Checkbox isSelected={isWanted} onChange={onWanted}>
        {t('harmonise.wanted', { variable })}
      </Checkbox>
      {isWanted && (
        <>
          <div className="import-form">
            <Field
              label={t('harmonise.name.of', { variable })}
              error={fault === 'name' || fault === 'taken' ? t(`harmonise.fault.${fault}`) : undefined}
              value={name}
              onChange={onName}
            />
          </div>
          <PlainTable
            caption={t('harmonise.pairs', { variable })}
            rows={pairs}
            keyOf={({ code }) => code}
            columns={[
              { label: t('derivation.map.code'), value: ({ code, label: text }) => category(code, text) },
              { label: t('harmonise.records'), value: ({ records }) => count(records), isNumber: true },
              {
                label: t('derivation.map.to'),
                value: ({ code, to }) => (
                  <Select
                    hideLabel
                    label={t('harmonise.to.of', { variable, code })}
                    value={to ?? ''}
                    options={[
                      { value: '', label: t('harmonise.to.none') },
                      ...targets.map((target) => ({ value: target.code, label: category(target.code, target.label) })),
                    ]}
                    onChange={(value) => onPair(code, value === '' ? null : value)}
                  />
                ),
              },
              { label: t('harmonise.why'), value: ({ to, by }) => t(`harmonise.by.${whyOf(to, by)}`) },
            ]}
          />
          {fault === 'open' && <p className="error">{t('harmonise.fault.open')}</p>}
        </>
      )}
    </fieldset>
  )
}

const whyOf = (to: string | null, by: CodePair['by']): 'label' | 'code' | 'chosen' | 'open' =>
  to === null ? 'open' : (by ?? 'chosen')
