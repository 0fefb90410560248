import { useId } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { useAnswer } from '../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'

/** No kind: a study that begins without a plan. */
export const blank = 'blank'

type Props = {
  readonly value: string
  readonly onChange: (kind: string) => void
  /** Also a study without a plan can be picked. */
  readonly withBlank?: boolean
}

/** The kinds of study, each with what it is for and the files that it needs; arrows go from one to the next. */
export const KindList = ({ value, onChange, withBlank = false }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const kinds = useAnswer('kinds.list', {}).data ?? []
  return (
    <RadioGroup className="kinds" value={value} onChange={onChange}>
      <Label className="label">{t('kind.label')}</Label>
      <div className="kind-list">
        {withBlank && <KindChoice kind={blank} name={t('kind.blank')} what={t('kind.blank.what')} />}
        {kinds.map(({ kind, name, what, needs }) => (
          <KindChoice
            key={kind}
            kind={kind}
            name={name[language]}
            what={what[language]}
            needs={`${t('kind.needs')}: ${needs[language]}`}
          />
        ))}
      </div>
    </RadioGroup>
  )
}

type Choice = { readonly kind: string; readonly name: string; readonly what: string; readonly needs?: string }

/** The name is read first, what is said of it after that. */
const KindChoice = ({ kind, name, what, needs }: Choice) => {
  const about = useId()
  return (
    <Radio value={kind} className="kind" aria-label={name} aria-describedby={about}>
      <span className="dot" aria-hidden="true" />
      <span>
        <strong>{name}</strong>
        <span id={about} className="small">
          {what} {needs !== undefined && <span className="quiet">{needs}</span>}
        </span>
      </span>
    </Radio>
  )
}
