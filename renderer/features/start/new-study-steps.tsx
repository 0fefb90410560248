import { useState } from 'react'
import { type Beginning, KindStep } from './kind-step.tsx'
import { NewStudyDialog, untouched } from './new-study-dialog.tsx'
import { SampleDialog } from './sample-dialog.tsx'

/** A new study in two steps, its kind and what it needs. Who goes back finds all that was picked and typed. */
export const NewStudySteps = ({ onClose }: { readonly onClose: () => void }) => {
  const [beginning, setBeginning] = useState<Beginning>({ kind: null, with: 'nothing' })
  const [isBegun, setBegun] = useState(false)
  const [sheet, setSheet] = useState(untouched)
  const back = (): void => setBegun(false)
  if (!isBegun)
    return (
      <KindStep
        picked={beginning}
        onClose={onClose}
        onPick={(picked) => {
          setBeginning(picked)
          setBegun(true)
        }}
      />
    )
  return beginning.kind !== null && beginning.with === 'sample' ? (
    <SampleDialog kind={beginning.kind} onClose={onClose} onBack={back} />
  ) : (
    <NewStudyDialog kind={beginning.kind} sheet={sheet} onSheet={setSheet} onClose={onClose} onBack={back} />
  )
}
