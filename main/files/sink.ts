/** Where a file is written to, part after part: an open file, or memory. */
export type Sink = { readonly writeFile: (part: string | Uint8Array) => Promise<void> }

/** The bytes that `write` makes, for what must not touch the disk before the whole it belongs to does. */
export const bytesOf = async (write: (sink: Sink) => Promise<void>): Promise<Uint8Array> => {
  const parts: Uint8Array[] = []
  await write({
    writeFile: async (part) => {
      parts.push(Buffer.from(part))
    },
  })
  return Buffer.concat(parts)
}
