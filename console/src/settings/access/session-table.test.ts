import { describe, expect, it } from 'vitest'
import { nameOf, placeOf } from './session-table.tsx'

describe('a session in words', () => {
  it('names browser and system, or what it called itself', () => {
    expect(nameOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36')).toBe('Chrome · Windows')
    expect(nameOf('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1')).toBe('Safari · iOS')
    expect(nameOf('demo')).toBe('demo')
  })

  it('tells addresses of the house from the internet', () => {
    expect(['::1', '127.0.0.1', '::ffff:127.0.0.1', '10.1.2.3', '172.16.0.9', '172.32.0.9', '192.168.1.4', '203.0.113.7', ''].map(placeOf)).toEqual(
      ['thisMachine', 'thisMachine', 'thisMachine', 'inside', 'inside', null, 'inside', null, null])
  })
})
