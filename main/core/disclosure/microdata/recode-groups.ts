import type { Category } from '../../../contract/codebook.ts'
import { Failure } from '../../../contract/failure.ts'
import type { MicrodataStep } from '../../../contract/microdata.ts'
import { categoriesOf } from '../../data/categories.ts'
import { codesFor } from '../../data/column.ts'
import { type Frame, variableOf, withVariable } from '../../data/frame.ts'

type Recode = Extract<MicrodataStep, { step: 'recode' }>

/**
 * Global recoding: the categories of each group become one, which stands where the first of them stood; those that no
 * group names stay. A category in two groups, or that the variable does not have, is refused.
 */
export const recodeGroups = (frame: Frame, { variable, groups }: Recode): Frame => {
  const { codes, categories } = categoriesOf(frame, variable)
  const target = new Map<string, Category>()
  for (const { code, label, of } of groups) {
    for (const old of of) {
      const isKnown = categories.some((category) => category.code === old)
      if (!isKnown || target.has(old)) throw new Failure('microdata.recode-category', { variable, group: code })
      target.set(old, { code, ...(label === undefined ? {} : { label }) })
    }
  }
  const recoded = categories.map((category) => target.get(category.code) ?? category)
  const kept = [...new Map(recoded.map((category) => [category.code, category])).values()]
  const place = new Map(kept.map(({ code }, at) => [code, at + 1]))
  const translate = [0, ...recoded.map(({ code }) => place.get(code) as number)]
  const column = { type: 'code' as const, codes: codesFor(kept.length, frame.rows), dictionary: [...place.keys()] }
  for (let row = 0; row < frame.rows; row++) column.codes[row] = translate[codes[row] as number] as number
  return withVariable(frame, { ...variableOf(frame, variable), storage: 'code', categories: kept }, column)
}
