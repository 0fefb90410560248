import type { CheckResult, UnexaminedRule } from '../../../../main/contract/checks.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useCount } from '../../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'

/** A rule with what it found, or with why it cannot be examined. */
export type Reviewed = CheckResult | UnexaminedRule

type Props = {
  readonly checks: readonly Reviewed[]
  readonly picked: string | undefined
  readonly onPick: (rule: string) => void
}

/** The rules with what they found, in numbers. */
export const RuleTable = ({ checks, picked, onPick }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const count = useCount()
  const counted = (of: (check: CheckResult) => number) => (one: Reviewed) => ('failure' in one ? '' : count(of(one)))
  return (
    <PlainTable
      caption={t('quality.rules')}
      rows={checks}
      keyOf={({ rule }) => rule}
      columns={[
        {
          label: t('check.column.rule'),
          value: ({ rule, label }) => (
            <button type="button" className="side-item" aria-current={rule === picked} onClick={() => onPick(rule)}>
              {inLanguage(label, language) || rule}
            </button>
          ),
        },
        { label: t('check.column.dataset'), value: ({ dataset }) => dataset },
        { label: t('check.column.severity'), value: ({ severity }) => t(`check.severity.${severity}`) },
        {
          label: t('check.column.examined'),
          value: (one) => ('failure' in one ? t('quality.unexamined') : count(one.examined)),
          isNumber: true,
        },
        {
          label: t('check.column.open'),
          value: counted(({ failing, accepted }) => failing - accepted),
          isNumber: true,
        },
        { label: t('check.column.accepted'), value: counted(({ accepted }) => accepted), isNumber: true },
        { label: t('check.column.corrected'), value: counted(({ corrected }) => corrected), isNumber: true },
      ]}
    />
  )
}
