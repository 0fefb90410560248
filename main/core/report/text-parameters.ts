import { Failure } from '../../contract/failure.ts'
import { parameterName } from '../../contract/parameter.ts'
import type { Language } from '../../contract/text.ts'
import { plainNumber } from './number-format.ts'

/**
 * A text of the plan with the values of parameters in the place of `{$.name}`, as the language writes numbers, without
 * groups, so that a year stays one. `parameter` gives undefined for what is not declared, which is refused.
 */
export const textWithParameters = (
  text: string,
  language: Language,
  parameter: (name: string) => number | undefined,
): string =>
  text.replaceAll(inText, (_, name: string) => {
    const value = parameter(name)
    if (value === undefined) throw new Failure('plan.unknown-parameter', { parameter: name })
    return plainNumber(value, language)
  })

const inText = new RegExp(`\\{\\$\\.(${parameterName})\\}`, 'gu')
