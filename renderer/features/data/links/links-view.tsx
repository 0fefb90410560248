import { useState } from 'react'
import type { Result } from '../../../../main/contract/commands.ts'
import type { DatasetInfo } from '../../../../main/contract/study-overview.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useCount } from '../../../i18n/figures.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Select } from '../../../ui/select.tsx'
import { linkable } from './link-draft.ts'
import { LinkEnd } from './link-end.tsx'
import { LinkFacts } from './link-facts.tsx'
import { LinkForm } from './link-form.tsx'
import { LinkReview } from './link-review.tsx'

type Props = {
  readonly datasets: readonly DatasetInfo[]
  readonly onBack: () => void
  /** Goes to a dataset. */
  readonly onShow: (dataset: string) => void
}

/** Linking the records of one unit in two datasets, by identifiers of the vault: what is compared, the pairs, the end. */
export const LinksView = ({ datasets, onBack, onShow }: Props) => {
  const t = useTexts()
  const list = useAnswer('link.list', {})
  const [picked, setPicked] = useState<string | null>(null)
  const [isNew, setNew] = useState(false)
  const [finished, setFinished] = useState<Result<'link.finish'> | null>(null)
  const links = list.data ?? []
  const link = links.find(({ name }) => name === picked) ?? links[0]
  const hasForm = isNew || (list.isSuccess && !link && !finished)
  const choices = linkable(datasets)
  return (
    <div className="page stack">
      <div className="row">
        <h1>{t('links.title')}</h1>
        <span className="push" />
        {!hasForm && (
          <Button icon="plus" onPress={() => setNew(true)}>
            {t('links.new')}
          </Button>
        )}
        <Button look="bare" icon="close" onPress={onBack}>
          {t('links.back')}
        </Button>
      </div>
      <Notice tone="plain">{t('links.explain')}</Notice>
      <FailureNotice failure={list.error} />
      {finished && <Finished result={finished} onShow={onShow} />}
      {hasForm && choices.length < 2 && <p>{t('links.tooFew')}</p>}
      {hasForm && choices.length >= 2 && (
        <LinkForm
          datasets={choices}
          onStarted={(name) => {
            setPicked(name)
            setNew(false)
            setFinished(null)
          }}
          onCancel={link ? () => setNew(false) : onBack}
        />
      )}
      {!hasForm && link && (
        <>
          {links.length > 1 && (
            <Select
              label={t('links.underWay')}
              value={link.name}
              options={links.map(({ name }) => ({ value: name, label: name }))}
              onChange={setPicked}
            />
          )}
          <section className="stack" aria-label={link.name} key={link.name}>
            <h2>{t('link.summary', { name: link.name, first: link.first.dataset, second: link.second.dataset })}</h2>
            <LinkFacts link={link} />
            <LinkReview link={link} />
            <LinkEnd link={link} onFinished={setFinished} onDiscarded={() => setPicked(null)} />
          </section>
        </>
      )}
    </div>
  )
}

type FinishedProps = { readonly result: Result<'link.finish'>; readonly onShow: (dataset: string) => void }

const Finished = ({ result, onShow }: FinishedProps) => {
  const t = useTexts()
  const count = useCount()
  return (
    <div className="row">
      <p role="status">{t('link.finished', { ...result, links: count(result.links) })}</p>
      <Button onPress={() => onShow(result.dataset)}>{t('links.show', { dataset: result.dataset })}</Button>
    </div>
  )
}
