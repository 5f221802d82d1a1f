import { sql } from 'kysely'
import type { registers } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { readHomes, type KnownHomes } from '../../archives/index.ts'

/** What a site has already, by the words that lists use for it. */
export interface Known extends KnownHomes {
  facilityClass: (text: string) => string | undefined
  area: (text: string) => string | undefined
  areaType: (id: string) => registers.CommonArea['type'] | undefined
  space: (code: string) => string | undefined
  vehicle: (plate: string) => string | undefined
}

export async function readKnown(ctx: Ctx, siteId: string): Promise<Known> {
  const all = async <R>(query: ReturnType<typeof sql<R>>): Promise<R[]> => (await query.execute(ctx.tx)).rows
  const names = async (query: ReturnType<typeof sql<{ id: string; code: string; name: string }>>): Promise<Map<string, string>> => {
    const rows = await all(query)
    return new Map([...rows.map((row) => [row.name, row.id] as const), ...rows.map((row) => [row.code, row.id] as const)])
  }
  const homes = await readHomes(ctx, siteId)
  const classes = await names(sql<{ id: string; code: string; name: string }>`select id, code, name from facility_class`)
  const areas = await names(sql<{ id: string; code: string; name: string }>`select id, code, name from common_area where site_id = ${siteId}`)
  const types = new Map((await all(sql<{ id: string; type: registers.CommonArea['type'] }>`select id, type from common_area where site_id = ${siteId}`)).map((row) => [row.id, row.type]))
  const spaces = new Map((await all(sql<{ id: string; code: string }>`select id, code from parking_space where site_id = ${siteId}`)).map((row) => [row.code, row.id]))
  const vehicles = new Map((await all(sql<{ id: string; plate: string }>`select id, plate from vehicle where site_id = ${siteId} and ended_on is null`)).map((row) => [row.plate, row.id]))
  return {
    ...homes,
    facilityClass: (text) => classes.get(text) ?? [...classes].find(([name]) => !/^\d/.test(name) && (text.includes(name) || name.includes(text)))?.[1],
    area: (text) => areas.get(text),
    areaType: (id) => types.get(id),
    space: (code) => spaces.get(code),
    vehicle: (plate) => vehicles.get(plate),
  }
}
