import { Link } from '@tanstack/react-router'
import { keepPreviousData } from '@tanstack/react-query'
import { Button } from 'antd'
import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Foreseen as Found } from '@guanjia/contract/redress.ts'
import { useLater } from '../kit/search-box.tsx'
import { useSite } from '../session/session.tsx'
import './redress.css'

type Reason = Found['suggested'][number]['reason']

interface Props {
  unitId: string | null
  personId: string | null
  categoryId: string | null
  words: string
  ticked: readonly string[]
  onTick: (reason: Reason) => void
}

/** While a complaint is typed: whether it repeats another, what it will be, and reasons that its words suggest. */
export function Foreseen({ unitId, personId, categoryId, words, ticked, onTick }: Props) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const statement = useLater(words.trim().slice(0, 5000), 600)
  const isAsked = statement.length > 3 || categoryId !== null
  const found = useCall('redress.foreseeComplaint', { body: { siteId: site.id, unitId, personId, categoryId, statement } }, { enabled: isAsked, placeholderData: keepPreviousData })
  const it = isAsked ? found.data : undefined
  if (!it) return null
  const suggested = it.suggested.filter(({ reason }) => !ticked.includes(reason))
  if (it.repeats.length === 0 && it.group === null && suggested.length === 0) return null
  return (
    <section className="gj-similar" aria-label={t('redress.foreseen.label')} aria-live="polite">
      {it.repeats.length > 0 && (
        <p style={{ margin: 0 }}>
          <span className="gj-tone" data-tone={it.isThird ? 'overdue' : 'soon'}>
            {t(it.isThird ? 'redress.foreseen.third' : 'redress.foreseen.repeat', { n: it.repeats.length, days: it.repeatDays })}
          </span>{' '}
          {it.repeats.slice(0, 3).map((line) => (
            <Link key={line.id} to="/cases/$id" params={{ id: line.id }} target="_blank" className="gj-redress-link">
              {line.number} <span className="gj-quiet">{time.short(line.registeredAt)}</span>
            </Link>
          ))}
        </p>
      )}
      {it.group && (
        <p style={{ margin: 0 }} className="gj-tone" data-tone={it.group.households >= it.group.needed ? 'overdue' : 'soon'}>
          {t(it.group.number ? 'redress.foreseen.joins' : it.group.households >= it.group.needed ? 'redress.foreseen.makes' : 'redress.foreseen.near', { number: it.group.number ?? '', households: it.group.households, needed: it.group.needed, days: it.group.days })}
        </p>
      )}
      {suggested.map(({ reason, words: said }) => (
        <p key={reason} style={{ margin: 0 }} className="gj-row gj-wrap">
          <span>{t('redress.suggested', { words: said.join('、'), reason: label('majorReason', reason) })}</span>
          <Button size="small" onClick={() => onTick(reason)}>
            {t('redress.foreseen.tick')}
          </Button>
        </p>
      ))}
    </section>
  )
}
