/** How every window is made; a test reads this object. */
export const securePreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const

export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const smallest = { width: 960, height: 600 } as const
export const minimumSize = { minWidth: smallest.width, minHeight: smallest.height } as const

/** The window where it was left, if enough of it lies on a screen; else in the middle at a good size. */
export const boundsOn = (screens: readonly Bounds[], kept: Bounds | null): Partial<Bounds> => {
  const isVisible = kept && screens.some((screen) => overlap(screen, kept) >= 200 * 100)
  if (isVisible && kept.width >= smallest.width && kept.height >= smallest.height) return kept
  const [screen] = screens
  return { width: Math.min(1366, screen?.width ?? 1366), height: Math.min(768, screen?.height ?? 768) }
}

const overlap = (a: Bounds, b: Bounds): number => {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}
