import type { Variable } from '../../../../main/contract/codebook.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Select } from '../../../ui/select.tsx'
import type { Draft, DraftChange } from './draft.ts'
import { StandardVariables } from './standard-variables.tsx'

type Props = {
  readonly draft: Draft
  readonly variables: readonly Variable[]
  readonly onEdit: (change: DraftChange) => void
}

const none = ''

/** Which population the figures are brought to, and by which variables. */
export const StandardShelf = ({ draft, variables, onEdit }: Props) => {
  const t = useTexts()
  const datasets = useAnswer('study.describe', {}).data?.datasets ?? []
  const { standard } = draft
  return (
    <>
      <Select
        label={t('builder.standard')}
        value={standard?.dataset ?? none}
        options={[
          { value: none, label: t('builder.standard.none') },
          ...datasets.map(({ dataset }) => ({ value: dataset, label: dataset })),
        ]}
        onChange={(dataset) =>
          onEdit((before) => ({
            ...before,
            standard: dataset === none ? null : { dataset, total: '', by: [] },
            hasIndependence: false,
          }))
        }
      />
      {standard !== null && (
        <StandardVariables
          standard={standard}
          variables={variables.filter(({ name }) => !draft.by.includes(name))}
          onStandard={(part) => onEdit((before) => ({ ...before, standard: { ...standard, ...part } }))}
        />
      )}
    </>
  )
}
