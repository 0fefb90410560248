import { useState } from 'react'
import type { Result } from '../../../main/contract/commands.ts'
import type { Plan } from '../../../main/contract/plan.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useCommand } from '../../commands/registry.ts'
import { useDraft } from '../../engine-client/draft.ts'
import { useAction, useAnswer } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Empty } from '../../ui/empty.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { RuleView } from './rule-view.tsx'
import { draftOf, hasForm, newRule, type RuleDraft } from './rules/rule-draft.ts'
import { RuleForm } from './rules/rule-form.tsx'
import { type Reviewed, RuleTable } from './rules/rule-table.tsx'
import { UnexaminedFaults, UnexaminedRuleView } from './unexamined.tsx'

type Open = { readonly isNew: boolean; readonly draft: RuleDraft }

/** The rules of the plan with what fails them, and the decisions on it. */
export const QualityPlace = () => {
  const t = useTexts()
  const { study } = useWorkspace()
  const plan = useAnswer('plan.describe', {}).data?.plan
  const hasRules = Boolean(plan?.checks.some(({ rules }) => rules.length > 0))
  const review = useAnswer('check.run', {}, { enabled: hasRules, keep: 'previous' })
  const [picked, setPicked] = useState<string | null>(null)
  const open = useDraft<Open>('quality/rule')
  const edit = useAction('plan.edit')
  const checks = hasRules && plan && review.data ? inOrder(plan, review.data) : []
  const unexamined = hasRules ? (review.data?.unexamined ?? []) : []
  const shown = checks.find(({ rule }) => rule === picked) ?? checks[0]
  const declared = plan?.checks.find(({ rules }) => rules.some(({ id }) => id === shown?.rule))
  const rule = declared?.rules.find(({ id }) => id === shown?.rule)
  const firstDataset = study?.datasets[0]?.dataset
  const isFree = open.value === null
  useCommand(
    'quality.addRule',
    () => firstDataset && open.change({ isNew: true, draft: newRule(shown?.dataset ?? firstDataset) }),
    isFree && firstDataset !== undefined,
  )
  useCommand(
    'quality.editRule',
    () => rule && declared && open.change({ isNew: false, draft: draftOf(declared, rule) }),
    isFree && rule !== undefined && hasForm(rule),
  )
  useCommand(
    'quality.removeRule',
    () => rule && edit.mutate({ edits: [{ edit: 'removeRule', rule: rule.id }] }),
    isFree && rule !== undefined,
  )
  if (plan === undefined || !study) return null
  const form = open.value && (
    <RuleForm
      study={study}
      plan={plan}
      draft={open.value.draft}
      isNew={open.value.isNew}
      onDraft={(draft) => open.value && open.change({ ...open.value, draft })}
      onKept={(kept) => {
        open.discard()
        setPicked(kept)
      }}
      onCancel={open.discard}
    />
  )
  if (!hasRules && !form) {
    return (
      <Empty text={t(firstDataset === undefined ? 'quality.noData' : 'quality.none')}>
        <div className="row">
          <CommandButton
            id={firstDataset === undefined ? 'data.import' : 'quality.addRule'}
            look="primary"
            icon="plus"
          />
          <CommandButton id="study.loadPlan" icon="folder" />
        </div>
      </Empty>
    )
  }
  return (
    <div className="page stack">
      <div className="row">
        <h1>{t('quality.title')}</h1>
        <span className="push" />
        <CommandButton id="quality.addRule" icon="plus" />
      </div>
      <p className="quiet">{t('quality.explain')}</p>
      <FailureNotice failure={review.error ?? edit.error} />
      {hasRules && review.isPending && <Waiting text={t('quality.running')} />}
      <UnexaminedFaults rules={unexamined} />
      {form}
      {checks.length > 0 && (
        <div className={review.isPlaceholderData || review.isFetching ? 'card stale' : 'card'}>
          <RuleTable checks={checks} picked={shown?.rule} onPick={setPicked} />
        </div>
      )}
      {shown && 'failure' in shown && <UnexaminedRuleView rule={shown} />}
      {shown && !('failure' in shown) && rule && <RuleView key={shown.rule} check={shown} rule={rule} />}
    </div>
  )
}

/** What was examined and what could not be, as the plan has the rules. */
const inOrder = ({ checks }: Plan, review: Result<'check.run'>): Reviewed[] => {
  const byRule = new Map([...review.checks, ...review.unexamined].map((one) => [one.rule, one]))
  return checks.flatMap(({ rules }) => rules.flatMap(({ id }) => byRule.get(id) ?? []))
}
