import type { Plan } from '../../contract/plan.ts'
import { otherPopulations } from '../../contract/study-kind.ts'
import type { Texts } from './texts.ts'

/** A working copy, or what went through validation, protection and approval. */
export type Standing = 'draft' | 'released'

/**
 * What every product of this study must say in its content: that it is a draft and, where so, that its data are invented,
 * and that they are not of displaced persons.
 */
export const warningsOf = (
  { study }: Pick<Plan, 'study'>,
  texts: Texts,
  standing: Standing = 'draft',
): readonly string[] => [
  ...(standing === 'draft' ? [texts('product.draft')] : []),
  ...(study.synthetic ? [texts('product.synthetic')] : []),
  ...otherPopulations.filter((own) => own === study.population).map((own) => texts(`product.population.${own}`)),
]

/** Name of a working copy, with the draft in it: "informe.borrador.es.html". */
export const draftName = (product: string, suffix: string, texts: Texts): string =>
  productName(product, suffix, texts, 'draft')

/** Name of a product: "informe.es.html", with the draft in it while it is one. */
export const productName = (product: string, suffix: string, texts: Texts, standing: Standing): string => {
  const draft = standing === 'draft' ? [texts('product.name.draft')] : []
  return [texts(`product.name.${product}`), ...draft, suffix].join('.')
}
