import { useState } from 'react'
import type { EditRule } from '../../../../main/contract/checks.ts'
import type { Variable } from '../../../../main/contract/codebook.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useContentProtection } from '../../../app/content-protection.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Inspector } from '../../../ui/inspector.tsx'
import { namesOfRule } from '../rules/rule-names.ts'
import { CorrectionForm } from './correction-form.tsx'

/** The page of records takes so many variables at once. */
const chunk = 50

type Props = {
  readonly dataset: string
  readonly record: string
  /** From 1. */
  readonly row: number
  readonly rule: EditRule
  readonly variables: readonly Variable[]
  readonly onClose: () => void
}

/** One record with all of its values, those that the rule looks at first; each can be corrected. */
export const RecordCard = ({ dataset, record, row, rule, variables, onClose }: Props) => {
  const t = useTexts()
  const [corrected, setCorrected] = useState<string | null>(null)
  useContentProtection()
  const wanted = new Set(namesOfRule(rule))
  const seen = variables.filter(({ name }) => wanted.has(name))
  const others = variables.filter(({ name }) => !wanted.has(name))
  const chunks = Array.from({ length: Math.ceil(others.length / chunk) }, (_, place) =>
    others.slice(place * chunk, (place + 1) * chunk),
  )
  const values = (list: readonly Variable[]) => (
    <RecordValues dataset={dataset} row={row} variables={list} onCorrect={setCorrected} />
  )
  const variable = variables.find(({ name }) => name === corrected)
  return (
    <Inspector title={t('record.title', { record })} isWide>
      <div className="row">
        <Button look="bare" size="small" icon="close" onPress={onClose}>
          {t('record.close')}
        </Button>
      </div>
      {variable && (
        <CorrectionForm
          key={variable.name}
          dataset={dataset}
          record={record}
          rule={rule.id}
          variable={variable}
          onClose={() => setCorrected(null)}
        />
      )}
      {seen.length > 0 && (
        <section aria-label={t('record.ofRule')}>
          <h3>{t('record.ofRule')}</h3>
          {values(seen)}
        </section>
      )}
      <section aria-label={t('record.others')}>
        <h3>{t('record.others')}</h3>
        {chunks.map((list) => (
          <RecordValues key={list[0]?.name} dataset={dataset} row={row} variables={list} onCorrect={setCorrected} />
        ))}
      </section>
    </Inspector>
  )
}

type ValuesProps = {
  readonly dataset: string
  readonly row: number
  readonly variables: readonly Variable[]
  readonly onCorrect: (variable: string) => void
}

const RecordValues = ({ dataset, row, variables, onCorrect }: ValuesProps) => {
  const t = useTexts()
  const language = useLanguage()
  const page = useAnswer('data.rows', {
    dataset,
    from: row - 1,
    count: 1,
    variables: variables.map(({ name }) => name),
  })
  const columns = new Map((page.data?.columns ?? []).map((column) => [column.variable, column]))
  return (
    <>
      <FailureNotice failure={page.error} />
      <table className="plain-table record-values">
        <tbody>
          {variables.map(({ name, label, categories, missing }) => {
            const column = columns.get(name)
            const value = column?.values[0] ?? ''
            const known = [...categories, ...missing].find(({ code }) => code === value)
            const text = [value, inLanguage(known?.label, language)].filter((part) => part !== '').join(' · ')
            return (
              <tr key={name}>
                <th scope="row">
                  {name}
                  <div className="quiet small">{inLanguage(label, language)}</div>
                </th>
                <td className={column?.missing[0] ? 'missing' : ''}>{text === '' ? t('missing.system') : text}</td>
                <td>
                  <Button
                    look="bare"
                    size="small"
                    aria-label={t('record.correct.of', { variable: name })}
                    onPress={() => onCorrect(name)}
                  >
                    {t('record.correct')}
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
