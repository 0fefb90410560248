import type { ValidationCheck } from '../../../main/contract/review.ts'
import type { ReviewDesk } from '../../../main/contract/review-commands.ts'
import { useCount } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Checkbox } from '../../ui/checkbox.tsx'

type Props = {
  readonly checklist: ReviewDesk['checklist']
  readonly ticked: readonly ValidationCheck[]
  /** Null where the person is not the one to tick. */
  readonly onTick: ((ticked: readonly ValidationCheck[]) => void) | null
}

/** What a validator must have looked at, each with what the study itself found. */
export const Checklist = ({ checklist, ticked, onTick }: Props) => {
  const t = useTexts()
  const count = useCount()
  return (
    <ul className="stack tight" aria-label={t('validation.checklist')}>
      {checklist.map(({ check, found }) => {
        const text = t(`review.check.${check}`)
        return (
          <li key={check} className="row">
            {onTick === null ? (
              <span>{text}</span>
            ) : (
              <Checkbox
                isSelected={ticked.includes(check)}
                onChange={(isIn) => onTick([...ticked.filter((one) => one !== check), ...(isIn ? [check] : [])])}
              >
                {text}
              </Checkbox>
            )}
            {found !== null && <span className="small quiet">{t('review.found', { count: count(found) })}</span>}
          </li>
        )
      })}
    </ul>
  )
}
