import { EditOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, InputNumber, Radio, Select, Switch } from 'antd'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { dayOf, formatMoney, instantAt, urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Bookable, Booking } from '@guanjia/contract/errands.ts'
import { ActForm } from '../kit/act-form.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { useNewId } from '../kit/new-id.ts'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { inWords } from '../kit/worded.ts'
import { useMay, useSite } from '../session/session.tsx'
import { ErrandTabs } from './errand-look.tsx'
import './bookings.css'

const DAY = 86_400_000
const quarters = (from: string, to: string): string[] => {
  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
  return Array.from({ length: (minutes(to) - minutes(from)) / 15 + 1 }, (_, i) => minutes(from) + i * 15).map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)
}

/** Rooms of a day beside each other on one line of time, printing below (INQ-009). */
export function Bookings() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const navigate = useNavigate()
  const today = dayOf(Date.now(), site.timeZone)
  const { day = today } = useSearch({ from: '/shell/errands/bookings' })
  const [booking, setBooking] = useState<Bookable | null>(null)
  const [making, setMaking] = useState<Bookable | 'new' | null>(null)
  const items = useCall('errands.listBookables', { query: { siteId: site.id } })
  const bookings = useCall('errands.listBookings', { query: { siteId: site.id, limit: 200, filter: { day } } })
  const go = (to: string): void => void navigate({ to: '/errands/bookings', search: to === today ? {} : { day: to }, replace: true })
  const step = (days: number): void => go(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10))
  const active = items.data?.items.filter(({ isActive }) => isActive) ?? []
  const closed = items.data?.items.filter(({ isActive }) => !isActive) ?? []
  const of = (item: Bookable): Booking[] => bookings.data?.items.filter((one) => one.bookable.id === item.id && one.state !== 'cancelled') ?? []
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('errands.bookings.title')}</h1>
        <div className="gj-row">
          <Button size="small" icon={<LeftOutlined />} aria-label={t('errands.bookings.before')} onClick={() => step(-1)} />
          <DayPicker value={day} onChange={(next) => next && go(next)} />
          <Button size="small" icon={<RightOutlined />} aria-label={t('errands.bookings.after')} onClick={() => step(1)} />
          {day !== today && (
            <Button size="small" onClick={() => go(today)}>
              {t('errands.bookings.today')}
            </Button>
          )}
        </div>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <ExportMenu href={(format) => urlOf('errands.exportBookings', { query: { siteId: site.id, format, filter: { day } } })} isLong={false} />
          <ErrandTabs at="bookings" />
          {may('settings:manage') && <Button onClick={() => setMaking('new')}>{t('errands.bookings.add')}</Button>}
        </div>
      </div>
      {items.error && <ProblemAlert error={items.error} onRetry={() => void items.refetch()} />}
      {active.map((item) => (
        <Line key={item.id} item={item} day={day} bookings={of(item)} onBook={() => setBooking(item)} onChange={may('settings:manage') ? () => setMaking(item) : undefined} />
      ))}
      {items.data && active.length === 0 && (
        <section className="gj-card gj-table-empty">
          <strong>{t('errands.bookings.empty')}</strong>
          <p>{t('errands.bookings.emptyHint')}</p>
        </section>
      )}
      {booking && <BookForm item={booking} day={day} taken={of(booking)} onClose={() => setBooking(null)} />}
      {may('settings:manage') && closed.length > 0 && (
        <p className="gj-row gj-wrap gj-quiet gj-screen-only">
          {t('errands.bookings.closed')}
          {closed.map((item) => (
            <Button key={item.id} size="small" onClick={() => setMaking(item)}>
              {item.name}
            </Button>
          ))}
        </p>
      )}
      {making === 'new' && <BookableForm siteId={site.id} onClose={() => setMaking(null)} />}
      {making !== null && making !== 'new' && <BookableChange key={making.id} item={making} onClose={() => setMaking(null)} />}
    </div>
  )
}

