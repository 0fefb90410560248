/** What `action` throws; `undefined` where it does what it was asked for. */
export const refusal = (action: () => unknown): unknown => {
  try {
    action()
  } catch (error) {
    return error
  }
  return undefined
}
