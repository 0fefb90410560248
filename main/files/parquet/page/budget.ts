import { Failure } from '../../../contract/failure.ts'
import type { FileStamp } from '../../file-bytes.ts'
import { parquetLimits } from '../limits.ts'

/** What a reading of a file has expanded so far, and what of it is in memory. */
export class PageBudget {
  private expanded = 0
  private held = 0
  private readonly stamp: FileStamp

  constructor(stamp: FileStamp) {
    this.stamp = stamp
  }

  /** Counts bytes before they are expanded. */
  expand(bytes: number): void {
    this.expanded += bytes
    const limit = Math.max(parquetLimits.expandedFrom, this.stamp.bytes * parquetLimits.expansion)
    if (this.expanded > limit) throw new Failure('parquet.bomb', { file: this.stamp.file, bytes: this.expanded, limit })
  }

  /** Counts bytes that stay in memory, less than none when they go. */
  hold(bytes: number, variable: string): void {
    this.held += bytes
    if (this.held <= parquetLimits.heldBytes) return
    const { file } = this.stamp
    throw new Failure('parquet.too-large', { file, variable, bytes: this.held, limit: parquetLimits.heldBytes })
  }
}
