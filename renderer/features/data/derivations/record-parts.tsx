import type { Variable } from '../../../../main/contract/codebook.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { CellInput, EditRows } from '../../../ui/edit-rows.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { LocalizedField } from '../../../ui/localized-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextBox } from '../../../ui/text-box.tsx'
import { VariableList } from '../../../ui/variable-list.tsx'
import { KeyPairs } from './key-pairs.tsx'
import type { RecordDraft } from './record-draft.ts'
import { useNamedOptions } from './variable-options.ts'

type Props = {
  readonly dataset: string
  readonly at: number | null
  readonly draft: RecordDraft
  /** The variables of the dataset that the step can use. */
  readonly inputs: readonly Variable[]
  readonly onChange: (part: Partial<RecordDraft>) => void
}

/** What a step that holds records against others is made of. */
export const RecordParts = (props: Props) => {
  switch (props.draft.step) {
    case 'join':
    case 'aggregate':
      return <OtherDataset {...props} />
    case 'exclude':
      return <ExcludeParts {...props} />
    case 'distinct':
      return <DistinctParts {...props} />
  }
}

const OtherDataset = ({ dataset, at, draft, inputs, onChange }: Props) => {
  const t = useTexts()
  const datasets = (useAnswer('study.describe', {}).data?.datasets ?? []).filter((other) => other.dataset !== dataset)
  const others = useAnswer('derivation.inputs', { dataset: draft.from, at }, { enabled: draft.from !== '' })
  return (
    <>
      <div className="import-form">
        <Select
          label={t('derivation.other')}
          value={draft.from}
          options={[
            { value: '', label: t('derivation.other.none') },
            ...datasets.map(({ dataset: name }) => ({ value: name, label: name })),
          ]}
          onChange={(from) => onChange({ from, pairs: [{ own: '', other: '' }], variables: [] })}
        />
      </div>
      <FailureNotice failure={others.error} />
      {others.data && (
        <>
          <KeyPairs pairs={draft.pairs} own={inputs} other={others.data} onChange={(pairs) => onChange({ pairs })} />
          {draft.step === 'join' ? (
            <Variables
              label={t('derivation.bring')}
              draft={draft.variables}
              from={others.data}
              onChange={(variables) => onChange({ variables })}
            />
          ) : (
            <Summaries draft={draft} onChange={onChange} />
          )}
        </>
      )}
    </>
  )
}

const Summaries = ({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) => {
  const t = useTexts()
  return (
    <EditRows
      legend={t('derivation.summaries')}
      hint={t('derivation.summaries.hint')}
      rows={draft.summaries}
      empty={{ name: '', formula: '' }}
      onChange={(summaries) => onChange({ summaries })}
      addText={t('derivation.summaries.add')}
      removeText={(number) => t('derivation.summaries.remove', { number })}
      columns={[
        {
          head: t('derivation.name'),
          cell: ({ name }, number, put) => (
            <CellInput
              label={t('derivation.summaries.name.of', { number })}
              value={name}
              onChange={(next) => put({ name: next })}
            />
          ),
        },
        {
          head: t('derivation.formula'),
          cell: ({ formula }, number, put) => (
            <CellInput
              label={t('derivation.summaries.formula.of', { number })}
              value={formula}
              onChange={(next) => put({ formula: next })}
            />
          ),
        },
      ]}
    />
  )
}

const ExcludeParts = ({ draft, onChange }: Props) => {
  const t = useTexts()
  return (
    <>
      <TextBox label={t('derivation.where')} rows={2} value={draft.where} onChange={(where) => onChange({ where })} />
      <p className="hint">{t('derivation.where.hint')}</p>
      <Reason draft={draft} onChange={onChange} />
    </>
  )
}

const DistinctParts = ({ draft, inputs, onChange }: Props) => {
  const t = useTexts()
  return (
    <>
      <Variables label={t('derivation.key')} draft={draft.key} from={inputs} onChange={(key) => onChange({ key })} />
      <Reason draft={draft} onChange={onChange} />
    </>
  )
}

const Reason = ({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) => {
  const t = useTexts()
  return (
    <LocalizedField
      label={t('derivation.reason')}
      hint={t('derivation.reason.hint')}
      value={draft.reason}
      onChange={(reason) => onChange({ reason })}
    />
  )
}

type VariablesProps = {
  readonly label: string
  readonly draft: readonly string[]
  readonly from: readonly Variable[]
  readonly onChange: (names: readonly string[]) => void
}

const Variables = ({ label, draft, from, onChange }: VariablesProps) => {
  const t = useTexts()
  return (
    <VariableList
      label={label}
      options={useNamedOptions(from)}
      value={draft}
      onChange={onChange}
      addText={t('exportData.variables.add')}
      noMatch={t('field.noMatch')}
      removeText={(variable) => t('exportData.variables.remove', { variable })}
    />
  )
}
