import { startTransition, useState } from 'react'
import type { Plan } from '../../../main/contract/plan.ts'
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
import { KeptComparison } from './kept-comparison.tsx'
import { KeptTable } from './kept-table.tsx'
import { type Shown, TableList } from './table-list.tsx'
import { TestBuilder } from './tests/test-builder.tsx'
import { newTest, type TestDraft } from './tests/test-draft.ts'
import { TestView } from './tests/test-view.tsx'

/** The tables, comparisons and tests of the plan, and the making of new ones. */
export const TablesPlace = () => {
  const t = useTexts()
  const plan = useAnswer('plan.describe', {}).data?.plan
  if (plan === undefined) return null
  if (plan === null) {
    return (
      <Empty text={t('tables.none')}>
        <CommandButton id="study.loadPlan" look="primary" icon="folder" />
      </Empty>
    )
  }
  return <TablesOfPlan plan={plan} />
}

const TablesOfPlan = ({ plan }: { readonly plan: Plan }) => {
  const t = useTexts()
  const results = useAnswer('plan.results', {})
  const run = useAction('plan.run')
  const remove = useAction('plan.edit')
  const [picked, setPicked] = useState<Shown | null>(null)
  const [figure, setFigure] = useState<Figure>('estimate')
  const [draft, setDraft] = useState<Draft | null>(null)
  const [test, setTest] = useState<TestDraft | null>(null)
  const firstDesign = plan.designs[0]?.id
  const isNew = draft !== null || test !== null
  const shown = isNew ? null : (presentOf(plan, picked) ?? firstOf(plan))

  // A builder or a long table is drawn in turns, so that the page answers meanwhile.
  const open = (next: { draft?: Draft | null; test?: TestDraft | null; shown?: Shown }): void =>
    startTransition(() => {
      setDraft(next.draft ?? null)
      setTest(next.test ?? null)
      if (next.shown) setPicked(next.shown)
    })
  const saved = (kind: Shown['kind'], id: string): void => {
    open({ shown: { kind, id } })
    run.mutate({})
  }
  useCommand(
    'tables.new',
    () => {
      if (firstDesign !== undefined) open({ draft: draft ?? newDraft(firstDesign) })
    },
    firstDesign !== undefined,
  )
  useCommand(
    'tables.test',
    () => {
      if (firstDesign !== undefined) open({ test: test ?? newTest(firstDesign) })
    },
    firstDesign !== undefined,
  )
  useCommand('tables.run', () => run.mutate({}), !run.isPending)
  useCommand(
    'tables.remove',
    () => {
      if (shown) remove.mutate({ edits: [{ edit: 'remove', part: `${shown.kind}s`, id: shown.id }] })
    },
    shown !== null,
  )

  const tables = new Map((results.data?.tables ?? []).map((table) => [table.id, table]))
  const missing = plan.tables.length - tables.size
  return (
    <div className="split">
      <TableList plan={plan} computed={tables} picked={shown} onPick={(next) => open({ shown: next })} />
      <div className="tables-main">
        {missing > 0 && results.isSuccess && !run.isPending && !isNew && (
          <div className="tables-bar">
            <Notice tone="warn">{t('tables.outOfDate', { missing, all: plan.tables.length })}</Notice>
            <CommandButton id="tables.run" look="primary" icon="run" />
          </div>
        )}
        <FailureNotice failure={run.error ?? remove.error ?? results.error} />
        {draft && (
          <BuilderView
            plan={plan}
            draft={draft}
            onDraft={setDraft}
            figure={figure}
            onFigure={setFigure}
            onSaved={(id) => saved('table', id)}
          />
        )}
        {test && <TestBuilder plan={plan} draft={test} onDraft={setTest} onSaved={(id) => saved('test', id)} />}
        {shown?.kind === 'table' && results.isSuccess && (
          <KeptTable
            key={shown.id}
            id={shown.id}
            plan={plan}
            table={tables.get(shown.id)}
            figure={figure}
            onFigure={setFigure}
            onEdit={(kept) => open({ draft: kept })}
            onCompared={(id) => saved('comparison', id)}
            onChanged={() => run.mutate({})}
          />
        )}
        {shown?.kind === 'comparison' && (
          <KeptComparison
            comparison={results.data?.comparisons.find(({ id }) => id === shown.id)}
            isPending={results.isPending || run.isPending}
          />
        )}
        {shown?.kind === 'test' && <TestView key={shown.id} id={shown.id} />}
      </div>
    </div>
  )
}

/** What was picked, as long as the plan has it. */
const presentOf = (plan: Plan, picked: Shown | null): Shown | null =>
  picked && plan[`${picked.kind}s`].some(({ id }) => id === picked.id) ? picked : null

const firstOf = ({ tables }: Plan): Shown | null => (tables[0] ? { kind: 'table', id: tables[0].id } : null)
