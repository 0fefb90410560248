import { useState } from 'react'
import type { Variable } from '../../../../main/contract/codebook.ts'
import type { DatasetInfo } from '../../../../main/contract/study-overview.ts'
import { inLanguage, type Language } from '../../../../main/contract/text.ts'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useCommand } from '../../../commands/registry.ts'
import { useCount } from '../../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Grid, type GridColumn, type GridText } from '../../../ui/grid/grid.tsx'
import { SearchBox } from '../../../ui/search-box.tsx'
import { VariableCard } from './variable-card.tsx'
import { VariableEditor } from './variable-editor.tsx'

type Props = { readonly dataset: DatasetInfo; readonly all: readonly Variable[] }

/** The variables of a dataset as they are documented; the one in turn opens in the inspector, the marked ones together. */
export const Variables = ({ dataset, all }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const count = useCount()
  const [search, setSearch] = useState('')
  const [row, setRow] = useState(0)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [edited, setEdited] = useState<readonly string[] | null>(null)
  const variables = matching(all, search, language)
  const current = variables[Math.min(row, variables.length - 1)]
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
    const shown = new Set(variables.map(({ name }) => name))
    const elsewhere = [...marked].filter((name) => !shown.has(name))
    setMarked(new Set([...elsewhere, ...[...rows].flatMap((place) => variables[place]?.name ?? [])]))
  }
  return (
    <>
      <div className="row">
        <SearchBox
          label={t('data.search')}
          value={search}
          onChange={(text) => {
            setSearch(text)
            setRow(0)
          }}
        />
        <CommandButton id="codebook.edit" />
        <p role="status" className="small quiet">
          {t(marked.size === 0 ? 'codebook.mark.hint' : 'codebook.marked', { variables: marked.size })}
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
          onPlace={(place) => setRow(place.row)}
          marked={rowsMarked}
          onMark={mark}
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
  const wanted = plain(search)
  if (wanted === '') return variables
  return variables.filter(({ name, label }) => plain(`${name} ${inLanguage(label, language)}`).includes(wanted))
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
