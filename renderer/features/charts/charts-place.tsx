import { useState } from 'react'
import type { Plan } from '../../../main/contract/plan.ts'
import type { ChartSpec } from '../../../main/contract/report-section.ts'
import type { ResultTable } from '../../../main/contract/results.ts'
import type { Choice } from '../../../main/contract/shell-api.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { analysisOfColumn, columnTablesOf } from '../../../main/core/report/analysis/column-tables.ts'
import { type Axis, axesOf, isOnlyLevel } from '../../../main/core/report/axes.ts'
import { desktop } from '../../app/shell.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useCommand } from '../../commands/registry.ts'
import { useAction, useAnswer } from '../../engine-client/engine.ts'
import { forReport, useLanguage, useTexts } from '../../i18n/texts.ts'
import { Empty } from '../../ui/empty.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { type FailedAnalysis, useAnalysesToDraw } from './analyses-to-draw.ts'
import { ImportBoundaries } from './boundaries/import-boundaries.tsx'
import { type ChartDraft, draftOf, isOnMap, newChart } from './chart-draft.ts'
import { ChartEditor } from './chart-editor.tsx'
import { FailedAnalyses } from './failed-analyses.tsx'
import { isFreeChart } from './report-charts.ts'

/** The charts of the report, and the making of new ones. */
export const ChartsPlace = () => {
  const t = useTexts()
  const described = useAnswer('plan.describe', {}).data
  const plan = described?.inForce
  const results = useAnswer('plan.results', {}, { enabled: Boolean(plan) })
  const { computed, failed } = useAnalysesToDraw(plan?.analyses ?? [])
  const language = useLanguage()
  const run = useAction('plan.run')
  useCommand('tables.run', () => run.mutate({}), Boolean(plan) && !run.isPending)
  if (plan === undefined || (plan && results.isPending)) return null
  if (plan === null || described === undefined || described.plan === null) {
    return (
      <Empty text={t('tables.none')}>
        <CommandButton id="study.loadPlan" look="primary" icon="folder" />
      </Empty>
    )
  }
  const tables = results.data?.tables ?? []
  if (tables.length === 0) {
    return (
      <Empty text={t('charts.noTables')}>
        <CommandButton id="tables.run" look="primary" icon="run" />
        <FailureNotice failure={run.error ?? results.error} />
      </Empty>
    )
  }
  const scene = { language, texts: forReport(t), warnings: [] }
  const columns = [...columnTablesOf(computed, scene).values()].map(({ table }) => table)
  return <ChartsOfPlan plan={plan} own={described.plan} tables={[...tables, ...columns]} failed={failed} />
}

type Props = {
  /** The plan in force, with the charts of the library, and the plan as it was written. */
  readonly plan: Plan
  readonly own: Plan
  /** The tables of the plan, and the columns of its analyses as far as they are computed. */
  readonly tables: readonly ResultTable[]
  readonly failed: readonly FailedAnalysis[]
}

const ChartsOfPlan = ({ plan, own, tables, failed }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const axes = (table: ResultTable): Axis[] =>
    axesOf(table, language, forReport(t)).filter((axis) => !isOnlyLevel(axis))
  const sections = (plan.report?.sections ?? []).filter(({ charts }) => charts.length > 0)
  const first = sections[0]?.charts[0]
  /** A chart of the library is drawn as one more, which can be kept beside it. */
  const opened = (chart: ChartSpec): ChartDraft => {
    const draft = draftOf(chart)
    return isFreeChart(own, chart.id) ? { ...draft, kept: null } : draft
  }
  const [listed, setListed] = useState<string | null>(first?.id ?? null)
  const drawable = tables.find((table) => axes(table).length > 0)
  const [draft, setDraft] = useState<ChartDraft | null>(() => {
    // A column of an analysis comes when the analysis does.
    const isThere = first && (tables.some(({ id }) => id === first.table) || analysisOfColumn(plan, first.table))
    if (first && isThere) return opened(first)
    return drawable ? newChart(drawable, axes(drawable)) : null
  })
  useCommand(
    'charts.new',
    () => {
      if (!drawable) return
      setListed(null)
      setDraft(newChart(drawable, axes(drawable)))
    },
    drawable !== undefined,
  )
  const [boundaries, setBoundaries] = useState<Choice | null>(null)
  const chooseBoundaries = async (): Promise<void> => {
    const words = { title: t('boundaries.dialog'), button: t('import.dialog.button'), files: t('boundaries.files') }
    setBoundaries(await desktop.choose('boundaries', words))
  }
  useCommand('charts.importBoundaries', () => void chooseBoundaries())
  const known = plan.boundaries.map(({ id }) => id)
  // Boundaries that an undo took out of the plan carry no map any more.
  const shown = draft && !known.includes(draft.boundaries) ? { ...draft, boundaries: '' } : draft
  const table = tables.find(({ id }) => id === draft?.table)
  const drawnOf = draft === null ? undefined : analysisOfColumn(plan, draft.table)
  const refusal = failed.find(({ spec }) => spec.id === drawnOf?.id)?.failure
  return (
    <div className="split">
      <nav className="side-list" aria-label={t('charts.list')}>
        <CommandButton id="charts.new" icon="plus" />
        {sections.map((section) => {
          const title = inLanguage(section.title, language)
          return (
            <section key={title} aria-label={title}>
              <h2>{title}</h2>
              <ul>
                {section.charts.map((chart) => (
                  <li key={chart.id}>
                    <button
                      type="button"
                      className="side-item"
                      aria-current={chart.id === (draft?.kept ?? listed)}
                      onClick={() => {
                        setListed(chart.id)
                        setDraft(opened(chart))
                      }}
                    >
                      <span>
                        {inLanguage(chart.title, language) ||
                          inLanguage(tables.find(({ id }) => id === chart.table)?.title, language)}
                      </span>
                      <span className="quiet small">{t(`chart.name.${chart.chart}`)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
        <FailedAnalyses failed={failed} />
      </nav>
      <div className="tables-main">
        {shown && table ? (
          <ChartEditor
            plan={plan}
            own={own}
            tables={tables}
            table={table}
            axes={axes(table)}
            axesOfTable={axes}
            draft={shown}
            onDraft={setDraft}
          />
        ) : refusal ? (
          <FailureNotice failure={refusal} />
        ) : (
          <Empty text={t(draft ? 'tables.notComputed.hint' : 'charts.nothing')} />
        )}
      </div>
      {boundaries && (
        <ImportBoundaries
          file={boundaries}
          known={known}
          onClose={() => setBoundaries(null)}
          onImported={(id) => {
            setBoundaries(null)
            if (draft && isOnMap(draft)) setDraft({ ...draft, boundaries: id })
          }}
        />
      )}
    </div>
  )
}
