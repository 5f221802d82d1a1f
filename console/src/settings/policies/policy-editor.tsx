import { PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown, Input, InputNumber, Radio } from 'antd'
import type { ReactNode } from 'react'
import { useCall, useLabel, useT } from '@guanjia/ui'
import { InstantPicker } from '../../kit/instant-picker.tsx'
import { FactGroup, Facts } from '../../kit/record-page.tsx'
import { MatchEditor } from './match-editor.tsx'
import { TRAITS, faultsOf, type Draft } from './policy-draft.ts'
import { Field, PolicyFormContext, Wrong, usePolicyForm } from './policy-form.tsx'
import { usePolicyWords } from './policy-words.ts'
import { TargetCard, newTarget } from './target-card.tsx'

interface Props {
  draft: Draft
  set: (part: Partial<Draft>) => void
  isReadOnly: boolean
  isNew: boolean
  /** The version takes effect later than now: then its day is shown as such. */
  isUpcoming: boolean
  /** Says also what is still missing; off until the person has tried to save a new policy. */
  isStrict: boolean
  /** What the server found wrong, by JSON pointer, in words. */
  refused: ReadonlyMap<string, string>
  aside: ReactNode
}

/** All of a policy: what it is, for what it holds, and what it promises. */
export function PolicyEditor({ draft, set, isReadOnly, isNew, isUpcoming, isStrict, refused, aside }: Props) {
  const t = useT()
  const faults = isReadOnly ? new Map<string, never>() : faultsOf(draft)
  const wrong = (pointer: string): string | undefined => {
    const fault = faults.get(pointer)
    if (fault && (isStrict || (fault !== 'needed' && fault !== 'no_target'))) return t(`settings.policy.wrong.${fault}`)
    return refused.get(pointer)
  }
  return (
    <PolicyFormContext value={{ draft, set, isReadOnly, isNew, wrong }}>
      <div className="gj-policy">
        <div className="gj-stack">
          {isReadOnly ? (
            <FactGroup title={t('settings.calendar.basics')}>
              <ReadOnlyFacts draft={draft} />
            </FactGroup>
          ) : (
            <>
              <FactGroup title={t('settings.calendar.basics')}>
                <Basics isUpcoming={isUpcoming} />
              </FactGroup>
              <FactGroup title={t('settings.policies.match')}>
                <MatchEditor />
              </FactGroup>
            </>
          )}
          <Targets />
        </div>
        <div className="gj-stack gj-policy-aside">{aside}</div>
      </div>
    </PolicyFormContext>
  )
}

/** For who may only look: words instead of fields that cannot be used. */
function ReadOnlyFacts({ draft }: { draft: Draft }) {
  const t = useT()
  const words = usePolicyWords()
  return (
    <Facts
      facts={[
        { label: t('settings.policy.post'), value: draft.post },
        { label: t('settings.policy.rank'), value: draft.rank },
        ...TRAITS.map((trait) => ({
          label: words.trait(trait),
          value: draft.match[trait]?.map((code) => words.value(trait, code, draft.match)).join(t('archives.comma')),
        })),
      ]}
    />
  )
}

