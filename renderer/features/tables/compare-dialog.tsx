import { type FormEvent, useState } from 'react'
import type { Plan } from '../../../main/contract/plan.ts'
import type { ResultTable } from '../../../main/contract/results.ts'
import type { TableSpec } from '../../../main/contract/table.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { useAction } from '../../engine-client/engine.ts'
import { localizedOf } from '../../i18n/localized.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { Modal } from '../../ui/modal.tsx'
import { Select } from '../../ui/select.tsx'
import { type ComparisonDraft, comparisonOf, newComparison } from './comparison-draft.ts'
import { isFreeName } from './free-name.ts'

type Props = {
  readonly plan: Plan
  readonly spec: TableSpec
  readonly table: ResultTable
  readonly onClose: () => void
  readonly onSaved: (id: string) => void
}

const everyPair = ''

/** Puts a comparison of a table's figures together and keeps it in the plan. */
export const CompareDialog = ({ plan, spec, table, onClose, onSaved }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const put = useAction('plan.edit')
  const run = useAction('comparison.run')
  const rounds = plan.tables.filter((other) => other.id !== spec.id && other.statistic === spec.statistic)
  const [draft, setDraft] = useState(() => newComparison(table, rounds[0]?.id ?? ''))
  const kinds = [
    ...(table.dimensions.length === 0 ? [] : (['differences', 'trend'] as const)),
    ...(rounds.length === 0 ? [] : (['change'] as const)),
  ]
  const change = (part: Partial<ComparisonDraft>): void => setDraft({ ...draft, ...part })
  const dimension = table.dimensions.find(({ variable }) => variable === draft.variable)
  const isComplete = isFreeName(plan, draft.id) && draft.titles[language].trim() !== '' && kinds.length > 0

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!isComplete) return
    const comparison = comparisonOf(draft, spec.id, localizedOf(draft.titles))
    try {
      // Computed first, so that the plan keeps nothing that cannot be.
      await run.mutateAsync({ comparison })
      await put.mutateAsync({ edits: [{ edit: 'comparison', comparison }] })
    } catch {
      return
    }
    onClose()
    onSaved(draft.id)
  }

  return (
    <Modal title={t('compare.title')} onClose={onClose}>
      <p className="quiet">{t('compare.explain', { table: inLanguage(spec.title, language) })}</p>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Select
          label={t('compare.kind')}
          value={draft.kind}
          options={kinds.map((kind) => ({ value: kind, label: t(`compare.kind.${kind}`) }))}
          onChange={(kind) => change({ kind })}
        />
        {draft.kind === 'change' ? (
          <>
            <Select
              label={t('compare.since')}
              value={draft.since}
              options={rounds.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
              onChange={(since) => change({ since })}
            />
            <Select
              label={t('compare.samples')}
              value={draft.samples}
              options={(['independent', 'overlapping'] as const).map((samples) => ({
                value: samples,
                label: t(`compare.samples.${samples}`),
              }))}
              onChange={(samples) => change({ samples })}
            />
          </>
        ) : (
          <Select
            label={t(draft.kind === 'trend' ? 'compare.along' : 'compare.between')}
            value={draft.variable}
            options={table.dimensions.map(({ variable, label }) => ({
              value: variable,
              label: inLanguage(label, language) || variable,
            }))}
            onChange={(variable) => change({ variable, reference: everyPair })}
          />
        )}
        {draft.kind === 'differences' && dimension && (
          <Select
            label={t('compare.reference')}
            value={draft.reference}
            options={[
              { value: everyPair, label: t('compare.reference.none') },
              ...dimension.categories.map(({ code, label }) => ({
                value: code,
                label: inLanguage(label, language) || code,
              })),
            ]}
            onChange={(reference) => change({ reference })}
          />
        )}
        <Field
          label={t('saveTable.id')}
          hint={t('import.dataset.invalid')}
          value={draft.id}
          onChange={(id) => change({ id })}
          error={draft.id === '' || isFreeName(plan, draft.id) ? undefined : t('saveName.invalid')}
        />
        <Field
          label={t('saveTable.titleEs')}
          value={draft.titles.es}
          onChange={(es) => change({ titles: { ...draft.titles, es } })}
        />
        <Field
          label={t('saveTable.titleEn')}
          value={draft.titles.en}
          onChange={(en) => change({ titles: { ...draft.titles, en } })}
        />
        <FailureNotice failure={run.error ?? put.error} />
        <div className="actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={!isComplete || run.isPending || put.isPending}>
            {t('saveTable.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
