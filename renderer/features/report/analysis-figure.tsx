import { useState } from 'react'
import type { AnalysisColumn, AnalysisPart } from '../../../main/contract/analysis.ts'
import { placeOfRow } from '../../../main/core/report/analysis/analysis-place.ts'
import { columnText, isFigure, partText, valueText } from '../../../main/core/report/analysis/analysis-words.ts'
import type { Scene } from '../../../main/core/report/scene.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { useAnswer } from '../../engine-client/engine.ts'
import { forReport, textsIn, useTexts } from '../../i18n/texts.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Select } from '../../ui/select.tsx'
import { FigureBinding, type PickerProps } from './figure-binding.tsx'

/** Picks a figure of an analysis: its part, the row and the column. */
export const AnalysisFigure = ({ id, ...props }: PickerProps & { readonly id: string }) => {
  const t = useTexts()
  const answer = useAnswer('plan.analyses', { only: [id] })
  const [picked, setPicked] = useState({ part: '', row: '', column: '' })
  const scene: Scene = {
    language: props.language,
    texts: forReport(textsIn(props.language)),
    warnings: [],
  }
  const parts = (answer.data?.analyses[0]?.parts ?? []).filter((own) => rowsOf(own, scene).length > 0)
  const part = parts.find(({ name }) => name === picked.part) ?? parts[0]
  if (!part)
    return (
      <>
        {answer.isPending && <Waiting text={t('phase.analysing')} />}
        <FailureNotice failure={answer.error} />
        <FigureBinding binding={null} {...props} />
      </>
    )
  const rows = rowsOf(part, scene)
  const columns = part.columns.filter(isFigure)
  const row = rows.find(({ value }) => value === picked.row) ?? rows[0]
  const column = columns.find(({ name }) => name === picked.column) ?? columns[0]
  return (
    <>
      <Select
        label={t('tables.analysis.part')}
        value={part.name}
        options={parts.map((own) => ({ value: own.name, label: partText(own, scene) }))}
        onChange={(name) => setPicked({ part: name, row: '', column: '' })}
      />
      <Select
        label={columnText(part.columns[0] as AnalysisColumn, scene)}
        value={row?.value ?? ''}
        options={rows}
        onChange={(value) => setPicked({ ...picked, part: part.name, row: value })}
      />
      <Select
        label={t('tables.figure')}
        value={column?.name ?? ''}
        options={columns.map((own) => ({ value: own.name, label: columnText(own, scene) }))}
        onChange={(name) => setPicked({ ...picked, part: part.name, column: name })}
      />
      <FigureBinding binding={row && column ? `{${id}.${part.name}${row.value}.${column.name}}` : null} {...props} />
    </>
  )
}

/** The rows that a text can name, by where they stand. */
const rowsOf = (part: AnalysisPart, scene: Scene) => {
  const [head] = part.columns
  if (!head || !part.columns.some(isFigure)) return []
  return part.rows.flatMap((row, place) => {
    const value = placeOfRow(part, place)
    return value === null ? [] : [{ value, label: valueText(row[0] ?? null, head, scene) }]
  })
}
