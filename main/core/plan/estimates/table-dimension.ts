import type { TableSpec } from '../../../contract/table.ts'
import { type Categories, categoriesOf } from '../../data/categories.ts'
import type { Frame } from '../../data/frame.ts'
import { mergeCategories } from '../../data/merge-categories.ts'

/** A variable as a dimension of a table, or as the levels of its statistic, with the categories that the table merges. */
export const tableDimension = (frame: Frame, name: string, { merge }: Pick<TableSpec, 'merge'>): Categories => {
  const categories = categoriesOf(frame, name)
  const merges = merge?.[name]
  return merges === undefined ? categories : mergeCategories(categories, merges)
}