function Line({ item, day, bookings, onBook, onChange }: { item: Bookable; day: string; bookings: Booking[]; onBook: () => void; onChange: (() => void) | undefined }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const site = useSite()
  const time = useTime()
  const [open, close] = [Date.parse(instantAt(day, item.opensAt, site.timeZone)), Date.parse(instantAt(day, item.closesAt === '24:00' ? '23:59' : item.closesAt, site.timeZone))]
  const at = (instant: string): number => ((Date.parse(instant) - open) / (close - open)) * 100
  const facts = [item.place, item.seats !== null && t('errands.bookings.seats', { n: item.seats }), item.priceFen === 0 ? t('errands.bookings.noCharge') : item.priceFen !== null && `${formatMoney(item.priceFen)}/${item.priceUnit}`, item.kind === 'meeting_room' && `${item.opensAt}–${item.closesAt}`]
  return (
    <section className="gj-card gj-bookable" aria-label={item.name}>
      <header>
        <h2>{item.name}</h2>
        <span className="gj-quiet gj-grow">{[label('bookableKind', item.kind), ...facts].filter(Boolean).join(' · ')}</span>
        {onChange && <Button size="small" type="text" icon={<EditOutlined />} aria-label={`${t('errands.bookings.change')} · ${item.name}`} onClick={onChange} />}
        {may('cases:register') && (
          <Button size="small" type="primary" ghost onClick={onBook}>
            {t(item.kind === 'printing' ? 'errands.bookings.order' : 'errands.bookings.book')}
          </Button>
        )}
      </header>
      {item.kind === 'meeting_room' && (
        <div className="gj-day-line" aria-hidden="true">
          {bookings.map((one) => (
            <span key={one.id} data-state={one.state} style={{ left: `${at(one.startsAt)}%`, width: `${at(one.endsAt) - at(one.startsAt)}%` }} title={one.bookedFor}>
              {one.bookedFor}
            </span>
          ))}
        </div>
      )}
      <ul className="gj-bookings">
        {bookings.map((one) => (
          <BookingRow key={one.id} booking={one} when={item.kind === 'printing' ? t('errands.bookings.by', { time: time.at(one.endsAt) }) : `${time.at(one.startsAt).slice(-5)}–${time.at(one.endsAt).slice(-5)}`} />
        ))}
        {bookings.length === 0 && <li className="gj-quiet">{t('errands.bookings.free')}</li>}
      </ul>
    </section>
  )
}

