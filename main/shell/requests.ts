import { existsSync } from 'node:fs'
import { type BrowserWindow, ipcMain, Menu } from 'electron'
import { z } from 'zod'
import { ChoicePurpose, DialogWords, MenuModel, Settings } from '../contract/desktop.ts'
import type { ShellEvent } from '../contract/shell-api.ts'
import type { ChoiceBook } from './choices.ts'
import { type MemoryFile, withStudy } from './memory.ts'
import { menuTemplate } from './policy/menu.ts'
import { isTrusted } from './policy/sender.ts'

export type Desktop = {
  readonly window: BrowserWindow
  readonly choices: ChoiceBook
  readonly memory: MemoryFile
  readonly stage: (html: string) => string
  readonly connect: () => void
  readonly lock: () => void
}

const Token = z.string().min(20).max(100)
/** Longest report that is shown in the window. */
const Html = z.string().max(64 * 1024 * 1024)

/** Answers what the page asks of the desktop: each request by name, checked for who asks and what. */
export const answerRequests = ({ window, choices, memory, stage, connect, lock }: Desktop): void => {
  const answer = <A extends z.ZodTuple>(name: string, shape: A, run: (...args: z.output<A>) => unknown): void =>
    ipcMain.handle(name, (event, ...args: unknown[]) => {
      const frame = event.senderFrame
      const sender = {
        isOurWindow: event.sender === window.webContents,
        isMainFrame: frame === window.webContents.mainFrame,
        url: frame?.url ?? null,
      }
      if (!isTrusted(sender)) throw new Error('refused')
      return run(...shape.parse(args))
    })

  answer('connect', z.tuple([]), connect)
  answer('choose', z.tuple([ChoicePurpose, DialogWords]), (purpose, words) => choices.choose(window, purpose, words))
  answer('takeDropped', z.tuple([z.string().max(32_767)]), choices.takeDropped)
  answer('recentStudies', z.tuple([]), () => memory.get().studies.filter(existsSync).map(choices.remember))
  answer('noteStudy', z.tuple([Token]), (token) => {
    const path = choices.pathOf(token)
    if (path !== null) memory.change({ studies: withStudy(memory.get().studies, path) })
  })
  answer('reveal', z.tuple([Token]), choices.reveal)
  answer('settings', z.tuple([]), () => memory.get().settings)
  answer('keepSettings', z.tuple([Settings]), (settings) => memory.change({ settings }))
  answer('setMenu', z.tuple([MenuModel]), (model) => {
    const run = (command: string): void => tell(window, { event: 'command', command })
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(model, process.platform, run) as never))
  })
  answer('lock', z.tuple([]), lock)
  answer('protectContent', z.tuple([z.boolean()]), (isOn) => window.setContentProtection(isOn))
  answer('stageDocument', z.tuple([Html]), stage)
}

export const tell = (window: BrowserWindow, event: ShellEvent): void => {
  if (!window.isDestroyed()) window.webContents.send('event', event)
}
