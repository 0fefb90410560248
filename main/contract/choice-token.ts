/** A choice as the page names it: the token of what was chosen and, inside a chosen folder, the way to a place in it. */
export type ChoicePlace = { readonly token: string; readonly segments: readonly string[] }

/** Takes "token/folder/file" apart; null when a part is no plain name, so that nobody can climb out of a folder. */
export const choicePlace = (text: string): ChoicePlace | null => {
  const [token = '', ...segments] = text.split('/')
  const isPlain = segments.every((segment) => /^[^\\/:\0]+$/.test(segment) && segment !== '.' && segment !== '..')
  return isPlain ? { token, segments } : null
}
