import { Checkbox, Form } from 'antd'
import { useCall, useT } from '@guanjia/ui'
import { DayPicker } from '../kit/day-picker.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useSite } from '../session/session.tsx'
import { DefectStateTag } from './looks.tsx'

interface Item {
  defectId: string
  dueOn: string | null
}

/** Which defects a letter is about, of those that wait for the party that is chosen beside it; each may have a deadline of its own. */
export function LetterItems({ id, value = [], onChange }: { id?: string; value?: Item[] | null; onChange?: (value: Item[] | undefined) => void }) {
  const t = useT()
  const site = useSite()
  const partyId = Form.useWatch<string | undefined>('partyId')
  const found = useCall('handover.listDefects', { query: { siteId: site.id, limit: 200, filter: { forParty: partyId } } }, { enabled: Boolean(partyId) })
  const chosen = value ?? []
  const set = (next: Item[]): void => onChange?.(next.length === 0 ? undefined : next)
  if (!partyId) return <p id={id} className="gj-quiet">{t('handover.items.first')}</p>
  if (found.error && !found.data) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
  const rows = found.data?.items ?? []
  if (found.data && rows.length === 0) return <p id={id} className="gj-quiet">{t('handover.items.none')}</p>
  return (
    <div id={id}>
      <Checkbox checked={rows.length > 0 && chosen.length === rows.length} indeterminate={chosen.length > 0 && chosen.length < rows.length} onChange={({ target }) => set(target.checked ? rows.map((row) => chosen.find(({ defectId }) => defectId === row.id) ?? { defectId: row.id, dueOn: null }) : [])}>
        {t('handover.items.all', { n: rows.length })}
      </Checkbox>
      <FigureTable label={t('handover.field.items')} maxHeight={320} head={[{ words: t('handover.field.number') }, { words: t('handover.field.description') }, { words: t('handover.items.ownDay') }]}>
        {rows.map((row) => {
          const own = chosen.find(({ defectId }) => defectId === row.id)
          return (
            <tr key={row.id}>
              <th scope="row"><Checkbox checked={own !== undefined} onChange={({ target }) => set(target.checked ? [...chosen, { defectId: row.id, dueOn: null }] : chosen.filter(({ defectId }) => defectId !== row.id))}>{row.number}</Checkbox></th>
              <td data-text>
                <span className="gj-quiet">{row.place}</span> {row.description} <DefectStateTag state={row.state} />
              </td>
              <td data-text style={{ minWidth: 140 }}>{own && <DayPicker value={own.dueOn} onChange={(day: string | null) => set(chosen.map((item) => (item.defectId === row.id ? { ...item, dueOn: day } : item)))} />}</td>
            </tr>
          )
        })}
      </FigureTable>
    </div>
  )
}
