import { expect, it } from 'vitest'
import { publicAddress } from './public-address.ts'
import type { Exchange } from './route.ts'

it('sends whoever scans a paper to the address that was configured, however it was asked for', () => {
  const asked = (publicUrl: string | undefined) => ({ app: { config: { publicUrl } }, request: { protocol: 'http', host: '127.0.0.1:3000' } }) as unknown as Exchange
  expect(publicAddress(asked('https://guanjia.example.com'), '/cases/1')).toBe('https://guanjia.example.com/cases/1')
  expect(publicAddress(asked(undefined), '/cases/1')).toBe('http://127.0.0.1:3000/cases/1')
})
