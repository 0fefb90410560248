import { useEffect, useState } from 'react'
import type { MergeSuggestion } from '../../../main/contract/exploration-commands.ts'
import type { ResultTable } from '../../../main/contract/results.ts'
import type { CategoryMerge, TableSpec } from '../../../main/contract/table.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { mergeText } from './merge-text.ts'

type Props = {
  readonly spec: TableSpec
  /** The table as `spec` gives it; null while that is being computed. */
  readonly table: ResultTable | null
  /** Puts merges of a variable in the place of those it has; none takes them all back. Null where nothing can be changed. */
  readonly onMerge: ((variable: string, merge: readonly CategoryMerge[]) => void) | null
}

/** A table is left alone for so long before merges are tried, so that nobody waits for them while they pick. */
const restMs = 800

/** Offers merges of categories that make failing cells pass, and the way back from those that were taken. */
export const MergeBar = ({ spec, table, onMerge }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const hasFailing = onMerge !== null && (table?.cells.some(isFailing) ?? false)
  const isAtRest = useRest(JSON.stringify(spec), hasFailing)
  const found = useAnswer('table.suggestMerges', { table: spec }, { enabled: hasFailing && isAtRest })
  const taken = Object.entries(spec.merge ?? {})
  const offers = hasFailing ? (found.data?.suggestions ?? []).slice(0, 2) : []
  if (taken.length === 0 && offers.length === 0) return null
  const nameOf = (variable: string): string => {
    const dimension = table?.dimensions.find((own) => own.variable === variable)
    return inLanguage(dimension ? dimension.label : table?.levelLabel, language) || variable
  }
  const offerText = ({ variable, merge, after }: MergeSuggestion): string =>
    t('merge.offer', { merge: mergeText(table, variable, merge, language), passing: after.passing, cells: after.cells })
  return (
    <section className="merge-bar" aria-label={t('merge.title')}>
      {offers.map((offer) => (
        <div key={offer.variable} className="row">
          <span>{offerText(offer)}</span>
          <Button size="small" onPress={() => onMerge?.(offer.variable, offer.merge)}>
            {t('merge.apply', { variable: nameOf(offer.variable) })}
          </Button>
        </div>
      ))}
      {taken.map(([variable, merge]) => (
        <div key={variable} className="row">
          <span>{t('merge.taken', { merge: mergeText(table, variable, merge, language) })}</span>
          {onMerge && (
            <Button size="small" icon="undo" onPress={() => onMerge(variable, [])}>
              {t('merge.undo', { variable: nameOf(variable) })}
            </Button>
          )}
        </div>
      ))}
    </section>
  )
}

const isFailing = ({ group, level: category, verdict: { level } }: ResultTable['cells'][number]): boolean =>
  (group.length > 0 || category !== null) &&
  group.every((code) => code !== null) &&
  (level === 'unreliable' || level === 'notEvaluable')

/** Has `what` stayed the same for a while? */
const useRest = (what: string, isWanted: boolean): boolean => {
  const [rested, setRested] = useState<string | null>(null)
  useEffect(() => {
    if (!isWanted) return undefined
    const timer = setTimeout(() => setRested(what), restMs)
    return () => clearTimeout(timer)
  }, [what, isWanted])
  return rested === what
}
