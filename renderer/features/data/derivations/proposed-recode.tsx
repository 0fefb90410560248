import type { CodePair } from '../../../../main/contract/recode-proposal.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useCount } from '../../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field } from '../../../ui/field.tsx'
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
          <table className="edit-table">
            <caption className="visually-hidden">{t('harmonise.pairs', { variable })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('derivation.map.code')}</th>
                <th scope="col">{t('harmonise.records')}</th>
                <th scope="col">{t('derivation.map.to')}</th>
                <th scope="col">{t('harmonise.why')}</th>
              </tr>
            </thead>
            <tbody>
              {pairs.map(({ code, label: text, records, to, by }) => (
                <tr key={code}>
                  <th scope="row">{category(code, text)}</th>
                  <td className="number">{count(records)}</td>
                  <td>
                    <Select
                      hideLabel
                      label={t('harmonise.to.of', { variable, code })}
                      value={to ?? ''}
                      options={[
                        { value: '', label: t('harmonise.to.none') },
                        ...targets.map((target) => ({
                          value: target.code,
                          label: category(target.code, target.label),
                        })),
                      ]}
                      onChange={(value) => onPair(code, value === '' ? null : value)}
                    />
                  </td>
                  <td className="quiet">{t(`harmonise.by.${to === null ? 'open' : (by ?? 'chosen')}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {fault === 'open' && <p className="error">{t('harmonise.fault.open')}</p>}
        </>
      )}
    </fieldset>
  )
}
