import { useState } from 'react'
import type { Plan } from '../../../main/contract/plan.ts'
import type { ResultTable } from '../../../main/contract/results.ts'
import type { Axis } from '../../../main/core/report/axes.ts'
import { desktop } from '../../app/shell.ts'
import { useOutput } from '../../app/use-output.ts'
import { Chart, type Picture } from '../../charts/chart.tsx'
import { CommandButton } from '../../commands/command-button.tsx'
import { useCommand } from '../../commands/registry.ts'
import { useAction, useAnswer } from '../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { AddChartDialog } from './add-chart-dialog.tsx'
import { BoundaryCheck } from './boundaries/boundary-check.tsx'
import { type ChartDraft, isOnMap, specOf } from './chart-draft.ts'
import { ChartFigures } from './chart-figures.tsx'
import { ChartShelves } from './chart-shelves.tsx'
import { reportWith, reportWithout } from './report-charts.ts'

type Props = {
  /** The plan in force, and the one as it was written, in which charts are kept. */
  readonly plan: Plan
  readonly own: Plan
  readonly tables: readonly ResultTable[]
  readonly table: ResultTable
  readonly axes: readonly Axis[]
  /** Those of any table. */
  readonly axesOfTable: (table: ResultTable) => readonly Axis[]
  readonly draft: ChartDraft
  readonly onDraft: (draft: ChartDraft) => void
}

/** A chart put together part by part: drawn at once, told in words, with its figures, to copy, to keep and to print. */
export const ChartEditor = ({ plan, own, tables, table, axes, axesOfTable, draft, onDraft }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const put = useAction('plan.edit')
  const write = useAction('chart.write')
  const [picture, setPicture] = useState<Picture | null>(null)
  const { folder, choose } = useOutput('charts.save.dialog', 'report.write.button')
  const [isAdding, setAdding] = useState(false)
  const [copied, setCopied] = useState(false)
  const spec = specOf(draft, axes)
  const chart = useAnswer('chart.draw', { chart: spec, table, language }, { keep: 'previous' })
  const isKept = draft.kept !== null
  const design = plan.tables.find(({ id }) => id === draft.table)?.design
  const dataset = plan.designs.find(({ id }) => id === design)?.dataset
  const areas = draft.main === '' ? axes.find(({ isLevel }) => !isLevel)?.variable : draft.main

  const save = async (): Promise<void> => {
    const chosen = await choose()
    if (chosen) write.mutate({ chart: spec, table, language, folder: chosen.token })
  }
  const copyPicture = async (): Promise<void> => {
    if (!picture) return
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture.png() })])
    setCopied(true)
  }
  const copySvg = async (): Promise<void> => {
    if (!picture) return
    await navigator.clipboard.writeText(await picture.svg())
    setCopied(true)
  }
  useCommand('charts.save', () => void save(), chart.isSuccess && !write.isPending)
  useCommand('charts.copy', () => void copyPicture(), picture !== null)
  useCommand('charts.copySvg', () => void copySvg(), picture !== null)
  useCommand(
    'charts.keep',
    () => {
      if (isKept) put.mutate({ edits: [{ edit: 'report', sections: reportWith(own, spec) }] })
      else setAdding(true)
    },
    chart.isSuccess,
  )
  useCommand(
    'charts.remove',
    () => put.mutate({ edits: [{ edit: 'report', sections: reportWithout(own, draft.kept ?? '') }] }),
    isKept,
  )

  return (
    <div className="builder">
      <ChartShelves
        boundaries={plan.boundaries.map(({ id }) => id)}
        tables={tables}
        axes={axes}
        axesOfTable={axesOfTable}
        draft={draft}
        onDraft={onDraft}
      />
      <section className="main-pane" aria-label={chart.data?.title ?? t('charts.list')}>
        <h1>{chart.data?.title ?? t('charts.list')}</h1>
        <div className="row">
          <CommandButton id="charts.keep" icon="report" look="primary" />
          <CommandButton id="charts.save" icon="folder" />
          <CommandButton id="charts.copy" icon="copy" look="bare" />
          <CommandButton id="charts.copySvg" look="bare" />
          {isKept && <CommandButton id="charts.remove" icon="close" look="bare" />}
          <span className="small quiet" role="status">
            {copied ? t('charts.copied') : ''}
          </span>
        </div>
        <FailureNotice failure={chart.error ?? write.error ?? put.error} />
        {write.data && folder && (
          <p role="status" className="row">
            {t('report.write.done', { files: write.data.files.length, folder: folder.name })}
            <Button size="small" icon="folder" onPress={() => void desktop.reveal(folder.token)}>
              {t('report.write.reveal')}
            </Button>
          </p>
        )}
        {isOnMap(draft) && draft.boundaries !== '' && dataset !== undefined && areas !== undefined && (
          <BoundaryCheck boundaries={draft.boundaries} dataset={dataset} variable={areas} />
        )}
        {chart.data && (
          <>
            <Chart
              spec={chart.data.spec}
              description={chart.data.description}
              isWhole={isOnMap(draft)}
              onDrawn={setPicture}
            />
            <details open>
              <summary>{t('tables.chart.text')}</summary>
              <p>{chart.data.description}</p>
            </details>
            <ChartFigures figures={chart.data.figures} />
          </>
        )}
      </section>
      {isAdding && (
        <AddChartDialog
          plan={own}
          inForce={plan}
          chart={spec}
          onClose={() => setAdding(false)}
          onAdded={(kept) => onDraft({ ...draft, kept })}
        />
      )}
    </div>
  )
}
