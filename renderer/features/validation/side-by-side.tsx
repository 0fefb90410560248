import { useState } from 'react'
import type { ReviewDesk } from '../../../main/contract/review-commands.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Segments } from '../../ui/segments.tsx'
import { AssessedMicrodata } from '../publication/assessed-microdata.tsx'
import { AgainstBenchmark } from './against-benchmark.tsx'
import { AgainstLeaving } from './against-leaving.tsx'
import { AgainstPrevious } from './against-previous.tsx'
import { AgainstRecomputation } from './against-recomputation.tsx'
import type { At } from './use-cell-names.ts'

const sides = ['previous', 'leaving', 'benchmark', 'recomputation'] as const

type Props = { readonly desk: ReviewDesk; readonly nameOf: (at: At) => string }

/** The item's figures beside another source of them. */
export const SideBySide = ({ desk, nameOf }: Props) => {
  const t = useTexts()
  const [side, setSide] = useState<(typeof sides)[number]>('previous')
  const { kind, id } = desk.info.item
  if (kind === 'microdata') return <AssessedMicrodata id={id} />
  return (
    <section className="stack" aria-label={t('validation.view.figures')}>
      <div className="row">
        <Segments
          label={t('validation.against')}
          options={sides.map((value) => ({ value, label: t(`validation.against.${value}`) }))}
          value={side}
          onChange={setSide}
        />
      </div>
      {side === 'previous' && <AgainstPrevious previous={desk.previous} nameOf={nameOf} />}
      {side === 'leaving' && <AgainstLeaving leaving={desk.leaving} nameOf={nameOf} />}
      {side === 'benchmark' && <AgainstBenchmark desk={desk} nameOf={nameOf} />}
      {side === 'recomputation' && <AgainstRecomputation item={desk.info.item} nameOf={nameOf} />}
    </section>
  )
}
