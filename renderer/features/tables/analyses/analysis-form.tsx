import { type FormEvent, useId } from 'react'
import type { AnalysisSpec } from '../../../../main/contract/analysis.ts'
import type { AnalysisField } from '../../../../main/contract/analysis-form.ts'
import type { Plan } from '../../../../main/contract/plan.ts'
import type { Texts as ReportTexts } from '../../../../main/core/report/texts.ts'
import { useDraft } from '../../../engine-client/draft.ts'
import { useAction, useAnswer } from '../../../engine-client/engine.ts'
import { forReport, useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Select } from '../../../ui/select.tsx'
import { isFreeName } from '../free-name.ts'
import { AnalysisFields } from './analysis-fields.tsx'
import { AnalysisHelp } from './analysis-help.tsx'
import { AnalysisTrial } from './analysis-trial.tsx'
import { FormContext } from './form-context.ts'
import { isField, placeOfFailure } from './place-of-failure.ts'
import { useTrial } from './use-trial.ts'
import {
  asText,
  described,
  type Missing,
  missingIn,
  naming,
  newAnalysis,
  type Written,
  withoutBlanks,
} from './written.ts'

type Props = {
  readonly plan: Plan
  /** The analysis of the plan that is changed; null for a new one. */
  readonly kept: AnalysisSpec | null
  readonly onKept: (id: string) => void
  readonly onCancel: () => void
}

/** An analysis while it is written, tried on the data as it grows; it enters the plan when it is whole. */
export const AnalysisForm = ({ plan, kept, onKept, onCancel }: Props) => {
  const kinds = useAnswer('analysis.kinds', {}).data
  const draft = useDraft<Written>(`tables/analysis/${kept?.id ?? ''}`)
  const first = kinds?.[0]
  if (!kinds || !first) return null
  const written = draft.value ?? kept ?? newAnalysis(first.kind, first.fields)
  const fields = kinds.find(({ kind }) => kind === written.analysis)?.fields ?? []
  return (
    <WrittenForm
      plan={plan}
      isKept={kept !== null}
      kinds={kinds.map(({ kind }) => kind)}
      known={fields}
      written={written}
      onChange={draft.change}
      onKind={(kind) => {
        const chosen = kinds.find((one) => one.kind === kind)
        if (chosen) draft.change({ ...newAnalysis(kind, chosen.fields), ...sharedOf(written) })
      }}
      onKept={(id) => {
        draft.discard()
        onKept(id)
      }}
      onCancel={() => {
        draft.discard()
        onCancel()
      }}
    />
  )
}

const sharedOf = (written: Written): Written =>
  Object.fromEntries(
    [...naming, ...described].flatMap((name) => (written[name] === undefined ? [] : [[name, written[name]]])),
  )

/** What is missing by name, each once. */
const namesOf = (missing: readonly Missing[], texts: ReportTexts): string =>
  [...new Set(missing.map(({ field }) => texts(`analysis.field.${field.text}`)))].join('; ')

type WrittenProps = Omit<Props, 'kept'> & {
  readonly isKept: boolean
  readonly kinds: readonly string[]
  /** The fields of the kind. */
  readonly known: readonly AnalysisField[]
  readonly written: Written
  readonly onChange: (written: Written) => void
  readonly onKind: (kind: string) => void
}

const WrittenForm = ({ plan, isKept, kinds, known, written, onChange, onKind, onKept, onCancel }: WrittenProps) => {
  const t = useTexts()
  const title = useId()
  const edit = useAction('plan.edit')
  const kind = asText(written.analysis)
  const id = asText(written.id)
  const isGoodName = isKept || isFreeName(plan, id)
  const spec = withoutBlanks(written, known)
  const missing = missingIn(written, known)
  const trial = useTrial(spec, missing, isGoodName)
  const failure = trial.failure ?? edit.error
  const path = failure && placeOfFailure(failure, written)
  const placed = failure && path && isField(known, path) ? { message: failure, path } : null
  const fields = namesOf(missing, forReport(t))
  const isWhole = missing.length === 0 && isGoodName && trial.isGood
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isWhole) return
    edit.mutate({ edits: [{ edit: 'analysis', analysis: spec as AnalysisSpec }] }, { onSuccess: () => onKept(id) })
  }
  const part = (wanted: (name: string) => boolean) => (
    <AnalysisFields
      scope={{ fields: known.filter(({ name }) => wanted(name)), value: written, outer: null }}
      path={[]}
      onChange={onChange}
    />
  )
  const isNaming = (name: string): boolean => naming.some((own) => own === name)
  const isDescribed = (name: string): boolean => described.some((own) => own === name)
  return (
    <FormContext
      value={{
        plan,
        failure: placed,
        nameMistake: id === '' || isGoodName ? null : t('saveName.invalid'),
        isKept,
      }}
    >
      <form className="main-pane analysis-form" aria-labelledby={title} onSubmit={submit}>
        <h1 id={title}>{t(isKept ? 'analysis.form.edit' : 'analysis.form.new')}</h1>
        {isKept ? (
          <p>{forReport(t)(`analysis.kind.${kind}`)}</p>
        ) : (
          <div className="analysis-kind">
            <Select
              label={t('analysis.form.kind')}
              value={kind}
              options={kinds.map((value) => ({ value, label: forReport(t)(`analysis.kind.${value}`) }))}
              onChange={onKind}
            />
          </div>
        )}
        <AnalysisHelp kind={kind} />
        {part((name) => !isNaming(name) && !isDescribed(name))}
        {part(isNaming)}
        <details>
          <summary>{t('analysis.form.more')}</summary>
          <div className="details-body">{part(isDescribed)}</div>
        </details>
        <FailureNotice failure={placed ? null : failure} />
        <AnalysisTrial trial={trial} />
        <div className="import-actions">
          <p className="quiet small push" role="status">
            {trial.isWorking
              ? t('analysis.form.working')
              : missing.length > 0 && t('analysis.form.missing', { fields })}
          </p>
          <Button onPress={onCancel}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={!isWhole || edit.isPending}>
            {t(isKept ? 'step.apply' : 'step.add')}
          </Button>
        </div>
      </form>
    </FormContext>
  )
}
