import { afterEach, describe, expect, it } from 'vitest'
import { LOCALHOST } from '../../testing/localhost-certificate.ts'
import { mailServer, textOf, type MailServer } from '../../testing/mail-server.ts'
import type { Outgoing } from './channel.ts'
import { SmtpSender, type SmtpSettings } from './smtp.ts'

const policy = { allowsPrivate: true, timeoutMs: 800 }
const message: Outgoing = { id: '01a20000-0000-7000-8000-000000000009', to: 'zhou@example.com', template: 'case.reported', params: {}, locale: 'zh-CN', title: '新报事 QX-1', body: '三栋电梯异响。', link: 'https://guanjia.example.com/cases/1' }
const settings = (port: number, more: Partial<SmtpSettings> = {}): SmtpSettings => ({ host: 'localhost', port, security: 'none', user: '', from: 'guanjia@qingxi.example', fromName: '清溪物业', ca: '', ...more })

let server: MailServer
afterEach(() => server?.close())

describe('e-mail', () => {
  it('travels encrypted and signed in, under an id that stays the same', async () => {
    server = await mailServer({ login: { user: 'guanjia', password: 'p@ss' } })
    const safe = settings(server.port, { security: 'starttls', user: 'guanjia', ca: LOCALHOST.cert })
    expect(await new SmtpSender(safe, 'p@ss', policy).send(message)).toEqual({ providerId: `<${message.id}@qingxi.example>` })
    expect(server.letters).toMatchObject([{ from: 'guanjia@qingxi.example', to: ['zhou@example.com'], user: 'guanjia', isEncrypted: true }])
    expect(textOf(server.letters[0]!)).toBe('三栋电梯异响。\r\n\r\nhttps://guanjia.example.com/cases/1\r\n')
    expect(server.letters[0]!.raw).toContain('Auto-Submitted: auto-generated')
  })

  it('says nothing to a server that offers no encryption, or whose certificate nobody knows', async () => {
    server = await mailServer()
    await expect(new SmtpSender(settings(server.port, { security: 'starttls' }), '', policy).send(message)).rejects.toMatchObject({ certainty: 'later' })
    await server.close()
    server = await mailServer({ login: { user: 'guanjia', password: 'p@ss' } })
    await expect(new SmtpSender(settings(server.port, { security: 'starttls', user: 'guanjia' }), 'p@ss', policy).send(message)).rejects.toMatchObject({ certainty: 'later' })
    expect(server.letters).toEqual([])
  })

  it('tells a wrong password from a refused letter from a busy server from silence', async () => {
    server = await mailServer({ login: { user: 'guanjia', password: 'p@ss' }, answer: (letter) => (letter.to[0] === 'busy@example.com' ? Object.assign(new Error('try later'), { responseCode: 451 }) : letter.to[0] === 'silent@example.com' ? 'silence' : Object.assign(new Error('spam'), { responseCode: 554 })) })
    const safe = settings(server.port, { security: 'starttls', user: 'guanjia', ca: LOCALHOST.cert })
    await expect(new SmtpSender(safe, 'wrong', policy).send(message)).rejects.toMatchObject({ certainty: 'later' })
    await expect(new SmtpSender(safe, 'p@ss', policy).send(message)).rejects.toMatchObject({ certainty: 'refused' })
    await expect(new SmtpSender(safe, 'p@ss', policy).send({ ...message, to: 'busy@example.com' })).rejects.toMatchObject({ certainty: 'later' })
    await expect(new SmtpSender(safe, 'p@ss', policy).send({ ...message, to: 'silent@example.com' })).rejects.toMatchObject({ certainty: 'unknown' })
  })

  it('carries no second receiver and no second head line in its words', async () => {
    server = await mailServer()
    await new SmtpSender(settings(server.port), '', policy).send({ ...message, title: 'a\r\nBcc: thief@example.com', to: 'zhou@example.com' })
    expect(server.letters[0]!.to).toEqual(['zhou@example.com'])
    expect(server.letters[0]!.raw).not.toMatch(/^Bcc:/im)
  })

  it('reaches no server inside the house unless the operator lets it', async () => {
    server = await mailServer()
    await expect(new SmtpSender(settings(server.port), '', { ...policy, allowsPrivate: false }).send(message)).rejects.toMatchObject({ certainty: 'refused' })
  })
})
