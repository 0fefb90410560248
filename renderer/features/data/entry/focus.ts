/** What a person answers with, in the order of the page. */
const answerable = 'input:not([type=hidden]):not([tabindex="-1"]), button[aria-haspopup]:not([tabindex="-1"]), textarea'

/** To the answer of a variable, or to the first one of the form. */
export const focusFirst = (form: HTMLFormElement | null, variable?: string): void => {
  const place = variable === undefined ? form : form?.querySelector(`[data-question="${CSS.escape(variable)}"]`)
  place?.querySelector<HTMLElement>(answerable)?.focus()
}

/** To the answer behind this one, or to the button that keeps the record. */
export const focusNext = (form: HTMLFormElement | null, from: HTMLElement): void => {
  const all = [...(form?.querySelectorAll<HTMLElement>(`${answerable}, button[type=submit]`) ?? [])]
  all[all.indexOf(from) + 1]?.focus()
}
