import { missingReasons } from '../../../../main/contract/codebook.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import type { MissingDraft } from './variable-draft.ts'

type Props = {
  readonly rules: readonly MissingDraft[]
  /** Ranges are of numbers: codes that are texts stand one by one. */
  readonly areNumbers: boolean
  readonly onChange: (next: readonly MissingDraft[]) => void
}

const empty: MissingDraft = { code: '', from: '', to: '', isRange: false, reason: 'dontKnow', label: '' }

/** Codes and ranges that stand for a missing answer, each with its reason. */
export const MissingEditor = ({ rules, areNumbers, onChange }: Props) => {
  const t = useTexts()
  const put = (place: number, part: Partial<MissingDraft>): void =>
    onChange(rules.map((one, at) => (at === place ? { ...one, ...part } : one)))
  return (
    <fieldset className="plain-fieldset">
      <legend>{t('variable.missing')}</legend>
      {rules.map((rule, place) => {
        const number = place + 1
        const text = (part: 'code' | 'from' | 'to') => (
          <input
            className="code"
            aria-label={t(`codebook.missing.${part}.of`, { number })}
            placeholder={t(`codebook.missing.${part}`)}
            value={rule[part]}
            onChange={(event) => put(place, { [part]: event.target.value })}
          />
        )
        return (
          <div key={place} className="row missing-rule">
            {(areNumbers || rule.isRange) && (
              <select
                className="small-select"
                aria-label={t('codebook.missing.form.of', { number })}
                value={rule.isRange ? 'range' : 'code'}
                onChange={(event) => put(place, { isRange: event.target.value === 'range' })}
              >
                <option value="code">{t('codebook.missing.isCode')}</option>
                <option value="range">{t('codebook.missing.isRange')}</option>
              </select>
            )}
            {rule.isRange ? (
              <>
                {text('from')}
                {text('to')}
              </>
            ) : (
              text('code')
            )}
            <select
              className="small-select"
              aria-label={t('codebook.missing.reason.of', { number })}
              value={rule.reason}
              onChange={(event) => put(place, { reason: event.target.value as MissingDraft['reason'] })}
            >
              {missingReasons
                .filter((reason) => reason !== 'system' || reason === rule.reason)
                .map((reason) => (
                  <option key={reason} value={reason}>
                    {t(`missing.${reason}`)}
                  </option>
                ))}
            </select>
            <Button
              look="bare"
              size="small"
              icon="close"
              aria-label={t('codebook.missing.remove', { number })}
              onPress={() => onChange(rules.filter((_, at) => at !== place))}
            />
          </div>
        )
      })}
      <Button size="small" icon="plus" onPress={() => onChange([...rules, empty])}>
        {t('codebook.missing.add')}
      </Button>
    </fieldset>
  )
}
