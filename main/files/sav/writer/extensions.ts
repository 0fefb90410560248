import { Failure } from '../../../contract/failure.ts'
import { extensions, highest, longestShortString, lowest, recordTypes, systemMissing } from '../format/layout.ts'
import { measureOf } from '../format/measure.ts'
import { ByteWriter } from './byte-writer.ts'
import type { SavDictionary } from './dictionary.ts'
import { encoded, type Field } from './fields.ts'
import { missingCodes } from './missing.ts'
import { valueLabels } from './values.ts'

/** The extension records, in the ascending order that readers expect. */
export const writeExtensions = (out: ByteWriter, dictionary: SavDictionary): void => {
  const { fields, encoder, rows } = dictionary
  const machine = new ByteWriter()
  for (const part of [1, 0, 0, -1, 1, 1, littleEndian, encoder.codePage]) machine.int32(part)
  extension(out, extensions.machineIntegers, 4, machine)
  extension(out, extensions.machineFloats, 8, new ByteWriter().float64(systemMissing).float64(highest).float64(lowest))
  extension(out, extensions.display, 4, displayOf(fields))
  extension(out, extensions.longNames, 1, longNames(dictionary))
  extension(out, extensions.veryLongStrings, 1, veryLongStrings(fields))
  extension(out, extensions.caseCount, 8, new ByteWriter().int64(1).int64(rows))
  extension(
    out,
    extensions.encoding,
    1,
    new ByteWriter().ascii(encoder.encoding === 'utf-8' ? 'UTF-8' : 'windows-1252'),
  )
  extension(out, extensions.longStringLabels, 1, longStringLabels(dictionary))
  extension(out, extensions.longStringMissing, 1, longStringMissing(dictionary))
}

const littleEndian = 2

const extension = (out: ByteWriter, subtype: number, size: number, content: ByteWriter): void => {
  const bytes = content.finish()
  if (bytes.length === 0) return
  out
    .int32(recordTypes.extension)
    .int32(subtype)
    .int32(size)
    .int32(bytes.length / size)
    .raw(bytes)
}

const displayOf = (fields: readonly Field[]): ByteWriter => {
  const out = new ByteWriter()
  for (const field of fields) {
    const isText = field.width > 0
    const display = [measureOf(field.variable.kind), Math.min(Math.max(field.format.width, 8), 40), isText ? 0 : 1]
    for (const _ of field.segments) for (const part of display) out.int32(part)
  }
  return out
}

const longNames = ({ fields, encoder }: SavDictionary): ByteWriter => {
  const out = new ByteWriter()
  fields.forEach(({ name, variable }, i) => {
    if (i > 0) out.ascii('\t')
    out.ascii(`${name.short[0]}=`).raw(encoded(encoder, name.long, variable.name))
  })
  return out
}

const veryLongStrings = (fields: readonly Field[]): ByteWriter => {
  const out = new ByteWriter()
  for (const { name, segments, width } of fields)
    if (segments.length > 1) out.ascii(`${name.short[0]}=${String(width).padStart(5, '0')}\0\t`)
  return out
}

const longStringLabels = ({ fields, encoder, language }: SavDictionary): ByteWriter => {
  const out = new ByteWriter()
  for (const field of fields) {
    const labels = field.width > longestShortString ? valueLabels(field, encoder, language) : []
    if (labels.length === 0) continue
    const name = encoded(encoder, field.name.long, field.variable.name)
    out.int32(name.length).raw(name).int32(field.width).int32(labels.length)
    for (const { code, label } of labels) {
      out.int32(field.width).padded(encoded(encoder, code, field.variable.name), field.width)
      out.int32(label.length).raw(label)
    }
  }
  return out
}

const longStringMissing = ({ fields, encoder }: SavDictionary): ByteWriter => {
  const out = new ByteWriter()
  for (const field of fields) {
    const codes = field.width > longestShortString ? missingCodes(field) : []
    if (codes.length === 0) continue
    const name = encoded(encoder, field.name.long, field.variable.name)
    out.int32(name.length).raw(name).byte(codes.length).int32(longestShortString)
    for (const code of codes)
      out.padded(missingBytes(field, encoded(encoder, code, field.variable.name)), longestShortString)
  }
  return out
}

/** Of a long string only the first 8 bytes can be declared missing. */
const missingBytes = (field: Field, code: Buffer): Buffer => {
  if (code.length > longestShortString)
    throw new Failure('sav.text-too-long', { variable: field.variable.name, limit: longestShortString })
  return code
}
