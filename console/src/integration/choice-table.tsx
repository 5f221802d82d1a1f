import { Select } from 'antd'
import { useT } from '@guanjia/ui'
import type { MessageChoices, Wants } from '@guanjia/contract/integration.ts'

type Row = MessageChoices['items'][number]
type Changed = { topic: string; email: Wants | null; sms: Wants | null; push: Wants | null }
type Personal = 'email' | 'sms' | 'push'
const WANTS: readonly Wants[] = ['all', 'important', 'daily', 'none']

/** What comes by mail and text, topic by topic; for one's own, or for the house. */
export function ChoiceTable({ choices, isHouse = false, onChange }: { choices: MessageChoices; isHouse?: boolean; onChange: (items: Changed[]) => void }) {
  const t = useT()
  const shown = (['email', 'sms', 'push'] as const).filter((channel) => isHouse || choices.channels.includes(channel))
  const topicName = (topic: string): string => t(`integration.topic.${topic}` as 'integration.topic.case', { defaultValue: topic })
  const change = (row: Row, channel: Personal, wants: Wants | null): void => onChange([{ topic: row.topic, email: row.email, sms: row.sms, push: row.push, [channel]: wants }])
  return (
    <table className="gj-choices">
      <thead>
        <tr>
          <th scope="col">{t('integration.own.topic')}</th>
          {shown.map((channel) => (
            <th key={channel} scope="col" style={{ width: 200 }}>
              {t(`integration.house.${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {choices.items.map((row) => (
          <tr key={row.topic}>
            <th scope="row">{topicName(row.topic)}</th>
            {shown.map((channel) => {
              const house = { email: row.houseEmail, sms: row.houseSms, push: row.housePush }[channel]
              const follow = { value: '', label: t('integration.own.follow', { what: t(`integration.wants.${house}`) }) }
              return (
                <td key={channel}>
                  <Select
                    size="small"
                    aria-label={`${topicName(row.topic)} ${t(`integration.house.${channel}`)}`}
                    style={{ width: 180 }}
                    value={isHouse ? house : (row[channel] ?? '')}
                    options={[...(isHouse ? [] : [follow]), ...WANTS.map((value) => ({ value, label: t(`integration.wants.${value}`) }))]}
                    onChange={(value: Wants | '') => change(row, channel, value === '' ? null : value)}
                  />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
