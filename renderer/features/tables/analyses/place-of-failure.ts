import type { AnalysisField } from '../../../../main/contract/analysis-form.ts'
import type { FailureMessage } from '../../../../main/contract/wire.ts'
import { described, naming, type Path, type Written } from './written.ts'

/**
 * Where in the analysis a failure happened: at the path that it names, else at the last field that holds what it names (a
 * formula, a variable, a code). Null where it names neither.
 */
export const placeOfFailure = ({ params }: FailureMessage, written: Written): Path | null => {
  const { path = '', field, analysis: _, ...named } = params
  const [part, place, ...inside] = String(path).split('.')
  if (part === 'analyses' && /^\d+$/.test(place ?? '')) {
    const whole = field === undefined ? inside : [...inside, String(field)]
    return whole.map((step) => (/^\d+$/.test(step) ? Number(step) : step))
  }
  const wanted = new Set(Object.values(named).filter((value) => typeof value === 'string' && value !== ''))
  return holding(written, wanted).at(-1) ?? null
}

/** The paths of the fields that hold one of the wanted texts, outside of the names that the analysis has itself. */
const holding = (value: unknown, wanted: ReadonlySet<unknown>, path: Path = []): readonly Path[] => {
  if (typeof value === 'string') return wanted.has(value) ? [path] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([name]) => !own.has([...path, name].join('.')))
    .flatMap(([name, inside]) => holding(inside, wanted, [...path, Array.isArray(value) ? Number(name) : name]))
}

const own: ReadonlySet<string> = new Set(['analysis', ...naming, ...described])

/** Does a field at `place` answer for a failure at `path`? One inside a list of texts or pairs stands for all of them. */
export const isAt = (path: Path, place: Path): boolean =>
  path.length >= place.length && place.every((step, at) => step === path[at])

/** Does the form have a field at this path, so that what went wrong there can be said there? */
export const isField = (fields: readonly AnalysisField[], [name, ...rest]: Path): boolean => {
  const held = fields.find((field) => field.name === name)?.held
  if (!held) return false
  if (rest.length === 0 || (held.holds !== 'group' && held.holds !== 'list')) return true
  const inside = held.holds === 'list' ? rest.slice(1) : rest
  return inside.length === 0 || isField(held.fields, inside)
}
