import { createHash, createHmac } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { receiver, type Received, type Receiver } from '../../testing/receiver.ts'
import type { Outgoing } from './channel.ts'
import { dingtalkSignature, feishuSignature, RobotSender } from './robots.ts'
import { SmsSender, type SmsSettings } from './sms.ts'
import { percentEncoded, signAcs3, signTc3 } from './sms-signature.ts'

const policy = { allowsPrivate: true, timeoutMs: 2000 }
const message: Outgoing = { id: '01a20000-0000-7000-8000-000000000009', to: '13800130001', template: 'people.phone_code', params: { code: '240317', minutes: '5' }, locale: 'zh-CN', title: '登录验证码', body: '验证码 240317，5 分钟内有效。', link: null }
const templates = [{ kind: 'people.phone_code', code: 'SMS_154950909', params: ['code', 'minutes'] }, { kind: '*', code: 'SMS_1', params: ['title'] }]
const aliyun = (endpoint: string): SmsSettings => ({ provider: 'aliyun', endpoint, keyId: 'LTAI5tKey', signName: '清溪物业', templates })
const tencent = (endpoint: string): SmsSettings => ({ provider: 'tencent', endpoint, keyId: 'AKIDkey', appId: '1400006666', region: 'ap-guangzhou', signName: '清溪物业', templates })

let server: Receiver
afterEach(() => server?.close())

