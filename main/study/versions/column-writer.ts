import type { BatchColumn } from '../../core/data/batch.ts'
import type { Db } from '../database.ts'
import { ColumnDigest, finishColumn, insertChunk, insertColumn, type Storage } from './column-store.ts'
import { encodeCodes, largestOf } from './encode-codes.ts'
import { encodeNumbers } from './encode-numbers.ts'
import type { EncodedChunk } from './encoded-chunk.ts'
import { pseudonymBytes } from './pseudonyms.ts'

/** Writes one column chunk by chunk. The caller holds the transactions. */
export class ColumnWriter {
  readonly name: string
  readonly storage: Storage
  readonly #db: Db
  readonly #id: number
  readonly #digest = new ColumnDigest()
  #chunks = 0
  #dictionary: readonly string[] = []
  #largestCode = 0

  constructor(db: Db, version: number, position: number, name: string, storage: Storage) {
    this.name = name
    this.storage = storage
    this.#db = db
    this.#id = insertColumn(db, version, position, name, storage)
  }

  /** Adds a chunk, its rows in the given order when there is one. */
  add(column: BatchColumn | undefined, order?: Uint32Array): void {
    if (column?.type !== this.storage) throw new Error(`A batch does not have ${this.name} as ${this.storage}`)
    if (column.type === 'number') {
      this.#put(encodeNumbers(order ? Float64Array.from(order, (row) => column.values[row] as number) : column.values))
      return
    }
    const codes = order ? order.map((row) => column.codes[row] as number) : column.codes
    this.#largestCode = Math.max(this.#largestCode, largestOf(codes))
    this.#dictionary = column.dictionary
    this.#put(encodeCodes(codes))
  }

  addPseudonyms(bytes: Uint8Array): void {
    this.#put({ rows: bytes.length / pseudonymBytes, encoding: 'bytes16', base: 0, digits: 0, bytes })
  }

  /** Keeps dictionary and digest; returns the digest. */
  finish(): string {
    if (this.#largestCode > this.#dictionary.length) throw new Error(`${this.name} has a code beyond its dictionary`)
    return finishColumn(this.#db, this.#id, this.storage === 'code' ? this.#dictionary : null, this.#digest)
  }

  #put(chunk: EncodedChunk): void {
    insertChunk(this.#db, this.#id, this.#chunks, chunk)
    this.#digest.add(chunk)
    this.#chunks += 1
  }
}
