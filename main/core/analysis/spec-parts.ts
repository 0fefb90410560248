import { z } from 'zod'
import { Name, namePattern } from '../../contract/name.ts'
import { Localized } from '../../contract/text.ts'

/**
 * What a text or a choice of a spec stands for beyond its type, so that a form can offer what there is. `of`: the field that
 * says where it is taken from, sought inside of its own group first and then further out; dots lead into groups.
 */
export type Role =
  | { readonly holds: 'localized' | 'name' | 'dataset' | 'design' | 'table' }
  | { readonly holds: 'nameOf' | 'formula' | 'code' | 'level' | 'dimension'; readonly of: string }
  | { readonly holds: 'variable'; readonly of: string; readonly perLanguage: boolean }
  | { readonly holds: 'choice'; readonly words: string }

export const roles = z.registry<Role>()
roles.add(Localized, { holds: 'localized' })
roles.add(Name, { holds: 'name' })

const named = (role: Role) => z.string().regex(namePattern).register(roles, role)
const text = (role: Role) => z.string().register(roles, role)

/** A dataset, a design or a table of the plan. */
export const dataset = () => named({ holds: 'dataset' })
export const design = () => named({ holds: 'design' })
export const table = () => named({ holds: 'table' })
/** One of the names that a list of the same spec gives. */
export const nameOf = (list: string) => named({ holds: 'nameOf', of: list })

/** A variable, a code of one, and a condition or figure written on the variables. */
export const variable = (of: string) => text({ holds: 'variable', of, perLanguage: false })
export const code = (of: string) => text({ holds: 'code', of })
export const formula = (of: string) => text({ holds: 'formula', of })

/** The category of a table with levels, and a variable that its cells are split by. */
export const level = (of: string) => text({ holds: 'level', of })
export const dimension = (of: string) => text({ holds: 'dimension', of })

/** A variable; texts written in both languages may stand in one for each. */
export const variablePerLanguage = (of: string) =>
  z
    .union([z.string(), z.strictObject({ es: z.string(), en: z.string() })])
    .register(roles, { holds: 'variable', of, perLanguage: true })

/** A choice whose options are named where results name them: under `<words>.<option>`. */
export const wordsOf = <const Options extends readonly [string, ...string[]]>(options: Options, words: string) =>
  z.enum(options).register(roles, { holds: 'choice', words })
