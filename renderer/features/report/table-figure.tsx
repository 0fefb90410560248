import { useState } from 'react'
import type { ResultTable } from '../../../main/contract/results.ts'
import { axesOf, isOnlyLevel } from '../../../main/core/report/axes.ts'
import { forReport, textsIn, useTexts } from '../../i18n/texts.ts'
import { Select } from '../../ui/select.tsx'
import { FigureBinding, type PickerProps } from './figure-binding.tsx'

const fields = ['estimate', 'ci', 'se', 'cv', 'n', 'deff'] as const
const margin = ''

/** Picks a cell of a table, and which of its figures is to stand in the text. */
export const TableFigure = ({ table, ...props }: PickerProps & { readonly table: ResultTable }) => {
  const t = useTexts()
  const { language } = props
  const [codes, setCodes] = useState<Readonly<Record<string, string>>>({})
  const [field, setField] = useState<(typeof fields)[number]>('estimate')
  const texts = forReport(textsIn(language))
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
  return (
    <>
      {axes.map((axis) => (
        <Select
          key={axis.variable}
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
      <FigureBinding binding={`{${table.id}${place}.${field === 'ci' ? 'estimate:ci' : field}}`} {...props} />
    </>
  )
}
