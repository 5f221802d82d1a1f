import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { messages } from '../i18n/zh-CN/index.ts'
import type { T } from '../i18n/index.ts'
import { clockView } from './clock-view.ts'

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
