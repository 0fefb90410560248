import type { Choice, Form, Question } from './form.ts'

/** What a column of the data is to the form. */
export type ColumnRole =
  /** The answers to a question; of one with several answers, all of them in one cell: its summary. */
  | { readonly role: 'question'; readonly question: Question }
  /** Whether one of the answers to such a question was given. */
  | { readonly role: 'item'; readonly question: Question; readonly choice: Choice; readonly isListed: boolean }
  /** What was written for "other". */
  | { readonly role: 'other'; readonly question: Question }

export const otherChoice = 'other'

/**
 * For each column what it is to the form; undefined where the form does not know it. Names are met as Kobo and ODK
 * write them: alone, behind their groups ("hogar/agua", "hogar-agua"), and the columns of answers with "/", "." or "_"
 * between question and choice ("agua/pozo"). Where nothing else fits, letters without accents and other signs count
 * as the same, because R and SPSS rename columns ("agua.pozo.propio"). Of questions of one name the one in `repeat` goes
 * first.
 */
export const columnRoles = (
  form: Form,
  names: readonly string[],
  repeat: string | null = null,
): (ColumnRole | undefined)[] => {
  const inOrder = [...form.questions].sort((a, b) => Number(b.repeat === repeat) - Number(a.repeat === repeat))
  const questions = firstOf(inOrder.flatMap((question) => questionNames(question).map((name) => [name, question])))
  const followUps = firstOf(
    inOrder
      .filter(({ orOther }) => orOther)
      .flatMap((question) => questionNames(question).map((name) => [`${name}_${otherChoice}`, question])),
  )
  const items = itemsOf(form, inOrder)
  const folded = firstOf(inOrder.map((question) => [fold(question.name), question]))
  const roleOf = (name: string): ColumnRole | undefined => {
    const question = questions.get(name)
    if (question) return { role: 'question', question }
    const other = followUps.get(name)
    if (other) return { role: 'other', question: other }
    return items(name) ?? lastPart(name, questions) ?? foldedQuestion(name, folded)
  }
  return names.map(roleOf)
}

/** The choices of a question in the order of the form, with the one that "or other" adds. */
export const choicesOf = (form: Form, { list, orOther }: Question): readonly Choice[] => {
  const listed = list === null ? [] : (form.lists.get(list) ?? [])
  return orOther && !listed.some(({ code }) => code === otherChoice) ? [...listed, { code: otherChoice }] : listed
}

const questionNames = ({ name, path }: Question): string[] => [name, path, path.replaceAll('/', '-')]

type Item = Extract<ColumnRole, { role: 'item' }>

/** Finds the question and the choice of a column of answers. */
const itemsOf = (form: Form, questions: readonly Question[]): ((name: string) => Item | undefined) => {
  const multiple = questions.filter(({ type }) => type === 'multiple')
  const listed = multiple.flatMap((question) =>
    choicesOf(form, question).flatMap((choice) =>
      questionNames(question).map((name) => ({
        name,
        item: { role: 'item', question, choice, isListed: true } as Item,
      })),
    ),
  )
  const byName = firstOf(multiple.flatMap((question) => questionNames(question).map((name) => [name, question])))
  const exact = firstOf(listed.flatMap(({ name, item }) => signs.map((sign) => [name + sign + item.choice.code, item])))
  const folded = onlyOnes(listed.map(({ name, item }) => [fold(`${name}/${item.choice.code}`), item]))
  return (name) => exact.get(name) ?? folded.get(fold(name)) ?? unlisted(name, byName)
}

const signs = ['/', '.', '_', ':'] as const

/** A choice that this version of the form does not have, behind a sign that no name has inside. */
const unlisted = (name: string, multiple: ReadonlyMap<string, Question>): Item | undefined => {
  for (let at = name.length - 2; at > 0; at--) {
    if (name[at] !== '/' && name[at] !== '.') continue
    const question = multiple.get(name.slice(0, at))
    if (question) return { role: 'item', question, choice: { code: name.slice(at + 1) }, isListed: false }
  }
  return undefined
}

/** "grupo de otra versión/agua": groups that the form does not have, before a question that it has. */
const lastPart = (name: string, questions: ReadonlyMap<string, Question>): ColumnRole | undefined => {
  const question = name.includes('/') ? questions.get(name.slice(name.lastIndexOf('/') + 1)) : undefined
  return question && { role: 'question', question }
}

const foldedQuestion = (name: string, folded: ReadonlyMap<string, Question>): ColumnRole | undefined => {
  const question = folded.get(fold(name))
  return question && { role: 'question', question }
}

/** Lower case, without accents, every other sign an underscore. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '_')

const firstOf = <Value>(entries: readonly (readonly [string, Value] | (string | Value)[])[]): Map<string, Value> => {
  const map = new Map<string, Value>()
  for (const [name, value] of entries as readonly (readonly [string, Value])[]) if (!map.has(name)) map.set(name, value)
  return map
}

/** Without those whose name two different items have. */
const onlyOnes = (entries: readonly (readonly [string, Item] | (string | Item)[])[]): Map<string, Item> => {
  const map = new Map<string, Item>()
  const twice = new Set<string>()
  for (const [name, item] of entries as readonly (readonly [string, Item])[]) {
    const known = map.get(name)
    if (known && (known.question !== item.question || known.choice !== item.choice)) twice.add(name)
    map.set(name, item)
  }
  for (const name of twice) map.delete(name)
  return map
}
