import i18next from 'i18next'
import { useState } from 'react'
import { inLanguage, type Language } from '../../../main/contract/text.ts'
import { axesOf, isOnlyLevel } from '../../../main/core/report/axes.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { forReport, type Texts, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Modal } from '../../ui/modal.tsx'
import { Select } from '../../ui/select.tsx'
import { LiveText } from './live-text.tsx'

type Props = {
  readonly language: Language
  readonly onClose: () => void
  /** Gets the figure as the plan binds it to its cell: `{table[sexo=2].estimate}`. */
  readonly onPick: (binding: string) => void
}

const fields = ['estimate', 'ci', 'se', 'cv', 'n', 'deff'] as const
const margin = ''

/** Picks a cell of a computed table, and which of its figures is to stand in the text. */
export const FigureDialog = ({ language, onClose, onPick }: Props) => {
  const t = useTexts()
  const tables = useAnswer('plan.results', {}).data?.tables ?? []
  const [picked, setPicked] = useState<string | null>(null)
  const [codes, setCodes] = useState<Readonly<Record<string, string>>>({})
  const [field, setField] = useState<(typeof fields)[number]>('estimate')
  const table = tables.find(({ id }) => id === picked) ?? tables[0]
  if (!table) {
    return (
      <Modal title={t('report.figure.insert')} onClose={onClose}>
        <p>{t('charts.noTables')}</p>
      </Modal>
    )
  }
  const texts = forReport(i18next.getFixedT(language) as unknown as Texts)
  const axes = axesOf(table, language, texts).filter((axis) => !isOnlyLevel(axis))
  const codeOn = (axis: (typeof axes)[number]): string => {
    const known = axis.entries.some(({ code }) => (code ?? margin) === codes[axis.variable])
    return known ? (codes[axis.variable] ?? margin) : (axis.entries.at(-1)?.code ?? margin)
  }
  const at = axes.flatMap((axis) => {
    const code = codeOn(axis)
    return code === margin ? [] : [`${axis.variable}=${code}`]
  })
  const place = at.length === 0 ? '' : `[${at.join(',')}]`
  const binding = `{${table.id}${place}.${field === 'ci' ? 'estimate:ci' : field}}`
  return (
    <Modal title={t('report.figure.insert')} onClose={onClose}>
      <Select
        label={t('charts.table')}
        value={table.id}
        options={tables.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
        onChange={(id) => {
          setPicked(id)
          setCodes({})
        }}
      />
      {axes.map((axis) => (
        <Select
          key={`${table.id} ${axis.variable}`}
          label={axis.label}
          value={codeOn(axis)}
          options={axis.entries.map(({ code, label }) => ({ value: code ?? margin, label }))}
          onChange={(code) => setCodes({ ...codes, [axis.variable]: code })}
        />
      ))}
      <Select
        label={t('tables.figure')}
        value={field}
        options={fields.map((value) => ({ value, label: t(`tables.figure.${value}`) }))}
        onChange={setField}
      />
      <LiveText text={binding} language={language} />
      <code className="small">{binding}</code>
      <div className="actions">
        <Button onPress={onClose}>{t('action.cancel')}</Button>
        <Button
          look="primary"
          onPress={() => {
            onPick(binding)
            onClose()
          }}
        >
          {t('report.figure.insert')}
        </Button>
      </div>
    </Modal>
  )
}
