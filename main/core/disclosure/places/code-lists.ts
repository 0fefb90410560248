import type { Categories } from '../../data/categories.ts'

/** Names what a variable is told by: tables of one variable can take its categories together or leave some out. */
export const listName = ({ variable, categories }: Categories): string =>
  JSON.stringify([variable, ...categories.map(({ code }) => code)])

/** The lists of codes of the variables, each once, without those that only leave out what another one of the variable has. */
export const widestLists = (dimensions: readonly Categories[]): readonly Categories[] => {
  const lists = [...new Map(dimensions.map((own) => [listName(own), own])).values()]
  return lists.filter((own) => !lists.some((other) => other !== own && leavesOut(own, other)))
}

const leavesOut = (own: Categories, other: Categories): boolean => {
  if (own.variable !== other.variable || own.categories.length >= other.categories.length) return false
  const codes = new Set(other.categories.map(({ code }) => code))
  return own.categories.every(({ code }) => codes.has(code))
}
