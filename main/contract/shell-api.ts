import type { ChoicePurpose, DialogWords, MenuModel, Settings } from './desktop.ts'

/** `folder`: the token stands for the folder and what lies in it; `name` is then the file chosen there, if one was. */
export type Choice = { readonly token: string; readonly name: string; readonly covers: 'file' | 'folder' }

/** What the shell tells the page on its own: a study that the system was asked to open; why the engine ended. `locked`: nobody touched the computer, or it went to sleep. */
export type ShellEvent =
  | { readonly event: 'command'; readonly command: string }
  | { readonly event: 'openStudy'; readonly study: Choice }
  | { readonly event: 'engineStopped'; readonly reason: 'failed' | 'locked' }

/** Everything the page can ask of the desktop. Closed: no file is read or written here, no path is given. */
export type ShellApi = {
  readonly platform: string
  /** Asks for the port to the engine, which comes as a message; a page that is ready asks once. */
  connect(): Promise<void>
  /** Opens the system's dialog; null when the user cancels it. */
  choose(purpose: ChoicePurpose, words: DialogWords): Promise<Choice | null>
  /** A data file (`File`) that was dropped on the page; null for what is none. */
  takeDropped(file: object): Promise<Choice | null>
  /** The studies opened last on this computer, newest first. */
  recentStudies(): Promise<readonly Choice[]>
  /** Puts the study of a token first among the recent ones. */
  noteStudy(token: string): Promise<void>
  /** Shows in the system's file manager what was written to the folder of a token. */
  reveal(token: string): Promise<void>
  settings(): Promise<Settings>
  keepSettings(settings: Settings): Promise<void>
  setMenu(menu: MenuModel): Promise<void>
  /** Ends the engine, and with it everything of the study that is in memory; a new one starts empty. */
  lock(): Promise<void>
  /** While on, programs that record the screen get a blank window. */
  protectContent(isOn: boolean): Promise<void>
  /** Puts an HTML document where a frame without scripts can show it, and gives its address. */
  stageDocument(html: string): Promise<string>
  /** The returned function ends it. */
  onEvent(listener: (event: ShellEvent) => void): () => void
}

/** The message that brings the page its port to the engine. */
export const enginePortMessage = 'engine-port'
