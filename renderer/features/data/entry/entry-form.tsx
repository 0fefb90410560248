import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Result } from '../../../../main/contract/commands.ts'
import { type EnteredRecord, type EntryProblem, entryDraftName } from '../../../../main/contract/entry.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useContentProtection } from '../../../app/content-protection.ts'
import { useDraft } from '../../../engine-client/draft.ts'
import { useAction } from '../../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Field } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { problemOf, questionsOf, type Typed, valuesOf, variablesOf } from './entry-draft.ts'
import { focusFirst, focusNext } from './focus.ts'
import { QuestionInput } from './question-input.tsx'

type Props = {
  readonly dataset: string
  readonly form: Result<'entry.describe'>
  /** The record that is corrected; null for a new one. */
  readonly record: EnteredRecord | null
  readonly onClose: () => void
}

/**
 * The form of a record, made of the codebook. Enter goes to the next question, Ctrl+Enter keeps the record and begins the
 * next. What is wrong is told when a question is left. A new record that is not kept yet is a draft, without identifiers.
 */
export const EntryForm = ({ dataset, form, record, onClose }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const title = useId()
  const element = useRef<HTMLFormElement>(null)
  useContentProtection()
  useEffect(() => focusFirst(element.current), [])
  const draft = useDraft<Typed>(entryDraftName(dataset))
  const [changed, setChanged] = useState<Typed>({})
  const [names, setNames] = useState<Typed>({})
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  // Leaving the last answer while its record is being kept asks nothing more of it.
  const isKeeping = useRef(false)
  const [kept, setKept] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const check = useAction('entry.check')
  const add = useAction('entry.add')
  const correct = useAction('entry.correct')

  const identifiers = new Set(form.fields.flatMap((one) => (one.isIdentifier ? [one.variable.name] : [])))
  const open = record === null ? (draft.value ?? {}) : { ...record.values, ...changed }
  const typed = { ...open, ...names }
  const questions = questionsOf(form.fields, form.sets)
  const values = valuesOf(form.fields, record === null ? typed : { ...changed, ...names })
  const on = record === null ? { dataset } : { dataset, record: record.record }
  const problems = check.data?.problems ?? []
  const doubts = check.data?.doubts ?? []

  const put = (next: Typed): void => {
    const part = (isIdentifier: boolean): Typed =>
      Object.fromEntries(
        Object.entries(next).filter(
          ([name]) =>
            identifiers.has(name) === isIdentifier &&
            (record === null || next[name] !== record.values[name] || name in changed),
        ),
      )
    setKept(null)
    setNames(part(true))
    if (record === null) draft.change(part(false))
    else setChanged(part(false))
  }
  const leave = (name: string): void => {
    if (isKeeping.current) return
    setLeft((before) => new Set(before).add(name))
    check.mutate({ ...on, values })
  }
  const textOf = ({ problem, rule }: EntryProblem): string =>
    rule ? t('entry.problem.rule', { label: inLanguage(rule.label, language) }) : t(`entry.problem.${problem}`)

  const keep = async (isNext: boolean): Promise<void> => {
    const found = await check.mutateAsync({ ...on, values })
    setLeft(new Set(questions.map(({ name }) => name)))
    const wrong = questions.find((question) => problemOf(found.problems, question))
    if (found.problems.length > 0) return focusFirst(element.current, wrong && variablesOf(wrong)[0])
    if (JSON.stringify(found.doubts) !== JSON.stringify(doubts)) return
    if (record === null) {
      const { records } = await add.mutateAsync({ dataset, records: [values] })
      draft.discard()
      setNames({})
      setLeft(new Set())
      check.reset()
      setKept(records[0] ?? null)
      if (isNext) return focusFirst(element.current)
    } else {
      if (reason.trim() === '') return
      await correct.mutateAsync({ dataset, record: record.record, values, reason: reason.trim() })
    }
    onClose()
  }
  const save = async (isNext: boolean): Promise<void> => {
    if (isKeeping.current) return
    isKeeping.current = true
    // What went wrong is told by the action that failed.
    await keep(isNext).catch(() => undefined)
    isKeeping.current = false
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void save(record === null)
  }
  const byKey = (event: KeyboardEvent<HTMLFormElement>): void => {
    // Lists that are open lie outside of the form and have keys of their own.
    if (!event.currentTarget.contains(event.target as Node)) return
    const isKeep = event.ctrlKey || event.metaKey
    // A button of its own and a list that is searched take Enter, but not Ctrl+Enter.
    if (event.key !== 'Enter' || (!isKeep && takesEnter(event.target as Element))) return
    event.preventDefault()
    event.stopPropagation()
    if (isKeep) void save(record === null)
    else focusNext(element.current, event.target as HTMLElement)
  }

  return (
    <form
      ref={element}
      className="card stack"
      aria-labelledby={title}
      onSubmit={submit}
      onKeyDownCapture={byKey}
      noValidate
    >
      <h2 id={title}>{record === null ? t('entry.new') : t('entry.edit', { record: record.record })}</h2>
      <p className="quiet small">{t(record === null ? 'entry.keys' : 'entry.keys.edit')}</p>
      <div className="design-form">
        {questions.map((question) => {
          const problem = left.has(question.name) ? problemOf(problems, question) : undefined
          return (
            <div key={question.name} data-question={variablesOf(question)[0]}>
              <QuestionInput
                question={question}
                typed={typed}
                error={problem && textOf(problem)}
                isKept={record !== null}
                onTyped={put}
                onLeave={() => leave(question.name)}
              />
            </div>
          )
        })}
      </div>
      {record !== null && (
        <Field label={t('correction.reason')} hint={t('correction.reason.hint')} value={reason} onChange={setReason} />
      )}
      {doubts.length > 0 && (
        <Notice tone="warn">
          <p>{t('entry.doubts')}</p>
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt.rule?.id}>{textOf(doubt)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <p role="status">{kept === null ? '' : t('entry.kept', { record: kept })}</p>
      <FailureNotice failure={check.error ?? add.error ?? correct.error} />
      <div className="row end">
        <Button onPress={onClose}>{t(record === null ? 'entry.end' : 'action.cancel')}</Button>
        <Button
          type="submit"
          look="primary"
          isDisabled={add.isPending || correct.isPending || (record !== null && reason.trim() === '')}
        >
          {t(record === null ? 'entry.next' : 'entry.correct')}
        </Button>
      </div>
    </form>
  )
}

const takesEnter = (element: Element): boolean =>
  element instanceof HTMLButtonElement || element.getAttribute('aria-expanded') === 'true'
