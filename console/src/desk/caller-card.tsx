import { PhoneOutlined, SwapOutlined } from '@ant-design/icons'
import { Button, Skeleton, Tag } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { ShapeMark, formatNumber, formatPhone, useLabel, useT, useTime } from '@guanjia/ui'
import type { CaseSummary } from '@guanjia/contract/cases.ts'
import { caseTitle } from '../cases/case-query.ts'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { useIsSlow } from '../kit/data-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { CaseStatusTag } from '../kit/status-tag.tsx'
import type { Card } from './desk.tsx'
import type { Caller } from './draft.ts'
import type { Service } from './service-line.tsx'

const FeeQueryDialog = lazy(() => import('../knowledge/fee-query.tsx').then(({ FeeQueryDialog }) => ({ default: FeeQueryDialog })))

interface Props {
  card: Card | undefined
  error: unknown
  onRetry: () => void
  caller: Caller
  onChoose: (caller: { unitId?: string; personId?: string }) => void
  onClear: () => void
  service: Service | undefined
}

/** All that the front desk should know before the caller has finished the first sentence. */
export function CallerCard({ card, error, onRetry, caller, onChoose, onClear, service }: Props) {
  const t = useT()
  const slow = useIsSlow(!card && !error)
  return (
    <aside className="gj-card" aria-label={t('desk.card.label')}>
      <header>
        <h2 className="gj-grow">{t('desk.card.label')}</h2>
        <Button size="small" icon={<SwapOutlined />} onClick={onClear}>
          {t('desk.card.change')}
        </Button>
      </header>
      {error !== null && !card && (
        <div className="gj-body">
          <ProblemAlert error={error} onRetry={onRetry} />
        </div>
      )}
      {slow && (
        <div className="gj-body">
          <Skeleton active paragraph={{ rows: 6 }} />
        </div>
      )}
      {card && <Content card={card} caller={caller} onChoose={onChoose} service={service} />}
    </aside>
  )
}

