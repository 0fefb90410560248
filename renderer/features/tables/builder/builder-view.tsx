import { useCallback, useMemo, useRef, useState } from 'react'
import type { Variable } from '../../../../main/contract/codebook.ts'
import type { Plan } from '../../../../main/contract/plan.ts'
import type { ResultTable } from '../../../../main/contract/results.ts'
import type { TableSpec } from '../../../../main/contract/table.ts'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useCommand } from '../../../commands/registry.ts'
import { useAnswer, useAskAhead } from '../../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Empty } from '../../../ui/empty.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import type { Figure } from '../figures.ts'
import { MergeBar } from '../merge-bar.tsx'
import { TableView } from '../table-view.tsx'
import { type Draft, type DraftChange, missingOf, withMerge } from './draft.ts'
import { SaveTableDialog } from './save-table-dialog.tsx'
import { Shelves } from './shelves.tsx'
import { specOf } from './spec-of.ts'
import { StatisticHelp } from './statistic-help.tsx'
import { StatisticOptions } from './statistic-options.tsx'

type Props = {
  readonly plan: Plan
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  readonly figure: Figure
  readonly onFigure: (figure: Figure) => void
  readonly onSaved: (id: string) => void
}

const none: readonly Variable[] = []

/** A table put together part by part; it is estimated as soon as it can be, and anew with every change. */
export const BuilderView = ({ plan, draft, onDraft, figure, onFigure, onSaved }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const [view, setView] = useState<'table' | 'chart'>('table')
  const [isSaving, setSaving] = useState(false)
  const variables = useAnswer('plan.variables', { design: draft.design })
  const labels = useMemo(
    () =>
      new Map([
        ...(variables.data ?? []).map(({ name, label }) => [name, label] as const),
        ...plan.sets.map(({ name, label }) => [name, label] as const),
      ]),
    [variables.data, plan],
  )
  const missing = missingOf(draft)
  const specFor = useCallback((some: Draft) => specOf(some, plan, labels, language, t), [plan, labels, language, t])
  const spec = specFor(draft)
  const estimate = useAnswer(
    'table.estimate',
    { table: spec },
    { enabled: missing === null && variables.isSuccess, keep: 'previous' },
  )
  const askAhead = useAskAhead()
  const { isSuccess: hasVariables } = variables
  const latest = useRef(draft)
  latest.current = draft
  // The same function for every draft: what a change leaves as it was is not drawn again.
  const edit = useCallback(
    (change: DraftChange): void => {
      const before = latest.current
      const next = change(before)
      const canBeAsked = next.design === before.design && hasVariables && missingOf(next) === null
      if (canBeAsked) askAhead('table.estimate', { table: specFor(next) })
      latest.current = next
      onDraft(next)
    },
    [askAhead, specFor, hasVariables, onDraft],
  )
  const isStale = estimate.isPlaceholderData || missing !== null
  useCommand('tables.save', () => setSaving(true), estimate.isSuccess && missing === null)
  const [shown, setShown] = useState<{ readonly table: ResultTable; readonly spec: TableSpec } | null>(null)
  // While the next table is counted, the one before it stays as it is, and so does what it came from.
  if (!isStale && estimate.data && estimate.data !== shown?.table) setShown({ table: estimate.data, spec })
  return (
    <div className="builder">
      <Shelves plan={plan} variables={variables.data ?? none} draft={draft} onEdit={edit} />
      <StatisticOptions
        key={`${draft.design} ${draft.statistic}`}
        variables={variables.data ?? none}
        draft={draft}
        onEdit={edit}
      />
      <div className="builder-actions">
        <StatisticHelp statistic={draft.statistic} />
        <CommandButton id="tables.save" icon="plus" />
      </div>
      <p className="visually-hidden" role="status">
        {isStale && estimate.data && missing === null ? t('builder.stale') : ''}
      </p>
      <FailureNotice failure={variables.error ?? (missing === null ? estimate.error : null)} />
      {missing !== null && <Empty text={t(`builder.next.${missing}`)} />}
      {missing === null && shown && (
        <>
          <MergeBar
            spec={spec}
            table={isStale ? null : shown.table}
            onMerge={(variable, merge) => edit((before) => withMerge(before, variable, merge))}
          />
          <div className={isStale ? 'stale' : ''} aria-busy={isStale}>
            <TableView
              key={shown.table.dimensions.map(({ variable }) => variable).join(' ')}
              table={shown.table}
              spec={shown.spec}
              figure={figure}
              onFigure={onFigure}
              view={view}
              onView={setView}
            />
          </div>
        </>
      )}
      {isSaving && <SaveTableDialog plan={plan} table={spec} onClose={() => setSaving(false)} onSaved={onSaved} />}
    </div>
  )
}
