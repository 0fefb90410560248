import { type FormEvent, useState } from 'react'
import { namePattern } from '../../../main/contract/name.ts'
import type { Plan } from '../../../main/contract/plan.ts'
import type { ChartSpec } from '../../../main/contract/report-section.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { Modal } from '../../ui/modal.tsx'
import { Select } from '../../ui/select.tsx'
import { isFreeChart, reportWith } from './report-charts.ts'

type Props = {
  readonly plan: Plan
  /** The same with what the library adds, whose names are taken too. */
  readonly inForce: Plan
  readonly chart: ChartSpec
  readonly onClose: () => void
  readonly onAdded: (id: string) => void
}

/** Asks in which section of the report a chart is to be printed. */
export const AddChartDialog = ({ plan, inForce, chart, onClose, onAdded }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const put = useAction('plan.edit')
  const sections = plan.report?.sections ?? []
  const own = sections.findIndex(({ tables }) => tables.includes(chart.table))
  const [section, setSection] = useState(String(Math.max(0, own)))
  const [id, setId] = useState(freeName(inForce, chart))
  const isNameGood = namePattern.test(id) && isFreeChart(inForce, id)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isNameGood || sections.length === 0) return
    put.mutate(
      { edits: [{ edit: 'report', sections: reportWith(plan, { ...chart, id }, Number(section)) }] },
      {
        onSuccess: () => {
          onClose()
          onAdded(id)
        },
      },
    )
  }
  return (
    <Modal title={t('command.charts.keep')} onClose={onClose}>
      {sections.length === 0 ? (
        <p>{t('charts.noSections')}</p>
      ) : (
        <form className="stack" id="add-chart" onSubmit={submit}>
          <Select
            label={t('charts.section')}
            value={section}
            options={sections.map(({ title }, place) => ({ value: String(place), label: inLanguage(title, language) }))}
            onChange={setSection}
          />
          <Field
            label={t('saveTable.id')}
            value={id}
            onChange={setId}
            error={isNameGood ? undefined : t('saveName.invalid')}
          />
          <FailureNotice failure={put.error} />
        </form>
      )}
      <div className="actions">
        <Button onPress={onClose}>{t('action.cancel')}</Button>
        {sections.length > 0 && (
          <Button type="submit" form="add-chart" look="primary" isDisabled={!isNameGood || put.isPending}>
            {t('charts.add')}
          </Button>
        )}
      </div>
    </Modal>
  )
}

/** "causa_sexo_barras", with a number where that is taken. */
const freeName = (plan: Plan, { table, chart }: ChartSpec): string => {
  const base = `${table.replaceAll('-', '_')}_${chart}`
  const names = [base, ...Array.from({ length: 50 }, (_, i) => `${base}_${i + 2}`)]
  return names.find((name) => isFreeChart(plan, name)) ?? base
}
