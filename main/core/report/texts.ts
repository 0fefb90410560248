/** Gives the sentence of a key in the report's language, with each `{{name}}` filled in. */
export type Texts = (key: string, params?: Readonly<Record<string, string | number>>) => string

/**
 * Texts out of a catalogue of `resources/locales`. A key or a parameter that is missing is a defect of the
 * program, so it throws a plain Error.
 */
export const textsFrom =
  (catalogue: Readonly<Record<string, string>>): Texts =>
  (key, params = {}) => {
    const text = catalogue[key]
    if (text === undefined) throw new Error(`No text for key ${key}`)
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = params[name]
      if (value === undefined) throw new Error(`Text ${key} needs parameter ${name}`)
      return String(value)
    })
  }
