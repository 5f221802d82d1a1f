import { createWriteStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { imports } from '@guanjia/contract'
import { newId } from './platform/ids.ts'
import { storeFile } from './platform/files/routes.ts'
import { aCompany, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from './testing/test-app.ts'

let test: TestApp
let company: Company
let admin: Browser
let owner: pg.Client
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  admin = await signIn(test, company.logins.administrator, company.password)
  owner = new pg.Client({ connectionString: test.database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await test.close()
})

const SURNAMES = ['林', '周', '许', '何', '吕', '安']
const CSV = `楼号,单元,房间,楼层,总层数,是否有电梯,房屋类型,房屋户型,建筑面积,室内面积,租金,房屋状态,业主名称,性别,手机号,身份证号,业主类型\n${Array.from({ length: 30 }, (_, i) => `5,1,${101 + i},1,18,有,住宅,,89.5,70,,已入住,${SURNAMES[i % 6]}晓明,男,139001300${String(i).padStart(2, '0')},,业主`).join('\n')}`
const counted = (): Promise<Record<string, number>> => as(test, company.actors.administrator, async (ctx) => (await ctx.client.query<Record<string, number>>('select (select count(*)::int from unit) as units, (select count(*)::int from person) as persons, (select count(*)::int from occupancy) as occupancies, (select count(*)::int from file) as files')).rows[0]!)

describe('a full disk', () => {
  it.skipIf(process.platform !== 'linux')('refuses an upload in clear words and leaves nothing of it', async () => {
    const before = await counted()
    const put = test.app.blobs.put.bind(test.app.blobs)
    // A device that is always full: the system itself says so.
    test.app.blobs.put = async (content) => {
      await pipeline(content, createWriteStream('/dev/full'))
      throw new Error('never written')
    }
    const payload = `--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${CSV}\r\n--x--\r\n`
    const answer = await test.http.inject({ method: 'POST', url: '/api/v1/files', headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'multipart/form-data; boundary=x' }, payload })
    test.app.blobs.put = put
    expect(answer.json()).toMatchObject({ status: 503, code: 'unavailable', detail: 'No space is left on the disk; nothing was changed' })
    expect(await counted()).toEqual(before)
    const left = await readdir(join(test.app.config.dataFolder, 'files', 'incoming')).catch(() => [])
    expect(left).toEqual([])
  })

  it('of the database in the middle of an import leaves nothing half done, says so, and the same import works when there is room again', async () => {
    const { id: fileId } = await storeFile(test.app, company.actors.administrator, { id: newId(), name: '业主.csv', content: Buffer.from(CSV) })
    const before = await counted()
    const started = (await admin.send('POST', '/imports', { siteId: company.siteId, kind: 'archives', fileId })).body as imports.ImportRun
    await letJobsRun(test)
    // What PostgreSQL answers when it cannot extend a table, after a part of the rows.
    await owner.query(`create function no_room() returns trigger language plpgsql as $$ begin
      raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
      create trigger no_room before insert on occupancy for each statement execute function no_room()`)
    const look = async () => (await admin.send('GET', `/imports/${started.id}`)).body as imports.ImportRun
    await admin.send('POST', `/imports/${started.id}/actions`, { action: 'commit', skipErrors: true })
    await letJobsRun(test)
    expect(await counted()).toEqual(before)
    const failed = await look()
    expect(failed.state).toBe('failed')
    await owner.query('drop trigger no_room on occupancy; drop function no_room()')
    const again = (await admin.send('POST', '/imports', { siteId: company.siteId, kind: 'archives', fileId })).body as imports.ImportRun
    await letJobsRun(test)
    await admin.send('POST', `/imports/${again.id}/actions`, { action: 'commit', skipErrors: true })
    await letJobsRun(test)
    expect(await counted()).toMatchObject({ units: before['units']! + 30, persons: before['persons']! + 30 })
  })
})
