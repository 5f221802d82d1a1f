import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'
import { SendFailure, type OutsidePolicy } from './channel.ts'

/** Public by number, yet a cloud's own inside: the host agent of Azure. */
const INSIDE_BY_NAME = new Set(['168.63.129.16'])

/** Whether an address belongs to the public internet: no private, local, shared, reserved or translated range. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return parsed.range() === 'unicast' && !INSIDE_BY_NAME.has(parsed.toString())
}

/**
 * The address to connect to, looked up once: whoever connects must use exactly this one, so that a name cannot answer differently
 * the second time. A name with any inside address is refused whole. Throws `SendFailure`.
 */
export async function outsideAddress(policy: OutsidePolicy, hostname: string): Promise<string> {
  const host = hostname.replace(/^\[|\]$/g, '')
  const addresses = ipaddr.isValid(host) ? [host] : await allAddresses(host)
  const inside = addresses.find((address) => !isPublicAddress(address))
  if (inside !== undefined && !policy.allowsPrivate) throw new SendFailure('refused', `${host} is inside the house: private addresses are not allowed`)
  return addresses[0]!
}

async function allAddresses(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true, verbatim: true }).catch((error: unknown) => {
    throw new SendFailure('later', `${host}: ${error instanceof Error && 'code' in error ? String(error.code) : 'no address'}`)
  })
  if (found.length === 0) throw new SendFailure('later', `${host} has no address`)
  return found.map(({ address }) => address)
}
