import type { Variable } from '../../contract/codebook.ts'
import type { Localized } from '../../contract/text.ts'

/** What a step may say of the variable that it makes. */
type Told = {
  readonly name: string
  readonly label?: Localized | undefined
  readonly universe?: Localized | undefined
  readonly question?: Localized | undefined
}

/** Of the new variable what its step says: its name, and label, universe and question where they are given. */
export const toldOfStep = ({
  name,
  label,
  universe,
  question,
}: Told): Pick<Variable, 'name'> & Partial<Pick<Variable, 'label' | 'universe' | 'question'>> => ({
  name,
  ...(label === undefined ? {} : { label }),
  ...(universe === undefined ? {} : { universe }),
  ...(question === undefined ? {} : { question }),
})