function Content({ card, caller, onChoose, service }: { card: Card; caller: Caller; onChoose: Props['onChoose']; service: Service | undefined }) {
  const t = useT()
  const label = useLabel()
  const { unit, person } = card
  // A tag that is a prompt already is not said twice.
  const tags = (person?.tags ?? []).filter((tag) => !card.prompts.some(({ text }) => text === tag))
  return (
    <>
      <div className="gj-body">
        <div className="gj-caller-name">
          {person && <Link to={`/archives/persons/${person.id}` as '/'}>{person.name}</Link>}
          {unit && <Link to={`/archives/units/${unit.id}` as '/'}>{unit.code}</Link>}
        </div>
        {person && person.phones.length > 0 && (
          <div className="gj-row gj-wrap">
            {person.phones.map((phone) => (
              <a key={phone} href={`tel:${phone}`}>
                <PhoneOutlined /> {formatPhone(phone)}
              </a>
            ))}
          </div>
        )}
        {unit && (
          <div className="gj-quiet">
            {[
              unit.building,
              label('unitState', unit.state),
              unit.buildingArea !== null && `${formatNumber(unit.buildingArea, 2)} m²`,
              unit.steward && t('desk.card.steward', { name: unit.steward.name }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
        )}
        {unit && <Builder warranties={unit.warranties} />}
        {unit?.steward && <StewardContact building={unit.building} service={service} />}
        {unit && <UnitActs unit={unit} name={person?.name} />}
        {tags.length > 0 && (
          <div style={{ marginTop: 6 }}>
            {tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </div>
        )}
        {person?.note && (
          <p className="gj-words gj-quiet" style={{ marginTop: 4 }}>
            {person.note}
          </p>
        )}
      </div>
      {card.prompts.length > 0 && (
        <ul className="gj-prompts" aria-label={t('desk.card.prompts')}>
          {card.prompts.map(({ kind, text, act }) => (
            <li key={kind + text}>
              <ShapeMark shape="bell" />
              <span>
                {t([`desk.prompt.${kind}`, 'desk.prompt.other'] as never, { text })}
                {act && <span className="gj-prompt-act">{act}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {card.people.length > 0 && (
        <section className="gj-caller-part">
          <h3>
            {person ? t('desk.card.people') : t('desk.card.whoCalls')} {card.people.length > 1 && <kbd>Alt ↓</kbd>}
          </h3>
          {card.people.map((one) => (
            <button
              key={one.id}
              type="button"
              className="gj-choice"
              aria-pressed={one.id === caller.personId}
              onClick={() => onChoose({ unitId: unit?.id, personId: one.id === caller.personId && unit ? undefined : one.id })}
            >
              <span>{one.name}</span>
              <span className="gj-quiet gj-small gj-grow">{label('occupancyRole', one.role)}</span>
              <span className="gj-quiet">{one.phones[0] && formatPhone(one.phones[0])}</span>
            </button>
          ))}
        </section>
      )}
      {card.units.length > 0 && !(card.units.length === 1 && card.units[0]!.id === unit?.id) && (
        <section className="gj-caller-part">
          <h3>{unit ? t('desk.card.units') : t('desk.card.whichUnit')}</h3>
          {card.units.map((one) => (
            <button
              key={one.id}
              type="button"
              className="gj-choice"
              aria-pressed={one.id === unit?.id}
              onClick={() => onChoose({ unitId: one.id, personId: person?.id })}
            >
              <span>{one.code}</span>
              <span className="gj-quiet gj-small">{label('occupancyRole', one.role)}</span>
            </button>
          ))}
        </section>
      )}
      <section className="gj-caller-part">
        <h3>{t('desk.card.openCases', { n: card.openCases.length })}</h3>
        {card.openCases.map((one) => (
          <MiniCase key={one.id} record={one} />
        ))}
        {card.openCases.length === 0 && <p className="gj-quiet">{t('desk.card.noOpenCases')}</p>}
      </section>
      {card.lastContacts.length > 0 && <LastContacts contacts={card.lastContacts} />}
      {card.recentCases.length > 0 && (
        <section className="gj-caller-part">
          <h3>{t('desk.card.recentCases')}</h3>
          {card.recentCases.map((one) => (
            <MiniCase key={one.id} record={one} />
          ))}
        </section>
      )}
    </>
  )
}

/** What the builder still has to mend; nothing where nothing is left. */
function Builder({ warranties }: { warranties: NonNullable<Card['unit']>['warranties'] }) {
  const t = useT()
  const label = useLabel()
  const held = warranties.filter(({ state, until }) => until !== null && state !== 'over')
  if (held.length === 0) return null
  return <div className="gj-quiet gj-small">{t('desk.card.warranty', { parts: held.map(({ part, until }) => t('desk.card.warrantyOf', { part: label('warrantyPart', part), until })).join(t('desk.card.comma')) })}</div>
}

/** How the steward is reached, and who answers in their place at this hour. */
function StewardContact({ building, service }: { building: string; service: Service | undefined }) {
  const t = useT()
  const found = service?.stewards.find((one) => one.building.name === building)
  if (!found?.steward) return null
  const { steward, now } = found
  const isOther = now !== null && now.name !== steward.name
  return (
    <div className="gj-quiet gj-small">
      {steward.phone && (
        <a href={`tel:${steward.phone}`}>
          <PhoneOutlined /> {t('reception.service.steward', { name: steward.name, phone: formatPhone(steward.phone) })}
        </a>
      )}
      {isOther && ` ${t('reception.service.stewardNow', { name: now.name, phone: formatPhone(now.phone) })}`}
      {now === null && ` ${t('reception.service.stewardOff')}`}
    </div>
  )
}

/** What is asked for most at the desk, for the unit on the card. */
function UnitActs({ unit, name }: { unit: NonNullable<Card['unit']>; name: string | undefined }) {
  const t = useT()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  return (
    <div className="gj-row gj-wrap" role="group" aria-label={t('desk.acts.label')} style={{ marginTop: 8 }}>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('desk.acts.fees')}
      </Button>
      <Button size="small" onClick={() => void navigate({ to: '/errands', search: { open: 'true', unit: unit.id } })}>
        {t('desk.acts.errand')}
      </Button>
      <Suspense>{asking && <FeeQueryDialog unit={unit} siteId={unit.siteId} name={name} onClose={() => setAsking(false)} />}</Suspense>
    </div>
  )
}

function MiniCase({ record }: { record: CaseSummary }) {
  const label = useLabel()
  const time = useTime()
  return (
    <Link to="/cases/$id" params={{ id: record.id }} className="gj-mini">
      <span className="gj-row" style={{ gap: 6 }}>
        <span className="gj-grow gj-clip">{caseTitle(record, label('caseKind', record.kind))}</span>
        <CaseStatusTag status={record.status} />
      </span>
      <span className="gj-row gj-small gj-quiet">
        <span className="gj-grow">{record.closedAt ? label('caseKind', record.kind) : <ClockBadge clock={record.clock} />}</span>
        {record.owner.name} · {time.short(record.registeredAt)}
      </span>
    </Link>
  )
}

function LastContacts({ contacts }: { contacts: Card['lastContacts'] }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return (
    <section className="gj-caller-part">
      <h3>{t('desk.card.lastContacts')}</h3>
      {contacts.map((contact) => (
        <div key={contact.id} className="gj-mini">
          <div className="gj-clip" title={contact.words}>
            {contact.words}
          </div>
          <div className="gj-quiet gj-small">
            {[
              time.short(contact.at),
              label('channel', contact.channel),
              label('contactOutcome', contact.outcome),
              contact.takenBy.name,
            ].join(' · ')}
          </div>
        </div>
      ))}
    </section>
  )
}
