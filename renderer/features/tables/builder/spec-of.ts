import type { Plan } from '../../../../main/contract/plan.ts'
import type { TableSpec } from '../../../../main/contract/table.ts'
import { inLanguage, type Language, type Localized } from '../../../../main/contract/text.ts'
import type { Texts } from '../../../i18n/texts.ts'
import { type Draft, orderOf } from './draft.ts'

export type Labels = ReadonlyMap<string, Localized | undefined>

/** Name under which a table is estimated that has none yet. */
export const draftId = 'borrador'

/** The draft as a table of the plan, named and measured in the words of the screen until the user gives better ones. */
export const specOf = (draft: Draft, plan: Plan, labels: Labels, language: Language, t: Texts): TableSpec => {
  const { design, statistic, variable, over, by, where, merge, kept } = draft
  const universe = plan.designs.find(({ id }) => id === design)
  const words = kept ?? {
    title: titleOf(draft, labels, language, t),
    unit: unitOf(draft, labels, language, t),
    universe: inLanguage(universe?.label, language) || design,
  }
  return {
    id: kept?.id ?? draftId,
    title: words.title,
    design,
    statistic,
    ...(variable === null ? {} : { variable }),
    ...(statistic === 'ratio' && over !== null ? { over } : {}),
    ...ownParts(draft),
    by: [...by],
    ...(Object.keys(merge).length === 0
      ? {}
      : { merge: Object.fromEntries(Object.entries(merge).map(([name, some]) => [name, [...some]])) }),
    ...(where.trim() === '' ? {} : { where: where.trim() }),
    margins: draft.margins,
    ciLevel: draft.ciLevel,
    ...(kept?.ciMethod === undefined || kept.statistic !== statistic ? {} : { ciMethod: kept.ciMethod }),
    deff: kept?.deff ?? 'replace',
    plannedDomains: kept?.plannedDomains ?? false,
    lowDfJustified: kept?.lowDfJustified ?? false,
    ...(draft.leastQuality === 'any' ? {} : { leastQuality: draft.leastQuality }),
    unit: words.unit,
    universe: words.universe,
    ...(kept?.base === undefined ? {} : { base: kept.base }),
    ...(kept?.window === undefined ? {} : { window: kept.window }),
    ...(kept?.remarks === undefined ? {} : { remarks: kept.remarks }),
    ...(kept?.solutions === undefined ? {} : { solutions: kept.solutions }),
  }
}

/** What some statistics alone have. */
const ownParts = ({ statistic, order, line, alpha, standard, hasIndependence, kept }: Draft): Partial<TableSpec> => {
  const share = orderOf(order)
  return {
    ...(statistic === 'quantile' && share !== null
      ? { quantile: { rule: 'math', interval: 'mean', ...kept?.quantile, order: share } }
      : {}),
    ...(statistic === 'poverty' && line.trim() !== '' ? { poverty: { line: lineOf(line), alpha } } : {}),
    ...(standard === null
      ? {}
      : {
          standardise: { by: [...standard.by], population: { dataset: standard.dataset, total: standard.total } },
        }),
    ...(hasIndependence ? { independence: kept?.independence ?? 'F' } : {}),
  }
}

/** An amount where it is one, else the name of a variable. */
const lineOf = (typed: string): number | string => {
  const amount = Number(typed.trim().replace(',', '.'))
  return amount > 0 ? amount : typed.trim()
}

const titleOf = ({ statistic, variable, over, by }: Draft, labels: Labels, language: Language, t: Texts): string => {
  const name = (id: string): string => inLanguage(labels.get(id), language) || id
  const subject = variable === null ? t('builder.count.title') : name(variable)
  const whole = over === null ? subject : `${subject} / ${name(over)}`
  const title =
    statistic === 'count' ? subject : t('builder.autoTitle', { statistic: t(`statistic.${statistic}`), subject: whole })
  return by.length === 0 ? title : t('builder.autoTitle.by', { title, by: by.map(name).join(' × ') })
}

const unitOf = ({ statistic, variable }: Draft, labels: Labels, language: Language, t: Texts): string => {
  switch (statistic) {
    case 'count':
      return t('builder.unit.count')
    case 'ratio':
      return t('builder.unit.ratio')
    case 'gini':
    case 'poverty':
      return t('builder.unit.index')
    case 'proportion':
    case 'shareOfCases':
    case 'shareOfResponses':
      return t('builder.unit.share')
    default:
      return t('builder.unit.value', {
        variable: inLanguage(labels.get(variable ?? ''), language) || (variable ?? ''),
      })
  }
}
