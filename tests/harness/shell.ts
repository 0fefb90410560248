import { randomBytes } from 'node:crypto'
import { basename, dirname } from 'node:path'
import {
  type ChoicePurpose,
  defaultSettings,
  type Grant,
  type MenuModel,
  type Settings,
} from '../../main/contract/desktop.ts'
import type { Choice } from '../../main/contract/shell-api.ts'
import { dialogForms } from '../../main/shell/policy/dialogs.ts'

/** The desktop of a test: its dialogs answer what the test has laid ready, everything else is remembered. */
export type FakeShell = {
  /** What the next dialog of this purpose answers; null is a cancelled one. */
  answer(purpose: ChoicePurpose, path: string | null): void
  /** Runs one request of the page by its name in `ShellApi`. */
  request(name: string, args: readonly unknown[]): unknown
  settings: Settings
  menu: MenuModel
  staged: string
  revealed: string[]
  locked: number
  isProtected: boolean
}

export const createFakeShell = (grant: (grant: Grant) => void, settings: Partial<Settings> = {}): FakeShell => {
  const answers = new Map<ChoicePurpose, (string | null)[]>()
  const paths = new Map<string, string>()
  const recent: string[] = []

  const give = (purpose: ChoicePurpose, path: string): Choice => {
    const token = randomBytes(18).toString('base64url')
    const { covers } = dialogForms[purpose]
    const isBeside = covers === 'folderOfFile'
    const given = {
      token,
      purpose,
      path: isBeside ? dirname(path) : path,
      covers: isBeside ? 'folder' : covers,
    } as const
    paths.set(token, given.path)
    grant(given)
    return { token, name: basename(path), covers: given.covers }
  }

  const requests: Readonly<Record<string, (...args: never[]) => unknown>> = {
    choose: (purpose: ChoicePurpose) => {
      const path = answers.get(purpose)?.shift()
      if (path === undefined) throw new Error(`no answer laid ready for the dialog «${purpose}»`)
      return path === null ? null : give(purpose, path)
    },
    takeDropped: () => {
      const path = answers.get('data')?.shift() ?? null
      return path === null ? null : give('data', path)
    },
    recentStudies: () => recent.map((path) => give('study', path)),
    noteStudy: (token: string) => recent.unshift(paths.get(token) ?? ''),
    reveal: (token: string) => shell.revealed.push(paths.get(token) ?? ''),
    settings: () => shell.settings,
    keepSettings: (next: Settings) => {
      shell.settings = next
    },
    setMenu: (menu: MenuModel) => {
      shell.menu = menu
    },
    lock: () => {
      shell.locked += 1
    },
    protectContent: (isOn: boolean) => {
      shell.isProtected = isOn
    },
    stageDocument: (html: string) => {
      shell.staged = html
      return 'https://document.test/1'
    },
  }

  const shell: FakeShell = {
    answer: (purpose, path) => answers.set(purpose, [...(answers.get(purpose) ?? []), path]),
    request: (name, args) => requests[name]?.(...(args as never[])),
    settings: { ...defaultSettings, theme: 'light', ...settings },
    menu: [],
    staged: '',
    revealed: [],
    locked: 0,
    isProtected: false,
  }
  return shell
}
