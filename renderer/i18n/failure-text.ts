import type { FailureMessage } from '../../main/contract/wire.ts'
import type { Texts } from './texts.ts'

/** What went wrong and what to do, in the language of the screen. */
export const failureText = ({ code, params }: FailureMessage, t: Texts): string => t(`failure.${code}`, params)
