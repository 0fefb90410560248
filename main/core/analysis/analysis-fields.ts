import { z } from 'zod'
import type { AnalysisField, Held } from '../../contract/analysis-form.ts'
import { type Role, roles } from './spec-parts.ts'

/** A part of a spec as JSON Schema tells it, with what it stands for. */
type Schema = Partial<{ [Key in keyof RoleParts]: RoleParts[Key] }> & {
  readonly type?: string
  readonly format?: string
  readonly const?: string
  readonly default?: unknown
  readonly enum?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly propertyNames?: Schema
  readonly additionalProperties?: Schema
}
type RoleParts = {
  readonly holds: Role['holds']
  readonly of: string
  readonly words: string
  readonly perLanguage: boolean
}

/** The fields of a kind of analysis, in the order of its spec, for a form that asks for them. */
export const fieldsOf = (spec: z.ZodType): AnalysisField[] => {
  const whole = z.toJSONSchema(spec, { io: 'input', metadata: roles }) as Schema
  return fieldsIn(whole, whole.properties?.analysis?.const ?? '')
}

/** Names that mean the same in every kind, and have one text. */
const shared: ReadonlySet<string> = new Set([
  ...['id', 'title', 'universe', 'window', 'base', 'ciLevel', 'unit'],
  ...['dataset', 'design', 'table', 'level', 'where', 'by', 'until', 'name', 'label'],
])

const fieldsIn = ({ properties = {}, required = [] }: Schema, path: string): AnalysisField[] =>
  Object.entries(properties)
    .filter(([name]) => name !== 'analysis')
    .map(([name, schema]) => {
      const text = shared.has(name) ? name : `${path}.${name}`
      const held = heldBy(schema, `${path}.${name}`)
      if (required.includes(name)) return { name, text, need: 'required', held }
      return { name, text, need: isOffered(schema, held) ? 'offered' : 'optional', held }
    })

/** Groups and free texts that nothing stands in for. */
const isOffered = (schema: Schema, { holds }: Held): boolean =>
  schema.default === undefined && (holds === 'group' || holds === 'texts')

const heldBy = (schema: Schema, path: string): Held => {
  const { type, items, properties, propertyNames } = schema
  if (schema.enum) return { holds: 'choice', options: optionsOf(schema, path), ...defaultOf<string>(schema) }
  if (schema.holds !== undefined) return heldAs(schema, 'one')
  if (items) return severalOf(schema, items, path)
  if (propertyNames) return pairsOf(schema, propertyNames, path)
  if (properties) return { holds: 'group', fields: fieldsIn(schema, path) }
  if (type === 'number' || type === 'integer')
    return { holds: 'number', ...boundsOf(schema), ...defaultOf<number>(schema) }
  return { holds: schema.format === 'date' ? 'day' : 'text' }
}

const several = { variable: 'variables', code: 'codes', nameOf: 'namesOf' } as const

const heldAs = ({ holds, of = '', perLanguage = false }: Schema, number: 'one' | 'several'): Held => {
  switch (holds) {
    case 'variable':
      return number === 'one' ? { holds, of, perLanguage } : { holds: several[holds], of }
    case 'code':
    case 'nameOf':
      return { holds: number === 'one' ? holds : several[holds], of }
    case 'formula':
    case 'level':
      return { holds, of }
    case 'localized':
    case 'name':
    case 'dataset':
    case 'design':
    case 'table':
      return { holds }
    default:
      throw new Error(`no field of a form holds ${holds}`)
  }
}

const severalOf = (schema: Schema, items: Schema, path: string): Held => {
  if (items.enum) return { holds: 'choices', options: optionsOf(items, path), ...defaultOf<string[]>(schema) }
  if (items.properties) return { holds: 'list', least: schema.minItems ?? 0, fields: fieldsIn(items, path) }
  return items.holds === undefined ? { holds: 'texts' } : heldAs(items, 'several')
}

const pairsOf = ({ additionalProperties: values = {} }: Schema, { holds, of = '' }: Schema, path: string): Held => {
  if (holds !== 'code' && holds !== 'dimension' && holds !== 'nameOf') throw new Error(`no pairs have keys of ${holds}`)
  const keyed = { holds: 'pairs', keys: holds, of } as const
  if (values.enum) return { ...keyed, value: { holds: 'choice', options: optionsOf(values, path) } }
  return { ...keyed, value: values.holds === 'code' ? { holds: 'code' } : { holds: 'number', ...boundsOf(values) } }
}

const optionsOf = (schema: Schema, path: string) =>
  (schema.enum ?? []).map((value) => ({ value, text: `${schema.words ?? `analysis.option.${path}`}.${value}` }))

const defaultOf = <Value>(schema: Schema): { default?: Value } =>
  schema.default === undefined ? {} : { default: schema.default as Value }

const boundsOf = ({ type, ...schema }: Schema) => {
  const bounds = {
    least: schema.minimum,
    most: schema.maximum,
    above: schema.exclusiveMinimum,
    below: schema.exclusiveMaximum,
  }
  // Whole numbers carry the bounds of what a number can hold exactly.
  const told = Object.entries(bounds).filter(
    ([, bound]) => bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER,
  )
  return { isWhole: type === 'integer', ...Object.fromEntries(told) }
}