function Basics({ isUpcoming }: { isUpcoming: boolean }) {
  const t = useT()
  const { draft, set, isNew, wrong } = usePolicyForm()
  const status = (pointer: string) => (wrong(pointer) ? ('error' as const) : undefined)
  return (
    <div className="gj-policy-basics">
      <Field label={t('settings.policy.name')} pointer="/name">
        <Input
          value={draft.name}
          maxLength={100}
          autoFocus={isNew}
          status={status('/name')}
          onChange={({ target }) => set({ name: target.value })}
        />
      </Field>
      <Field label={t('settings.policy.code')} pointer="/code" hint={isNew && t('settings.policy.codeHint')}>
        <Input
          value={draft.code}
          maxLength={40}
          disabled={!isNew}
          status={status('/code')}
          onChange={({ target }) => set({ code: target.value })}
        />
      </Field>
      <Field label={t('settings.policy.post')} pointer="/post" hint={t('settings.policy.postHint')}>
        <Input value={draft.post} maxLength={50} onChange={({ target }) => set({ post: target.value })} />
      </Field>
      <Field label={t('settings.policy.rank')} pointer="/rank" hint={t('settings.policy.rankHint')}>
        <InputNumber
          value={draft.rank}
          min={0}
          max={10_000}
          precision={0}
          style={{ width: 110 }}
          onChange={(rank) => set({ rank: rank ?? 0 })}
        />
      </Field>
      <Field label={t('settings.policy.effective')} pointer="/effectiveFrom" isGroup>
        <div className="gj-row gj-wrap">
          {!isUpcoming && (
            <Radio.Group
              value={draft.effectiveFrom === null ? 'now' : 'later'}
              options={[
                { value: 'now', label: t('settings.policy.effectiveNow') },
                { value: 'later', label: t('settings.policy.effectiveLater') },
              ]}
              onChange={({ target }) => set({ effectiveFrom: target.value === 'now' ? null : tomorrow() })}
            />
          )}
          {draft.effectiveFrom !== null && (
            <span style={{ width: 190 }}>
              <InstantPicker
                value={draft.effectiveFrom}
                onChange={(effectiveFrom) => set({ effectiveFrom: effectiveFrom ?? tomorrow() })}
              />
            </span>
          )}
        </div>
      </Field>
    </div>
  )
}

/** The next full hour, a day later; from there people choose. */
function tomorrow(): string {
  return new Date(Math.ceil((Date.now() + 86_400_000) / 3_600_000) * 3_600_000).toISOString()
}

function Targets() {
  const t = useT()
  const label = useLabel()
  const { draft, set, isReadOnly } = usePolicyForm()
  const metrics = useCall('sla.listMetrics', {}, { staleTime: 600_000 })
  const rules = new Map(metrics.data?.items.map((rule) => [rule.metric, rule]))
  const free = [...rules.keys()].filter((metric) => !(metric in draft.targets))
  const calendarCode = Object.values(draft.targets).find((facts) => facts !== null)?.calendarCode ?? '24x7'
  const add = (key: string): void => {
    const [how, metric = ''] = key.split(':')
    set({ targets: { ...draft.targets, [metric]: how === 'except' ? null : newTarget(calendarCode) } })
  }
  const item = (how: string) => (metric: string) => ({
    key: `${how}:${metric}`,
    label: (
      <span className="gj-metric-choice">
        {label('metric', metric)}
        <span className="gj-quiet gj-small">
          {t('settings.policy.fromTo', { start: rules.get(metric)?.start ?? '', stop: rules.get(metric)?.stop ?? '' })}
        </span>
      </span>
    ),
  })
  return (
    <div className="gj-stack" data-pointer="/targets">
      {Object.entries(draft.targets).map(([metric, facts]) => (
        <TargetCard key={metric} metric={metric} facts={facts} rule={rules.get(metric)} />
      ))}
      <Wrong pointer="/targets" />
      {!isReadOnly && free.length > 0 && (
        <div className="gj-row">
          <Dropdown
            trigger={['click']}
            menu={{
              style: { maxHeight: 420, overflow: 'auto' },
              items: [
                ...free.map(item('promise')),
                { type: 'divider' },
                { key: 'excepts', label: t('settings.policy.exceptMenu'), children: free.map(item('except')) },
              ],
              onClick: ({ key }) => add(key),
            }}
          >
            <Button icon={<PlusOutlined />}>{t('settings.policy.addTarget')}</Button>
          </Dropdown>
          {Object.keys(draft.targets).length === 0 && <span className="gj-quiet">{t('settings.policy.noTargets')}</span>}
        </div>
      )}
    </div>
  )
}
