import { hasKeys, makeKeyFile, readKeys, type KeySource } from './keys/key-file.ts'
import { PersonalDataKey } from './keys/personal-data-key.ts'

export { PersonalDataKey } from './keys/personal-data-key.ts'

/**
 * The keys of a process. A first key file is made where there is none; whether there may be none (no data yet) was asked before, by
 * `mustFitData` when the installation was opened.
 */
export function openPersonalDataKey(source: KeySource): PersonalDataKey {
  if (!hasKeys(source)) makeKeyFile(source)
  return new PersonalDataKey(readKeys(source), source)
}
