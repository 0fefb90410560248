import type { Derivation } from '../../../../main/contract/derivation.ts'
import { DerivationPreview } from './derivation-preview.tsx'
import { RecordPreview } from './record-preview.tsx'

type Props = { readonly derivation: Derivation; readonly at: number | null }

/** What a step would do, before it is kept: to a variable, or to the records. */
export const StepPreview = ({ derivation, at }: Props) => {
  switch (derivation.step) {
    case 'derive':
    case 'band':
    case 'recode':
    case 'combine':
      return <DerivationPreview derivation={derivation} at={at} />
    default:
      return <RecordPreview derivation={derivation} at={at} />
  }
}
