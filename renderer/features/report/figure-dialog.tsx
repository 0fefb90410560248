import { useState } from 'react'
import { inLanguage } from '../../../main/contract/text.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Modal } from '../../ui/modal.tsx'
import { Select } from '../../ui/select.tsx'
import { AnalysisFigure } from './analysis-figure.tsx'
import type { PickerProps } from './figure-binding.tsx'
import { TableFigure } from './table-figure.tsx'

/** Picks a figure of a computed table or of an analysis that is to stand in the text. */
export const FigureDialog = (props: PickerProps) => {
  const t = useTexts()
  const { language, onClose } = props
  const tables = useAnswer('plan.results', {}).data?.tables ?? []
  const analyses = useAnswer('plan.describe', {}).data?.plan?.analyses ?? []
  const [picked, setPicked] = useState<string | null>(null)
  const items = [...tables, ...analyses]
  const id = items.find((item) => item.id === picked)?.id ?? items[0]?.id
  const table = tables.find((own) => own.id === id)
  return (
    <Modal title={t('report.figure.insert')} onClose={onClose}>
      {id === undefined ? (
        <p>{t('charts.noTables')}</p>
      ) : (
        <>
          <Select
            label={t('report.figure.from')}
            value={id}
            options={items.map((item) => ({ value: item.id, label: inLanguage(item.title, language) || item.id }))}
            onChange={setPicked}
          />
          {table ? <TableFigure key={id} table={table} {...props} /> : <AnalysisFigure key={id} id={id} {...props} />}
        </>
      )}
    </Modal>
  )
}
