import type { ImportRun } from '@guanjia/contract/imports.ts'
import { saveFile } from '../kit/save-file.ts'

export type Profile = ImportRun['profile']

/** Why a text is no profile: a reason for people who may have written it by hand. */
export class ProfileMistake extends Error {
  override name = 'ProfileMistake'
}

const TEXTS = ['name', 'dateFormat', 'timeZone', 'source'] as const

/** Reads a profile from JSON. Keys that it does not know are kept, because the server decides about them. Throws ProfileMistake. */
export function parseProfile(json: string): Profile {
  let read: unknown
  try {
    read = JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new ProfileMistake(error instanceof Error ? error.message : 'JSON')
  }
  if (!isRecord(read)) throw new ProfileMistake('{ … }')
  const { columns = {}, values = {} } = read
  if (!isRecord(columns) || !Object.values(columns).every((value) => typeof value === 'string')) throw new ProfileMistake('columns')
  if (
    !isRecord(values) ||
    !Object.values(values).every((words) => isRecord(words) && Object.values(words).every((word) => typeof word === 'string'))
  )
    throw new ProfileMistake('values')
  for (const key of TEXTS) if (read[key] !== undefined && typeof read[key] !== 'string') throw new ProfileMistake(key)
  if (read['targets'] !== undefined && read['targets'] !== 'file' && read['targets'] !== 'policy') throw new ProfileMistake('targets')
  return { ...read, columns, values } as Profile
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Hands a profile to the person as a file that can be edited by hand and given to the command line. */
export function saveProfile(profile: Profile, fileName: string): void {
  saveFile(new Blob([`${JSON.stringify(profile, null, 2)}\n`], { type: 'application/json' }), fileName)
}
