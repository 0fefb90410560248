import type { Plan } from '../../../main/contract/plan.ts'
import type { ResultTable } from '../../../main/contract/results.ts'
import { inLanguage, type Localized } from '../../../main/contract/text.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { type Texts, useLanguage, useTexts } from '../../i18n/texts.ts'

/** Something of the plan that the place can show. */
export type Shown = { readonly kind: 'table' | 'comparison' | 'test'; readonly id: string }

type Props = {
  readonly plan: Plan
  readonly computed: ReadonlyMap<string, ResultTable>
  /** Null while something is on the screen that is not the plan's. */
  readonly picked: Shown | null
  readonly onPick: (shown: Shown) => void
}

/** The tables in the order of the report, under the titles of its sections; then comparisons and tests. */
export const TableList = ({ plan, computed, picked, onPick }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  return (
    <nav className="side-list" aria-label={t('tables.list')}>
      <CommandButton id="tables.new" icon="plus" />
      {groupsOf(plan, (title) => inLanguage(title, language), t).map(({ kind, title, items }) => (
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
    </nav>
  )
}

type Item = { readonly id: string; readonly title: Localized }
type Group = { readonly kind: Shown['kind']; readonly title: string; readonly items: readonly Item[] }

/** A table stands in the first section that prints it; those of no section come last. */
const groupsOf = (plan: Plan, text: (title: Localized) => string, t: Texts): Group[] => {
  const left = new Map(plan.tables.map((table) => [table.id, table]))
  const take = (id: string): Item[] => {
    const table = left.get(id)
    left.delete(id)
    return table ? [table] : []
  }
  const sections = (plan.report?.sections ?? []).map(
    ({ title, tables }): Group => ({ kind: 'table', title: text(title), items: tables.flatMap(take) }),
  )
  const restTitle = sections.length === 0 ? t('tables.list') : t('tables.list.other')
  const groups: Group[] = [
    ...sections,
    { kind: 'table', title: restTitle, items: [...left.values()] },
    { kind: 'comparison', title: t('tables.list.comparisons'), items: plan.comparisons },
    { kind: 'test', title: t('tables.list.tests'), items: plan.tests },
  ]
  return groups.filter(({ items }) => items.length > 0)
}
