import type { Variable } from '../../../../main/contract/codebook.ts'
import type { Plan } from '../../../../main/contract/plan.ts'
import type { Statistic } from '../../../../main/contract/results.ts'
import type { TableSpec } from '../../../../main/contract/table.ts'
import { inLanguage, type Language, type Localized } from '../../../../main/contract/text.ts'
import type { Texts } from '../../../i18n/texts.ts'

/** The statistics that need nothing but variables. */
export const offered = [
  'count',
  'proportion',
  'mean',
  'quantile',
  'total',
  'ratio',
  'shareOfCases',
  'shareOfResponses',
  'variance',
  'gini',
] as const satisfies readonly Statistic[]

/** A table while it is being put together. */
export type Draft = {
  readonly design: string
  readonly statistic: (typeof offered)[number]
  readonly variable: string | null
  readonly over: string | null
  readonly by: readonly string[]
  readonly where: string
}

export const newDraft = (design: string): Draft => ({
  design,
  statistic: 'count',
  variable: null,
  over: null,
  by: [],
  where: '',
})

export const mostBy = 4

export const isMultiple = ({ statistic }: Draft): boolean =>
  statistic === 'shareOfCases' || statistic === 'shareOfResponses'

/** Does the statistic speak of categories, or of numbers? */
export const suits = ({ statistic }: Draft, { kind, storage }: Variable): boolean => {
  if (kind === 'weight' || kind === 'design' || kind === 'id') return false
  if (statistic === 'proportion') return kind !== 'continuous' && kind !== 'text' && kind !== 'date'
  return storage === 'number'
}

/** Can records be classified by it? */
export const canClassify = ({ kind }: Variable): boolean =>
  kind === 'nominal' || kind === 'ordinal' || kind === 'geography' || kind === 'count' || kind === 'multiple'

/** What is still to be chosen before the table can be estimated; null when nothing is. */
export const missingOf = ({ statistic, variable, over }: Draft): 'variable' | 'denominator' | null => {
  if (statistic !== 'count' && variable === null) return 'variable'
  return statistic === 'ratio' && over === null ? 'denominator' : null
}

export type Labels = ReadonlyMap<string, Localized | undefined>

/** The draft as a table of the plan, named and measured in the words of the screen until the user gives better ones. */
export const specOf = (draft: Draft, plan: Plan, labels: Labels, language: Language, t: Texts): TableSpec => {
  const { design, statistic, variable, over, by, where } = draft
  const name = (id: string): string => inLanguage(labels.get(id), language) || id
  const subject = variable === null ? t('builder.count.title') : name(variable)
  const whole = over === null ? subject : `${subject} / ${name(over)}`
  const title =
    statistic === 'count' ? subject : t('builder.autoTitle', { statistic: t(`statistic.${statistic}`), subject: whole })
  const universe = plan.designs.find(({ id }) => id === design)
  return {
    id: 'borrador',
    title: by.length === 0 ? title : t('builder.autoTitle.by', { title, by: by.map(name).join(' × ') }),
    design,
    statistic,
    ...(statistic === 'count' || variable === null ? {} : { variable }),
    ...(statistic === 'ratio' && over !== null ? { over } : {}),
    by: [...by],
    ...(where.trim() === '' ? {} : { where: where.trim() }),
    margins: true,
    ciLevel: 0.95,
    deff: 'replace',
    plannedDomains: false,
    lowDfJustified: false,
    unit: unitOf(statistic, subject, t),
    universe: inLanguage(universe?.label, language) || design,
  }
}

const unitOf = (statistic: Draft['statistic'], variable: string, t: Texts): string => {
  if (statistic === 'count') return t('builder.unit.count')
  if (statistic === 'ratio') return t('builder.unit.ratio')
  if (statistic === 'gini') return t('builder.unit.index')
  const isShare = statistic === 'proportion' || statistic === 'shareOfCases' || statistic === 'shareOfResponses'
  return isShare ? t('builder.unit.share') : t('builder.unit.value', { variable })
}