describe('signatures of text gateways', () => {
  it('sign as the published example of Aliyun', () => {
    const query = { ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd', RegionId: 'cn-shanghai' }
    const { headers } = signAcs3({ host: 'ecs.cn-shanghai.aliyuncs.com', action: 'RunInstances', version: '2014-05-26', query, date: '2023-10-26T10:22:32Z', nonce: '3156853299f313e23d1673dc12e1703d' }, 'YourAccessKeyId', 'YourAccessKeySecret')
    expect(headers['authorization']).toBe('ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0')
  })

  it('sign as the published example of Tencent', () => {
    const body = String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`
    const { authorization } = signTc3({ host: 'cvm.tencentcloudapi.com', service: 'cvm', timestamp: 1_551_113_065, body }, 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******', 'Gu5t9xGARNpq86cd98joQYCN3*******')
    expect(authorization).toBe('TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c')
  })

  it('encode every sign that the gateway encodes', () => {
    expect(percentEncoded("清溪 a+b*(c)!'~/")).toBe('%E6%B8%85%E6%BA%AA%20a%2Bb%2A%28c%29%21%27~%2F')
  })
})

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
/** Checks a request of Aliyun's kind as the gateway does: from what arrived, not from what was meant. */
function isSignedForAliyun({ path, headers, body }: Received, secret: string): boolean {
  const [, names, signature] = /SignedHeaders=([^,]+),Signature=(\w+)$/.exec(headers['authorization']!)!
  const canonical = ['POST', '/', path.split('?')[1] ?? '', names!.split(';').map((name) => `${name}:${headers[name]}\n`).join(''), names, hash(body)].join('\n')
  return createHmac('sha256', secret).update(`ACS3-HMAC-SHA256\n${hash(canonical)}`).digest('hex') === signature
}
function isSignedForTencent({ headers, body }: Received, secret: string): boolean {
  const [, scope, names, signature] = /Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+), Signature=(\w+)$/.exec(headers['authorization']!)!
  const canonical = ['POST', '/', '', names!.split(';').map((name) => `${name}:${headers[name]}\n`).join(''), names, hash(body)].join('\n')
  const key = scope!.split('/').reduce<Buffer | string>((before, part) => createHmac('sha256', before).update(part).digest(), `TC3${secret}`)
  return createHmac('sha256', key).update(['TC3-HMAC-SHA256', headers['x-tc-timestamp'], scope, hash(canonical)].join('\n')).digest('hex') === signature
}

describe('text gateways', () => {
  it('take a signed text of Aliyun and give back its number', async () => {
    server = await receiver((request) => (isSignedForAliyun(request, 'word') ? { status: 200, body: '{"Code":"OK","BizId":"9000^0"}' } : { status: 403, body: '{"Code":"SignatureDoesNotMatch"}' }))
    expect(await new SmsSender(aliyun(server.url), 'word', policy).send(message)).toEqual({ providerId: '9000^0' })
    const query = new URLSearchParams(server.requests[0]!.path.split('?')[1])
    expect(Object.fromEntries(query)).toEqual({ PhoneNumbers: '13800130001', SignName: '清溪物业', TemplateCode: 'SMS_154950909', TemplateParam: '{"code":"240317","minutes":"5"}', OutId: message.id })
    await expect(new SmsSender(aliyun(server.url), 'another', policy).send(message)).rejects.toMatchObject({ certainty: 'refused', message: '403 SignatureDoesNotMatch' })
  })

  it('take a signed text of Tencent with its words in order', async () => {
    server = await receiver((request) => ({ status: 200, body: isSignedForTencent(request, 'word') ? '{"Response":{"SendStatusSet":[{"Code":"Ok","SerialNo":"2640:1"}]}}' : '{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":"no"}}}' }))
    expect(await new SmsSender(tencent(server.url), 'word', policy).send(message)).toEqual({ providerId: '2640:1' })
    expect(JSON.parse(server.requests[0]!.body)).toEqual({ PhoneNumberSet: ['+8613800130001'], SmsSdkAppId: '1400006666', SignName: '清溪物业', TemplateId: 'SMS_154950909', TemplateParamSet: ['240317', '5'], SessionContext: message.id })
    await expect(new SmsSender(tencent(server.url), 'another', policy).send(message)).rejects.toMatchObject({ certainty: 'refused' })
  })

  it('come again when the gateway is busy, and never for a text with a gap', async () => {
    server = await receiver(() => ({ status: 200, body: '{"Code":"isv.BUSINESS_LIMIT_CONTROL"}' }))
    await expect(new SmsSender(aliyun(server.url), 'word', policy).send(message)).rejects.toMatchObject({ certainty: 'later' })
    await expect(new SmsSender(aliyun(server.url), 'word', policy).send({ ...message, params: { code: '1' } })).rejects.toMatchObject({ certainty: 'refused', message: 'people.phone_code has no word for {minutes}' })
    expect(server.requests).toHaveLength(1)
  })

  it('fill any gateway that takes JSON, and no word breaks out of its place', async () => {
    server = await receiver(({ headers }) => (headers['x-token'] === 'word' ? { status: 200, body: '{"code":0,"data":{"id":77}}' } : { status: 401 }))
    const settings: SmsSettings = { provider: 'http', signName: '清溪', templates, url: `${server.url}/send`, body: '{"to":"{phone}","text":"【{sign}】{text}","ref":"{id}"}', headerName: 'x-token', successField: 'code', successValue: '0', idField: 'data.id' }
    expect(await new SmsSender(settings, 'word', policy).send({ ...message, body: '他说："好"，\n{phone}' })).toEqual({ providerId: '77' })
    expect(JSON.parse(server.requests[0]!.body)).toEqual({ to: '13800130001', text: '【清溪】他说："好"，\n{phone}', ref: message.id })
    expect(server.requests[0]!.headers['idempotency-key']).toBe(message.id)
  })
})

describe('group robots', () => {
  it('sign as DingTalk and Feishu want it', async () => {
    server = await receiver((request) => {
      const query = new URLSearchParams(request.path.split('?')[1])
      const body = JSON.parse(request.body) as { timestamp?: string; sign?: string }
      const good = request.path.startsWith('/ding') ? query.get('sign') === createHmac('sha256', 'SECword').update(`${query.get('timestamp')}\nSECword`).digest('base64') : body.sign === createHmac('sha256', `${body.timestamp}\nSECword`).digest('base64')
      return { status: 200, body: good ? '{"errcode":0,"code":0}' : '{"errcode":310000,"errmsg":"sign not match","code":19021}' }
    })
    for (const kind of ['dingtalk', 'feishu'] as const) {
      const url = `${server.url}/${kind}?access_token=t`
      expect(await new RobotSender(kind, { url, secret: 'SECword' }, policy).send(message)).toEqual({ providerId: null })
      await expect(new RobotSender(kind, { url, secret: 'SECother' }, policy).send(message)).rejects.toMatchObject({ certainty: 'refused' })
    }
    expect(JSON.parse(server.requests[0]!.body)).toEqual({ msgtype: 'text', text: { content: '登录验证码\n验证码 240317，5 分钟内有效。' } })
    expect([dingtalkSignature('SEC', 1), feishuSignature('SEC', 1)]).toEqual([createHmac('sha256', 'SEC').update('1\nSEC').digest('base64'), createHmac('sha256', '1\nSEC').digest('base64')])
  })

  it('post into a group of WeCom, and come again when it says too fast', async () => {
    let code = 0
    server = await receiver(() => ({ status: 200, body: JSON.stringify({ errcode: code }) }))
    const robot = new RobotSender('wecom', { url: `${server.url}/cgi-bin/webhook/send?key=k`, secret: '' }, policy)
    await robot.send(message)
    code = 45009
    await expect(robot.send(message)).rejects.toMatchObject({ certainty: 'later' })
    code = 93000
    await expect(robot.send(message)).rejects.toMatchObject({ certainty: 'refused' })
  })
})
