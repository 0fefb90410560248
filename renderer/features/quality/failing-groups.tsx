import { useState } from 'react'
import type { CheckResult } from '../../../main/contract/checks.ts'
import type { Variable } from '../../../main/contract/codebook.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { decimal, integer, percent } from '../../../main/core/report/number-format.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useFigure } from '../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { OptionalVariable } from '../../ui/optional-variable.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'

type Props = { readonly check: CheckResult; readonly variables: readonly Variable[] }

/** What fails a rule by interviewer, day, area or any other variable: where to look first. */
export const FailingGroups = ({ check, variables }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const figure = useFigure()
  const [by, setBy] = useState<string | undefined>(() => likelyGroups(variables)[0])
  const groups = useAnswer(
    'check.groups',
    { rule: check.rule, by: by ?? '' },
    { enabled: by !== undefined, keep: 'previous' },
  )
  const options = variables.map(({ name, label }) => ({ name, label: inLanguage(label, language) || name }))
  const title = options.find(({ name }) => name === by)?.label ?? ''
  return (
    <>
      <div className="design-form">
        <OptionalVariable
          label={t('quality.by')}
          hint={t('quality.by.hint')}
          options={options}
          value={by}
          onChange={setBy}
        />
      </div>
      <FailureNotice failure={groups.error} />
      {by !== undefined && groups.data && (
        <PlainTable
          caption={t('quality.byGroup', { variable: title })}
          rows={groups.data.groups}
          keyOf={({ value }) => value}
          columns={[
            {
              label: title,
              value: ({ value, label }) =>
                value === '' ? t('quality.group.none') : inLanguage(label, language) || value,
            },
            { label: t('quality.group.records'), value: ({ records }) => figure(records, integer), isNumber: true },
            { label: t('check.column.failing'), value: ({ failing }) => figure(failing, integer), isNumber: true },
            {
              label: t('quality.group.share'),
              value: ({ failing, records }) => figure(failing / records, percent(1)),
              isNumber: true,
            },
            { label: t('check.column.open'), value: ({ open }) => figure(open, integer), isNumber: true },
          ]}
        />
      )}
    </>
  )
}

/** The figures of every group of a profile against those of all others. */
export const ProfileGroups = ({ rule }: { readonly rule: string }) => {
  const t = useTexts()
  const figure = useFigure()
  const profile = useAnswer('check.profile', { rule })
  const rows = (profile.data?.groups ?? []).flatMap(({ group, records, figures }) =>
    figures.map((one) => ({ group, records, ...one })),
  )
  rows.sort((a, b) => Number(b.standsOut) - Number(a.standsOut))
  return (
    <>
      <FailureNotice failure={profile.error} />
      <PlainTable
        caption={t('quality.profile')}
        rows={rows.slice(0, mostRows)}
        keyOf={({ group, measure, variable }) => `${group} ${measure} ${variable}`}
        columns={[
          { label: t('check.column.group'), value: ({ group }) => group },
          { label: t('quality.group.records'), value: ({ records }) => figure(records, integer), isNumber: true },
          {
            label: t('quality.profile.measure'),
            value: ({ measure, variable }) => [t(`check.measure.${measure}`), variable ?? ''].join(' '),
          },
          {
            label: t('quality.profile.figure'),
            value: (one) => figure(one.figure, one.measure === 'records' ? integer : percent(1)),
            isNumber: true,
          },
          {
            label: t('quality.profile.others'),
            value: (one) => figure(one.others, one.measure === 'records' ? integer : percent(1)),
            isNumber: true,
          },
          {
            label: t('quality.profile.distance'),
            value: ({ distance }) => figure(distance, decimal(1)),
            isNumber: true,
          },
          {
            label: t('quality.profile.verdict'),
            value: ({ standsOut }) => (standsOut ? `⚠ ${t('quality.profile.standsOut')}` : ''),
          },
        ]}
      />
    </>
  )
}

const mostRows = 200

/** Variables by which fieldwork is organised, most likely ones first: by their names, then by their kind. */
const likelyGroups = (variables: readonly Variable[]): string[] => {
  const patterns = [
    /encuestador|entrevistador|interview|enumerator|digitador/i,
    /fecha|d[ií]a|date|day/i,
    /area|área|zona/i,
  ]
  const named = patterns.flatMap((pattern) => variables.filter(({ name }) => pattern.test(name)))
  const places = variables.filter(({ kind }) => kind === 'geography')
  return [...named, ...places].map(({ name }) => name)
}
