import { type FormEvent, useId } from 'react'
import { severities } from '../../../../main/contract/checks.ts'
import type { Plan } from '../../../../main/contract/plan.ts'
import type { StudyOverview } from '../../../../main/contract/study-overview.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useAction, useAnswer } from '../../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Field } from '../../../ui/field.tsx'
import { LocalizedField } from '../../../ui/localized-field.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { Select } from '../../../ui/select.tsx'
import { newRule, type RuleDraft, ruleKinds, ruleOf } from './rule-draft.ts'
import { RuleParts } from './rule-parts.tsx'

type Props = {
  readonly study: StudyOverview
  readonly plan: Plan | null
  readonly draft: RuleDraft
  readonly isNew: boolean
  readonly onDraft: (draft: RuleDraft) => void
  readonly onKept: (rule: string) => void
  readonly onCancel: () => void
}

/** A rule while it is written; it enters the plan when it is whole. */
export const RuleForm = ({ study, plan, draft, isNew, onDraft, onKept, onCancel }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const title = useId()
  const edit = useAction('plan.edit')
  const variables = useAnswer('data.variables', { dataset: draft.dataset })
  const options = (variables.data ?? []).map(({ name, label }) => ({
    name,
    label: inLanguage(label, language) || name,
  }))
  const numeric = new Set((variables.data ?? []).filter(({ storage }) => storage === 'number').map(({ name }) => name))
  const isTaken = isNew && Boolean(plan?.checks.some(({ rules }) => rules.some(({ id }) => id === draft.id)))
  const rule = ruleOf(draft)
  const canKeep = rule !== null && !isTaken
  const put = (part: Partial<RuleDraft>): void => onDraft({ ...draft, ...part })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!rule || isTaken) return
    edit.mutate({ edits: [{ edit: 'rule', dataset: draft.dataset, rule }] }, { onSuccess: () => onKept(rule.id) })
  }
  return (
    <form className="card stack" aria-labelledby={title} onSubmit={submit}>
      <h2 id={title}>{t(isNew ? 'rule.new' : 'rule.edit')}</h2>
      <div className="design-form">
        <Select
          label={t('check.column.dataset')}
          value={draft.dataset}
          options={study.datasets.map(({ dataset }) => ({ value: dataset, label: dataset }))}
          onChange={(dataset) => onDraft({ ...newRule(dataset), check: draft.check, id: draft.id, label: draft.label })}
        />
        <div>
          <Select
            label={t('rule.kind')}
            value={draft.check}
            options={ruleKinds.map((kind) => ({ value: kind, label: t(`rule.kind.${kind}`) }))}
            onChange={(check) => put({ check })}
          />
          <p className="hint">{t(`rule.help.${draft.check}`)}</p>
        </div>
        {isNew && (
          <Field
            label={t('design.id')}
            hint={t('import.dataset.invalid')}
            error={isTaken ? t('rule.id.taken') : undefined}
            value={draft.id}
            onChange={(id) => put({ id })}
            autoFocus
          />
        )}
      </div>
      <LocalizedField
        label={t('rule.label')}
        hint={t('rule.label.hint')}
        value={draft.label}
        onChange={(label) => put({ label })}
      />
      <div className="field">
        <span className="label">{t('check.column.severity')}</span>
        <Segments
          label={t('check.column.severity')}
          options={severities.map((severity) => ({ value: severity, label: t(`check.severity.${severity}`) }))}
          value={draft.severity}
          onChange={(severity) => put({ severity })}
        />
      </div>
      <RuleParts
        draft={draft}
        onChange={put}
        options={options}
        numeric={options.filter(({ name }) => numeric.has(name))}
        datasets={study.datasets.map(({ dataset }) => dataset).filter((name) => name !== draft.dataset)}
      />
      <Field
        label={t('rule.where')}
        hint={t('rule.where.hint')}
        value={draft.where}
        onChange={(where) => put({ where })}
      />
      {!canKeep && <p className="quiet small">{t('rule.incomplete')}</p>}
      <FailureNotice failure={edit.error} />
      <div className="row end">
        <Button onPress={onCancel}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" isDisabled={!canKeep || edit.isPending}>
          {t(isNew ? 'step.add' : 'step.apply')}
        </Button>
      </div>
    </form>
  )
}