function BookingRow({ booking, when }: { booking: Booking; when: string }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const complain = useComplain()
  const [cancelling, setCancelling] = useState(false)
  const act = useAct('errands.actOnBooking', ['errands'])
  return (
    <li>
      <strong>{when}</strong>
      <span>{booking.bookedFor}</span>
      <span className="gj-quiet gj-grow gj-clip">{[booking.unit?.name, booking.purpose, booking.kind === 'printing' && t('errands.bookings.pages', { n: booking.quantity })].filter(Boolean).join(' · ')}</span>
      <span>{booking.amountFen !== null && formatMoney(booking.amountFen)}</span>
      <span className="gj-quiet">{label('bookingState', booking.state)}</span>
      {booking.state === 'booked' && may('cases:register') && (
        <>
          <Button size="small" type="text" loading={act.isPending} onClick={() => act.mutate({ params: { id: booking.id }, body: { action: 'finish', version: booking.version } }, { onError: complain })}>
            {t('errands.bookings.finish')}
          </Button>
          <Button size="small" type="text" danger onClick={() => setCancelling(true)}>
            {t('errands.bookings.cancel')}
          </Button>
        </>
      )}
      {cancelling && (
        <ActForm<{ reason: string }>
          title={t('errands.bookings.cancel')}
          verb={t('errands.bookings.cancel')}
          isDanger
          onSubmit={({ reason }) => act.mutateAsync({ params: { id: booking.id }, body: { action: 'cancel', version: booking.version, reason: reason.trim() } })}
          onClose={() => setCancelling(false)}
        >
          <Form.Item name="reason" label={t('errands.field.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
            <Input maxLength={200} autoFocus />
          </Form.Item>
        </ActForm>
      )}
    </li>
  )
}

interface BookValues {
  from: string
  to: string
  quantity: number
  bookedFor: string
  phone: string
  purpose: string
}

function BookForm({ item, day, taken, onClose }: { item: Bookable; day: string; taken: Booking[]; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const make = useAct('errands.createBooking', ['errands'])
  const id = useNewId()
  const slots = quarters(item.opensAt, item.closesAt)
  const instant = (slot: string): string => (slot === '24:00' ? new Date(Date.parse(instantAt(day, '00:00', site.timeZone)) + DAY).toISOString() : instantAt(day, slot, site.timeZone))
  const isTaken = (slot: string): boolean => item.kind === 'meeting_room' && taken.some((one) => Date.parse(instant(slot)) >= Date.parse(one.startsAt) && Date.parse(instant(slot)) < Date.parse(one.endsAt))
  const submit = async ({ from, to, ...values }: BookValues): Promise<void> => {
    await make.mutateAsync({ body: { id, bookableId: item.id, startsAt: instant(from), endsAt: instant(to), ...values } })
    void message.success(t('errands.bookings.booked', { name: item.name }))
  }
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm<BookValues> title={`${item.name} · ${day}`} verb={t(item.kind === 'printing' ? 'errands.bookings.order' : 'errands.bookings.book')} initial={{ from: slots.find((slot) => !isTaken(slot)), to: undefined, quantity: 1, bookedFor: '', phone: '', purpose: '' }} onSubmit={submit} onClose={onClose}>
      <div className="gj-form-pair">
        <Form.Item name="from" label={t('errands.field.from')} rules={needed}>
          <Select showSearch options={slots.slice(0, -1).map((slot) => ({ value: slot, label: slot, disabled: isTaken(slot) }))} />
        </Form.Item>
        <Form.Item name="to" label={t(item.kind === 'printing' ? 'errands.bookings.wantedBy' : 'errands.field.to')} rules={needed}>
          <Select showSearch options={slots.slice(1).map((slot) => ({ value: slot, label: slot }))} />
        </Form.Item>
      </div>
      {item.kind === 'printing' && (
        <Form.Item name="quantity" label={t('errands.bookings.quantity')}>
          <InputNumber min={1} max={100_000} precision={0} />
        </Form.Item>
      )}
      <div className="gj-form-pair">
        <Form.Item name="bookedFor" label={t('errands.bookings.bookedFor')} rules={needed}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="phone" label={t('errands.field.phone')}>
          <Input maxLength={30} inputMode="tel" />
        </Form.Item>
      </div>
      <Form.Item name="purpose" label={t('errands.bookings.purpose')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}

/** What it costs, and for what. */
function PriceFields() {
  const t = useT()
  return (
    <>
      <Form.Item name="priceYuan" label={t('errands.bookings.price')}>
        <InputNumber min={0} max={1_000_000} precision={2} prefix="¥" style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="priceUnit" label={t('errands.bookings.priceUnit')}>
        <Input maxLength={20} placeholder={t('errands.bookings.priceUnitHint')} />
      </Form.Item>
    </>
  )
}

function SeatsField() {
  const t = useT()
  return (
    <Form.Item name="seats" label={t('errands.bookings.seatsField')}>
      <InputNumber min={1} max={1000} precision={0} style={{ width: '100%' }} />
    </Form.Item>
  )
}

interface BookableValues {
  kind: Bookable['kind']
  name: string
  place: string
  seats: number | null
  priceYuan: number | null
  priceUnit: string
}

function BookableForm({ siteId, onClose }: { siteId: string; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const make = useAct('errands.createBookable', ['errands'])
  const submit = ({ priceYuan, seats, ...values }: BookableValues) => make.mutateAsync({ body: { ...values, siteId, seats: seats ?? null, priceFen: priceYuan === null || priceYuan === undefined ? null : Math.round(priceYuan * 100) } })
  return (
    <ActForm<BookableValues> title={t('errands.bookings.add')} verb={t('errands.bookings.addVerb')} initial={{ kind: 'meeting_room', name: '', place: '', seats: null, priceYuan: null, priceUnit: '' }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="kind" label={t('errands.bookings.kind')}>
        <Radio.Group optionType="button" options={(['meeting_room', 'printing'] as const).map((value) => ({ value, label: label('bookableKind', value) }))} />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="name" label={t('errands.bookings.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
          <Input maxLength={50} autoFocus />
        </Form.Item>
        <Form.Item name="place" label={t('errands.bookings.place')}>
          <Input maxLength={100} />
        </Form.Item>
        <PriceFields />
        <SeatsField />
      </div>
    </ActForm>
  )
}

type BookableFacts = Pick<Bookable, 'place' | 'seats' | 'priceUnit' | 'opensAt' | 'closesAt' | 'isActive'> & { priceYuan: number | null }
const CLOCK = /^([01]\d|2[0-3]):(00|15|30|45)$|^24:00$/

/** What a room or service offers from now on; bookings that are there stay as they were made. */
function BookableChange({ item, onClose }: { item: Bookable; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const change = useAct('errands.changeBookable', ['errands'])
  const save = async ({ priceYuan, ...changes }: Partial<BookableFacts>, version: number): Promise<void> => {
    const price = priceYuan === undefined ? {} : { priceFen: priceYuan === null ? null : Math.round(priceYuan * 100) }
    await inWords(t, () => change.mutateAsync({ params: { id: item.id }, body: { ...changes, ...price, version } }))
    void message.success(t('archives.saved'))
  }
  const clock = [{ required: true, pattern: CLOCK, message: t('errands.bookings.clockHint') }]
  return (
    <EditForm<Bookable, BookableFacts>
      title={`${t('errands.bookings.change')} · ${item.name}`}
      verb={t('shell.form.save')}
      record={item}
      valuesOf={({ place, seats, priceFen, priceUnit, opensAt, closesAt, isActive }) => ({ place, seats, priceYuan: priceFen === null ? null : priceFen / 100, priceUnit, opensAt, closesAt, isActive })}
      fields={{
        place: { label: t('errands.bookings.place') }, seats: { label: t('errands.bookings.seatsField') }, priceYuan: { label: t('errands.bookings.price') }, priceUnit: { label: t('errands.bookings.priceUnit') },
        opensAt: { label: t('errands.bookings.opensAt') }, closesAt: { label: t('errands.bookings.closesAt') }, isActive: { label: t('errands.bookings.use') },
      }}
      onSave={save}
      onClose={onClose}
    >
      <div className="gj-form-pair">
        <Form.Item name="place" label={t('errands.bookings.place')}>
          <Input maxLength={100} autoFocus />
        </Form.Item>
        <SeatsField />
        <PriceFields />
        <Form.Item name="opensAt" label={t('errands.bookings.opensAt')} rules={clock}>
          <Input maxLength={5} />
        </Form.Item>
        <Form.Item name="closesAt" label={t('errands.bookings.closesAt')} rules={clock}>
          <Input maxLength={5} />
        </Form.Item>
      </div>
      <Form.Item name="isActive" valuePropName="checked" label={t('errands.bookings.use')} extra={t('errands.bookings.useHint')}>
        <Switch />
      </Form.Item>
    </EditForm>
  )
}
