import { useState } from 'react'
import type { Variable } from '../../../../main/contract/codebook.ts'
import type { DatasetInfo } from '../../../../main/contract/study-overview.ts'
import { inLanguage, type Language } from '../../../../main/contract/text.ts'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useCommand } from '../../../commands/registry.ts'
import { tabbedText } from '../../../i18n/clipboard-text.ts'
import { useCount } from '../../../i18n/figures.ts'
import { plainText } from '../../../i18n/plain-text.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Grid, type GridColumn } from '../../../ui/grid/grid.tsx'
import type { GridText } from '../../../ui/grid/grid-cells.tsx'
import type { Place } from '../../../ui/grid/move.ts'
import { SearchBox } from '../../../ui/search-box.tsx'
import { useColumnWidths } from '../use-column-widths.ts'
import { UnmatchedNotice } from './unmatched-notice.tsx'
import { VariableCard } from './variable-card.tsx'
import { VariableEditor } from './variable-editor.tsx'

type Props = { readonly dataset: DatasetInfo; readonly all: readonly Variable[] }

/** The variables of a dataset as they are documented; the one in turn opens in the inspector, the marked ones together. */
export const Variables = ({ dataset, all }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const count = useCount()
  const [search, setSearch] = useState('')
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 })
  const [isCopied, setCopied] = useState(false)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [edited, setEdited] = useState<readonly string[] | null>(null)
  const variables = matching(all, search, language)
  const current = variables[Math.min(place.row, variables.length - 1)]
  const [first, ...rest] = all.filter(({ name }) => edited?.includes(name))
  useCommand(
    'codebook.edit',
    () => setEdited(marked.size > 0 ? [...marked] : current ? [current.name] : null),
    edited === null && current !== undefined,
  )

  const columns: GridColumn[] = [
    { key: 'name', label: t('data.column.name'), width: 11 },
    { key: 'label', label: t('data.column.label'), width: 17 },
    { key: 'kind', label: t('data.column.kind'), width: 7 },
    { key: 'categories', label: t('data.column.categories'), width: 5.75, isNumber: true },
    { key: 'missing', label: t('data.column.missing'), width: 5.25, isNumber: true },
    { key: 'source', label: t('data.column.source'), width: 16 },
  ]
  const texts = (variable: Variable): GridText[] => [
    { text: variable.name },
    { text: inLanguage(variable.label, language) },
    { text: t(`kind.${variable.kind}`) },
    { text: variable.categories.length === 0 ? '' : count(variable.categories.length) },
    { text: variable.missing.length === 0 ? '' : count(variable.missing.length) },
    { text: variable.source ?? '', tone: 'quiet' },
  ]
  const rowsMarked = new Set(variables.flatMap(({ name }, place) => (marked.has(name) ? [place] : [])))
  const mark = (rows: ReadonlySet<number>): void => {
    setCopied(false)
    const shown = new Set(variables.map(({ name }) => name))
    const elsewhere = [...marked].filter((name) => !shown.has(name))
    setMarked(new Set([...elsewhere, ...[...rows].flatMap((place) => variables[place]?.name ?? [])]))
  }
  const sizes = useColumnWidths('variables', columns, place.column)
  const copy = async (): Promise<void> => {
    const chosen = marked.size > 0 ? all.filter(({ name }) => marked.has(name)) : current ? [current] : []
    const line = (variable: Variable): string[] => [
      variable.name,
      inLanguage(variable.label, language),
      t(`kind.${variable.kind}`),
      String(variable.categories.length),
      String(variable.missing.length),
      variable.source ?? '',
    ]
    await navigator.clipboard.writeText(tabbedText([columns.map(({ label }) => label), ...chosen.map(line)]))
    setCopied(true)
  }
  useCommand('grid.copy', () => void copy(), current !== undefined)
  return (
    <>
      <UnmatchedNotice dataset={dataset.dataset} names={all.map(({ name }) => name)} />
      <div className="row">
        <SearchBox
          label={t('data.search')}
          value={search}
          onChange={(text) => {
            setSearch(text)
            setPlace({ row: 0, column: 0 })
          }}
        />
        <CommandButton id="codebook.edit" />
        <p role="status" className="small quiet">
          {isCopied
            ? t('data.copied')
            : t(marked.size === 0 ? 'codebook.mark.hint' : 'codebook.marked', { variables: marked.size })}
        </p>
      </div>
      {variables.length === 0 ? (
        <p className="quiet">{t('data.search.none')}</p>
      ) : (
        <Grid
          key={search}
          label={t('data.variables', { dataset: dataset.dataset })}
          columns={columns}
          rows={variables.length}
          cell={(at, column) => (variables[at] && texts(variables[at])[column]) ?? { text: '' }}
          onPlace={(next) => {
            setPlace(next)
            setCopied(false)
          }}
          marked={rowsMarked}
          onMark={mark}
          names={{ along: 'row', of: (at) => variables[at]?.name ?? '' }}
          {...sizes}
        />
      )}
      {dataset.identifiers.length > 0 && (
        <p className="small quiet">{t('data.vault', { names: dataset.identifiers.join(', ') })}</p>
      )}
      {first ? (
        <VariableEditor
          key={edited?.join(' ')}
          dataset={dataset.dataset}
          variables={[first, ...rest]}
          onClose={() => setEdited(null)}
        />
      ) : (
        current && <VariableCard dataset={dataset.dataset} variable={current} />
      )}
    </>
  )
}

/** Those whose name or label holds the searched text, accents and case aside. */
const matching = (variables: readonly Variable[], search: string, language: Language): readonly Variable[] => {
  const wanted = plainText(search).trim()
  if (wanted === '') return variables
  return variables.filter(({ name, label }) => plainText(`${name} ${inLanguage(label, language)}`).includes(wanted))
}
