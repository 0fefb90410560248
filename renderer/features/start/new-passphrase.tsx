import { useTexts } from '../../i18n/texts.ts'
import { Field } from '../../ui/field.tsx'
import { strengthOf } from './passphrase-strength.ts'
import { StrengthMeter } from './strength-meter.tsx'

/** A passphrase that is being chosen, typed twice. */
export type Chosen = { readonly passphrase: string; readonly repeated: string }
export const notChosen: Chosen = { passphrase: '', repeated: '' }

/** Typed twice the same and long enough. */
export const isChosen = ({ passphrase, repeated }: Chosen): boolean =>
  passphrase === repeated && strengthOf(passphrase).level !== 'short'

type Props = { readonly label: string; readonly value: Chosen; readonly onChange: (value: Chosen) => void }

/** A new passphrase, how hard it is to guess, and the same once more. */
export const NewPassphrase = ({ label, value, onChange }: Props) => {
  const t = useTexts()
  const { passphrase, repeated } = value
  return (
    <>
      <Field
        label={label}
        type="password"
        autoComplete="new-password"
        value={passphrase}
        onChange={(next) => onChange({ ...value, passphrase: next })}
      />
      <StrengthMeter passphrase={passphrase} />
      <Field
        label={t('newStudy.repeat')}
        type="password"
        autoComplete="new-password"
        value={repeated}
        onChange={(next) => onChange({ ...value, repeated: next })}
        error={repeated !== '' && passphrase !== repeated ? t('newStudy.repeat.differs') : undefined}
      />
    </>
  )
}
