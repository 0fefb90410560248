import { Meter } from 'react-aria-components'
import { useTexts } from '../../i18n/texts.ts'
import { strengthOf } from './passphrase-strength.ts'

const shares = { short: 10, weak: 33, fair: 66, strong: 100 } as const

/** How hard the passphrase is to guess, in a word and a bar. */
export const StrengthMeter = ({ passphrase }: { readonly passphrase: string }) => {
  const t = useTexts()
  const { level, missing } = strengthOf(passphrase)
  const words = t(`strength.${level}`, { missing })
  return (
    <Meter className={`strength ${level}`} aria-label={t('strength.label')} value={shares[level]} valueLabel={words}>
      {({ percentage, valueText }) => (
        <>
          <div className="bar">
            <div style={{ width: `${percentage}%` }} />
          </div>
          <span className="small">{valueText}</span>
        </>
      )}
    </Meter>
  )
}
