import type { UnexaminedRule } from '../../../main/contract/checks.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { failureText } from '../../i18n/failure-text.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { grouped } from '../../ui/grouped.ts'
import { Notice } from '../../ui/notice.tsx'

/** A rule that cannot be examined: why, and the ways to set it right. */
export const UnexaminedRuleView = ({ rule: { rule, label, failure } }: { readonly rule: UnexaminedRule }) => {
  const t = useTexts()
  const language = useLanguage()
  const title = inLanguage(label, language) || rule
  return (
    <section className="card stack" aria-label={title}>
      <div className="row">
        <h2>{title}</h2>
        <span className="push" />
        <CommandButton id="quality.editRule" />
        <CommandButton id="quality.removeRule" look="bare" />
      </div>
      {/* Read out already, above the rules. */}
      <p className="error">{failureText(failure, t)}</p>
    </section>
  )
}

/** Each fault once, with the dataset whose rules it keeps from being examined. */
export const UnexaminedFaults = ({ rules }: { readonly rules: readonly UnexaminedRule[] }) => {
  const t = useTexts()
  const byFault = grouped(rules, ({ dataset, failure }) => JSON.stringify([dataset, failure.code, failure.params]))
  return [...byFault].map(([fault, [first, ...more]]) => (
    <Notice key={fault} tone="bad">
      {first &&
        t('quality.unexamined.fault', {
          rules: more.length + 1,
          dataset: first.dataset,
          why: failureText(first.failure, t),
        })}
    </Notice>
  ))
}
