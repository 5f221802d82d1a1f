import { CATALOGUE } from '../server/src/modules/integration/webhook-catalogue.ts'

/** `docs/events.md`: the public events, from the list that the server sends by. */
export function eventsPage(): string {
  const events = CATALOGUE.map(({ type, summary, example, personal }) => {
    const body = JSON.stringify({ type, timestamp: '2026-03-05T04:00:00.000Z', data: example }, null, 2)
    return [`## ${type}`, summary, '', '```json', body, '```', ...(personal.length > 0 ? [`With personal data, the record also has: ${personal.map((field) => `\`${field}\``).join(', ')}.`] : []), ''].join('\n')
  })
  return [
    '# Events', '',
    'Made by `npm run generate`. What webhooks tell other systems; set up in the console under 系统对接.', '',
    'Format: [Standard Webhooks](https://www.standardwebhooks.com). Each request is a POST with `webhook-id`, `webhook-timestamp` and `webhook-signature`; verify with the library of your language and the secret of the endpoint. Answer 2xx within 15 seconds; anything else is tried again (5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 20 h). `410` ends the endpoint. An event may come twice, always under the same `webhook-id`: keep the ids that you have worked off. Events may overtake each other: go by `timestamp` and by the status of the record.', '',
    ...events,
  ].join('\n')
}
