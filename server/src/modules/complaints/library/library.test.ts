import type { Handbook, LibraryCase } from '@guanjia/contract/redress.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testApp, type TestApp } from '../../../testing/test-app.ts'
import { Estate } from '../../../testing/estates.ts'
import { anonymise, tracesIn } from './anonymise.ts'

let test: TestApp
let estate: Estate
beforeAll(async () => {
  test = await testApp()
})
beforeEach(async () => {
  estate = await Estate.found(test)
})
afterAll(() => test.close())

const at = (day: number): Date => new Date(`2026-03-${String(day).padStart(2, '0')}T10:00:00+08:00`)

describe('masking', () => {
  it('hides names, telephones, rooms, plates and identity numbers, and finds what is left [CAS-001]', () => {
    const text = '苏婉清（138 0013 8000）住 3-2-1201，也写作3栋2单元1201室；车牌粤B·12345，身份证 440301199001011234，座机 0755-26001234，邮箱 su@example.com，找了欧阳小明。'
    const masked = anonymise(text, ['苏婉清', '小明', '欧阳小明'])
    expect(masked).toBe('苏某（1**********）住 ×-×-××××，也写作×栋××室；车牌粤B·*****，身份证 44****************，座机 0***-*******，邮箱 ***@***，找了欧某。')
    expect(tracesIn({ story: masked }, ['苏婉清', '欧阳小明'])).toEqual([])
    expect(tracesIn({ story: '苏婉清说 1201室 漏水', lesson: '打 13800138000' }, ['苏婉清'])).toEqual([
      { field: 'story', kind: 'name', found: '苏婉清' }, { field: 'story', kind: 'room', found: '1201室' }, { field: 'lesson', kind: 'phone', found: '13800138000' },
    ])
    // Days, times, sums and numbers of cases are no traces.
    expect(tracesIn({ story: '2026-03-05 10:20 收 1500 元，编号 C-20260305-0012，共 1200 间房' }, [])).toEqual([])
  })
})

