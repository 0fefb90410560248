import { useTexts } from '../../../i18n/texts.ts'
import { CellInput, EditRows } from '../../../ui/edit-rows.tsx'
import type { CodePair } from './derivation-draft.ts'

type Props = {
  readonly pairs: readonly CodePair[]
  /** What an old code means. */
  readonly labelOf: (code: string) => string
  readonly onChange: (pairs: readonly CodePair[]) => void
}

/** Which code each code becomes. */
export const CodePairs = ({ pairs, labelOf, onChange }: Props) => {
  const t = useTexts()
  return (
    <EditRows
      legend={t('derivation.map')}
      rows={pairs}
      empty={{ code: '', to: '' }}
      onChange={onChange}
      addText={t('derivation.map.add')}
      removeText={(number) => t('derivation.map.remove', { number })}
      columns={[
        {
          head: t('derivation.map.code'),
          cell: ({ code }, number, put) => (
            <CellInput
              isCode
              label={t('derivation.map.code.of', { number })}
              value={code}
              onChange={(next) => put({ code: next })}
            />
          ),
        },
        { head: t('data.column.label'), cell: ({ code }) => <span className="quiet">{labelOf(code)}</span> },
        {
          head: t('derivation.map.to'),
          cell: ({ to }, number, put) => (
            <CellInput
              isCode
              label={t('derivation.map.to.of', { number })}
              value={to}
              onChange={(next) => put({ to: next })}
            />
          ),
        },
      ]}
    />
  )
}
