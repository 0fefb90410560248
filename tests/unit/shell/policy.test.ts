import { describe, expect, test } from 'vitest'
import { assetFor, assetsFrom } from '../../../main/shell/policy/assets.ts'
import { documentPolicy, pagePolicy } from '../../../main/shell/policy/content-security.ts'
import { dialogForms, safeName } from '../../../main/shell/policy/dialogs.ts'
import { isIdleTooLong } from '../../../main/shell/policy/idle.ts'
import { menuTemplate } from '../../../main/shell/policy/menu.ts'
import { mayNavigate, mayRequest } from '../../../main/shell/policy/navigation.ts'
import { mayUse } from '../../../main/shell/policy/permissions.ts'
import { isTrusted } from '../../../main/shell/policy/sender.ts'
import { studyArgument } from '../../../main/shell/policy/study-argument.ts'
import { boundsOn, securePreferences } from '../../../main/shell/policy/window-options.ts'

const foreign = [
  'https://example.org/',
  'https://example.org/?next=app://workbench/index.html',
  'https://app://workbench/index.html',
  'http://workbench/index.html',
  'file:///home/usuario/study.db',
  'app://workbench.example.org/index.html',
  'app://example.org@workbench/index.html',
  'app://workbench:8080/index.html',
  'app://workbenchx/index.html',
  'APP-WORKBENCH://workbench/index.html',
  'blob:app://workbench/1',
  'data:text/html,x',
  'javascript:alert(1)',
  'about:blank',
  'ws://127.0.0.1/',
  'devtools://devtools/bundled/x',
  '',
  'app:',
  'app://',
]

describe('what the page may reach', () => {
  test.each(foreign)('«%s» is neither requested nor gone to', (url) => {
    expect([mayRequest(url), mayNavigate(url, true), mayNavigate(url, false)]).toEqual([false, false, false])
  })

  test('the window stays on its page; frames show documents only', () => {
    expect(mayNavigate('app://workbench/index.html', true)).toBe(true)
    expect(mayNavigate('app://workbench/index.html#x', true)).toBe(true)
    expect(mayNavigate('app://workbench/other.html', true)).toBe(false)
    expect(mayNavigate('app://document/1', true)).toBe(false)
    expect(mayNavigate('app://document/1', false)).toBe(true)
    expect(mayNavigate('app://workbench/index.html', false)).toBe(false)
  })

  test('files are looked up, never put together', () => {
    const assets = assetsFrom(['index.html', 'assets/a.js', 'assets/a.js.map', 'secret.db'])
    expect(assetFor(assets, 'GET', '/')).toBe('index.html')
    expect(assetFor(assets, 'GET', '/assets/a.js')).toBe('assets/a.js')
    for (const path of [
      '/../index.html',
      '/assets/../index.html',
      '/assets/a.js.map',
      '/secret.db',
      '//index.html',
      '/index.html/',
      '/%2e%2e/x',
      '/__proto__',
    ]) {
      expect([path, assetFor(assets, 'GET', path)]).toEqual([path, null])
    }
    expect(assetFor(assets, 'POST', '/index.html')).toBeNull()
  })
})

describe('who is listened to', () => {
  test('the main frame of our window on our page', () => {
    const ours = { isOurWindow: true, isMainFrame: true, url: 'app://workbench/index.html' }
    expect(isTrusted(ours)).toBe(true)
    expect(isTrusted({ ...ours, isOurWindow: false })).toBe(false)
    expect(isTrusted({ ...ours, isMainFrame: false })).toBe(false)
    expect(isTrusted({ ...ours, url: null })).toBe(false)
    expect(isTrusted({ ...ours, url: 'app://document/1' })).toBe(false)
    expect(foreign.filter((url) => isTrusted({ ...ours, url }))).toEqual([])
  })

  test('nothing may be used but the clipboard, for writing, by the page', () => {
    expect(mayUse('clipboard-sanitized-write', 'app://workbench/index.html')).toBe(true)
    for (const permission of [
      'clipboard-read',
      'geolocation',
      'media',
      'notifications',
      'openExternal',
      'hid',
      'fileSystem',
    ]) {
      expect(mayUse(permission, 'app://workbench/index.html')).toBe(false)
    }
    expect(mayUse('clipboard-sanitized-write', 'app://document/1')).toBe(false)
  })
})

