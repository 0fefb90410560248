import type { ChoicePurpose, DialogWords } from '../../contract/desktop.ts'
import { fileEndings } from '../../contract/file-format.ts'

/** How the system's dialog asks for something of this purpose, and what the choice covers. */
export type DialogForm = {
  readonly kind: 'open' | 'save'
  readonly covers: 'file' | 'folder' | 'folderOfFile'
  readonly properties: readonly ('openFile' | 'openDirectory' | 'createDirectory')[]
  readonly extensions: readonly string[]
}

export const dialogForms: { readonly [P in ChoicePurpose]: DialogForm } = {
  data: openFile('file', ...Object.values(fileEndings).flat()),
  form: openFile('file', 'xlsx', 'csv'),
  boundaries: openFile('file', 'geojson', 'topojson', 'json'),
  codebook: openFile('file', 'csv'),
  plan: openFile('folderOfFile', 'yaml', 'yml'),
  study: openFolder(),
  output: openFolder('createDirectory'),
  sample: openFolder('createDirectory'),
  newStudy: { kind: 'save', covers: 'folder', properties: [], extensions: [] },
  backup: { kind: 'save', covers: 'folder', properties: [], extensions: [] },
}

/** The options of Electron's dialogs that are used. */
export type DialogOptions = {
  readonly title: string
  readonly buttonLabel: string
  readonly defaultPath: string
  readonly properties: DialogForm['properties'][number][]
  readonly filters: { name: string; extensions: string[] }[]
}

/** `folder` is where the dialog begins, `words` are the page's. */
export const dialogOptions = (form: DialogForm, words: DialogWords, defaultPath: string): DialogOptions => ({
  title: words.title,
  buttonLabel: words.button,
  defaultPath,
  properties: [...form.properties],
  filters: form.extensions.length === 0 ? [] : [{ name: words.files ?? '', extensions: [...form.extensions] }],
})

/** A name the page suggests, as the last part of a path on every system. */
export const safeName = (suggestion: string): string =>
  suggestion
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, 80)

function openFile(covers: 'file' | 'folderOfFile', ...extensions: string[]): DialogForm {
  return { kind: 'open', covers, properties: ['openFile'], extensions }
}

function openFolder(...more: 'createDirectory'[]): DialogForm {
  return { kind: 'open', covers: 'folder', properties: ['openDirectory', ...more], extensions: [] }
}
