import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { first as messages } from '../i18n/zh-CN/index.ts'
import type { T } from '../i18n/index.ts'
import { clockView } from './clock-view.ts'
import { whenWords } from './when.ts'

const now = Date.parse('2026-11-21T12:00:00Z')
let t: T
beforeAll(async () => {
  const instance = i18next.createInstance()
  await instance.init({ lng: 'zh-CN', ns: ['app'], defaultNS: 'app', resources: { 'zh-CN': { app: messages } } })
  t = instance.getFixedT('zh-CN', 'app')
})
const running = (dueAt: string) => ({ state: 'running' as const, outcome: 'undetermined' as const, dueAt, pauseReason: null })

describe('how a promise looks', () => {
  it('counts down in two units', () => {
    expect(clockView(running('2026-11-21T13:20:00Z'), now, t)).toEqual({
      tone: 'active',
      shape: 'half',
      text: '剩 1小时20分',
      remainingSeconds: 4800,
    })
  })
  it('asks for attention half an hour before it is due', () => {
    expect(clockView(running('2026-11-21T12:30:00Z'), now, t).tone).toBe('soon')
    expect(clockView(running('2026-11-21T12:30:01Z'), now, t).tone).toBe('active')
  })
  it('says overdue with a colour, a shape and a word from the due instant on', () => {
    expect(clockView(running('2026-11-21T12:00:00Z'), now, t)).toMatchObject({ tone: 'overdue', shape: 'triangle', text: '超时 0秒' })
    expect(clockView(running('2026-11-19T09:00:00Z'), now, t).text).toBe('超时 2天3小时')
  })
  it('says from when it counts while nobody works, unless it is overdue already', () => {
    const zone = { t, timeZone: 'Asia/Shanghai', locale: 'zh-CN' }
    const when = (instant: string, at: number): string => whenWords(instant, at, zone)
    const closed = { ...running('2026-11-22T00:35:00Z'), opensAt: '2026-11-22T00:30:00Z', remainingSeconds: 300 }
    expect(clockView(closed, now, t, when)).toMatchObject({ tone: 'idle', shape: 'ring', text: '明早 08:30 起算 · 5分钟' })
    expect(clockView(closed, Date.parse('2026-11-22T00:31:00Z'), t, when).text).toBe('剩 4分钟')
    expect(clockView({ ...closed, dueAt: '2026-11-21T11:00:00Z' }, now, t, when).text).toBe('超时 1小时')
    expect(whenWords('2026-11-21T15:00:00Z', now, zone)).toBe('今天 23:00')
    expect(whenWords('2026-11-22T06:00:00Z', now, zone)).toBe('明天 14:00')
    expect(whenWords('2026-11-21T18:30:00Z', now, zone)).toBe('明天 02:30')
    expect(whenWords('2026-11-23T00:30:00Z', now, zone)).toBe('11-23 周一 08:30')
  })
  it('says why a promise is on hold', () => {
    const paused = { state: 'paused' as const, outcome: 'undetermined' as const, dueAt: null, pauseReason: 'parts' }
    expect(clockView(paused, now, t)).toMatchObject({ tone: 'waiting', shape: 'pause', text: '暂停 · 待配件' })
    expect(clockView({ ...paused, outcome: 'breached' }, now, t)).toMatchObject({ tone: 'overdue', shape: 'triangle' })
  })
  it('tells a promise kept from one that was kept late', () => {
    expect(clockView({ ...running('2026-11-21T11:00:00Z'), state: 'stopped', outcome: 'met' }, now, t).text).toBe('按时完成')
    expect(clockView({ ...running('2026-11-21T11:00:00Z'), state: 'stopped', outcome: 'breached' }, now, t).text).toBe('超时完成')
  })
})
