import type { Derivation } from '../../../main/contract/derivation.ts'

/** The names of the variables that a derivation adds to its dataset. */
export const namesMadeBy = (derivation: Derivation): readonly string[] => {
  switch (derivation.step) {
    case 'derive':
    case 'band':
    case 'recode':
    case 'combine':
      return [derivation.name]
    case 'join':
      return derivation.variables
    case 'aggregate':
      return Object.keys(derivation.variables)
    case 'exclude':
    case 'distinct':
      return []
  }
}