describe('the case library', () => {
  it('begins with the cases of the trade in the words of the organisation [CAS-001, CMP-065, RPR-026]', async () => {
    const { items, tags } = await estate.get<{ items: LibraryCase[]; tags: { tag: string }[] }>('technician', '/library-cases')
    expect(items.map((one) => one.title)).toEqual(['老旧小区：态度冷淡，小事拖成群诉', '设施陈旧：报修总是“等配件”', '高空坠物：七户入住，如何一户一户排除', '楼上漏水，业户拒交物业费', '反馈传不到部门：投诉在前台停了三天'])
    expect(items.every((one) => one.status === 'published' && one.story && one.analysis && one.lesson && one.improvement)).toBe(true)
    expect(tags.map((one) => one.tag)).toContain('处理不当')
    const found = await estate.get<{ items: LibraryCase[] }>('technician', `/library-cases?filter[q]=${encodeURIComponent('防水层 费用')}`)
    expect(found.items.map((one) => one.title)).toEqual(['楼上漏水，业户拒交物业费'])
  })

  it('takes a closed case without who and where it was, and publishes nothing that still tells [CAS-001]', async () => {
    const { front_desk: desk, supervisor } = estate.company.actors
    const home = await estate.home({ owner: '苏婉清', phone: '13800139999' })
    const made = await estate.complaint(home, 'service.attitude', at(2), { statement: '苏婉清反映前台态度差，请回电 13800139999。' })
    const from = () => estate.send<LibraryCase>('supervisor', 'POST', `/cases/${made.id}/library-case`, {})
    expect(await from()).toMatchObject({ status: 409 })
    await estate.stories.onCase(desk, made.id, { action: 'resolve', result: '主管周已当面向苏婉清致歉', cause: '高峰期人手不足' }, at(3))
    await estate.stories.onCase(supervisor, made.id, { action: 'return_visit', isReached: true, isSettled: true, score: 5 }, at(4))
    await estate.stories.onCase(supervisor, made.id, { action: 'close', override: '业主已确认，尽快结案' }, at(5))
    const { body: draft } = await from()
    expect(draft).toMatchObject({ status: 'draft', analysis: '高峰期人手不足', traces: [], fromCase: { id: made.id }, tags: ['服务态度'] })
    expect(draft.story).toContain('主某已当面向苏某致歉')
    expect(draft.story).not.toMatch(/苏婉清|13800139999/)
    expect((await from()).body.id).toBe(draft.id)
    const act = (body: object) => estate.send<LibraryCase>('supervisor', 'POST', `/library-cases/${draft.id}/actions`, body)
    const change = (body: object) => estate.send<LibraryCase>('supervisor', 'PATCH', `/library-cases/${draft.id}`, body)
    expect(await act({ action: 'publish' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/lesson' }] } })
    expect((await change({ version: 1, lesson: '高峰期加派一人。苏婉清的意见很好。' })).body.traces).toEqual([{ field: 'lesson', kind: 'name', found: '苏婉清' }])
    expect(await act({ action: 'publish' })).toMatchObject({ status: 422, body: { code: 'library.traces_left', errors: [{ pointer: '/lesson', message: '苏婉清' }] } })
    expect((await estate.people.technician.send('GET', `/library-cases/${draft.id}`)).status).toBe(404)
    await change({ version: 2, lesson: '高峰期加派一人。' })
    expect(await act({ action: 'publish' })).toMatchObject({ status: 200, body: { status: 'published' } })
    expect(await estate.get<LibraryCase>('technician', `/library-cases/${draft.id}`)).toMatchObject({ fromCase: null, traces: [], mayWrite: false })
    // What is published stays clean.
    expect(await change({ version: 4, story: '请联系 13800139999' })).toMatchObject({ status: 422, body: { code: 'library.traces_left' } })
    expect(await estate.send('front_desk', 'POST', `/cases/${made.id}/library-case`, {})).toMatchObject({ status: 403 })
  })

  it('takes what somebody writes, with a linked improvement [CAS-001]', async () => {
    const write = (more: object) => estate.send<LibraryCase>('supervisor', 'POST', '/library-cases', { title: '夜间装修噪音', story: '某业户夜间施工', lesson: '先约定时间', improvement: '装修公约补充夜间条款', tags: ['噪音', '噪音'], ...more })
    expect(await write({ improvementLink: 'javascript:alert(1)' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/improvementLink' }] } })
    expect(await write({ improvementLink: 'https://example.com/a' })).toMatchObject({ status: 200, body: { status: 'draft', tags: ['噪音'], improvementLink: 'https://example.com/a' } })
  })
})

describe('the complaint handbook', () => {
  it('is made from workflows, grades, levels, promises and people, and published in versions [CMP-029]', async () => {
    const { siteId } = estate.company
    const get = (more = '', who: keyof Estate['people'] = 'technician') => estate.get<Handbook>(who, `/complaint-handbook?siteId=${siteId}${more}`)
    const draft = await get()
    expect(draft).toMatchObject({ version: null, isChanged: true, mayPublish: false })
    const chapter = (book: Handbook, title: string) => book.chapters.find((one) => one.title === title)!
    expect(draft.chapters.map((one) => one.title)).toEqual(['处理原则', '投诉分级', '分级答复', '处理流程与责任人', '通用流程', '设施设备', '服务质量', '秩序安全', '时限承诺', '补偿权限', '责任部门与人员'])
    expect(chapter(draft, '投诉分级').paragraphs[0]).toContain('7 天内有 5 户及以上')
    expect(chapter(draft, '分级答复').table!.rows[0]).toEqual(['主管', '主管周', '复核调查与方案，限时电话答复'])
    expect(chapter(draft, '服务质量').table!.rows[3]).toEqual(['4', '了解当事员工', '由主管分别听取双方说明，不让当事人自行处理。', '主管', '4 小时'])
    expect(chapter(draft, '时限承诺').table!.rows.some((row) => row.join(' ').includes('24 小时'))).toBe(true)
    expect(chapter(draft, '补偿权限').table!.rows).toContainEqual(['项目经理', '¥2,000'])
    const publish = (who: 'supervisor' | 'front_desk', note = '') => estate.send<Handbook>(who, 'POST', '/complaint-handbook', { siteId, note })
    expect(await publish('front_desk')).toMatchObject({ status: 403 })
    const [first, second] = await Promise.all([publish('supervisor', '首版'), publish('supervisor', '首版')])
    expect([first.status, second.status].toSorted((a, b) => a - b)).toEqual([200, 422])
    await estate.send('supervisor', 'PUT', '/complaint-workflows', { categoryId: estate.category('service'), version: 0, steps: [{ name: '当日约谈', post: 'site_manager', withinMinutes: 60 }] })
    expect(await get()).toMatchObject({ version: { number: 1, note: '首版' }, isChanged: true })
    expect((await publish('supervisor')).body.version).toMatchObject({ number: 2 })
    expect(chapter(await get('&version=1'), '服务质量').table!.rows).toHaveLength(7)
    expect(chapter(await get(), '服务质量').table!.rows).toEqual([['1', '当日约谈', '', '项目经理', '1 小时']])
    const paper = await test.http.inject({ method: 'GET', url: `/api/v1/complaint-handbook/print?siteId=${siteId}`, headers: { authorization: `Bearer ${estate.people.technician.token}` } })
    expect([paper.statusCode, paper.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  })
})
