import { useState } from 'react'
import { CommandButton } from '../../commands/command-button.tsx'
import { useCommand } from '../../commands/registry.ts'
import { useAction, useAnswer } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Empty } from '../../ui/empty.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { BuilderView } from './builder/builder-view.tsx'
import { type Draft, newDraft } from './builder/draft.ts'
import type { Figure } from './figures.ts'
import { TableList } from './table-list.tsx'
import { TableView } from './table-view.tsx'

/** The tables of the plan with their figures. */
export const TablesPlace = () => {
  const t = useTexts()
  const plan = useAnswer('plan.describe', {}).data?.plan
  const results = useAnswer('plan.results', {}, { enabled: Boolean(plan) })
  const run = useAction('plan.run')
  const [picked, setPicked] = useState<string | null>(null)
  const [figure, setFigure] = useState<Figure>('estimate')
  const [draft, setDraft] = useState<Draft | null>(null)
  const [view, setView] = useState<'table' | 'chart'>('table')
  const firstDesign = plan?.designs[0]?.id
  useCommand(
    'tables.new',
    () => {
      if (firstDesign !== undefined) setDraft(draft ?? newDraft(firstDesign))
    },
    firstDesign !== undefined,
  )
  useCommand('tables.run', () => run.mutate({}), Boolean(plan) && !run.isPending)

  if (plan === undefined) return null
  if (plan === null) {
    return (
      <Empty text={t('tables.none')}>
        <CommandButton id="study.loadPlan" look="primary" icon="folder" />
      </Empty>
    )
  }
  const tables = new Map((results.data?.tables ?? []).map((table) => [table.id, table]))
  const id = (plan.tables.find((each) => each.id === picked) ?? plan.tables[0])?.id ?? ''
  const table = tables.get(id)
  const missing = plan.tables.length - tables.size
  return (
    <div className="split">
      <TableList
        plan={plan}
        computed={tables}
        picked={draft ? null : id}
        onPick={(next) => {
          setDraft(null)
          setPicked(next)
        }}
      />
      <div className="tables-main">
        {missing > 0 && results.isSuccess && !run.isPending && (
          <div className="tables-bar">
            <Notice tone="warn">{t('tables.outOfDate', { missing, all: plan.tables.length })}</Notice>
            <CommandButton id="tables.run" look="primary" icon="run" />
          </div>
        )}
        <FailureNotice failure={run.error ?? results.error} />
        {draft && (
          <BuilderView
            plan={plan}
            draft={draft}
            onDraft={setDraft}
            figure={figure}
            onFigure={setFigure}
            onSaved={(saved) => {
              setDraft(null)
              setPicked(saved)
              run.mutate({})
            }}
          />
        )}
        {draft ? null : table ? (
          <TableView key={id} table={table} figure={figure} onFigure={setFigure} view={view} onView={setView} />
        ) : (
          results.isSuccess && <Empty text={t('tables.notComputed.hint')} />
        )}
      </div>
    </div>
  )
}
