import { inLanguage, type Language } from '../../../contract/text.ts'
import type { Encoder } from '../encode.ts'
import { packFormat } from '../format/formats.ts'
import { compressions, longestShortString, recordTypes, slotsOf, usualBias } from '../format/layout.ts'
import { ByteWriter } from './byte-writer.ts'
import { writeExtensions } from './extensions.ts'
import type { Field } from './fields.ts'
import { writeMissing } from './missing.ts'
import { encodedLabel, numberOf, valueLabels } from './values.ts'

/** All that stands before the cases. */
export type SavDictionary = {
  readonly fields: readonly Field[]
  readonly rows: number
  readonly compression: number
  readonly encoder: Encoder
  readonly language: Language
  readonly label: string
  readonly documents: readonly string[]
  readonly weight: string | null
}

const longestVariableLabel = 255
const documentLineBytes = 80
const fileLabelBytes = 64

/** The header and the dictionary of a file, up to the first case. */
export const dictionaryBytes = (dictionary: SavDictionary): Buffer => {
  const out = new ByteWriter()
  const places = firstSlots(dictionary.fields)
  writeHeader(out, dictionary, places)
  for (const field of dictionary.fields) writeVariable(out, field, dictionary)
  dictionary.fields.forEach((field, i) => {
    writeShortLabels(out, field, places[i] ?? 0, dictionary)
  })
  writeDocuments(out, dictionary)
  writeExtensions(out, dictionary)
  return out.int32(recordTypes.end).int32(0).finish()
}

/** Where each variable begins in a case, counted in 8-byte elements from 0; one more for the end. */
const firstSlots = (fields: readonly Field[]): readonly number[] => {
  const places = [0]
  for (const [i, field] of fields.entries()) {
    const slots = field.segments.reduce((sum, width) => sum + slotsOf(width), 0)
    places.push((places[i] ?? 0) + slots)
  }
  return places
}

/** The date is the one that stands for "not known", so that the same data gives the same bytes. */
const writeHeader = (out: ByteWriter, dictionary: SavDictionary, places: readonly number[]): void => {
  const weight = dictionary.fields.findIndex((field) => field.variable.name === dictionary.weight)
  out
    .ascii(dictionary.compression === compressions.zlib ? '$FL3' : '$FL2')
    .ascii('@(#) SPSS DATA FILE Caracteriza', 60)
    .int32(2)
    .int32(places.at(-1) ?? 0)
    .int32(dictionary.compression)
    .int32(weight < 0 ? 0 : (places[weight] ?? 0) + 1)
    .int32(dictionary.rows)
    .float64(usualBias)
    .ascii('01 Jan 70')
    .ascii('00:00:00')
    .padded(encodedLabel(dictionary.encoder, dictionary.label, fileLabelBytes, ''), fileLabelBytes)
    .padded(new Uint8Array(3), 3)
}

const writeVariable = (out: ByteWriter, field: Field, { encoder, language }: SavDictionary): void => {
  const label = encodedLabel(
    encoder,
    inLanguage(field.variable.label, language),
    longestVariableLabel,
    field.variable.name,
  )
  field.segments.forEach((width, segment) => {
    const isFirst = segment === 0
    const format = packFormat(isFirst ? field.format : { ...field.format, width })
    out.int32(recordTypes.variable).int32(width)
    out.int32(isFirst && label.length > 0 ? 1 : 0)
    const missing = isFirst && width <= longestShortString ? writeMissing(field, encoder) : { count: 0, bytes: noBytes }
    out
      .int32(missing.count)
      .int32(format)
      .int32(format)
      .ascii(field.name.short[segment] ?? '', 8)
    if (isFirst && label.length > 0) out.int32(label.length).padded(label, Math.ceil(label.length / 4) * 4)
    out.raw(missing.bytes)
    for (let slot = 1; slot < slotsOf(width); slot++) writeContinuation(out)
  })
}

const noBytes = new Uint8Array(0)

/** The record that keeps the place of each further 8 bytes of a string. */
const writeContinuation = (out: ByteWriter): void => {
  out.int32(recordTypes.variable).int32(-1).int32(0).int32(0).int32(0).int32(0).ascii('', 8)
}

/** Value labels of numbers and of strings up to 8 bytes; longer ones have an extension record. */
const writeShortLabels = (out: ByteWriter, field: Field, slot: number, { encoder, language }: SavDictionary): void => {
  if (field.width > longestShortString) return
  const labels = valueLabels(field, encoder, language)
  if (labels.length === 0) return
  out.int32(recordTypes.labels).int32(labels.length)
  for (const { code, label } of labels) {
    if (field.width === 0) out.float64(numberOf(field, code))
    else out.padded(encoder.encode(code) ?? noBytes, 8)
    out.byte(label.length).padded(label, Math.ceil((label.length + 1) / 8) * 8 - 1)
  }
  out
    .int32(recordTypes.labelled)
    .int32(1)
    .int32(slot + 1)
}

const writeDocuments = (out: ByteWriter, { documents, encoder }: SavDictionary): void => {
  if (documents.length === 0) return
  out.int32(recordTypes.documents).int32(documents.length)
  for (const line of documents) out.padded(encodedLabel(encoder, line, documentLineBytes, ''), documentLineBytes)
}
