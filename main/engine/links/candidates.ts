import type { CheckedArgs, Result } from '../../contract/commands.ts'
import { levelsOf } from '../../core/linkage/fields.ts'
import { patternLevels } from '../../core/linkage/match-weights.ts'
import type { Study } from '../../study/study.ts'
import { version } from '../../study/versions/versions.ts'
import { fieldTexts } from './field-texts.ts'
import { openLink } from './pairs.ts'

/** A page of pairs with the values that were compared, for the eye of the custodian. */
export const linkCandidates = (
  study: Study,
  { name, state, from, count }: CheckedArgs<'link.candidates'>,
): Result<'link.candidates'> => {
  const { settings, pairs } = openLink(study, name)
  const { fields } = settings.spec
  const wanted = pairs.filter((pair) => pair.state === state)
  const page = wanted.slice(from, from + count)
  if (page.length === 0) return { total: wanted.length, pairs: [] }
  const reason = `link ${name}`
  const first = fieldTexts(study, version(study, settings.first.id), fields, 'first', reason)
  const second = fieldTexts(study, version(study, settings.second.id), fields, 'second', reason)
  const counts = fields.map(({ compare }) => levelsOf[compare].length)
  return {
    total: wanted.length,
    pairs: page.map(({ pair, weight, probability, decision, pattern, rows, state }) => {
      const levels = patternLevels(pattern, counts)
      return {
        ...{ pair, weight, probability, decision, state },
        fields: fields.map(({ compare }, place) => ({
          compare,
          level: levelsOf[compare][levels[place] as number] ?? null,
          first: first[place]?.[rows.first] ?? '',
          second: second[place]?.[rows.second] ?? '',
        })),
      }
    }),
  }
}
