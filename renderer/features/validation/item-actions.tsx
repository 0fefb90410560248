import { useState } from 'react'
import type { ReviewAction, ReviewInfo, ReviewItem } from '../../../main/contract/review.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { useEngine } from '../../engine-client/engine.ts'
import { useWork } from '../../engine-client/use-work.ts'
import { useCount } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'

type Props = {
  readonly items: readonly ReviewInfo[]
  readonly marked: readonly ReviewInfo[]
  readonly onDone: () => void
}

type Step = 'submit' | 'begin' | 'approve' | 'protect'

/** Refusals of protection that somebody can answer for with a reason. */
const toAnswerFor: readonly string[] = ['review.close-to-earlier', 'microdata.shows-hidden', 'microdata.second-file']

/** The steps that may be done to many items at once: each takes those of the marked that are ready for it. */
export const ItemActions = ({ items, marked, onDone }: Props) => {
  const t = useTexts()
  const count = useCount()
  const { call } = useEngine()
  const { mutate, isPending, isSuccess, error } = useWork()
  const [note, setNote] = useState('')
  const [done, setDone] = useState<{ readonly step: Step; readonly number: number } | null>(null)
  const ready = (action: ReviewAction): ReviewItem[] =>
    marked.filter(({ actions }) => actions.includes(action)).map(({ item }) => item)
  const [submit, begin, approve] = [ready('submit'), ready('begin'), ready('approve')]
  const toProtect = items.filter(({ actions }) => actions.includes('protect'))
  const reason = note.trim()
  // A note answers for what protection found only where it was shown.
  const isToAnswerFor = toAnswerFor.includes(error?.code ?? '')
  const accepted = isToAnswerFor && reason !== '' ? { acceptDifferences: reason } : {}
  const act = (step: Step, number: number, work: () => Promise<unknown>): void =>
    mutate(work, {
      onSuccess: () => {
        setNote('')
        setDone({ step, number })
        onDone()
      },
    })
  const label = (action: Step, number: number): string =>
    t('validation.counted', { label: t(`validation.act.${action}`), items: count(number) })
  return (
    <section className="stack tight" aria-label={t('validation.actions')}>
      <div className="row quality-decision">
        <Field label={t('validation.note')} value={note} onChange={setNote} />
        <Button
          isDisabled={submit.length === 0 || isPending}
          onPress={() => act('submit', submit.length, () => call('review.submit', { items: submit, reason }))}
        >
          {label('submit', submit.length)}
        </Button>
        <Button
          isDisabled={begin.length === 0 || isPending}
          onPress={() => act('begin', begin.length, () => call('review.begin', { items: begin }))}
        >
          {label('begin', begin.length)}
        </Button>
        <Button
          isDisabled={approve.length === 0 || isPending}
          onPress={() => act('approve', approve.length, () => call('review.approve', { items: approve, reason }))}
        >
          {label('approve', approve.length)}
        </Button>
        <Button
          isDisabled={toProtect.length === 0 || isPending}
          onPress={() => act('protect', toProtect.length, () => call('review.protect', accepted))}
        >
          {label('protect', toProtect.length)}
        </Button>
      </div>
      {isPending && <Waiting text={t('validation.working')} />}
      <p role="status">{isSuccess && done ? t(`validation.done.${done.step}`, { items: count(done.number) }) : ''}</p>
      <FailureNotice failure={error} />
    </section>
  )
}
