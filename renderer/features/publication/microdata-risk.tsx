import { useState } from 'react'
import { Waiting } from '../../app/job-progress.tsx'
import { useMay } from '../../app/use-may.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { OptionalVariable } from '../../ui/optional-variable.tsx'
import { Select } from '../../ui/select.tsx'
import { VariableList } from '../../ui/variable-list.tsx'
import { RiskTable } from './risk-table.tsx'
import { useRiskVariables } from './use-risk-variables.ts'

type Question = {
  readonly keys: readonly string[]
  readonly sensitive: readonly string[]
  readonly weight: string | undefined
  readonly household: string | undefined
}
const nothing: Question = { keys: [], sensitive: [], weight: undefined, household: undefined }

/** How easily persons could be found in a dataset by those who know the chosen variables. */
export const MicrodataRisk = () => {
  const t = useTexts()
  const may = useMay()
  const { study } = useWorkspace()
  const datasets = study?.datasets.map(({ dataset }) => dataset) ?? []
  const [dataset, setDataset] = useState(datasets[0] ?? '')
  const [question, setQuestion] = useState(nothing)
  const options = useRiskVariables(dataset)
  const report = useAction('risk.report')
  const change = (part: Partial<Question>): void => setQuestion({ ...question, ...part })
  const { keys, sensitive, weight, household } = question
  const list = {
    options,
    addText: t('field.variable.add'),
    noMatch: t('field.noMatch'),
    removeText: (variable: string) => t('field.variable.remove', { variable }),
  }
  const ask = (): void =>
    report.mutate({
      dataset,
      keys: [...keys],
      sensitive: [...sensitive],
      ...(weight === undefined ? {} : { weight }),
      ...(household === undefined ? {} : { household }),
    })
  return (
    <section className="card stack" aria-label={t('publication.view.risk')}>
      <p className="quiet">{t('publication.risk.explain')}</p>
      <div className="design-form">
        <Select
          label={t('check.column.dataset')}
          value={dataset}
          options={datasets.map((value) => ({ value, label: value }))}
          onChange={(next) => {
            setDataset(next)
            setQuestion(nothing)
            report.reset()
          }}
        />
        <VariableList
          label={t('publication.risk.keys')}
          hint={t('publication.risk.keys.hint')}
          value={keys}
          onChange={(next) => change({ keys: next })}
          {...list}
        />
        <VariableList
          label={t('publication.risk.sensitive')}
          value={sensitive}
          onChange={(next) => change({ sensitive: next })}
          {...list}
        />
        <OptionalVariable
          label={t('publication.risk.weight')}
          options={options}
          value={weight}
          onChange={(next) => change({ weight: next })}
        />
        <OptionalVariable
          label={t('publication.risk.household')}
          options={options}
          value={household}
          onChange={(next) => change({ household: next })}
        />
      </div>
      <div className="row">
        <Button
          look="primary"
          icon="run"
          onPress={ask}
          isDisabled={keys.length === 0 || report.isPending || !may('risk.report')}
        >
          {t('publication.risk.run')}
        </Button>
      </div>
      {report.isPending && <Waiting text={t('publication.risk.running')} />}
      <FailureNotice failure={report.error} />
      {report.data && <RiskTable report={report.data} />}
    </section>
  )
}
