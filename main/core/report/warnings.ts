import type { Plan } from '../../contract/plan.ts'
import type { Texts } from './texts.ts'

/** What every product of this study must say in its content: that it is a draft and, where so, that its data are invented. */
export const warningsOf = ({ study }: Pick<Plan, 'study'>, texts: Texts): readonly string[] =>
  study.synthetic ? [texts('product.draft'), texts('product.synthetic')] : [texts('product.draft')]

/** Name of a working copy, with the draft in it: "informe.borrador.es.html". */
export const draftName = (product: string, suffix: string, texts: Texts): string =>
  `${texts(`product.name.${product}`)}.${texts('product.name.draft')}.${suffix}`
