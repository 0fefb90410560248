import { type FormEvent, useState } from 'react'
import type { ReviewDesk } from '../../../main/contract/review-commands.ts'
import { useMay } from '../../app/use-may.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useMoment } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { TextBox } from '../../ui/text-box.tsx'
import { VariableBox } from '../../ui/variable-box.tsx'
import type { At } from './use-cell-names.ts'

type Props = { readonly desk: ReviewDesk; readonly nameOf: (at: At) => string }

/** What was said of an item or of one of its figures, and room to say more. Nothing said is taken away. */
export const Comments = ({ desk: { info, comments, cells }, nameOf }: Props) => {
  const t = useTexts()
  const moment = useMoment()
  const may = useMay()
  const say = useAction('review.comment')
  const [cell, setCell] = useState('')
  const [text, setText] = useState('')
  const options = [
    { name: '', label: t('validation.comment.whole') },
    ...cells.map((at) => ({ name: codesOf(at), label: nameOf(at) })),
  ]
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() === '') return
    const chosen = cells.find((at) => codesOf(at) === cell) ?? null
    say.mutate({ item: info.item, cell: chosen, text: text.trim() }, { onSuccess: () => setText('') })
  }
  return (
    <section className="stack" aria-label={t('validation.comments')}>
      <h3>{t('validation.comments')}</h3>
      {comments.length === 0 ? (
        <p className="quiet">{t('validation.comments.none')}</p>
      ) : (
        <PlainTable
          caption={t('validation.comments')}
          rows={comments}
          keyOf={({ at, person, text: said }) => `${at} ${person} ${said}`}
          columns={[
            { label: t('study.log.at'), value: ({ at }) => moment(at) },
            { label: t('study.log.person'), value: ({ person }) => person },
            {
              label: t('validation.comment.about'),
              value: (one) => (one.cell === null ? t('validation.comment.whole') : nameOf(one.cell)),
            },
            { label: t('validation.comment'), value: (one) => one.text },
          ]}
        />
      )}
      <form className="stack" onSubmit={submit}>
        <VariableBox
          label={t('validation.comment.about')}
          options={options}
          value={cell}
          onChange={setCell}
          noMatch={t('validation.comment.noMatch')}
        />
        <TextBox label={t('validation.comment')} rows={2} value={text} onChange={setText} />
        <FailureNotice failure={say.error} />
        <div className="row">
          <Button type="submit" isDisabled={text.trim() === '' || say.isPending || !may('review.comment')}>
            {t('validation.comment.say')}
          </Button>
        </div>
      </form>
    </section>
  )
}

const codesOf = (at: At): string =>
  Object.entries(at)
    .map(([name, code]) => `${name}=${code}`)
    .join(' ')
