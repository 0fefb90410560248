import type { Variable } from '../../../../main/contract/codebook.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { EditRows } from '../../../ui/edit-rows.tsx'
import type { KeyPair } from './record-draft.ts'
import { useNamedOptions } from './variable-options.ts'

type Props = {
  readonly pairs: readonly KeyPair[]
  readonly own: readonly Variable[]
  readonly other: readonly Variable[]
  readonly onChange: (pairs: readonly KeyPair[]) => void
}

/** By which variables records of two datasets belong together; one named alike in both is taken for its partner. */
export const KeyPairs = ({ pairs, own, other, onChange }: Props) => {
  const t = useTexts()
  const partnerOf = (name: string): string => (other.some((variable) => variable.name === name) ? name : '')
  return (
    <EditRows
      legend={t('derivation.pairs')}
      hint={t('derivation.pairs.hint')}
      rows={pairs}
      empty={{ own: '', other: '' }}
      onChange={onChange}
      addText={t('derivation.pairs.add')}
      removeText={(number) => t('derivation.pairs.remove', { number })}
      columns={[
        {
          head: t('derivation.pairs.own'),
          cell: (pair, number, put) => (
            <VariableSelect
              label={t('derivation.pairs.own.of', { number })}
              variables={own}
              value={pair.own}
              onChange={(name) => put({ own: name, other: pair.other === '' ? partnerOf(name) : pair.other })}
            />
          ),
        },
        {
          head: t('derivation.pairs.other'),
          cell: (pair, number, put) => (
            <VariableSelect
              label={t('derivation.pairs.other.of', { number })}
              variables={other}
              value={pair.other}
              onChange={(name) => put({ other: name })}
            />
          ),
        },
      ]}
    />
  )
}

type SelectProps = {
  readonly label: string
  readonly variables: readonly Variable[]
  readonly value: string
  readonly onChange: (name: string) => void
}

const VariableSelect = ({ label, variables, value, onChange }: SelectProps) => {
  const t = useTexts()
  return (
    <select
      className="small-select"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t('step.choose')}</option>
      {useNamedOptions(variables).map((option) => (
        <option key={option.name} value={option.name}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
