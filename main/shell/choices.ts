import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { type BrowserWindow, dialog, shell } from 'electron'
import { choicePlace } from '../contract/choice-token.ts'
import type { ChoicePurpose, DialogWords, Grant } from '../contract/desktop.ts'
import { isDataFile } from '../contract/file-format.ts'
import type { Choice } from '../contract/shell-api.ts'
import { type DialogForm, dialogForms, dialogOptions, safeName } from './policy/dialogs.ts'

/** What the user has chosen since the app started. The page holds tokens; paths stay here and in the engine. */
export type ChoiceBook = {
  choose(window: BrowserWindow, purpose: ChoicePurpose, words: DialogWords): Promise<Choice | null>
  /** A data file that was dropped on the window; null for what is none. */
  takeDropped(path: string): Choice | null
  /** A choice of an earlier day: a study opened before. */
  remember(path: string): Choice
  pathOf(token: string): string | null
  reveal(token: string): Promise<void>
  all(): readonly Grant[]
}

export const createChoiceBook = (startIn: string, announce: (grant: Grant) => void): ChoiceBook => {
  const grants = new Map<string, Grant>()

  const grant = (purpose: ChoicePurpose, path: string, covers: Grant['covers'], name: string): Choice => {
    const token = randomBytes(18).toString('base64url')
    const given = { token, purpose, path, covers }
    grants.set(token, given)
    announce(given)
    return { token, name, covers }
  }

  return {
    choose: async (window, purpose, words) => {
      const form = dialogForms[purpose]
      const path = await ask(window, form, words, startIn)
      if (path === null) return null
      return form.covers === 'folderOfFile'
        ? grant(purpose, dirname(path), 'folder', basename(path))
        : grant(purpose, path, form.covers, basename(path))
    },
    takeDropped: (path) => {
      const isFile = isAbsolute(path) && statSync(path, { throwIfNoEntry: false })?.isFile()
      return isFile && isDataFile(path) ? grant('data', path, 'file', basename(path)) : null
    },
    remember: (path) => {
      const known = [...grants.values()].find((other) => other.purpose === 'study' && other.path === path)
      if (known) return { token: known.token, name: basename(path), covers: known.covers }
      return grant('study', path, 'folder', basename(path))
    },
    pathOf: (token) => {
      const place = choicePlace(token)
      const grant = place && grants.get(place.token)
      return grant ? join(grant.path, ...place.segments) : null
    },
    reveal: async (token) => {
      const known = grants.get(token)
      if (known?.covers === 'folder') await shell.openPath(known.path)
    },
    all: () => [...grants.values()],
  }
}

const ask = async (window: BrowserWindow, form: DialogForm, words: DialogWords, startIn: string) => {
  const { properties, ...options } = dialogOptions(form, words, join(startIn, safeName(words.suggestion ?? '')))
  if (form.kind === 'save') return (await dialog.showSaveDialog(window, options)).filePath || null
  return (await dialog.showOpenDialog(window, { ...options, properties })).filePaths[0] ?? null
}
