import { useState } from 'react'
import type { LinkCandidate, LinkSummary, pairStates } from '../../../../main/contract/link-commands.ts'
import { percent } from '../../../../main/core/report/number-format.ts'
import { useContentProtection } from '../../../app/content-protection.ts'
import { Waiting } from '../../../app/job-progress.tsx'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useCommand } from '../../../commands/registry.ts'
import { useAction, useAnswer } from '../../../engine-client/engine.ts'
import { useCount, useFigure } from '../../../i18n/figures.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Grid, type GridColumn } from '../../../ui/grid/grid.tsx'
import type { GridText } from '../../../ui/grid/grid-cells.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { PairCard } from './pair-card.tsx'

type State = (typeof pairStates)[number]
type Decision = LinkCandidate['decision']

const pairsOnPage = 50

/** Pairs with what was compared, for the custodian's eye: read when asked for, because every reading is on record. */
export const LinkReview = ({ link }: { readonly link: LinkSummary }) => {
  const t = useTexts()
  const [isOpen, setOpen] = useState(false)
  const [state, setState] = useState<State>('review')
  return (
    <section className="stack" aria-label={t('links.pairs')}>
      <h2>{t('links.pairs')}</h2>
      {isOpen ? (
        <>
          <div className="row">
            <Segments
              label={t('links.pairs.which')}
              options={(['review', 'linked', 'apart'] as const).map((value) => ({
                value,
                label: t(`links.state.${value}`),
              }))}
              value={state}
              onChange={setState}
            />
          </div>
          <PairPages key={state} link={link} state={state} />
        </>
      ) : (
        <>
          <p className="quiet">{t('links.pairs.hint')}</p>
          <div className="row">
            <Button icon="lock" onPress={() => setOpen(true)}>
              {t('links.pairs.open')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

const PairPages = ({ link, state }: { readonly link: LinkSummary; readonly state: State }) => {
  const t = useTexts()
  const count = useCount()
  const [from, setFrom] = useState(0)
  const page = useAnswer('link.candidates', { name: link.name, state, from, count: pairsOnPage }, { keep: 'never' })
  const readAgain = (): void => {
    if (from === 0) void page.refetch()
    else setFrom(0)
  }
  if (page.isPending) return <Waiting text={t('links.pairs.reading')} />
  const { total, pairs } = page.data ?? { total: 0, pairs: [] }
  return (
    <>
      <FailureNotice failure={page.error} />
      {page.data && pairs.length === 0 && <p>{t('links.pairs.none')}</p>}
      {pairs.length > 0 && <PairGrid key={page.dataUpdatedAt} link={link} pairs={pairs} />}
      {page.data && (
        <div className="row">
          {pairs.length > 0 && (
            <span className="quiet small">
              {t('link.shown', { from: count(from + 1), to: count(from + pairs.length), total: count(total) })}
            </span>
          )}
          {from > 0 && (
            <Button size="small" onPress={() => setFrom(from - pairsOnPage)}>
              {t('links.pairs.before')}
            </Button>
          )}
          {from + pairs.length < total && (
            <Button size="small" onPress={() => setFrom(from + pairsOnPage)}>
              {t('links.pairs.after')}
            </Button>
          )}
          <Button size="small" onPress={readAgain}>
            {t('links.pairs.again')}
          </Button>
        </div>
      )}
    </>
  )
}

type GridProps = { readonly link: LinkSummary; readonly pairs: readonly LinkCandidate[] }

/** A page of pairs; what is decided of them stays in sight until they are read again. */
const PairGrid = ({ link, pairs }: GridProps) => {
  const t = useTexts()
  const figure = useFigure()
  const decide = useAction('link.decide')
  const [row, setRow] = useState(0)
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set())
  const [decided, setDecided] = useState<ReadonlyMap<number, Decision>>(new Map())
  useContentProtection()

  const decisionOf = ({ pair, decision }: LinkCandidate): Decision => decided.get(pair) ?? decision
  const take = (decision: Decision): void => {
    const chosen = (marked.size > 0 ? [...marked] : [row]).flatMap((at) => pairs[at]?.pair ?? [])
    decide.mutate(
      { name: link.name, pairs: chosen, decision },
      {
        onSuccess: () => {
          setDecided(new Map([...decided, ...chosen.map((pair) => [pair, decision] as const)]))
          setMarked(new Set())
        },
      },
    )
  }
  useCommand('links.same', () => take('same'), !decide.isPending)
  useCommand('links.different', () => take('different'), !decide.isPending)
  useCommand('links.undecide', () => take(null), !decide.isPending)

  const columns: GridColumn[] = [
    { key: 'pair', label: t('links.column.pair'), width: 5, isNumber: true },
    { key: 'decision', label: t('links.column.decision'), width: 12 },
    { key: 'probability', label: t('links.column.probability'), width: 7, isNumber: true },
    ...link.fields.flatMap(({ first, second }) => [
      { key: `first ${first}`, label: `${first.join(' ')} · ${link.first.dataset}`, width: 14 },
      { key: `second ${second}`, label: `${second.join(' ')} · ${link.second.dataset}`, width: 14 },
    ]),
  ]
  const texts = (candidate: LinkCandidate): GridText[] => {
    const decision = decisionOf(candidate)
    return [
      { text: String(candidate.pair) },
      decision === null ? { text: t('links.undecided'), tone: 'quiet' } : { text: t(`links.decision.${decision}`) },
      { text: figure(candidate.probability, percent(1)) },
      ...candidate.fields.flatMap(({ first, second }) => [{ text: first }, { text: second }]),
    ]
  }
  const current = pairs[Math.min(row, pairs.length - 1)]
  return (
    <>
      <div className="row">
        <CommandButton id="links.same" icon="check" />
        <CommandButton id="links.different" icon="close" />
        <CommandButton id="links.undecide" look="bare" />
      </div>
      <FailureNotice failure={decide.error} />
      <div className="pair-grid">
        <Grid
          label={t('links.pairs')}
          columns={columns}
          rows={pairs.length}
          cell={(at, column) => (pairs[at] && texts(pairs[at])[column]) ?? { text: '' }}
          onPlace={(place) => setRow(place.row)}
          marked={marked}
          onMark={setMarked}
        />
      </div>
      {current && <PairCard link={link} candidate={current} />}
    </>
  )
}
