/** Gives the sentence of a key in the report's language, with each `{{name}}` filled in. */
export type Texts = (key: string, params?: Readonly<Record<string, string | number>>) => string

/**
 * Texts out of a catalogue of `resources/locales`. `{{name, form|forms}}` is the word that agrees with the number of the
 * parameter. A key or a parameter that is missing is a defect of the program, so it throws a plain Error.
 */
export const textsFrom =
  (catalogue: Readonly<Record<string, string>>): Texts =>
  (key, params = {}) => {
    const text = catalogue[key]
    if (text === undefined) throw new Error(`No text for key ${key}`)
    return text.replace(/\{\{(\w+)(?:, ([^}]*))?\}\}/g, (_, name: string, forms: string | undefined) => {
      const value = params[name]
      if (value === undefined) throw new Error(`Text ${key} needs parameter ${name}`)
      return forms === undefined ? String(value) : agreeing(value, forms)
    })
  }

/**
 * The word of `forms` («registro|registros») that agrees with a number. The first agrees with 1 alone, in Spanish as in
 * English: 0 registros, 1 registro, 1,5 registros, 2 registros.
 */
export const agreeing = (value: unknown, forms: string): string => {
  const [one = '', others = ''] = forms.split('|')
  return String(value) === '1' ? one : others
}
