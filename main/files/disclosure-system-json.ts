import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { DisclosureSystem } from '../contract/disclosure-system.ts'
import { Failure } from '../contract/failure.ts'

const mostMegabytes = 200

/** Reads a system of tables; refuses what is too large, no JSON, or no such system. */
export const readSystem = async (file: string): Promise<DisclosureSystem> => {
  const name = basename(file)
  const text = await textOf(file, name)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Failure('system.not-json', { file: name })
  }
  const checked = DisclosureSystem.safeParse(json)
  if (checked.success) return checked.data
  throw new Failure('system.invalid', { file: name, path: checked.error.issues[0]?.path.join('.') || '/' })
}

/** A system as text: one cell, one relation and one interval a line, for people and for comparing files. */
export const systemText = ({ cells, relations, layers, ...head }: DisclosureSystem): string => {
  const lines = (items: readonly object[]) => items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')
  const ownLayers = layers.map((layer) => `    ${JSON.stringify(layer)}`).join(',\n')
  return `{
  "format": ${JSON.stringify(head.format)},
  "version": ${head.version},
  "cells": [\n${lines(cells)}\n  ],
  "relations": [${relations.length === 0 ? '' : `\n${lines(relations)}\n  `}],
  "layers": [\n${ownLayers}\n  ]
}
`
}

const textOf = async (file: string, name: string): Promise<string> => {
  const size = await stat(file).catch(() => {
    throw new Failure('file.not-found', { file })
  })
  if (size.size > mostMegabytes * 1e6) throw new Failure('system.too-large', { file: name, limit: mostMegabytes })
  return readFile(file, 'utf8')
}
