import type { MissingRule } from '../../../contract/codebook.ts'

type Reason = MissingRule['reason']

/**
 * Why a value is missing, from its label in Spanish, English, French or Portuguese. Only a label that plainly says one
 * thing counts: "no sabe / no responde" says two and is `other`, as is every label that is not understood.
 */
export const missingReason = (label: string): Reason => {
  const text = plain(label)
  const found = reasons.filter(({ pattern }) => pattern.test(text))
  return found.length === 1 && found[0] !== undefined ? found[0].reason : 'other'
}

/** Lower case without accents, and one space for all that is no letter, so that "98. N/S" becomes "n s". */
const plain = (label: string): string =>
  label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()

const anyOf = (...phrases: readonly string[]): RegExp => new RegExp(`\\b(?:${phrases.join('|')})\\b`)

const reasons: readonly { readonly reason: Reason; readonly pattern: RegExp }[] = [
  {
    reason: 'dontKnow',
    pattern: anyOf(
      'no (?:lo |la )?(?:sabe|saben|sabia|conoce|recuerda)|no se$|no se acuerda|desconoce',
      'don t know|dont know|(?:do|does|did) not know|doesn t know|didn t know',
      'ne (?:sait|sais|savait) pas',
      'nao (?:sabe|sei|sabia|lembra)',
      'n ?s|nsp|dk',
    ),
  },
  {
    reason: 'refused',
    pattern: anyOf(
      'no (?:quiere|quiso|desea|deseo|contesta|contesto|responde|respondio)|prefiere no',
      'rehusa|rehuso|rechaza|rechazo|se (?:niega|nego|rehusa|rehuso)',
      'refused?|refuses|refusal|declined|prefers? not',
      'refus|ne (?:veut|souhaite) pas|n a pas repondu|ne repond pas',
      'nao (?:quer|quis|responde|respondeu)|prefere nao|recusa|recusou',
      'n ?[cr]',
    ),
  },
  {
    reason: 'notAsked',
    pattern: anyOf(
      'no (?:se |le )?(?:aplica|aplicable|corresponde|procede|pregunto)|no preguntad[oa]',
      'not applicable|inapplicable|(?:does not|doesn t) apply|not asked|(?:valid|legitimate) skip',
      'non applicable|ne s applique pas|sans objet|non concernee?|(?:non|pas) posee?',
      'nao (?:se )?(?:aplica|aplicavel)|nao (?:foi )?perguntad[oa]',
      '^n a$',
    ),
  },
]
