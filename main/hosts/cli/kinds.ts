import type { CliCommand } from './scene.ts'

/** The kinds of study that can be begun, with what each is for and what it needs. */
export const kinds: CliCommand = async ({ call, language, texts }) => {
  const json = await call('kinds.list', {})
  const text = json.map(({ kind, name, what, needs }) =>
    [`${kind}: ${name[language]}`, `  ${what[language]}`, `  ${texts('kind.needs')}: ${needs[language]}`].join('\n'),
  )
  return { json, text: text.join('\n\n') }
}
