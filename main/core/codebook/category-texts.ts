import type { Category } from '../../contract/codebook.ts'
import type { Localized } from '../../contract/text.ts'

/**
 * What a category says, in each language, as labels are compared: without regard to case, accents, punctuation and the code that
 * some lists repeat in front ("1. Hombre"). A code without a label says itself; a label of nothing but punctuation, nothing.
 */
export const textsOf = ({ code, label }: Category): string[] => {
  const texts = [label ?? code].flatMap(languagesOf).map((text) => plainLabel(text, code))
  return texts.filter((text) => text !== '')
}

const languagesOf = (text: Localized): string[] =>
  typeof text === 'string' ? [text] : Object.values(text).filter((one) => one !== undefined)

const plainLabel = (label: string, code: string): string => {
  const words = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    // "< 5" and "> 5" do not say the same.
    .replace(/[<>≤≥]/g, ' $& ')
    .split(/[^\p{L}\p{N}<>≤≥]+/u)
    .filter((word) => word !== '')
  const isNumbered = words.length > 1 && plainCode(words[0] as string) === plainCode(code.toLowerCase())
  return (isNumbered ? words.slice(1) : words).join(' ')
}

/** "01" and "1" are the same code. */
export const plainCode = (code: string): string => code.replace(/^0+(?=\d)/, '')
