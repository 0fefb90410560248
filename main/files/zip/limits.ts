/** What an archive may ask of the machine. A bomb is refused by what it declares, before anything of it is inflated. */
export const zipLimits = {
  bytes: 200 * 2 ** 20,
  entries: 2000,
  entryBytes: 2 ** 30,
  totalBytes: 2 * 2 ** 30,
  /** Inflated bytes for each byte of an entry of more than `ratioFrom` bytes. */
  ratio: 100,
  ratioFrom: 10 * 2 ** 20,
} as const
