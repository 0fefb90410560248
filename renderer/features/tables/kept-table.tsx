import { useState } from 'react'
import type { Plan } from '../../../main/contract/plan.ts'
import type { ResultTable } from '../../../main/contract/results.ts'
import type { CategoryMerge } from '../../../main/contract/table.ts'
import { useMay } from '../../app/use-may.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useCommand } from '../../commands/registry.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Empty } from '../../ui/empty.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { type Draft, draftOf } from './builder/draft.ts'
import { CompareDialog } from './compare-dialog.tsx'
import type { Figure } from './figures.ts'
import { MergeBar } from './merge-bar.tsx'
import { TableView } from './table-view.tsx'

type Props = {
  readonly id: string
  readonly plan: Plan
  /** Written in the plan; tables of the indicator library are only read and compared. */
  readonly isOwn: boolean
  /** Undefined while it is not computed for the present data and plan. */
  readonly table: ResultTable | undefined
  readonly figure: Figure
  readonly onFigure: (figure: Figure) => void
  readonly onEdit: (draft: Draft) => void
  readonly onCompared: (comparison: string) => void
  readonly onChanged: () => void
}

/** A table of the plan: read, compared, merged, and opened for changes. */
export const KeptTable = ({ id, plan, isOwn, table, figure, onFigure, onEdit, onCompared, onChanged }: Props) => {
  const t = useTexts()
  const put = useAction('plan.edit')
  const canEdit = useMay()('plan.edit')
  const [view, setView] = useState<'table' | 'chart'>('table')
  const [isComparing, setComparing] = useState(false)
  const spec = plan.tables.find((each) => each.id === id)
  useCommand(
    'tables.edit',
    () => {
      if (spec) onEdit(draftOf(spec))
    },
    spec !== undefined && isOwn,
  )
  useCommand('tables.compare', () => setComparing(true), table !== undefined)
  if (!spec) return null
  const merged = (variable: string, merge: readonly CategoryMerge[]): void => {
    const { merge: before, ...rest } = spec
    const next = { ...before, [variable]: [...merge] }
    if (merge.length === 0) delete next[variable]
    const item = Object.keys(next).length === 0 ? rest : { ...rest, merge: next }
    put.mutate({ edits: [{ edit: 'table', table: item }] }, { onSuccess: onChanged })
  }
  return (
    <>
      <div className="tables-bar">
        {isOwn && <CommandButton id="tables.edit" look="bare" icon="settings" />}
        <CommandButton id="tables.compare" look="bare" icon="plus" />
        {isOwn && <CommandButton id="tables.remove" look="bare" icon="close" />}
      </div>
      {!isOwn && <p className="quiet small">{t('tables.ofLibrary', { id })}</p>}
      <FailureNotice failure={put.error} />
      {isOwn && <MergeBar spec={spec} table={table ?? null} onMerge={canEdit ? merged : null} />}
      {table ? (
        <TableView table={table} spec={spec} figure={figure} onFigure={onFigure} view={view} onView={setView} />
      ) : (
        <Empty text={t('tables.notComputed.hint')} />
      )}
      {isComparing && table && (
        <CompareDialog plan={plan} spec={spec} table={table} onClose={() => setComparing(false)} onSaved={onCompared} />
      )}
    </>
  )
}
