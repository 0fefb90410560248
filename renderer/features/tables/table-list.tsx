import type { Plan } from '../../../main/contract/plan.ts'
import type { ResultTable } from '../../../main/contract/results.ts'
import type { TableSpec } from '../../../main/contract/table.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { type Texts, useLanguage, useTexts } from '../../i18n/texts.ts'

type Props = {
  readonly plan: Plan
  readonly computed: ReadonlyMap<string, ResultTable>
  /** Null while another table than the plan's is on the screen. */
  readonly picked: string | null
  readonly onPick: (id: string) => void
}

/** The tables in the order of the report, under the titles of its sections. */
export const TableList = ({ plan, computed, picked, onPick }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  return (
    <nav className="side-list" aria-label={t('tables.list')}>
      <CommandButton id="tables.new" icon="plus" />
      {groupsOf(plan, (title) => inLanguage(title, language), t).map(({ title, tables }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          <ul>
            {tables.map((table) => (
              <li key={table.id}>
                <button
                  type="button"
                  className="side-item"
                  aria-current={table.id === picked}
                  onClick={() => onPick(table.id)}
                >
                  <span>{inLanguage(table.title, language)}</span>
                  {computed.size > 0 && !computed.has(table.id) && (
                    <span className="quiet small">{t('tables.notComputed')}</span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

type Group = { readonly title: string; readonly tables: readonly TableSpec[] }

/** A table stands in the first section that prints it; those of no section come last. */
const groupsOf = (plan: Plan, text: (title: TableSpec['title']) => string, t: Texts): Group[] => {
  const left = new Map(plan.tables.map((table) => [table.id, table]))
  const take = (id: string): TableSpec[] => {
    const table = left.get(id)
    left.delete(id)
    return table ? [table] : []
  }
  const sections = (plan.report?.sections ?? []).map(({ title, tables }) => ({
    title: text(title),
    tables: tables.flatMap(take),
  }))
  const rest = { title: sections.length === 0 ? t('tables.list') : t('tables.list.other'), tables: [...left.values()] }
  return [...sections, rest].filter(({ tables }) => tables.length > 0)
}
