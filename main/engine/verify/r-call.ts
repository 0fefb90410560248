/** The text of a named argument in an R call, without quotes: `argumentOf('f(x, method="beta")', 'method')` is beta. */
export const argumentOf = (call: string, name: string): string | undefined =>
  new RegExp(`\\b${name.replace('.', '\\.')}\\s*=\\s*"?([\\w.]+)"?`).exec(call)?.[1]

/** The numbers of the first vector c(…) in an R call. */
export const numbersIn = (call: string): readonly number[] =>
  (/\bc\(([^)]*)\)/.exec(call)?.[1] ?? '').split(',').map(Number)

/** The model of an R call: what stands on the left of its first ~, and the terms on the right. */
export const modelIn = (call: string): { readonly response: string; readonly terms: readonly string[] } => {
  const [, response = '', right = ''] = /\(\s*([^~]*?)\s*~\s*([^,)]*)/.exec(call) ?? []
  return { response, terms: right.split('+').map((term) => term.trim()) }
}

/** Whether an R call estimates totals. */
export const isTotalCall = (call: string): boolean => call.includes('svytotal')
