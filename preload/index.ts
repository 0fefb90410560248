import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { enginePortMessage, type ShellApi, type ShellEvent } from '../main/contract/shell-api.ts'

/** A port cannot cross the bridge; the page gets it as a message of its own window. */
ipcRenderer.on(enginePortMessage, ({ ports }) => {
  window.postMessage({ type: enginePortMessage }, location.origin, [...ports])
})

const api: ShellApi = {
  platform: process.platform,
  connect: () => ipcRenderer.invoke('connect'),
  choose: (purpose, words) => ipcRenderer.invoke('choose', purpose, words),
  // A file that the page made up has no path.
  takeDropped: (file) => ipcRenderer.invoke('takeDropped', webUtils?.getPathForFile(file as File) ?? ''),
  recentStudies: () => ipcRenderer.invoke('recentStudies'),
  noteStudy: (token) => ipcRenderer.invoke('noteStudy', token),
  reveal: (token) => ipcRenderer.invoke('reveal', token),
  settings: () => ipcRenderer.invoke('settings'),
  keepSettings: (settings) => ipcRenderer.invoke('keepSettings', settings),
  setMenu: (menu) => ipcRenderer.invoke('setMenu', menu),
  lock: () => ipcRenderer.invoke('lock'),
  protectContent: (isOn) => ipcRenderer.invoke('protectContent', isOn),
  stageDocument: (html) => ipcRenderer.invoke('stageDocument', html),
  onEvent: (listener) => {
    const take = (_event: unknown, told: ShellEvent): void => listener(told)
    ipcRenderer.on('event', take)
    return () => void ipcRenderer.off('event', take)
  },
}

contextBridge.exposeInMainWorld('shell', api)
