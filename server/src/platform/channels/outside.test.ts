import { afterEach, describe, expect, it } from 'vitest'
import { receiver, type Receiver } from '../../testing/receiver.ts'
import { isPublicAddress, outsideAddress, requestOutside } from './index.ts'

const strict = { allowsPrivate: false, timeoutMs: 1000 }
const home = { allowsPrivate: true, timeoutMs: 300 }

let server: Receiver | undefined
afterEach(() => server?.close())

describe('the way out of the house', () => {
  it('knows which addresses are inside, however they are written', () => {
    const inside = ['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.100.100.200', '0.0.0.0', '255.255.255.255', '224.0.0.1', '192.0.0.192', '168.63.129.16', '198.18.0.1', '240.0.0.1',
      '::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '2002:7f00:1::', '2001:db8::1', 'not an address', '']
    expect(inside.filter((address) => isPublicAddress(address))).toEqual([])
    expect(['1.1.1.1', '203.119.1.1', '2400:3200::1'].filter((address) => !isPublicAddress(address))).toEqual([])
  })

  it('refuses names that lead inside, and every spelling of a number that does', async () => {
    for (const host of ['localhost', '127.0.0.1', new URL('http://0x7f.1').hostname, new URL('http://2130706433').hostname, new URL('http://[::ffff:127.0.0.1]').hostname])
      await expect(outsideAddress(strict, host)).rejects.toMatchObject({ certainty: 'refused' })
  })

  it('speaks https only, carries no password, and never reaches a server inside', async () => {
    server = await receiver(() => ({ status: 200 }))
    for (const url of [server.url, server.url.replace('http:', 'https:'), 'https://user:word@example.com/', 'ftp://example.com/', 'file:///etc/passwd', 'gopher://127.0.0.1:25/'])
      await expect(requestOutside(strict, { url }), url).rejects.toMatchObject({ certainty: 'refused' })
    expect(server.requests).toEqual([])
  })

  it('follows no redirect: it is an answer', async () => {
    server = await receiver(({ path }) => (path === '/moved' ? { status: 302, headers: { location: '/secret' } } : { status: 200, body: 'inside' }))
    expect(await requestOutside(home, { url: `${server.url}/moved` })).toMatchObject({ status: 302, body: '' })
    expect(server.requests.map(({ path }) => path)).toEqual(['/moved'])
  })

  it('reads so much and no more, and waits so long and no longer', async () => {
    server = await receiver(({ path }) => (path === '/long' ? { status: 200, body: 'x'.repeat(1_000_000) } : null))
    const long = await requestOutside(home, { url: `${server.url}/long` })
    expect([long.isTruncated, long.body.length <= 64 * 1024]).toEqual([true, true])
    const began = Date.now()
    await expect(requestOutside(home, { url: `${server.url}/never` })).rejects.toMatchObject({ certainty: 'unknown' })
    expect(Date.now() - began).toBeLessThan(1000)
  })

  it('knows that nothing arrived where nobody listens', async () => {
    server = await receiver(() => ({ status: 200 }))
    const { url } = server
    await server.close()
    await expect(requestOutside(home, { url })).rejects.toMatchObject({ certainty: 'later', message: 'ECONNREFUSED' })
  })
})
