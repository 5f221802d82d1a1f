import { Button, Input, InputNumber, Segmented, Select } from 'antd'
import { useT } from '@guanjia/ui'
import { FIRST_RULE, WEEKDAYS, clockTime, hoursEvery, isWhole, plainOf, ruleOf, unfinishedOf, type PlainRule, type Weekday } from './rule.ts'
import { plainWords } from './rule-words.ts'

type Mode = PlainRule['every'] | 'free'
const MODES: readonly Mode[] = ['day', 'week', 'month', 'free']
/** What the three cannot say, to begin with: a day of the year. */
const FREE_EXAMPLE = 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1;BYHOUR=9;BYMINUTE=0'
const MINUTES = [0, 10, 15, 20, 30, 40, 45, 50]
const DAYS = [...Array.from({ length: 31 }, (_, at) => at + 1), -1]
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const OFTEN = [1, 2, 3, 4]

/** When rounds are: by the day, the week or the month in plain words, or a rule of RFC 5545 for what these cannot say. */
export function RuleBuilder({ id, value = '', onChange }: { id?: string; value?: string; onChange?: (rule: string) => void }) {
  const t = useT()
  const plain = plainOf(value)
  // A rule whose last day or hour was just taken away is still being built.
  const draft = plain ?? unfinishedOf(value)
  const set = (patch: Partial<PlainRule>): void => onChange?.(ruleOf({ ...(draft ?? FIRST_RULE), ...patch }))
  const mode = draft ? draft.every : 'free'
  const switchTo = (next: Mode): void => {
    if (next === 'free') return onChange?.(FREE_EXAMPLE)
    const { weekdays, monthDays, ...rest } = draft ?? FIRST_RULE
    onChange?.(ruleOf({ ...rest, every: next, weekdays: weekdays.length > 0 ? weekdays : FIRST_RULE.weekdays, monthDays: monthDays.length > 0 ? monthDays : FIRST_RULE.monthDays }))
  }
  return (
    <div id={id} className="gj-stack" style={{ gap: 8 }}>
      <Segmented<Mode>
        aria-label={t('inspections.rule.every')}
        value={mode}
        options={MODES.map((value) => ({ value, label: t(`inspections.rule.by.${value}`) }))}
        onChange={switchTo}
      />
      {draft ? (
        <>
          <div className="gj-row gj-wrap">
            <span>{t('inspections.rule.interval')}</span>
            <InputNumber min={1} max={52} precision={0} style={{ width: 76 }} aria-label={t('inspections.rule.interval')} value={draft.interval} onChange={(interval) => set({ interval: interval ?? 1 })} />
            <span>{t(`inspections.rule.unit.${draft.every}`)}</span>
          </div>
          {draft.every === 'week' && <Weekdays value={draft.weekdays} onChange={(weekdays) => set({ weekdays })} />}
          {draft.every === 'month' && <Select mode="multiple" aria-label={t('inspections.rule.monthDays')} placeholder={t('inspections.rule.monthDays')} value={draft.monthDays} options={DAYS.map((day) => ({ value: day, label: day < 0 ? t('inspections.rule.lastDay') : t('inspections.rule.monthDay', { n: day }) }))} showSearch={{ optionFilterProp: 'label' }} onChange={(monthDays: number[]) => set({ monthDays })} />}
          <div className="gj-row">
            <Select mode="multiple" style={{ flex: 1, minWidth: 0 }} aria-label={t('inspections.rule.hours')} placeholder={t('inspections.rule.hours')} value={draft.hours} options={HOURS.map((hour) => ({ value: hour, label: clockTime(hour, draft.minute) }))} showSearch={{ optionFilterProp: 'label' }} onChange={(hours: number[]) => set({ hours })} />
            <Select style={{ width: 96 }} aria-label={t('inspections.rule.minute')} value={draft.minute} options={[...new Set([...MINUTES, draft.minute])].map((minute) => ({ value: minute, label: t('inspections.rule.atMinute', { n: minute }) }))} onChange={(minute) => set({ minute })} />
          </div>
          <div className="gj-row gj-wrap gj-small">
            <span className="gj-quiet">{t('inspections.rule.fill')}</span>
            {OFTEN.map((step) => <Button key={step} size="small" onClick={() => set({ hours: hoursEvery(step, 0, 23) })}>{t('inspections.rule.everyHours', { n: step })}</Button>)}
            <Button size="small" onClick={() => set({ hours: hoursEvery(2, 8, 20) })}>{t('inspections.rule.dayTime')}</Button>
            <Button size="small" onClick={() => set({ hours: hoursEvery(2, 20, 6) })}>{t('inspections.rule.nightTime')}</Button>
          </div>
          <p className={isWhole(draft) ? 'gj-quiet' : 'gj-tone'} data-tone="overdue" role="status">{isWhole(draft) ? plainWords(draft, t) : t('inspections.rule.incomplete')}</p>
        </>
      ) : (
        <>
          <Input aria-label={t('inspections.rule.by.free')} value={value} maxLength={300} spellCheck={false} onChange={({ target }) => onChange?.(target.value.toUpperCase())} />
          <p className="gj-quiet gj-small">{t('inspections.rule.freeHint')}</p>
        </>
      )}
    </div>
  )
}

function Weekdays({ value, onChange }: { value: Weekday[]; onChange: (days: Weekday[]) => void }) {
  const t = useT()
  return (
    <div className="gj-row gj-wrap" role="group" aria-label={t('inspections.rule.weekdays')}>
      {WEEKDAYS.map((day) => {
        const isOn = value.includes(day)
        return <Button key={day} size="small" type={isOn ? 'primary' : 'default'} aria-pressed={isOn} onClick={() => onChange(isOn ? value.filter((one) => one !== day) : [...value, day])}>{t(`inspections.rule.weekday.${day}`)}</Button>
      })}
    </div>
  )
}