describe('how the window is made', () => {
  test('sandboxed, isolated, without Node', () => {
    expect(securePreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    })
  })

  test('the policies start from nothing and open no connection', () => {
    expect(pagePolicy('app://document')).toMatch(/^default-src 'none'; script-src 'self';.* connect-src 'none';/)
    expect(pagePolicy('app://document')).not.toMatch(/unsafe|https?:|\*/)
    expect(documentPolicy('app://workbench')).toMatch(/^sandbox; default-src 'none';/)
    expect(documentPolicy('app://workbench')).not.toMatch(/script-src|connect-src|https?:|\*/)
  })

  test('it opens where it was left only when it can be seen there', () => {
    const screens = [{ x: 0, y: 0, width: 1366, height: 768 }]
    const left = { x: 100, y: 50, width: 1000, height: 650 }
    expect(boundsOn(screens, left)).toEqual(left)
    expect(boundsOn(screens, { ...left, x: 5000 })).toEqual({ width: 1366, height: 768 })
    expect(boundsOn(screens, { ...left, width: 10 })).toEqual({ width: 1366, height: 768 })
    expect(boundsOn([{ x: 0, y: 0, width: 1024, height: 700 }], null)).toEqual({ width: 1024, height: 700 })
  })

  test('a menu runs commands by their name and leaves the keys to the page', () => {
    const ran: string[] = []
    const model = [
      {
        label: 'Estudio',
        items: [{ command: 'study.new', label: 'Nuevo', shortcut: 'CommandOrControl+N', enabled: true }],
      },
    ]
    const [menu] = menuTemplate(model, 'linux', (command) => ran.push(command))
    expect(menu?.submenu?.[0]).toMatchObject({
      accelerator: 'CommandOrControl+N',
      registerAccelerator: false,
      enabled: true,
    })
    menu?.submenu?.[0]?.click?.()
    expect(ran).toEqual(['study.new'])
    expect(menuTemplate(model, 'darwin', () => undefined)[0]).toEqual({ role: 'appMenu' })
  })

  test('a suggested name is the last part of a path at most', () => {
    expect(safeName('../../etc/passwd')).toBe('etc passwd')
    expect(safeName('Encuesta: 2024?')).toBe('Encuesta 2024')
    expect(safeName('...')).toBe('')
    expect(safeName('x'.repeat(200))).toHaveLength(80)
  })

  test('only what can be read is chosen as a file', () => {
    const forms = Object.entries(dialogForms).map(([purpose, { kind, covers }]) => `${purpose}: ${kind} ${covers}`)
    expect(forms).toEqual([
      'data: open file',
      'form: open file',
      'boundaries: open file',
      'codebook: open file',
      'plan: open folderOfFile',
      'study: open folder',
      'output: open folder',
      'sample: open folder',
      'newStudy: save folder',
      'backup: save folder',
    ])
  })

  test('the study is locked after the minutes that are set, never with 0', () => {
    expect([isIdleTooLong(899, 15), isIdleTooLong(900, 15), isIdleTooLong(1e6, 0)]).toEqual([false, true, false])
  })

  test.each([
    [['caracteriza', '/estudios/Estudio/study.caracteriza'], '/estudios/Estudio'],
    [['C:\\app.exe', '--flag', 'D:\\Estudio\\study.caracteriza'], 'D:\\Estudio'],
    [['electron', '.', '--study.caracteriza'], null],
    [['electron', '/estudios/otro.caracteriza'], null],
    [['electron', 'study.caracteriza'], null],
    [[], null],
  ])('the system opens a study by its header: %j', (args, folder) => {
    expect(studyArgument(args)).toBe(folder)
  })
})
