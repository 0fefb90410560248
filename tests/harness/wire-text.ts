/**
 * A message between page and engine as text, which a browser takes in and reads much faster than an object that is
 * walked from outside. Fails on what text would change: the port of the application would not change it.
 */
export const textOf = (message: unknown): string =>
  JSON.stringify(message, (key, value: unknown) => {
    const isLost = (typeof value === 'number' && !Number.isFinite(value)) || ArrayBuffer.isView(value)
    if (isLost) throw new Error(`«${key}» of a message cannot be told as text: ${String(value)}`)
    return value
  })
