import type { Selectable } from 'kysely'
import type { integration } from '@guanjia/contract'
import type { App } from '../../platform/app.ts'
import { SendFailure, PushSender, RobotSender, SmsSender, SmtpSender, type OutsidePolicy, type PushTarget, type Sender, type SmsSettings, type SmtpSettings } from '../../platform/channels/index.ts'
import type { ChannelSettingTable } from './tables.ts'

export type ChannelRow = Selectable<ChannelSettingTable>

/** What is never shown again: the password, key or signing word, and for a robot the address of its group. */
export interface ChannelSecret {
  secret: string
  url?: string
}

export const sealed = (app: App, secret: ChannelSecret): Buffer => app.personalData.encrypt(JSON.stringify(secret))
export const unsealed = (app: App, row: ChannelRow): ChannelSecret => JSON.parse(app.personalData.decrypt(row.secret_sealed)) as ChannelSecret

export function outsidePolicy(app: App): OutsidePolicy {
  return { allowsPrivate: app.config.allowsPrivateTargets, timeoutMs: app.config.outsideSeconds * 1000 }
}

/** A channel that is ready to send; `device`: the browser of a notice. */
export function senderOf(app: App, row: ChannelRow, device: PushTarget | null): Sender {
  const { secret, url = '' } = unsealed(app, row)
  const policy = outsidePolicy(app)
  if (row.channel === 'email') return new SmtpSender(row.settings as SmtpSettings, secret, policy)
  if (row.channel === 'sms') return new SmsSender(row.settings as SmsSettings, secret, policy)
  if (row.channel === 'push') {
    if (!device) throw new SendFailure('refused', 'no device')
    return new PushSender({ privateKey: secret, contact: (row.settings as integration.PushSettings).contact }, device, policy)
  }
  return new RobotSender(row.channel, { url, secret }, policy)
}
