import type { ValidationCheck } from '../../../main/contract/review.ts'
import type { ReviewDesk } from '../../../main/contract/review-commands.ts'
import { useDraft } from '../../engine-client/draft.ts'
import { useEngine } from '../../engine-client/engine.ts'
import { useWork } from '../../engine-client/use-work.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { TextBox } from '../../ui/text-box.tsx'
import { Checklist } from './checklist.tsx'

type Opinion = { readonly checks: readonly ValidationCheck[]; readonly reason: string }
const undecided: Opinion = { checks: [], reason: '' }

/** The checks and the reason of a decision on one item, with the steps that are open to the person now. */
export const Decision = ({ desk: { info, checklist } }: { readonly desk: ReviewDesk }) => {
  const t = useTexts()
  const { call } = useEngine()
  const { item, actions } = info
  const draft = useDraft<Opinion>(`validation/${item.kind}/${item.id}`)
  const work = useWork()
  const { checks, reason } = draft.value ?? undecided
  const items = [item]
  const said = reason.trim()
  const canValidate = actions.includes('validate')
  const needsReason = said === ''
  const act = (step: () => Promise<unknown>): void => work.mutate(step, { onSuccess: draft.discard })
  return (
    <section className="stack" aria-label={t('validation.view.review')}>
      <p className="quiet">{t(canValidate ? 'validation.checklist.tick' : 'validation.checklist.explain')}</p>
      <Checklist
        checklist={checklist}
        ticked={checks}
        onTick={canValidate ? (ticked) => draft.change({ checks: ticked, reason }) : null}
      />
      {actions.length === 0 ? (
        <p className="quiet">{t('validation.nothingToDo')}</p>
      ) : (
        <TextBox
          label={t('validation.reason')}
          rows={2}
          value={reason}
          onChange={(next) => draft.change({ checks, reason: next })}
        />
      )}
      <FailureNotice failure={work.error} />
      <div className="row">
        {actions.includes('submit') && (
          <Button
            look="primary"
            isDisabled={work.isPending}
            onPress={() => act(() => call('review.submit', { items, reason: said }))}
          >
            {t('validation.act.submit')}
          </Button>
        )}
        {actions.includes('begin') && (
          <Button look="primary" isDisabled={work.isPending} onPress={() => act(() => call('review.begin', { items }))}>
            {t('validation.act.begin')}
          </Button>
        )}
        {canValidate && (
          <Button
            look="primary"
            isDisabled={work.isPending || needsReason || checks.length < checklist.length}
            onPress={() => act(() => call('review.validate', { items, checks: [...checks], reason: said }))}
          >
            {t('validation.act.validate')}
          </Button>
        )}
        {actions.includes('approve') && (
          <Button
            look="primary"
            isDisabled={work.isPending}
            onPress={() => act(() => call('review.approve', { items, reason: said }))}
          >
            {t('validation.act.approve')}
          </Button>
        )}
        {actions.includes('requestChanges') && (
          <Button
            isDisabled={work.isPending || needsReason}
            onPress={() => act(() => call('review.requestChanges', { items, reason: said }))}
          >
            {t('validation.act.requestChanges')}
          </Button>
        )}
      </div>
    </section>
  )
}
