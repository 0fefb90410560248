import type { TextTable } from '../../intake/text-table.ts'

/** What a column of a list of analyses is called elsewhere: without case, with underscores for dots and blanks. */
const otherNames = {
  analysis_type: ['analysis', 'func', 'dependent_variable_type'],
  analysis_var: ['var', 'variable', 'dependent_variable'],
  group_var: ['disaggregate_by', 'disaggregations', 'independent_variable'],
  repeat_for: ['repeat_for_variable', 'admin'],
  indicator: ['variable_label'],
} as const

const plainNames: ReadonlyMap<string, string> = new Map(
  Object.entries(otherNames).flatMap(([plain, others]) => others.map((other) => [other, plain] as const)),
)

/** The list with the names of its columns in lower case and those of other forms as REACH's list of analyses has them. */
export const withPlainNames = (list: TextTable): TextTable => {
  const header = list.header.map((name) => name.trim().toLowerCase().replace(/[. ]/g, '_'))
  const taken = new Set(header)
  return {
    ...list,
    header: header.map((name) => {
      const plain = plainNames.get(name)
      if (plain === undefined || taken.has(plain)) return name
      taken.add(plain)
      return plain
    }),
  }
}
