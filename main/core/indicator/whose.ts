import type { ConceptBase } from '../../contract/concept.ts'
import type { FigureIndicator } from '../../contract/indicator.ts'

/** Does a variable of the design's dataset hold texts, even where they look like numbers? */
export type IsText = (design: string, variable: string) => boolean

/** The domain of an indicator as a formula; undefined for every record of the base. */
export const domainOf = (among: FigureIndicator['among'], base: ConceptBase, isText: IsText): string | undefined => {
  const { design, groups, movers, members } = base
  const isOneOf = (variable: string, codes: readonly string[]): string =>
    codes
      .map((code) => `${access(variable)} == ${isText(design, variable) ? JSON.stringify(code) : literal(code)}`)
      .join(' || ')
  switch (among) {
    case 'all':
      return undefined
    case 'movers':
      return movers && isOneOf(movers.variable, [movers.code])
    case 'members':
      return members && isOneOf(members.variable, [members.displaced, ...members.later])
    case 'displaced':
      return groups && isOneOf(groups.variable, [groups.displaced])
    case 'compared':
      return (
        groups &&
        isOneOf(groups.variable, [groups.displaced, ...(groups.comparator === undefined ? [] : [groups.comparator])])
      )
  }
}

/** A variable as a formula names it. */
const access = (variable: string): string =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(variable) ? `d.${variable}` : `d[${JSON.stringify(variable)}]`

/** A code as a formula compares it: a number where the text is one and nothing more. */
const literal = (code: string): string => (/^(0|[1-9]\d*)$/.test(code) ? code : JSON.stringify(code))
