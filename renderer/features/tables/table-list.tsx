import { useState } from 'react'
import type { Plan } from '../../../main/contract/plan.ts'
import type { ResultTable } from '../../../main/contract/results.ts'
import { inLanguage, type Language } from '../../../main/contract/text.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { plainText } from '../../i18n/plain-text.ts'
import { type Texts, useLanguage, useTexts } from '../../i18n/texts.ts'
import { atAGlance } from '../../ui/at-a-glance.ts'
import { SearchBox } from '../../ui/search-box.tsx'
import { type Shown, type ShownGroup, shownGroups } from './shown-groups.ts'

type Props = {
  readonly plan: Plan
  readonly computed: ReadonlyMap<string, ResultTable>
  /** Null while something is on the screen that is not the plan's. */
  readonly picked: Shown | null
  readonly onPick: (shown: Shown) => void
}

/** The tables in the order of the report, under the titles of its sections; then comparisons, tests and analyses. */
export const TableList = ({ plan, computed, picked, onPick }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const [search, setSearch] = useState('')
  const all = headed(plan, language, t)
  const groups = matching(all, search, language)
  const isLong = all.reduce((sum, { items }) => sum + items.length, 0) > atAGlance
  return (
    <nav className="side-list" aria-label={t('tables.list')}>
      <CommandButton id="tables.new" icon="plus" />
      {isLong && <SearchBox label={t('tables.search')} value={search} onChange={setSearch} />}
      {groups.length === 0 && (
        <p className="quiet">{t(all.length === 0 ? 'tables.list.none' : 'tables.search.none')}</p>
      )}
      {groups.map(({ kind, title, items }) => (
        <section key={`${kind} ${title}`} aria-label={title}>
          <h2>{title}</h2>
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <button
                  type="button"
                  className="side-item"
                  aria-current={item.id === picked?.id && kind === picked.kind}
                  onClick={() => onPick({ kind, id: item.id })}
                >
                  <span>{inLanguage(item.title, language)}</span>
                  {kind === 'table' && computed.size > 0 && !computed.has(item.id) && (
                    <span className="quiet small">{t('tables.notComputed')}</span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <CommandButton id="tables.test" icon="plus" />
      <CommandButton id="tables.analysis" icon="plus" />
    </nav>
  )
}

/** What has the wanted words in its title, without regard to accents and capitals. */
const matching = (groups: readonly Group[], search: string, language: Language): readonly Group[] => {
  const wanted = plainText(search).trim()
  if (wanted === '') return groups
  return groups
    .map((group) => ({
      ...group,
      items: group.items.filter(({ title }) => plainText(inLanguage(title, language)).includes(wanted)),
    }))
    .filter(({ items }) => items.length > 0)
}

type Group = Omit<ShownGroup, 'title'> & { readonly title: string }

/** The groups under what heads them on the screen. */
const headed = (plan: Plan, language: Language, t: Texts): Group[] => {
  const groups = shownGroups(plan)
  const hasSections = groups.some(({ title }) => title !== null)
  const rest = {
    table: t(hasSections ? 'tables.list.other' : 'tables.list'),
    comparison: t('tables.list.comparisons'),
    test: t('tables.list.tests'),
    analysis: t('tables.list.analyses'),
  } satisfies Record<Shown['kind'], string>
  return groups.map((group) => ({
    ...group,
    title: group.title === null ? rest[group.kind] : inLanguage(group.title, language),
  }))
}
