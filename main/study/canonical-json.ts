export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject
export type JsonObject = { readonly [key: string]: JsonValue }

/**
 * The one text that stands for a JSON value: no spaces, keys in code-unit order, numbers and strings as
 * JSON.stringify writes them (RFC 8785). What is hashed, signed or authenticated is this text.
 */
export const canonicalJson = (value: JsonValue): string => {
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`)
    return `{${members.join(',')}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('JSON has no number that is not finite')
  return JSON.stringify(value)
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value)
