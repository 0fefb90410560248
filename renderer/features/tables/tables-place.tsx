import { startTransition, useState } from 'react'
import type { AnalysisSpec } from '../../../main/contract/analysis.ts'
import type { Plan } from '../../../main/contract/plan.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useCommand } from '../../commands/registry.ts'
import { useAction, useAnswer } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Empty } from '../../ui/empty.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AnalysisForm } from './analyses/analysis-form.tsx'
import { AnalysisView } from './analyses/analysis-view.tsx'
import { BuilderView } from './builder/builder-view.tsx'
import { type Draft, newDraft } from './builder/draft.ts'
import type { Figure } from './figures.ts'
import { KeptComparison } from './kept-comparison.tsx'
import { KeptTable } from './kept-table.tsx'
import { firstShown, partOf, type Shown } from './shown-groups.ts'
import { TableList } from './table-list.tsx'
import { TestBuilder } from './tests/test-builder.tsx'
import { newTest, type TestDraft } from './tests/test-draft.ts'
import { TestView } from './tests/test-view.tsx'

/** The tables, comparisons, tests and analyses of the plan, and the making of new ones. */
export const TablesPlace = () => {
  const t = useTexts()
  const described = useAnswer('plan.describe', {}).data
  if (described === undefined) return null
  const { plan, inForce } = described
  if (plan === null || inForce === null) {
    return (
      <Empty text={t('tables.none')}>
        <CommandButton id="study.loadPlan" look="primary" icon="folder" />
      </Empty>
    )
  }
  return <TablesOfPlan plan={inForce} own={plan} />
}

type Plans = {
  /** With the tables of its indicators. */
  readonly plan: Plan
  /** As it was written: what can be changed here. */
  readonly own: Plan
}

const TablesOfPlan = ({ plan, own }: Plans) => {
  const t = useTexts()
  const results = useAnswer('plan.results', {})
  const run = useAction('plan.run')
  const remove = useAction('plan.edit')
  const [picked, setPicked] = useState<Shown | null>(null)
  const [figure, setFigure] = useState<Figure>('estimate')
  const [draft, setDraft] = useState<Draft | null>(null)
  const [test, setTest] = useState<TestDraft | null>(null)
  const [analysis, setAnalysis] = useState<OpenAnalysis | null>(null)
  const firstDesign = plan.designs[0]?.id
  const isNew = draft !== null || test !== null || analysis !== null
  const shown = isNew ? null : (presentOf(plan, picked) ?? firstShown(plan))

  // A builder or a long table is drawn in turns, so that the page answers meanwhile.
  const open = (next: { draft?: Draft; test?: TestDraft; analysis?: OpenAnalysis; shown?: Shown }): void =>
    startTransition(() => {
      setDraft(next.draft ?? null)
      setTest(next.test ?? null)
      setAnalysis(next.analysis ?? null)
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
  useCommand('tables.analysis', () => open({ analysis: { kept: null } }))
  useCommand(
    'tables.editAnalysis',
    () => open({ analysis: { kept: own.analyses.find(({ id }) => id === shown?.id) ?? null } }),
    shown?.kind === 'analysis',
  )
  useCommand('tables.run', () => run.mutate({}), !run.isPending)
  useCommand(
    'tables.remove',
    () => {
      if (shown) remove.mutate({ edits: [{ edit: 'remove', part: partOf[shown.kind], id: shown.id }] })
    },
    shown !== null && presentOf(own, shown) !== null,
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
        {analysis && (
          <AnalysisForm
            key={analysis.kept?.id ?? ''}
            plan={plan}
            kept={analysis.kept}
            onKept={(id) => saved('analysis', id)}
            onCancel={() => open(analysis.kept ? { shown: { kind: 'analysis', id: analysis.kept.id } } : {})}
          />
        )}
        {shown?.kind === 'table' && results.isSuccess && (
          <KeptTable
            key={shown.id}
            id={shown.id}
            plan={plan}
            isOwn={own.tables.some(({ id }) => id === shown.id)}
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
        {shown?.kind === 'analysis' && <AnalysisView key={shown.id} id={shown.id} />}
      </div>
    </div>
  )
}

/** The analysis that is being written: one of the plan, or a new one. */
type OpenAnalysis = { readonly kept: AnalysisSpec | null }

/** What was picked, as long as the plan has it. */
const presentOf = (plan: Plan, picked: Shown | null): Shown | null =>
  picked && plan[partOf[picked.kind]].some(({ id }) => id === picked.id) ? picked : null
