import type { Protection, Recode } from '../../../main/contract/disclosure.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useCount } from '../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'

type Props = Pick<Protection, 'recodes' | 'outcome'> & { readonly titleOf: (table: string) => string }

/** Categories to merge and crossings to leave out, so that less must be hidden, or anything can be protected. */
export const RecodeList = ({ recodes, outcome, titleOf }: Props) => {
  const t = useTexts()
  const count = useCount()
  const language = useLanguage()
  const tables = useAnswer('plan.results', {}, { enabled: recodes.length > 0 }).data?.tables ?? []
  if (recodes.length === 0) return null
  const textOf = ({ table, variable, category, into, cells }: Recode): string => {
    const dimension = tables.find(({ id }) => id === table)?.dimensions.find((one) => one.variable === variable)
    const labelOf = (code: string): string =>
      inLanguage(dimension?.categories.find((one) => one.code === code)?.label, language) || code
    const about = {
      table: titleOf(table),
      variable: inLanguage(dimension?.label, language) || variable,
      cells: count(cells),
    }
    return category === null || into === null
      ? t('cli.protect.leaveOut', about)
      : t('cli.protect.merge', { ...about, category: labelOf(category), into: labelOf(into) })
  }
  return (
    <div className="stack tight">
      <h3>{t(outcome === 'protected' ? 'cli.protect.recodes' : 'cli.protect.ways')}</h3>
      <ul>
        {recodes.map((recode) => (
          <li key={JSON.stringify(recode)}>{textOf(recode)}</li>
        ))}
      </ul>
    </div>
  )
}
